/*
 * distribution.h - what a time, a size or a count is drawn from.
 *
 * Every distribution is drawn by inversion of one uniform number, with our own
 * elementary functions, so that a draw has the same bits on every machine and
 * common random numbers stay in step.
 */
#ifndef SW_RANDOM_DISTRIBUTION_H
#define SW_RANDOM_DISTRIBUTION_H

#include <stdint.h>

struct sw_distribution;

/* The value with P(X <= value) = u, 0 < u < 1, in the base unit it was made
 * in, not rounded. */
double sw_distribution_quantile(const struct sw_distribution *distribution,
                                double u);

/* The same, rounded once to the nearest integer, half away from zero. */
int64_t sw_distribution_draw(const struct sw_distribution *distribution,
                             double u);

double sw_distribution_mean(const struct sw_distribution *distribution);
double sw_distribution_variance(const struct sw_distribution *distribution);
double sw_distribution_min(const struct sw_distribution *distribution);

#endif
