/*
 * problem_settle.h - what becomes of a problem, of the goods and of the order
 * that it was found on.
 */
#ifndef SW_MODEL_PROBLEM_SETTLE_H
#define SW_MODEL_PROBLEM_SETTLE_H

#include "model/problem.h"

/* The problem is disposed of: what was put aside goes its way. */
void sw_problem_dispose(struct sw_run *run, struct sw_problem *problem);

#endif
