/*
 * stock_order.h - the orders by which a stock is filled up again.
 */
#ifndef SW_MODEL_STOCK_ORDER_H
#define SW_MODEL_STOCK_ORDER_H

#include "model/stock.h"

struct sw_stock *sw_stock_of(const struct sw_run *run,
                             const struct sw_step *step);

/* The run begins: reviews at `every`, or a first look. */
void sw_stock_begin_reviews(struct sw_run *run, struct sw_shelf *shelf);

/* Order so much of an article, in its multiples: the grams that are then
 * ordered. */
int64_t sw_stock_place_order(struct sw_run *run, struct sw_shelf *shelf,
                             int64_t grams);

/* The position of an article has changed: unless it has periodic reviews, it is
 * looked at again later in this instant, once. */
void sw_stock_look_again(struct sw_run *run, struct sw_shelf *shelf);

#endif
