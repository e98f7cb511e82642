/*
 * order_items.h - what of an order is on its way: the items that have come to a
 * step, of orders whose course may be changed (order_life.h, policy.h).
 */
#ifndef SW_MODEL_ORDER_ITEMS_H
#define SW_MODEL_ORDER_ITEMS_H

#include "model/run.h"

/* The item has come to a step; it is about to be destroyed. Of an order that is
 * not followed nothing is noted. */
void sw_order_items_follow(struct sw_item *item);
void sw_order_items_forget(struct sw_item *item);

/* The lot (or order) that a branch is a copy of. */
static inline struct sw_item *sw_order_items_lot(struct sw_item *item)
{
    while (item->kind == SW_ITEM_BRANCH) {
        item = item->carrier;
    }
    return item;
}

/* What the item moves in: the heat or load that it rides in, or itself. */
static inline struct sw_item *sw_order_items_rider(struct sw_item *item)
{
    return item->carrier != NULL && item->carrier->kind == SW_ITEM_CARRIER
               ? item->carrier
               : item;
}

/* Is the item (no member of a carrier, but maybe one itself) in a step where it
 * still waits? */
static inline bool sw_order_items_waits(const struct sw_item *item)
{
    return item->at->code == SW_OP_STEP && !item->resolved && !item->started &&
           !item->parked;
}

#endif
