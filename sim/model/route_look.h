/*
 * route_look.h - what lies ahead of each op of a program, and behind it.
 */
#ifndef SW_MODEL_ROUTE_LOOK_H
#define SW_MODEL_ROUTE_LOOK_H

#include "model/plan.h"

/* Gross grams and touch time still ahead, from the end backwards; of a detour
 * those of the route that it leaves. */
void sw_route_look_ahead(const struct sw_product *product, struct sw_op *ops,
                         size_t count);

/* How many parts of a lot come to each op. Jumps only lead forward. */
void sw_route_look_back(const struct sw_product *product, struct sw_op *ops,
                        size_t count);

#endif
