/*
 * statistic.h - what is told of a measure: its mean, or a quantile.
 */
#ifndef SW_STATISTIC_H
#define SW_STATISTIC_H

#include <stddef.h>

struct sw_statistic {
    const char *name; /* "mean", "p90" */
    double p;         /* of the quantile; 0: the mean */
};

/* The mean first, then the quantiles, ascending; `name` NULL ends them. */
extern const struct sw_statistic SW_STATISTICS[];

/* NULL if there is none of that name. */
const struct sw_statistic *sw_statistic_find(const char *name);

#endif
