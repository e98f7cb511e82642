/*
 * crew.h - repairs that need a crew, and wait for it.
 *
 * A crew is a resource like any other; what it serves is a call, an item
 * without members at a step that no route has. The unit stays down until it is
 * served.
 */
#ifndef SW_MODEL_CREW_H
#define SW_MODEL_CREW_H

#include "model/compiler.h"
#include "model/unit.h"

/* Repairs of `breakdown` need a unit of the resource `crew`, if it is given;
 * false after reporting. */
bool sw_crew_compile(struct sw_compiler *compiler,
                     const struct sw_resource *resource, struct sw_name crew,
                     struct sw_breakdown *breakdown);

/* The crew is called to work `repair_us` on what `wear` has broken. */
void sw_crew_call(struct sw_run *run, const struct sw_breakdown *breakdown,
                  struct sw_wear *wear, int64_t repair_us);

#endif
