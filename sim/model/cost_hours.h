/*
 * cost_hours.h - what the hours and setups of a resource cost.
 *
 * A setup is paid by the run of lots that it opens: it is kept by unit, with
 * the grams that the unit has served since, and shared by these when the next
 * setup begins or the window closes. Setups whose run has not begun by then are
 * not paid.
 */
#ifndef SW_MODEL_COST_HOURS_H
#define SW_MODEL_COST_HOURS_H

#include "model/unit.h"

/* `unit` is about to be set up for `item`, if it needs it: the run of what it
 * was set up for is over. Before sw_set_up, of steps with costs only. */
void sw_cost_turned(struct sw_run *run, const struct sw_unit *unit,
                    const struct sw_item *item);

/* The service of `unit`, not yet booked, is over or broken off, after so much
 * setup and work. Of steps with costs only. */
void sw_cost_served(struct sw_run *run, const struct sw_unit *unit,
                    int64_t setup_us, int64_t work_us);

void sw_cost_hours_create(struct sw_run *run);
void sw_cost_hours_destroy(struct sw_run *run);
void sw_cost_hours_restart(struct sw_run *run);
void sw_cost_hours_freeze(struct sw_run *run);

#endif
