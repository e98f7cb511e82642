/*
 * problem_cause.h - problems that come again as long as their cause is there.
 */
#ifndef SW_MODEL_PROBLEM_CAUSE_H
#define SW_MODEL_PROBLEM_CAUSE_H

#include "model/problem.h"

/* The problem is found: it may come again on the next order of the product. */
void sw_problem_cause_begins(struct sw_run *run, struct sw_problem *problem);

/* The types that the order, which is judged now, has because one before had
 * them: bit set. */
uint32_t sw_problem_causes_of(struct sw_run *run, const struct sw_order *order);

/* One that kept the problem does so no more. */
void sw_problem_release(struct sw_run *run, struct sw_problem *problem);

#endif
