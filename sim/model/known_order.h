/*
 * known_order.h - the orders of a model that are known by name before the run.
 *
 * They are numbered from 1 through all files that name them, and each
 * replication tells when each was delivered.
 */
#ifndef SW_MODEL_KNOWN_ORDER_H
#define SW_MODEL_KNOWN_ORDER_H

#include "model/compiler.h"

/* Room for `count` more, at `*added`. Returns the number of orders before them:
 * the first is one above it. What an earlier call gave is no longer valid. */
uint32_t sw_known_orders_add(struct sw_compiler *compiler, size_t count,
                             struct sw_known_order **added);

/* All of them by name, in the arena, for sw_known_order_find. */
const struct sw_known_order **
sw_known_orders_by_name(const struct sw_compiler *compiler);

/* The number, from 1, of the order of that name; of several the first of the
 * model. 0: there is none. */
uint32_t sw_known_order_find(const struct sw_model *model,
                             const struct sw_known_order *const *by_name,
                             const char *name);

#endif
