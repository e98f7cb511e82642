/*
 * compile_route.h - routes as programs, one for each product.
 */
#ifndef SW_MODEL_COMPILE_ROUTE_H
#define SW_MODEL_COMPILE_ROUTE_H

#include "model/compiler.h"

/* Fill in the programs of all products, and the number of visit counters. Steps
 * must be compiled. False after reporting. */
bool sw_compile_routes(struct sw_compiler *compiler);

#endif
