/*
 * best.h - which of several options can be the best, and how sure that is.
 *
 * All options run the same replications on common random numbers.
 */
#ifndef SW_STATS_BEST_H
#define SW_STATS_BEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sw_better { SW_BETTER_SMALLER = 0, SW_BETTER_LARGER };

/*
 * What is compared. `values[option * count + r]` is option's result in
 * replication (or section) r. `centers[option]` is its estimate: the mean of
 * its row, or for a ratio or a quantile the pooled value, about which the row
 * holds linear errors or section values.
 */
struct sw_contest {
    const double *centers;
    const double *values;
    size_t options; /* 2 or more */
    size_t count;   /* 2 or more */
    enum sw_better better;
};

/* How far an option is from the best of the others, in the unit of the data:
 * below 0 it is better by up to so much, above 0 worse. */
struct sw_standing {
    double low;       /* at most 0: "the best by up to -low" */
    double high;      /* at least 0: "worse than the best by up to high" */
    bool in_best_set; /* cannot be told from the best */
};

/*
 * Multiple comparisons with the best under common random numbers (Hsu 1984;
 * Nelson and Matejcik 1995). With d_i how much worse option i is than the best
 * of the others, all intervals hold together with `confidence`:
 *     [min(0, d_i - w), max(0, d_i + w)],   w = T S sqrt(2 / n),
 *     S^2 = sum (Y_ir - Y_i. - Y_.r + Y_..)^2 / ((k - 1) (n - 1)),
 *     T = sw_best_critical(k - 1, (k - 1) (n - 1), confidence).
 * In the best set are those with d_i - w <= 0. The method supposes that all
 * pairs of options have differences of one variance (sphericity). All centers
 * must be finite.
 */
void sw_best_compare(const struct sw_contest *contest, double confidence,
                     struct sw_standing *standings);

/*
 * T with P(all of T_1..T_others <= T) = confidence, where T_i is Student's t
 * with `freedom` and each two have correlation 1/2. 0.5 <= confidence < 1,
 * others >= 1, freedom >= 1.
 */
double sw_best_critical(size_t others, size_t freedom, double confidence);

/* ---------------------------------------------------------- resampling --- */

/* How often each replication is drawn in resample `number`, the same for every
 * option: weights[0..replications) add up to `replications`. A function of its
 * arguments only. */
void sw_resample(uint64_t seed, uint64_t number, uint32_t *weights,
                 size_t replications);

/* What `option` is worth if replication r counts weights[r] times. Infinite if
 * never reached; NaN makes it lose. */
typedef double sw_worth_fn(void *self, size_t option, const uint32_t *weights);

struct sw_resampling {
    uint64_t seed;
    uint64_t resamples; /* 2,000 is usual */
    size_t options;
    size_t replications;
    enum sw_better better;
    sw_worth_fn *worth;
    void *self;
};

/*
 * p_best[option] = the share of resamples in which it is the best (the
 * bootstrap of the replications, Efron 1979). Ties share. The shares add up
 * to 1 unless nothing was worth anything in some resample.
 */
void sw_best_shares(const struct sw_resampling *resampling, double *p_best);

#endif
