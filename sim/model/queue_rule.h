/*
 * queue_rule.h - who is served next.
 *
 * A rule either gives each item a rank when it joins (the smaller goes first,
 * equal ones in order of joining), or picks among those waiting at each choice.
 * A new rule is a row in queue_rule.c.
 */
#ifndef SW_MODEL_QUEUE_RULE_H
#define SW_MODEL_QUEUE_RULE_H

#include "model/unit.h"

/* Put `item` in its place among those waiting. */
void sw_queue_join(struct sw_resource_state *state, struct sw_item *item);

/* Who goes first now, seen from `unit`; NULL if nobody waits. */
struct sw_item *sw_queue_first(const struct sw_resource_state *state,
                               const struct sw_unit *unit);

/* What `item` at `step` needs a unit to be set up for; UINT32_MAX: nothing. */
uint32_t sw_setup_key(const struct sw_step *step, const struct sw_item *item);

#endif
