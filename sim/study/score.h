/*
 * score.h - what options are compared by: a statistic of a measure, of one
 * product or averaged over several.
 *
 *     score = offset + sum over terms of  weight * statistic(series)
 *
 * or, pooled, the mean of all terms' series together.
 *
 * All options ran the same replications on common random numbers. Every option
 * has its value from all replications together, and for each replication (each
 * section of them, for quantiles) the error it adds to that value: differences,
 * intervals and the multiple comparison all come from these.
 */
#ifndef SW_STUDY_SCORE_H
#define SW_STUDY_SCORE_H

#include "stats/best.h"
#include "study/case.h"

struct sw_sample_pool;

struct sw_score_term {
    struct sw_series_name series;
    double weight;
};

struct sw_score_plan {
    const struct sw_score_term *terms;
    size_t count; /* of terms; 1 or more */
    const struct sw_statistic *statistic;
    const double *offsets; /* added to each option's score; NULL: none */
    bool absent_is_zero;   /* a series that an option lacks is 0; of means */
    bool pooled; /* one mean of all terms' totals; weights do not count */
    /* The sorted values of each option, for plans of one term that differ in
     * their quantile; borrowed. NULL: they are sorted when needed. */
    struct sw_sample_pool *const *pools;
};

struct sw_score;

/* The cases must outlive the score. */
struct sw_score *sw_score_create(const struct sw_cases *cases,
                                 const struct sw_score_plan *plan);
void sw_score_destroy(struct sw_score *score);

/* The score of an option. */
struct sw_estimate sw_score_value(const struct sw_score *score, size_t option,
                                  double confidence);

/* The score of `option` less that of `other`, in replications paired by
 * number. If `other` is never reached: SW_GAP_BASELINE_NOT_REACHED. */
struct sw_estimate sw_score_difference(const struct sw_score *score,
                                       size_t option, size_t other,
                                       double confidence);

/* The sum of all options' scores, each times its weight: a contrast, in
 * replications paired by number. */
struct sw_estimate sw_score_contrast(const struct sw_score *score,
                                     const double *weights, double confidence);

/* Var(difference) / (Var + Var): what common random numbers left of the
 * variance. NaN if that cannot be told. */
double sw_score_variance_ratio(const struct sw_score *score, size_t option,
                               size_t other);

/* For each option: can it be the best? By multiple comparisons with the best;
 * unsure where the score has no interval. What is never reached is not, if less
 * is better; what alone is reached, is. */
void sw_score_in_best_set(const struct sw_score *score, enum sw_better better,
                          double confidence, enum sw_answer *in_best_set);

/* For each option: the share of 2,000 resamples of the replications in which it
 * is the best; NaN if there are less than two to resample. */
void sw_score_p_best(const struct sw_score *score, enum sw_better better,
                     uint64_t seed, double *p_best);

#endif
