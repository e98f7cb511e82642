#include "model/bid.h"

#include "model/service.h"

#include <stddef.h>

/* The order whose class and product count: a carrier's first member's. */
static struct sw_order *order_of(const struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER ? item->first->order : item->order;
}

bool sw_alternative_takes(const struct sw_alternative *alternative,
                          const struct sw_item *item)
{
    const struct sw_order *order = order_of(item);
    return (alternative->classes[order->product->index] &
            (1U << order->class_index)) != 0;
}

int64_t sw_alternative_work(struct sw_run *run,
                            const struct sw_alternative *alternative,
                            const struct sw_item *item, int64_t work_us)
{
    const struct sw_step *step = item->at->step;
    if (alternative->rate > 0.0) {
        return sw_service_rate_work(item->grams, alternative->rate);
    }
    return alternative->time.distribution == NULL
               ? work_us
               : sw_run_draw(run, &alternative->time, item->entity,
                             sw_item_visit(item, step));
}

struct sw_item *sw_bid_create(struct sw_run *run, struct sw_item *item,
                              uint32_t index, struct sw_item *other)
{
    const struct sw_service_plan *plan = item->at->step->service;
    struct sw_item *bid = sw_item_create(run, SW_ITEM_BID);
    bid->carrier = item;
    bid->order = order_of(item);
    bid->at = item->at;
    bid->lot = index;
    bid->grams = item->grams;
    bid->setup_unit = item->setup_unit;
    bid->work_us = sw_alternative_work(run, &plan->alternatives[index], item,
                                       item->work_us);
    bid->last = bid;
    if (other != NULL) {
        bid->last = other->last;
        other->last = bid;
    }
    return bid;
}

struct sw_item *sw_bid_accept(struct sw_run *run, struct sw_item *bid,
                              void (*withdraw)(struct sw_run *run,
                                               struct sw_item *bid))
{
    struct sw_item *item = bid->carrier;
    item->next = NULL;
    item->work_us = bid->work_us;
    item->whole_us = bid->work_us;
    item->rank = bid->rank;
    item->ticket = bid->ticket;
    item->mark_closed_us = bid->mark_closed_us;
    item->mark_down_us = bid->mark_down_us;
    for (struct sw_item *other = bid->last; other != bid;) {
        struct sw_item *next = other->last;
        withdraw(run, other);
        other = next;
    }
    sw_item_destroy(run, bid);
    return item;
}
