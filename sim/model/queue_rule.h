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

/* The one that goes first now leaves those waiting. */
void sw_queue_leave(struct sw_resource_state *state, struct sw_item *item);

/* Is the unit set up for what `item` needs? Keys of different steps are
 * different setups. An item that needs none finds every unit set up. */
bool sw_is_set_up(const struct sw_unit *unit, const struct sw_item *item);

/* From now on it is. */
void sw_set_up(struct sw_unit *unit, const struct sw_item *item);

#endif
