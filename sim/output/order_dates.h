/*
 * order_dates.h - when a known order is delivered, over all replications.
 */
#ifndef SW_OUTPUT_ORDER_DATES_H
#define SW_OUTPUT_ORDER_DATES_H

#include "steelway/results.h"

/* Times are of the run's clock. */
struct sw_order_dates {
    size_t replications;
    size_t delivered; /* replications in which it was */
    int64_t p10_us;   /* SW_NEVER_US: not reached, here and below */
    int64_t p50_us;
    int64_t p90_us;
    double by_promised; /* share of replications; NaN without such a date */
    double by_requested;
};

/* Of known order `index` of an option; quantiles as stats/quantile.h defines
 * them, where an order that is not delivered is later than all others. */
struct sw_order_dates sw_order_dates(const struct sw_findings *findings,
                                     size_t option, size_t index);

#endif
