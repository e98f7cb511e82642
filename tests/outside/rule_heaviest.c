/* A queue rule of an outside program: the heaviest goes first. */
#include "model/queue_rule.h"

static int64_t rank(const struct sw_resource_state *state,
                    const struct sw_item *item)
{
    (void)state;
    return -item->grams;
}

extern const struct sw_queue_rule RULE_HEAVIEST;
const struct sw_queue_rule RULE_HEAVIEST = {"heaviest", rank, NULL, false};
