/*
 * moments.h - count, mean, variance and skewness of numbers as they come.
 *
 * Updated one number at a time (Welford 1962; third moment by Terriberry 2007)
 * in plain double and in the order given, so the same numbers give the same
 * bits on every machine. GSL's statistics add in long double, whose width
 * differs between machines.
 */
#ifndef SW_STATS_MOMENTS_H
#define SW_STATS_MOMENTS_H

#include <stddef.h>

/* {0} is the start: no numbers yet. */
struct sw_moments {
    size_t count;
    double mean;
    double squares; /* sum of (x - mean)^2 */
    double cubes;   /* sum of (x - mean)^3 */
};

void sw_moments_add(struct sw_moments *moments, double value);

struct sw_moments sw_moments_of(const double *values, size_t count);

/* Squares over count - 1; 0 for fewer than two numbers. */
double sw_moments_variance(const struct sw_moments *moments);

/* (cubes / count) / (squares / count)^1.5; 0 when all numbers are equal. Means
 * of skewed replications have intervals that cover too little when there are
 * few: warn above 1 or so (Johnson 1978). */
double sw_moments_skewness(const struct sw_moments *moments);

/* The sum in the order given. */
double sw_sum(const double *values, size_t count);

/*
 * Var(after - before) / (Var after + Var before) of paired replications: what
 * common random numbers leave of the variance of a difference. Under 1 they
 * help. NaN with fewer than two replications or no variance at all.
 */
double sw_variance_ratio(const double *after, const double *before,
                         size_t count);

#endif
