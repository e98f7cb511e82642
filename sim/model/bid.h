/*
 * bid.h - a lot that waits for the first of several resources.
 *
 * It waits in none of their queues itself: a bid stands for it in each (`next`
 * of the lot is one of them, and their `last` make a ring), with
 * the work that it would be there. When one of them is to be served, the others
 * are withdrawn, and the lot goes on with what the bid says. So a queue and its
 * rule know nothing of alternatives, and the choice is as late as can be.
 */
#ifndef SW_MODEL_BID_H
#define SW_MODEL_BID_H

#include "model/run.h"

/* Can the alternative serve `item`? */
bool sw_alternative_takes(const struct sw_alternative *alternative,
                          const struct sw_item *item);

/* The work of `item` there; `work_us` is that by the step. */
int64_t sw_alternative_work(struct sw_run *run,
                            const struct sw_alternative *alternative,
                            const struct sw_item *item, int64_t work_us);

/* A bid for `item` at the alternative of this index, in a ring with `other`,
 * unless that is NULL. */
struct sw_item *sw_bid_create(struct sw_run *run, struct sw_item *item,
                              uint32_t index, struct sw_item *other);

/* The resource that it is for. */
static inline const struct sw_resource *
sw_bid_resource(const struct sw_item *bid)
{
    return bid->at->step->service->alternatives[bid->lot].resource;
}

/* `bid`, which has left its queue, is served: its item, which is returned, goes
 * on with its work and marks. `withdraw` takes the other bids of the ring out
 * of their queues, and destroys them. */
struct sw_item *sw_bid_accept(struct sw_run *run, struct sw_item *bid,
                              void (*withdraw)(struct sw_run *run,
                                               struct sw_item *bid));

#endif
