/*
 * problem_register.h - the record of each problem, as 8D reports have it.
 */
#ifndef SW_MODEL_PROBLEM_REGISTER_H
#define SW_MODEL_PROBLEM_REGISTER_H

#include "model/problem.h"

/* Tell the observer, if there is one for it; `closed_us` is SW_NEVER_US of a
 * problem that is open at the end of the run. */
void sw_problem_tell(const struct sw_run *run, const struct sw_problem *problem,
                     int64_t closed_us);

#endif
