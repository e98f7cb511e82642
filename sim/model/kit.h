/*
 * kit.h - lots of several lines of a project that go on when their pieces are
 * in complete kits.
 */
#ifndef SW_MODEL_KIT_H
#define SW_MODEL_KIT_H

#include "model/compiler.h"
#include "model/run.h"

enum { SW_KIT_PARTS_MAX = 8 };

/* How many pieces of which products make a kit. */
struct sw_kit_plan {
    uint32_t part_count;
    int64_t pieces[SW_KIT_PARTS_MAX];
    uint32_t *part_of; /* by product, from 1; 0: none */
};

extern const struct sw_table SW_KIT_PART_TABLE;

/* Make the plan of the parts of `step`. False after reporting. */
bool sw_kit_compile(struct sw_compiler *compiler, const struct sw_step *step,
                    const struct sw_objects *parts, struct sw_kit_plan *plan);

/* Every product that comes to the step is in the kit. */
bool sw_kit_check(struct sw_compiler *compiler, const struct sw_step *step,
                  const struct sw_kit_plan *plan);

/* The lot, which has entered the step now, waits for its kits; those whose kits
 * are complete go on. */
void sw_kit_enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *lot);

/* It waits no more; its pieces are in no kit. */
void sw_kit_take_back(struct sw_run *run, struct sw_item *lot);

/* The lots of `order` that wait at `step` for their kits go on without them;
 * those who come do not wait for them. False if there are none. */
bool sw_kit_release(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order);

/* Everything of the project that waits for kits goes on without them. */
void sw_kit_release_rest(struct sw_run *run, struct sw_project *project);

/* The project goes. */
void sw_kit_forget(struct sw_run *run, struct sw_project *project);

size_t sw_kit_bytes(void);

#endif
