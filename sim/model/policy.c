#include "model/policy.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/policy_count.h"
#include "model/policy_run.h"

#include <assert.h>
#include <string.h>

/* Firings in one instant beyond which rules chase each other. */
enum { FIRINGS_MAX = 1000, NAME_BYTES = 160 };

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

/* A rule about when an order is there has nothing to do with what becomes of
 * its goods once it is, unless it asks for these. */
static bool comes_too_late(const struct sw_run *run,
                           const struct sw_policy *policy,
                           const struct sw_order *order)
{
    return order->passed_us[run->model->delivered] != SW_NEVER_US &&
           policy->who.at == NULL && !policy->trigger->of_goods;
}

/* The order as it now is. */
static bool takes(const struct sw_run *run, const struct sw_policy *policy,
                  const struct sw_order *order)
{
    const struct sw_who *who = &policy->who;
    return could_take(policy, order) && !comes_too_late(run, policy, order) &&
           (who->classes & (1U << order->class_index)) != 0 &&
           order->grams <= who->at_most_g &&
           (who->at == NULL || is_at(order, who->at));
}

/* ---------------------------------------------------------------- firing -- */

/* What it does to the order, or, without one, to the plant; the bits of the
 * actions that did something. */
static uint64_t act(struct sw_run *run, const struct sw_policy *policy,
                    struct sw_order *order, bool for_plant)
{
    uint64_t all = 0;
    for (size_t i = 0; i < policy->action_count; i++) {
        const struct sw_action *action = &policy->actions[i];
        const bool of_plant = action->kind->of_plant;
        if (of_plant ? for_plant : order != NULL) {
            const bool done =
                action->kind->act(run, action, of_plant ? NULL : order);
            sw_policy_note_action(run, action, done);
            all |= done ? UINT64_C(1) << i : 0;
        }
    }
    return all;
}

/* Tell the observer, if there is one, which actions did something. */
static void tell_firing(const struct sw_run *run,
                        const struct sw_policy *policy,
                        const struct sw_order *order, uint64_t done)
{
    if (run->observer->firing == NULL) {
        return;
    }
    struct sw_text actions = {0};
    char name[NAME_BYTES];
    for (size_t i = 0; i < policy->action_count; i++) {
        if ((done >> i & 1U) != 0) {
            sw_text_format(&actions, "%s%s", actions.length == 0 ? "" : ", ",
                           policy->actions[i].label);
        }
    }
    const struct sw_firing firing = {
        .at_us = sw_run_now(run),
        .policy = policy->name,
        .order = sw_order_name(order, name, sizeof(name)),
        .actions = sw_text_get(&actions),
    };
    run->observer->firing(run->observer->self, &firing);
    sw_text_clear(&actions);
}

static bool serve(struct sw_run *run, const struct sw_policy *policy,
                  struct sw_order *order, bool for_plant)
{
    sw_order_keep(order);
    const uint64_t done = act(run, policy, order, for_plant);
    sw_policy_note_order(run, policy, order, done != 0);
    tell_firing(run, policy, order, done);
    sw_order_let_go(run, order);
    return done != 0;
}

/* The orders that are open now and that the rule takes, the last entered first;
 * kept until they are let go. */
static size_t gather(struct sw_run *run, const struct sw_policy *policy)
{
    struct sw_policy_run *policies = run->policies;
    size_t count = 0;
    for (struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        if (takes(run, policy, order)) {
            policies->orders =
                sw_reserve_array(policies->orders, &policies->order_capacity,
                                 count + 1, sizeof(struct sw_order *));
            policies->orders[count++] = order;
            sw_order_keep(order);
        }
    }
    return count;
}

static bool serve_all(struct sw_run *run, const struct sw_policy *policy)
{
    bool any = false;
    for (size_t i = gather(run, policy); i > 0; i--) {
        struct sw_order *order = run->policies->orders[i - 1];
        if (sw_policy_may_serve(run, policy, order)) {
            any = serve(run, policy, order, false) || any;
        }
        sw_order_let_go(run, order);
    }
    return any;
}

static void fire(struct sw_run *run, const struct sw_policy *policy,
                 struct sw_order *order)
{
    if (!sw_policy_may_use(run, policy) ||
        (order != NULL && !sw_policy_may_serve(run, policy, order))) {
        return;
    }
    run->policies->firing = policy;
    if (order != NULL) {
        const bool done = serve(run, policy, order, true);
        sw_policy_note_firing(run, policy, done, true);
    } else {
        const bool done = act(run, policy, NULL, true) != 0;
        const bool orders = policy->for_orders && serve_all(run, policy);
        sw_policy_note_firing(run, policy, done || orders, orders);
    }
    run->policies->firing = NULL;
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
    if (policies->last != policy) {
        policies->before_last = policies->last;
        policies->last = policy;
    }
    if (++policies->firings <= FIRINGS_MAX) {
        return true;
    }
    sw_run_fail(run,
                "policies fire more than %d times in one instant; the last "
                "were '%s' and '%s'",
                FIRINGS_MAX,
                policies->before_last == NULL ? policy->name
                                              : policies->before_last->name,
                policy->name);
    return false;
}

/* ------------------------------------------------------------------- due -- */

