#include "model/queue_rule.h"

#include "model/item_heap.h"
#include "model/item_way.h"
#include "model/order.h"
#include "scenario/addition.h"

#include <assert.h>
#include <stddef.h>

/* The order whose dates and class count: a carrier's first member's. */
static const struct sw_order *order_of(const struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER ? item->first->order : item->order;
}

static int64_t due_us(const struct sw_item *item)
{
    return sw_order_due_us(order_of(item));
}

static int64_t rank_priority(const struct sw_resource_state *state,
                             const struct sw_item *item)
{
    return state->run->model->classes[order_of(item)->class_index].priority;
}

static int64_t rank_edd(const struct sw_resource_state *state,
                        const struct sw_item *item)
{
    (void)state;
    return due_us(item);
}

static int64_t rank_spt(const struct sw_resource_state *state,
                        const struct sw_item *item)
{
    (void)state;
    return item->work_us;
}

static struct sw_item *pick_last(const struct sw_resource_state *state,
                                 const struct sw_unit *unit)
{
    (void)unit;
    return state->waiting.last;
}

/* Critical ratio = time to the due date / touch time still ahead; compared
 * without dividing. */
static struct sw_item *pick_critical(const struct sw_resource_state *state,
                                     const struct sw_unit *unit)
{
    (void)unit;
    const int64_t now_us = sw_run_now(state->run);
    struct sw_item *best = state->waiting.first;
    for (struct sw_item *item = best->next; item != NULL; item = item->next) {
        const sw_int128 mine =
            (sw_int128)(due_us(item) - now_us) * best->at->ahead_us;
        const sw_int128 its =
            (sw_int128)(due_us(best) - now_us) * item->at->ahead_us;
        if (mine < its) {
            best = item;
        }
    }
    return best;
}

static struct sw_item *pick_family(const struct sw_resource_state *state,
                                   const struct sw_unit *unit)
{
    for (struct sw_item *item = state->waiting.first; item != NULL;
         item = item->next) {
        if (sw_is_set_up(unit, item)) {
            return item;
        }
    }
    return state->waiting.first;
}

const struct sw_queue_rule SW_QUEUE_FIFO = {"fifo", NULL, NULL, false};
static const struct sw_queue_rule LIFO = {"lifo", NULL, pick_last, false};
static const struct sw_queue_rule PRIORITY = {"priority", rank_priority, NULL,
                                              true};
static const struct sw_queue_rule EDD = {"edd", rank_edd, NULL, true};
static const struct sw_queue_rule SPT = {"spt", rank_spt, NULL, false};
static const struct sw_queue_rule CRITICAL_RATIO = {"critical_ratio", NULL,
                                                    pick_critical, false};
static const struct sw_queue_rule FAMILY_FIRST = {"family_first", NULL,
                                                  pick_family, false};

const struct sw_queue_rule *const SW_QUEUE_RULES[] = {
    &SW_QUEUE_FIFO, &LIFO,           &PRIORITY,     &EDD,
    &SPT,           &CRITICAL_RATIO, &FAMILY_FIRST, NULL,
};

const char *const SW_QUEUE_RULE_WORDS[] = {
    "fifo", "lifo",           "priority",     "edd",
    "spt",  "critical_ratio", "family_first", NULL,
};

const struct sw_queue_rule *sw_queue_rule_of(const struct sw_reader *reader,
                                             int index)
{
    int count = 0;
    while (SW_QUEUE_RULES[count] != NULL) {
        count++;
    }
    return index < count ? SW_QUEUE_RULES[index]
                         : sw_addition_to(reader, SW_QUEUE_RULE_WORDS)
                               .things[index - count];
}

/* What a unit is set up for after a setup was broken off. */
#define NO_KEY UINT32_MAX

static uint32_t key_of(const uint32_t *keys, const struct sw_item *item)
{
    return keys[order_of(item)->product->index];
}

bool sw_is_set_up(const struct sw_unit *unit, const struct sw_item *item)
{
    const uint32_t *keys = item->at->step->service->setup_keys;
    return keys == NULL ||
           (unit->setup_keys == keys && unit->setup_key == key_of(keys, item));
}

const struct sw_distribution *sw_setup_time(const struct sw_unit *unit,
                                            const struct sw_item *item)
{
    const struct sw_service_plan *plan = item->at->step->service;
    if (plan->setup_times == NULL || unit->setup_keys != plan->setup_keys ||
        unit->setup_key == NO_KEY) {
        return plan->setup.distribution;
    }
    const size_t pair = (size_t)unit->setup_key * plan->key_count +
                        key_of(plan->setup_keys, item);
    return plan->setup_times[pair] != NULL ? plan->setup_times[pair]
                                           : plan->setup.distribution;
}

void sw_set_up(struct sw_unit *unit, const struct sw_item *item)
{
    const uint32_t *keys = item->at->step->service->setup_keys;
    if (keys != NULL) {
        unit->setup_keys = keys;
        unit->setup_key = key_of(keys, item);
    }
}

void sw_lose_setup(struct sw_unit *unit)
{
    unit->setup_key = NO_KEY;
}

