/*
 * precision.h - adding replications until an interval is narrow enough.
 *
 * Only prefixes of the replications, at counts fixed beforehand, are looked at,
 * so where a run stops depends on no machine and no number of threads. The
 * smallest, 20, keeps the intervals honest (Chow and Robbins 1965; Law 2015,
 * section 9.4.1).
 */
#ifndef SW_STATS_PRECISION_H
#define SW_STATS_PRECISION_H

#include "steelway/estimate.h"

#include <stdbool.h>
#include <stddef.h>

/* The first count looked at that is above `count`: 20, 30, 40, 60, 80, 120,
 * 160, 240, ... */
size_t sw_precision_next(size_t count);

/* What is asked for. Either may be 0: not asked for. */
struct sw_precision {
    double relative; /* largest relative error, 0.02 */
    double absolute; /* largest half width, in the unit of the estimate */
};

/*
 * Is the interval narrow enough? A relative error g of the true value needs a
 * half width of at most g / (1 + g) of the estimate. Without an interval: no.
 */
bool sw_precision_reached(const struct sw_estimate *estimate,
                          struct sw_precision precision);

#endif
