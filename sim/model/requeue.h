/*
 * requeue.h - an order that waits gets the place in its queues that it would
 * have if it had come as it now is.
 */
#ifndef SW_MODEL_REQUEUE_H
#define SW_MODEL_REQUEUE_H

#include "model/run.h"

/* Its class or rank has changed: whatever of it waits goes to its new place.
 * Only of an order that is followed. */
void sw_requeue_order(struct sw_run *run, struct sw_order *order);

/* `item` waits for the resource of `step`. A kind's `requeue`. */
void sw_requeue_service(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *item);

#endif
