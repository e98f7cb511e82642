/*
 * policy_run.h - what a replication keeps of its response policies.
 */
#ifndef SW_MODEL_POLICY_RUN_H
#define SW_MODEL_POLICY_RUN_H

#include "model/policy.h"

/* Of one rule; all but the first three within the window. */
struct sw_policy_counts {
    int64_t period;     /* week or month that is now */
    int64_t used;       /* of its limit in it */
    uint64_t *projects; /* as many as `used`, if projects are limited; owned */
    uint64_t fired;
    uint64_t in_vain; /* of them: nothing was found to be done */
    uint64_t refused; /* not fired, or not done for an order, for the limit */
    uint64_t lines;   /* orders for which something was done */
    int64_t grams;    /* of them */
    sw_int128 money;
    uint64_t *done;         /* by action; owned */
    uint64_t *vain;         /* likewise */
    int64_t *replenished_g; /* by action, what it has ordered; owned */
    uint64_t *displaced;    /* orders that come later by it, by group; owned */
};

/* Watches that wait for something to be done with them. */
struct sw_watch_list {
    struct sw_watch *first;
    struct sw_watch *last;
};

struct sw_policy_run {
    struct sw_pool *watches;
    struct sw_watch *plant;          /* of the rules of the plant */
    struct sw_watch_list *due;       /* by rule: to fire */
    struct sw_watch_list looked;     /* to be looked at */
    bool scheduled;                  /* for this instant */
    const struct sw_policy *firing;  /* NULL: none does */
    struct sw_policy_counts *counts; /* by rule */
    int64_t instant_us;              /* of the firings counted */
    uint32_t firings;
    const struct sw_policy *last; /* that fired, and the one before it */
    const struct sw_policy *before_last;
    struct sw_order **orders; /* that a rule of the plant takes; owned */
    size_t order_capacity;
    struct sw_policy_queue *queues; /* by step; NULL: no rule asks */
};

/* What waits at a step. */
struct sw_policy_queue {
    int64_t lots;
    int64_t grams;
};

#endif
