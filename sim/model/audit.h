/*
 * audit.h - what must hold in every replication, whatever the scenario.
 *
 * Grams in = out + scrap + inside, order by order, stocks with them; caps hold
 * the lots they count; an order's ledger adds up to its delivery time; the area
 * under the number of orders inside = the time they spent there. A failed audit
 * fails the run and says where.
 */
#ifndef SW_MODEL_AUDIT_H
#define SW_MODEL_AUDIT_H

#include "model/run.h"

struct sw_audit {
    int64_t made_g;
    int64_t lost_g;
    int64_t ended_g;
    int64_t stocked_g;
    sw_int128 inside_us;     /* of orders, within the window */
    struct sw_error failure; /* the first; kind NONE while all is well */
};

/* `last` closes the order: do its cells add up to the time since entry? */
void sw_audit_ledger(struct sw_run *run, const struct sw_order *order,
                     const struct sw_item *last);

/* An order is gone, or the run is over: time and grams. */
void sw_audit_order(struct sw_run *run, const struct sw_order *order,
                    bool closed);

/* At the end, after every open order: grams, and Little's law. */
void sw_audit_end(struct sw_run *run);

#endif
