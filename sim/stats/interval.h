/*
 * interval.h - confidence intervals from independent replications.
 *
 * One number per replication and option, in order of replication. An infinite
 * number stands for "later than everything" (an order still open) and makes the
 * estimate not reached; NaN stands for a replication without anything to
 * measure. `confidence` is two-sided, from 1e-9 to 1 - 1e-9: 0.95.
 *
 * Options run on common random numbers, replication r of one beside replication
 * r of the other, so a difference is always the mean of paired differences
 * (Law 2015, section 10.2). An interval for independent samples would throw
 * away what the common numbers gained; there is none here.
 */
#ifndef SW_STATS_INTERVAL_H
#define SW_STATS_INTERVAL_H

#include "steelway/estimate.h"

#include <stddef.h>

/*
 * Student's t with P(T <= t) = (1 + confidence) / 2. Rounded to nine decimals:
 * its last bits follow the machine's libm, and no printed number should.
 */
double sw_student(double confidence, size_t freedom);

/* The confidence of each of `count` intervals that hold together with at least
 * `confidence` (Bonferroni): 1 - (1 - confidence) / count. */
double sw_level_simultaneous(double confidence, size_t count);

/* The two-sided confidence, 2 c - 1, whose ends are one-sided bounds at
 * `confidence` c, 0.5 or more. */
double sw_level_one_sided(double confidence);

/* mean +- t S / sqrt(count). */
struct sw_estimate sw_interval_mean(const double *values, size_t count,
                                    double confidence);

/* The mean of after[r] - before[r]. */
struct sw_estimate sw_interval_difference(const double *after,
                                          const double *before, size_t count,
                                          double confidence);

/* The interval about `value` that the spread of `errors`, one per replication
 * or section, allows: value +- t sqrt(sum errors^2 / ((count - 1) count)). */
struct sw_estimate sw_interval_around(double value, const double *errors,
                                      size_t count, double confidence);

/* Numerators and denominators, one of each per replication: money and tonnes,
 * orders in time and orders. */
struct sw_ratio {
    const double *over;
    const double *under;
};

/*
 * sum over / sum under. The mean of the replications' own ratios would be
 * biased when they are short (Law 2015, section 9.5.1). Interval from
 *     D_r = over_r - ratio * under_r:  ratio +- t S_D / (sqrt(R) mean under).
 */
struct sw_estimate sw_interval_ratio(struct sw_ratio ratio, size_t count,
                                     double confidence);

/*
 * errors[r] = (over_r - ratio * under_r) / mean under, the error that each
 * replication adds to the ratio; they sum to 0. Returns the ratio; NaN, and
 * errors untouched, if nothing is under.
 */
double sw_ratio_errors(struct sw_ratio ratio, size_t count, double *errors);

/* Hold the interval, if there is one, within what the quantity can be; INFINITY
 * for no bound. It covers no less: nothing true is cut off. */
void sw_interval_hold(struct sw_estimate *estimate, double least, double most);

/*
 * A share: the ratio interval, held within 0 and 1. If all succeeded, or none
 * did, the replications show no spread: then Clopper and Pearson's interval,
 * with each replication, not each order, as one trial.
 */
struct sw_estimate sw_interval_share(struct sw_ratio ratio, size_t count,
                                     double confidence);

/* Clopper and Pearson (1934): the probability behind `successes` of `trials`
 * independent trials. */
struct sw_estimate sw_interval_binomial(size_t successes, size_t trials,
                                        double confidence);

#endif
