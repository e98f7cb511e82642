/*
 * route_check.h - what a route must not ask of the steps it leads through.
 */
#ifndef SW_MODEL_ROUTE_CHECK_H
#define SW_MODEL_ROUTE_CHECK_H

#include "model/compiler.h"

/* False after reporting: a yield where there are no lots, or in branches; a
 * step in two branches at once; room that nothing before it could wait for. */
bool sw_route_check(struct sw_compiler *compiler,
                    const struct sw_product *product);

#endif
