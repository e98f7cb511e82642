#include "model/policy.h"

#include "base/memory.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/policy_count.h"

#include <assert.h>
#include <string.h>

/* Firings in one instant beyond which rules chase each other. */
enum { FIRINGS_MAX = 1000 };

struct due {
    struct sw_watch *first;
    struct sw_watch *last;
};

struct sw_policy_run {
    struct sw_pool *watches;
    struct sw_watch *plant;      /* a rule of the plant each, in file order */
    struct due *due;             /* by policy */
    struct sw_policy_used *used; /* by policy */
    bool scheduled;              /* for this instant */
    int64_t instant_us;          /* of the firings counted */
    uint32_t firings;
    const struct sw_policy *last;
    const struct sw_policy *before_last;
};

/* ------------------------------------------------------------------- who -- */

static bool is_customer(const struct sw_node *customers, const char *name)
{
    for (size_t i = 0; i < customers->count; i++) {
        if (strcmp(customers->items[i]->text, name) == 0) {
            return true;
        }
    }
    return false;
}

/* What never changes of an order. */
static bool could_take(const struct sw_policy *policy,
                       const struct sw_order *order)
{
    const struct sw_who *who = &policy->who;
    return who->products[order->product->index] &&
           (who->customers == NULL ||
            is_customer(who->customers, order->project->customer));
}

static bool is_at(const struct sw_order *order, const bool *at)
{
    for (struct sw_item *item = order->items; item != NULL;
         item = item->of_order_next) {
        const struct sw_op *op = sw_order_items_rider(item)->at;
        if (op->code == SW_OP_STEP && at[op->step->index]) {
            return true;
        }
    }
    return false;
}

bool sw_policy_takes(const struct sw_run *run, const struct sw_policy *policy,
                     const struct sw_order *order)
{
    const struct sw_who *who = &policy->who;
    (void)run;
    return could_take(policy, order) &&
           (who->classes & (1U << order->class_index)) != 0 &&
           order->grams <= who->at_most_g &&
           (who->at == NULL || is_at(order, who->at));
}

/* ---------------------------------------------------------------- firing -- */

static bool act(struct sw_run *run, const struct sw_policy *policy,
                struct sw_order *order)
{
    bool any = false;
    for (size_t i = 0; i < policy->action_count; i++) {
        const struct sw_action *action = &policy->actions[i];
        const bool done = action->kind->act(run, action, order);
        any = any || done;
    }
    return any;
}

static void fire_for(struct sw_run *run, const struct sw_policy *policy,
                     struct sw_order *order)
{
    struct sw_policy_used *used = &run->policies->used[policy->index];
    if (!sw_policy_may_use(run, policy, used, order)) {
        return;
    }
    if (order != NULL) {
        sw_order_keep(order);
    }
    sw_policy_note(run, policy, used, order, act(run, policy, order));
    if (order != NULL) {
        sw_order_let_go(run, order);
    }
}

/* Two rules that make each other fire would do so for ever. */
static bool count_firing(struct sw_run *run, const struct sw_policy *policy)
{
    struct sw_policy_run *policies = run->policies;
    const int64_t now_us = sw_run_now(run);
    if (policies->instant_us != now_us) {
        policies->instant_us = now_us;
        policies->firings = 0;
    }
    policies->before_last = policies->last;
    policies->last = policy;
    if (++policies->firings <= FIRINGS_MAX) {
        return true;
    }
    sw_run_fail(run,
                "policies fire more than %d times in one instant; the last "
                "were '%s' and '%s'",
                FIRINGS_MAX, policies->before_last->name, policy->name);
    return false;
}

/* ------------------------------------------------------------------- due -- */

static void add_due(struct due *due, struct sw_watch *watch)
{
    watch->due = true;
    watch->due_next = NULL;
    watch->due_previous = due->last;
    if (due->last != NULL) {
        due->last->due_next = watch;
    } else {
        due->first = watch;
    }
    due->last = watch;
}

static void remove_due(struct due *due, struct sw_watch *watch)
{
    if (watch->due_previous != NULL) {
        watch->due_previous->due_next = watch->due_next;
    } else {
        due->first = watch->due_next;
    }
    if (watch->due_next != NULL) {
        watch->due_next->due_previous = watch->due_previous;
    } else {
        due->last = watch->due_previous;
    }
    watch->due = false;
}

