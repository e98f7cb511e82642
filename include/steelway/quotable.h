/*
 * quotable.h - the lead time that can be quoted: the whole days within which so
 * large a share of the orders surely arrives.
 */
#ifndef SW_QUOTABLE_H
#define SW_QUOTABLE_H

#include "steelway/summary.h"

struct sw_quotable {
    double share; /* that is asked for, 0.95 */
    /* The fewest whole days within which the share of all orders arrived; -1 if
     * not reached. */
    long days;
    /* The fewest of which that is sure, one-sided, as it is of all more days;
     * -1 if of none. */
    long sure_days;
    struct sw_estimate within; /* % that arrived within sure_days; `low` is what
                                  is sure of it */
    enum sw_gap gap; /* why there are no days, or none that are sure */
};

/* Of the delivery times of `product` in an option; SW_GAP_NO_VALUES if there
 * are none, or they are not kept. Orders that are still open have not arrived.
 */
struct sw_quotable sw_quotable_find(const struct sw_cases *cases, size_t option,
                                    const char *product, double share,
                                    double confidence);

#endif
