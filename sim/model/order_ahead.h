/*
 * order_ahead.h - what of an order may still come to a step.
 */
#ifndef SW_MODEL_ORDER_AHEAD_H
#define SW_MODEL_ORDER_AHEAD_H

#include "model/run.h"

/* May some of the order still come to a step that is marked, by index, further
 * down its program than it is now? Steps of detours count if it makes any. */
bool sw_order_may_come(const struct sw_order *order, const bool *steps);

#endif