/* Of the first rule of the file that is to fire; NULL: none is. */
static struct sw_watch *take_due(const struct sw_run *run)
{
    for (size_t i = 0; i < run->model->policy_count; i++) {
        struct due *due = &run->policies->due[i];
        if (due->first != NULL) {
            struct sw_watch *watch = due->first;
            remove_due(due, watch);
            return watch;
        }
    }
    return NULL;
}

static void fire_all(void *context, void *self)
{
    struct sw_run *run = context;
    (void)self;
    run->policies->scheduled = false;
    for (struct sw_watch *watch = take_due(run); watch != NULL;
         watch = take_due(run)) {
        if (watch->order != NULL &&
            !sw_policy_takes(run, watch->policy, watch->order)) {
            continue;
        }
        if (!count_firing(run, watch->policy)) {
            return;
        }
        watch->fired_us = sw_run_now(run);
        fire_for(run, watch->policy, watch->order);
    }
}

void sw_policy_trigger(struct sw_run *run, struct sw_watch *watch)
{
    static const struct sw_turn LAST_OF_TIMERS = {SW_PHASE_TIMER, 7};
    struct sw_policy_run *policies = run->policies;
    if (watch->due || watch->fired_us == sw_run_now(run)) {
        return;
    }
    add_due(&policies->due[watch->policy->index], watch);
    if (!policies->scheduled) {
        policies->scheduled = true;
        (void)sw_engine_schedule_turn(run->engine, sw_run_now(run),
                                      LAST_OF_TIMERS, fire_all, NULL);
    }
}

/* -------------------------------------------------------------- watching -- */

static struct sw_watch *create_watch(struct sw_run *run,
                                     const struct sw_policy *policy,
                                     struct sw_order *order)
{
    struct sw_watch *watch = sw_pool_take(run->policies->watches);
    *watch = (struct sw_watch){
        .policy = policy, .order = order, .fired_us = SW_NEVER_US};
    return watch;
}

void sw_policies_watch(struct sw_run *run, struct sw_order *order)
{
    const struct sw_model *model = run->model;
    struct sw_watch **last = &order->watches;
    for (size_t i = 0; i < model->policy_count; i++) {
        const struct sw_policy *policy = &model->policies[i];
        if (!could_take(policy, order)) {
            continue;
        }
        order->followed = true;
        if (!policy->trigger->of_plant) {
            *last = create_watch(run, policy, order);
            last = &(*last)->next;
        }
    }
}

static void end_watch(struct sw_run *run, struct sw_watch *watch)
{
    (void)sw_engine_cancel(run->engine, watch->timer);
    if (watch->due) {
        remove_due(&run->policies->due[watch->policy->index], watch);
    }
    sw_pool_give(run->policies->watches, watch);
}

void sw_policies_forget(struct sw_run *run, struct sw_order *order)
{
    while (order->watches != NULL) {
        struct sw_watch *watch = order->watches;
        order->watches = watch->next;
        end_watch(run, watch);
    }
}

void sw_policies_tell(struct sw_run *run, struct sw_order *order,
                      enum sw_news news)
{
    for (struct sw_watch *watch = order->watches; watch != NULL;
         watch = watch->next) {
        const struct sw_trigger_kind *trigger = watch->policy->trigger;
        if ((trigger->hears & SW_NEWS_BIT(news)) != 0) {
            trigger->hear(run, watch, news);
        }
    }
}

/* ----------------------------------------------------------------- a run -- */

void sw_policies_create(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    if (model->policy_count == 0) {
        return;
    }
    struct sw_policy_run *policies = sw_new(struct sw_policy_run);
    run->policies = policies;
    policies->watches = sw_pool_create(sizeof(struct sw_watch));
    policies->due = sw_new_array(model->policy_count, sizeof(struct due));
    policies->used =
        sw_new_array(model->policy_count, sizeof(struct sw_policy_used));
    policies->instant_us = SW_NEVER_US;
}

void sw_policies_start(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    for (size_t i = 0; i < model->policy_count; i++) {
        const struct sw_policy *policy = &model->policies[i];
        if (policy->trigger->of_plant) {
            struct sw_watch *watch = create_watch(run, policy, NULL);
            watch->next = run->policies->plant;
            run->policies->plant = watch;
            policy->trigger->start(run, watch);
        }
    }
}

void sw_policies_destroy(struct sw_run *run)
{
    if (run->policies == NULL) {
        return;
    }
    sw_pool_destroy(run->policies->watches);
    sw_free(run->policies->due);
    sw_free(run->policies->used);
    sw_free(run->policies);
}
