/*
 * policy.h - response policies: when something becomes true, do something.
 *
 * A rule watches each open order that it could ever take, or the plant. What it
 * watches for becomes true some time in an instant; the rules for which it did
 * fire at the end of the timers of that instant, in the order of the file. What
 * they do may make more rules fire at once.
 *
 *     order enters --> watch (rule, order) --trigger--> due --> actions
 */
#ifndef SW_MODEL_POLICY_H
#define SW_MODEL_POLICY_H

#include "model/compiler.h"
#include "model/run.h"

struct sw_policy;
struct sw_watch;
struct sw_policy_cost_settings;
struct sw_disruption;
struct sw_problem;

/* What happens that a rule may listen to. */
enum sw_news_kind {
    SW_NEWS_ENTERED,   /* the order is open */
    SW_NEWS_PROMISED,  /* for the first time, after its entry */
    SW_NEWS_REVISED,   /* its promise has become a later one */
    SW_NEWS_MOVED,     /* `item` of it has come to a step */
    SW_NEWS_PASSED,    /* it has passed a milestone */
    SW_NEWS_PROBLEM,   /* `problem` of it is received */
    SW_NEWS_QUEUE,     /* of the plant: more or less waits at `step` */
    SW_NEWS_STOCK,     /* there is more or less in the stock `step` */
    SW_NEWS_RESOURCE,  /* units of `resource` went down, or came up */
    SW_NEWS_DISRUPTION /* `disruption` begins */
};

#define SW_NEWS_BIT(kind) (1U << (kind))

struct sw_news {
    enum sw_news_kind kind;
    const struct sw_item *item;
    const struct sw_step *step;
    const struct sw_resource *resource;
    const struct sw_disruption *disruption;
    const struct sw_problem *problem;
    uint32_t milestone;
};

/*
 * A kind of condition: one const of these in a file of its own, listed in
 * trigger_kind.c. It calls sw_policy_trigger when its condition becomes true.
 */
struct sw_trigger_kind {
    const struct sw_table *settings; /* its name is the key under `when` */
    bool of_plant;                   /* not of an order */
    bool of_goods;  /* of what is done with them, delivered or not */
    unsigned hears; /* SW_NEWS_BIT of what `hear` is told */
    /* Make policy->trigger_plan of policy->when; false after reporting. NULL if
     * there is nothing to make. */
    bool (*compile)(struct sw_compiler *compiler, struct sw_policy *policy);
    /* The run starts: of a plant. NULL: nothing is to be done. */
    void (*start)(struct sw_run *run, struct sw_watch *watch);
    /* Some news of watch->order, or of the plant. NULL: it hears nothing. */
    void (*hear)(struct sw_run *run, struct sw_watch *watch,
                 const struct sw_news *news);
    /* Asked for by sw_policy_look, after all timers of the instant: does the
     * condition hold as things now are? NULL: it never asks. */
    bool (*holds)(struct sw_run *run, struct sw_watch *watch);
};

struct sw_action {
    const struct sw_action_kind *kind;
    const struct sw_policy *policy;
    const struct sw_object *object; /* its settings and place */
    const void *plan;               /* the kind's */
    const char *label;              /* "2 first_at": from 1 */
    uint32_t index;                 /* in its policy */
};

/* A kind of action: one const of these in a file of its own, listed in
 * action_kind.c. */
struct sw_action_kind {
    const struct sw_table *settings; /* its name is the key under `do` */
    bool of_plant;                   /* it needs no order */
    bool replenishes; /* it orders for stocks, which is told in tonnes */
    /* Make action->plan; false after reporting. */
    bool (*compile)(struct sw_compiler *compiler, struct sw_action *action);
    /* Do it to `order`, which stays open meanwhile (NULL: to the plant). False:
     * in vain, nothing has changed. */
    bool (*act)(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order);
    /* The order class that it leads to. NULL: orders stay in theirs. */
    uint32_t (*leads_to)(const struct sw_action *action);
};

/* The orders that a rule takes; what is not told is any. */
struct sw_who {
    uint32_t classes;                /* bit set of order classes */
    const bool *products;            /* by product */
    const struct sw_node *customers; /* a list of texts; NULL: all */
    const bool *at; /* by step: something of it is there; NULL: anywhere */
    int64_t at_most_g;
};

enum sw_limit_of {
    SW_LIMIT_NONE,
    SW_LIMIT_LINES,
    SW_LIMIT_GRAMS,
    SW_LIMIT_PROJECTS,
    SW_LIMIT_USES
};

enum sw_limit_per { SW_PER_WEEK, SW_PER_MONTH };

struct sw_limit {
    enum sw_limit_of of;
    enum sw_limit_per per;
    int64_t most;
};

struct sw_policy {
    const char *name;
    uint32_t index;
    struct sw_place place;        /* of its name */
    const struct sw_object *when; /* settings of its condition */
    const struct sw_trigger_kind *trigger;
    const void *trigger_plan;
    struct sw_who who;
    size_t action_count;
    struct sw_action *actions;
    bool for_orders;                            /* some of its actions are */
    struct sw_limit limit;                      /* SW_LIMIT_NONE: it has none */
    const struct sw_policy_cost_settings *cost; /* NULL: it costs nothing */
    uint32_t account;
};

/* A rule's eye on an order, or on the plant. */
struct sw_watch {
    struct sw_watch *next; /* of the same order, in the order of the file */
    const struct sw_policy *policy;
    struct sw_order *order;    /* NULL: the plant */
    struct sw_watch *due_next; /* of those that are to fire, or be looked at */
    struct sw_watch *due_previous;
    struct sw_event timer; /* the trigger's */
    int64_t fired_us;      /* SW_NEVER_US until then */
    bool holds;            /* the condition, as was found last */
    bool due;              /* to fire */
    bool looked;           /* to be looked at */
};

/* Compile `policies`, after all else; false after reporting. */
bool sw_policies_compile(struct sw_compiler *compiler);

/* ----------------------------------------------------------------- a run -- */

void sw_policies_create(struct sw_run *run);
void sw_policies_start(struct sw_run *run);
void sw_policies_destroy(struct sw_run *run);

/* The order is entered, with its promise; and is closed. */
void sw_policies_watch(struct sw_run *run, struct sw_order *order);
void sw_policies_forget(struct sw_run *run, struct sw_order *order);

/* For the rules that watch the order. */
void sw_policies_tell(struct sw_run *run, struct sw_order *order,
                      const struct sw_news *news);

static inline void sw_policies_hear(struct sw_run *run, struct sw_order *order,
                                    enum sw_news_kind kind)
{
    if (order->watches != NULL) {
        sw_policies_tell(run, order, &(struct sw_news){.kind = kind});
    }
}

/* The item (or what rides in it) has come to a step. Only if there are
 * policies. */
void sw_policies_moved(struct sw_run *run, const struct sw_item *item);

/* It waits at `step` (+1), or does so no more (-1). Only of steps that are
 * heard. */
void sw_policies_waits(struct sw_run *run, const struct sw_step *step,
                       const struct sw_item *item, int change);

/* For the rules that watch the plant. Only if there are policies. */
void sw_policies_tell_plant(struct sw_run *run, const struct sw_news *news);

/* What the watch waits for has become true: its rule fires in this instant. */
void sw_policy_trigger(struct sw_run *run, struct sw_watch *watch);

/* It may have: see whether it holds when all timers of this instant are over.
 */
void sw_policy_look(struct sw_run *run, struct sw_watch *watch);

/* It holds or not from now on; the rule fires if it has become true. */
void sw_policy_set(struct sw_run *run, struct sw_watch *watch, bool holds);

#endif
