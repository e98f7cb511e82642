/*
 * problem_tally.h - what is counted of user problems: those that are received
 * while the window is open.
 */
#ifndef SW_MODEL_PROBLEM_TALLY_H
#define SW_MODEL_PROBLEM_TALLY_H

#include "model/problem.h"

void sw_problem_tallies_create(struct sw_run *run);
void sw_problem_tallies_destroy(struct sw_run *run);

/* The problem is received, is closed. */
void sw_problem_tally_received(struct sw_run *run,
                               const struct sw_problem *problem);
void sw_problem_tally_closed(struct sw_run *run,
                             const struct sw_problem *problem);

#endif
