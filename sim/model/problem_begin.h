/*
 * problem_begin.h - a problem comes to be: what is noted of what it was found
 * on, and that it is received.
 */
#ifndef SW_MODEL_PROBLEM_BEGIN_H
#define SW_MODEL_PROBLEM_BEGIN_H

#include "model/problem.h"
#include "model/problem_history.h"

/* One is found on the lot (of an order type: on its order) as it leaves the
 * step. */
void sw_problem_begin(struct sw_run *run, const struct sw_problem_type *type,
                      const struct sw_step *step, const struct sw_item *lot);

/* One of the history is found now: on the order that it names if that is open,
 * else on none of the run. */
void sw_problem_begin_past(struct sw_run *run,
                           const struct sw_past_problem *past);

#endif
