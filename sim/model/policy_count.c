#include "model/policy_count.h"

bool sw_policy_may_use(struct sw_run *run, const struct sw_policy *policy,
                       struct sw_policy_used *used,
                       const struct sw_order *order)
{
    (void)run;
    (void)policy;
    (void)used;
    (void)order;
    return true;
}

void sw_policy_note(struct sw_run *run, const struct sw_policy *policy,
                    struct sw_policy_used *used, const struct sw_order *order,
                    bool done)
{
    (void)policy;
    (void)order;
    if (!run->in_window) {
        return;
    }
    used->fired += done;
    used->in_vain += !done;
}
