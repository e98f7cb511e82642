/*
 * curb.h - times in which a resource may do less than it could.
 *
 * Of several at a time the lowest speed and the fewest units count.
 */
#ifndef SW_MODEL_CURB_H
#define SW_MODEL_CURB_H

#include "model/compiler.h"
#include "model/unit.h"

/* The curbs of `resource`; false after reporting. */
bool sw_curbs_compile(struct sw_compiler *compiler,
                      struct sw_resource *resource,
                      const struct sw_objects *curbs);

/* Schedule the first of each; those that are on at the start begin. */
void sw_curbs_start(struct sw_resource_state *state);

/* The share of its capacity that curbs leave in the year from `from_us`. */
double sw_curbs_leave(const struct sw_resource *resource, int64_t from_us);

#endif
