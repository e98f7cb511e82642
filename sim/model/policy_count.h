/*
 * policy_count.h - how often a rule was used: its limit, its costs, and what is
 * told of it in the end.
 */
#ifndef SW_MODEL_POLICY_COUNT_H
#define SW_MODEL_POLICY_COUNT_H

#include "model/policy.h"

/* Of one rule in a run. */
struct sw_policy_used {
    int64_t period;   /* week or month that `amount` is of */
    int64_t amount;   /* used of the limit */
    uint64_t fired;   /* in the window, and did something */
    uint64_t in_vain; /* and found nothing to do */
    uint64_t refused; /* not done for the limit */
};

/* May the rule be used now for `order` (NULL: the plant)? If not, it is counted
 * as refused. */
bool sw_policy_may_use(struct sw_run *run, const struct sw_policy *policy,
                       struct sw_policy_used *used,
                       const struct sw_order *order);

/* It was, and has `done` something or not. */
void sw_policy_note(struct sw_run *run, const struct sw_policy *policy,
                    struct sw_policy_used *used, const struct sw_order *order,
                    bool done);

#endif
