#include "model/order_ahead.h"

/* A member of a heat or load is where that is, which may have gone on since the
 * lot joined it. */
static const struct sw_op *place_of(const struct sw_item *item)
{
    const struct sw_item *carrier = item->carrier;
    if (carrier == NULL || carrier->kind != SW_ITEM_CARRIER) {
        return item->at;
    }
    return item->at + (carrier->at - carrier->first->at);
}

static bool may_come(const struct sw_item *item, const bool *steps)
{
    const struct sw_product *product = item->order->product;
    const struct sw_op *end = product->program + product->op_count;
    const struct sw_op *at = place_of(item);
    const bool here = at->code == SW_OP_STEP && !item->resolved;
    for (const struct sw_op *op = here ? at + 1 : at; op < end; op++) {
        const bool is_way = !op->aside || item->order->detours != 0;
        if (op->code == SW_OP_STEP && is_way && steps[op->step->index]) {
            return true;
        }
    }
    return false;
}

bool sw_order_may_come(const struct sw_order *order, const bool *steps)
{
    const struct sw_item *item = order->items;
    while (item != NULL && !may_come(item, steps)) {
        item = item->of_order_next;
    }
    return item != NULL;
}
