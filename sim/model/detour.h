/*
 * detour.h - ways that lots take in place of some steps of their route, once a
 * response policy has said so of their order.
 *
 *     detour: { from: [barge], through: [truck] }
 *
 * They are compiled into the programs, in front of each place that they lead
 * around, so that whatever looks at a program sees them.
 */
#ifndef SW_MODEL_DETOUR_H
#define SW_MODEL_DETOUR_H

#include "model/compiler.h"

enum { SW_DETOURS_MAX = 32 }; /* bits of an order's set */

struct sw_detour_settings {
    struct sw_names from;
    struct sw_names through;
    struct sw_name to;
};

struct sw_detour {
    const struct sw_object *action; /* that makes it */
    uint32_t bit;
    const bool *products; /* by index: whose lots may be told to make it */
    const bool *from;     /* by step: what it leads around */
    size_t through_count;
    const struct sw_step **through;
    const struct sw_step *to; /* where it ends; NULL: behind each of `from` */
    struct sw_place to_place;
};

/* Find the detours of all policies, before the routes are compiled. False after
 * reporting. */
bool sw_detours_compile(struct sw_compiler *compiler);

/* Set the goals of detours that end at a step of their own, in the program of
 * `product` that is being made. False after reporting. */
bool sw_detours_lead(struct sw_compiler *compiler,
                     const struct sw_product *product, struct sw_op *ops,
                     size_t count);

/* That of this action. */
const struct sw_detour *sw_detour_of(const struct sw_model *model,
                                     const struct sw_object *action);

/* Do lots of `product` make the detour around `step`? */
static inline bool sw_detour_leads_around(const struct sw_detour *detour,
                                          const struct sw_product *product,
                                          const struct sw_step *step)
{
    return detour->products[product->index] && detour->from[step->index];
}

#endif
