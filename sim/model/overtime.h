/*
 * overtime.h - a resource works by another calendar than its own for a while.
 */
#ifndef SW_MODEL_OVERTIME_H
#define SW_MODEL_OVERTIME_H

#include "model/unit.h"

/* From now on for `lasts_us` it works by `calendar`. What is under way by that
 * calendar is prolonged; another one takes its place. False if nothing is
 * changed by it. */
bool sw_overtime_begin(struct sw_resource_state *state,
                       const struct sw_calendar *calendar, int64_t lasts_us);

#endif
