#include "model/order_items.h"

#include <stddef.h>

void sw_order_items_follow(struct sw_item *item)
{
    struct sw_order *order = item->order;
    if (order == NULL || !order->followed || item->followed) {
        return;
    }
    item->followed = true;
    item->of_order_next = order->items;
    item->of_order_previous = NULL;
    if (order->items != NULL) {
        order->items->of_order_previous = item;
    }
    order->items = item;
}

void sw_order_items_forget(struct sw_item *item)
{
    if (item->of_order_previous != NULL) {
        item->of_order_previous->of_order_next = item->of_order_next;
    } else {
        item->order->items = item->of_order_next;
    }
    if (item->of_order_next != NULL) {
        item->of_order_next->of_order_previous = item->of_order_previous;
    }
    item->followed = false;
}