/* Of a bid, what it stands for. */
static bool goes_first(const struct sw_item *item)
{
    return item->at->step->first_at != 0 &&
           sw_item_goes_first(item->kind == SW_ITEM_BID ? item->carrier : item);
}

static int64_t rank_of(const struct sw_resource_state *state,
                       const struct sw_item *item)
{
    if (item->goes_first) {
        return INT64_MIN;
    }
    return sw_item_carries_none(item) ? 0
                                      : state->plan->rule->rank(state, item);
}

static void add_to_list(struct sw_item_list *waiting, struct sw_item *item)
{
    if (item->goes_first) {
        sw_item_list_add_first(waiting, item);
    } else {
        sw_item_list_add(waiting, item);
    }
}

void sw_queue_join(struct sw_resource_state *state, struct sw_item *item)
{
    item->goes_first = goes_first(item);
    if (state->plan->rule->rank == NULL) {
        add_to_list(&state->waiting, item);
        return;
    }
    item->rank = rank_of(state, item);
    item->ticket = state->arrivals++;
    sw_queue_rejoin(state, item);
}

void sw_queue_rejoin(struct sw_resource_state *state, struct sw_item *item)
{
    struct sw_item_list *waiting = &state->waiting;
    assert(state->plan->rule->rank != NULL);
    waiting->first = sw_item_heap_add(waiting->first, item);
    waiting->count++;
}

static bool counts(const struct sw_item *item)
{
    return item->kind != SW_ITEM_BID || item->carrier != NULL;
}

/* What is on top is one that still waits. */
static void drop_withdrawn(struct sw_resource_state *state)
{
    struct sw_item_list *waiting = &state->waiting;
    while (waiting->first != NULL && !counts(waiting->first)) {
        struct sw_item *top = waiting->first;
        waiting->first = sw_item_heap_take(top);
        state->withdrawn--;
        sw_item_destroy(state->run, top);
    }
}

void sw_queue_leave(struct sw_resource_state *state, struct sw_item *item)
{
    struct sw_item_list *waiting = &state->waiting;
    if (state->plan->rule->rank == NULL) {
        sw_item_list_remove(waiting, item);
        return;
    }
    assert(item == waiting->first);
    waiting->first = sw_item_heap_take(item);
    waiting->count--;
    drop_withdrawn(state);
}

/* Out of the middle of a heap nothing can be taken: what is withdrawn there
 * stays until it comes to the top, or until half of the heap is such. */
void sw_queue_withdraw(struct sw_resource_state *state, struct sw_item *bid)
{
    struct sw_item_list *waiting = &state->waiting;
    if (state->plan->rule->rank == NULL) {
        sw_item_list_remove(waiting, bid);
        sw_item_destroy(state->run, bid);
        return;
    }
    bid->carrier = NULL;
    waiting->count--;
    state->withdrawn++;
    if (state->withdrawn > waiting->count) {
        struct sw_item *rest = NULL;
        waiting->first = sw_item_heap_keep(waiting->first, counts, &rest);
        while (rest != NULL) {
            struct sw_item *next = rest->next;
            sw_item_destroy(state->run, rest);
            rest = next;
        }
        state->withdrawn = 0;
    }
    drop_withdrawn(state);
}

void sw_queue_requeue(struct sw_resource_state *state, struct sw_item *item)
{
    const bool listed = state->plan->rule->rank == NULL;
    const bool went_first = item->goes_first;
    item->goes_first = goes_first(item);
    const int64_t rank = listed ? 0 : rank_of(state, item);
    if (listed && item->goes_first && !went_first) {
        sw_item_list_remove(&state->waiting, item);
        sw_item_list_add_first(&state->waiting, item);
    } else if (!listed && rank != item->rank) {
        sw_queue_remove(state, item);
        item->rank = rank;
        sw_queue_rejoin(state, item);
    }
}

void sw_queue_take_all(struct sw_resource_state *state,
                       const struct sw_step *step, struct sw_item_list *out)
{
    struct sw_item_list *waiting = &state->waiting;
    struct sw_item_list stay = {0};
    while (waiting->first != NULL) {
        struct sw_item *item = waiting->first;
        sw_queue_leave(state, item);
        sw_item_list_add(item->at->step == step ? out : &stay, item);
    }
    while (stay.first != NULL) {
        struct sw_item *item = stay.first;
        sw_item_list_remove(&stay, item);
        if (state->plan->rule->rank == NULL) {
            sw_item_list_add(waiting, item);
        } else {
            sw_queue_rejoin(state, item);
        }
    }
}

void sw_queue_remove(struct sw_resource_state *state, struct sw_item *item)
{
    struct sw_item_list *waiting = &state->waiting;
    if (state->plan->rule->rank == NULL) {
        sw_item_list_remove(waiting, item);
        return;
    }
    waiting->first = sw_item_heap_remove(waiting->first, item);
    waiting->count--;
    drop_withdrawn(state);
}

struct sw_item *sw_queue_first(const struct sw_resource_state *state,
                               const struct sw_unit *unit)
{
    const struct sw_queue_rule *rule = state->plan->rule;
    if (state->waiting.first == NULL || rule->pick == NULL ||
        state->waiting.first->goes_first) {
        return state->waiting.first;
    }
    return rule->pick(state, unit);
}
