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

/* A share of the speed, and a number of units (negative: all), as curbs have
 * them; and whether a curb takes anything from the resource. */
int64_t sw_curb_speed(double share);
uint32_t sw_curb_units(int64_t units);
bool sw_curb_curbs(const struct sw_curb *curb,
                   const struct sw_resource *resource);

/* The disruption `by` turns on, or off, what it curbs of the resource. */
void sw_curbs_turn(struct sw_resource_state *state, uint32_t by, bool on);

/* Schedule the first of each; those that are on at the start begin. */
void sw_curbs_start(struct sw_resource_state *state);

/* Does one of them leave it no units? */
bool sw_curbs_stop(const struct sw_resource *resource);

/* A unit of it stands still from now on, or does no more. */
void sw_curbs_stand_still(struct sw_resource_state *state, bool stands);

/* The share of its capacity that curbs leave in the year from `from_us`. */
double sw_curbs_leave(const struct sw_resource *resource, int64_t from_us);

#endif
