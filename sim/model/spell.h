/*
 * spell.h - times in which something is not as usual: a curb, a closed lane, a
 * disruption. Once, from a date on, or again and again for drawn times.
 */
#ifndef SW_MODEL_SPELL_H
#define SW_MODEL_SPELL_H

#include "model/run.h"

/* It begins or ends; `self` is the spell's. */
typedef void sw_spell_fn(struct sw_run *run, void *self, bool on);

struct sw_spell {
    const struct sw_spell_plan *plan;
    uint64_t entity; /* of its draws; their visit is its number */
    uint64_t number; /* of those that began */
    sw_spell_fn *turn;
    void *self; /* borrowed */
};

/* Schedule the first, or the end of one that began before the run, which is
 * turned on at once. `spell` stays where it is. A plan that says nothing of
 * time never begins by itself. */
void sw_spell_start(struct sw_run *run, struct sw_spell *spell);

/* It begins now, whatever its plan says, and ends by that; not while it is on.
 */
void sw_spell_begin(struct sw_run *run, struct sw_spell *spell);

/* The share of the year from `from_us` in which it is on, in the mean. */
double sw_spell_share(const struct sw_spell_plan *plan, int64_t from_us);

#endif
