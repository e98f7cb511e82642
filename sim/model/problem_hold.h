/*
 * problem_hold.h - containment: what a problem may be about is put aside until
 * it is known what becomes of it, and a line may stand still.
 *
 * What waits is withdrawn from its queue; what is worked on or rides in a heat
 * or load is put aside at its next decision, on the way to a next step. The lot
 * that a problem was found on is held from then on, the others in its scope
 * once the problem is contained.
 */
#ifndef SW_MODEL_PROBLEM_HOLD_H
#define SW_MODEL_PROBLEM_HOLD_H

#include "model/problem.h"

/* The problem is found; received, in a turn of its own; contained. */
void sw_problem_hold_found(struct sw_run *run, struct sw_problem *problem);
void sw_problem_hold_received(struct sw_run *run, struct sw_problem *problem);
void sw_problem_hold_contained(struct sw_run *run, struct sw_problem *problem);

/* Nothing more is held by it; what is put aside still waits for a word. */
void sw_problem_hold_ends(struct sw_run *run, struct sw_problem *problem);

/* The window closes: a line that stands still is paid for up to now. The run
 * ends: what is held, and how long a line has stood still, is noted. */
void sw_problem_hold_window_closes(struct sw_run *run,
                                   const struct sw_problem *problem);
void sw_problem_hold_run_ends(const struct sw_run *run,
                              struct sw_problem *problem);

/* Is the item the lot (or of the order) that the problem was found on? */
bool sw_problem_is_about(const struct sw_problem *problem,
                         struct sw_item *item);

/* The item, which is put aside, is not any more, and is booked up to now. */
void sw_problem_let_go(struct sw_run *run, struct sw_item *item);

#endif