static void add(struct sw_watch_list *due, struct sw_watch *watch)
{
    watch->due_next = NULL;
    watch->due_previous = due->last;
    if (due->last != NULL) {
        due->last->due_next = watch;
    } else {
        due->first = watch;
    }
    due->last = watch;
}

static void take_out(struct sw_watch_list *due, struct sw_watch *watch)
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
    watch->looked = false;
}

/* Of the first rule of the file that is to fire; NULL: none is. */
static struct sw_watch *take_due(const struct sw_run *run)
{
    for (size_t i = 0; i < run->model->policy_count; i++) {
        struct sw_watch_list *due = &run->policies->due[i];
        if (due->first != NULL) {
            struct sw_watch *watch = due->first;
            take_out(due, watch);
            return watch;
        }
    }
    return NULL;
}

static void look_at_all(struct sw_run *run)
{
    struct sw_watch_list *looked = &run->policies->looked;
    while (looked->first != NULL) {
        struct sw_watch *watch = looked->first;
        take_out(looked, watch);
        sw_policy_set(run, watch, watch->policy->trigger->holds(run, watch));
    }
}

/* What a rule does may make another fire. */
static void fire_all(void *context, void *self)
{
    struct sw_run *run = context;
    (void)self;
    run->policies->scheduled = false;
    look_at_all(run);
    for (struct sw_watch *watch = take_due(run); watch != NULL;
         watch = take_due(run)) {
        if (watch->order != NULL && !takes(run, watch->policy, watch->order)) {
            continue;
        }
        if (!count_firing(run, watch->policy)) {
            return;
        }
        watch->fired_us = sw_run_now(run);
        fire(run, watch->policy, watch->order);
        look_at_all(run);
    }
}

static void schedule(struct sw_run *run)
{
    static const struct sw_turn LAST_OF_TIMERS = {SW_PHASE_TIMER, 7};
    struct sw_policy_run *policies = run->policies;
    if (!policies->scheduled) {
        policies->scheduled = true;
        (void)sw_engine_schedule_turn(run->engine, sw_run_now(run),
                                      LAST_OF_TIMERS, fire_all, NULL);
    }
}

void sw_policy_trigger(struct sw_run *run, struct sw_watch *watch)
{
    struct sw_policy_run *policies = run->policies;
    if (watch->due || watch->fired_us == sw_run_now(run)) {
        return;
    }
    if (watch->looked) {
        take_out(&policies->looked, watch);
    }
    add(&policies->due[watch->policy->index], watch);
    watch->due = true;
    schedule(run);
}

void sw_policy_look(struct sw_run *run, struct sw_watch *watch)
{
    if (!watch->due && !watch->looked) {
        add(&run->policies->looked, watch);
        watch->looked = true;
        schedule(run);
    }
}

void sw_policy_set(struct sw_run *run, struct sw_watch *watch, bool holds)
{
    const bool held = watch->holds;
    watch->holds = holds;
    if (holds && !held) {
        sw_policy_trigger(run, watch);
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
        take_out(&run->policies->due[watch->policy->index], watch);
    } else if (watch->looked) {
        take_out(&run->policies->looked, watch);
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

static void tell(struct sw_run *run, struct sw_watch *first,
                 const struct sw_news *news)
{
    for (struct sw_watch *watch = first; watch != NULL; watch = watch->next) {
        const struct sw_trigger_kind *trigger = watch->policy->trigger;
        if ((trigger->hears & SW_NEWS_BIT(news->kind)) != 0) {
            trigger->hear(run, watch, news);
        }
    }
}

void sw_policies_tell(struct sw_run *run, struct sw_order *order,
                      const struct sw_news *news)
{
    tell(run, order->watches, news);
}

void sw_policies_tell_plant(struct sw_run *run, const struct sw_news *news)
{
    tell(run, run->policies->plant, news);
}

void sw_policies_moved(struct sw_run *run, const struct sw_item *item)
{
    const struct sw_news news = {.kind = SW_NEWS_MOVED, .item = item};
    if (item->at->step->heard) {
        sw_policies_waits(run, item->at->step, item, +1);
    }
    if (item->kind != SW_ITEM_CARRIER) {
        tell(run, item->order->watches, &news);
        return;
    }
    for (const struct sw_item *member = item->first; member != NULL;
         member = member->next) {
        tell(run, member->order->watches, &news);
    }
}

void sw_policies_waits(struct sw_run *run, const struct sw_step *step,
                       const struct sw_item *item, int change)
{
    struct sw_policy_queue *queue = &run->policies->queues[step->index];
    const bool loaded = item->kind == SW_ITEM_CARRIER;
    queue->lots += change * (loaded ? (int64_t)item->pending : 1);
    queue->grams += change * item->grams;
    sw_policies_tell_plant(
        run, &(struct sw_news){.kind = SW_NEWS_QUEUE, .step = step});
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
    policies->due =
        sw_new_array(model->policy_count, sizeof(struct sw_watch_list));
    policies->counts = sw_policy_counts_create(model);
    policies->queues =
        sw_new_array(model->step_count, sizeof(struct sw_policy_queue));
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
            if (policy->trigger->start != NULL) {
                policy->trigger->start(run, watch);
            }
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
    sw_policy_counts_destroy(run->model, run->policies->counts);
    sw_free(run->policies->orders);
    sw_free(run->policies->queues);
    sw_free(run->policies);
}
