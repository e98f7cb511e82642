/*
 * run_end.h - may something that comes at a date come at all, and does it
 * count?
 *
 *     start --- warm_up --- window (length) --- limit
 *                                    |             |
 *                             counts no more    never comes
 *
 * If the window is told in orders, it is not known when it closes.
 */
#ifndef SW_MODEL_RUN_END_H
#define SW_MODEL_RUN_END_H

#include "model/compiler.h"

/* Time since the start of the run at which the window closes, and at which the
 * run ends at the latest; SW_NEVER_US: not known. */
int64_t sw_window_end_us(const struct sw_model *model);
int64_t sw_run_end_us(const struct sw_model *model);

/* Something comes so long after the start. NULL, or why it never does: "the
 * date is after the run ends, ...", in the arena. */
const char *sw_run_end_forbids(const struct sw_compiler *compiler,
                               int64_t at_us);

/* Warn at `place` if `what`, "the date of 'late'", comes when the window has
 * closed. */
void sw_run_end_warn(struct sw_compiler *compiler, struct sw_place place,
                     int64_t at_us, const char *what);

#endif
