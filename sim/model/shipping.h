/*
 * shipping.h - when a lot that is ready may be put on a load: at once, not
 * before a date, or when it is called; and alone, or only with the rest of its
 * order.
 */
#ifndef SW_MODEL_SHIPPING_H
#define SW_MODEL_SHIPPING_H

#include "model/gather.h"

enum sw_ship { SW_SHIP_WHEN_READY, SW_SHIP_NOT_BEFORE, SW_SHIP_WHEN_CALLED };

struct sw_shipping_plan {
    enum sw_ship ship;
    int64_t before_us;    /* the date */
    struct sw_drawn call; /* after the date */
};

/* `lot` has entered its step of transport now; in time it joins the gather
 * that the step's state begins with. */
void sw_shipping_enter(struct sw_run *run, const struct sw_shipping_plan *plan,
                       struct sw_item *lot);

/* `lot`, which waits for its date, the rest of its order, or in an open load,
 * does so no more, booked up to now. */
void sw_shipping_withdraw(struct sw_run *run, const struct sw_step *step,
                          struct sw_item *lot);

/* The load that lots of `order` wait in sets out with what it has; those that
 * wait for the rest of the order join it, and the order waits for its rest no
 * more. Who waits for a date, or to be called, still does, and is then released
 * if the order's bit says so. False if none of the order waits here. */
bool sw_shipping_release(struct sw_run *run, const struct sw_step *step,
                         struct sw_order *order);

/* All that is on its way of `order` waits for each other. False if none of it
 * does so at a step of transport. */
bool sw_shipping_order_is_there(struct sw_run *run, struct sw_order *order);

#endif
