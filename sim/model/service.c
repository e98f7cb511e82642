#include "model/service.h"

#include "model/bid.h"
#include "model/cost_hours.h"
#include "model/queue_rule.h"
#include "model/record.h"
#include "model/room.h"
#include "model/step_batch.h"
#include "model/unit.h"

#include <assert.h>
#include <stddef.h>

/* --------------------------------------------------------------- starting --
 */

static struct sw_resource_state *state_of(const struct sw_run *run,
                                          const struct sw_resource *resource)
{
    return &run->resources[resource->index];
}

static void book(struct sw_item *item, const struct sw_step *step,
                 enum sw_class class, int64_t us)
{
    if (us != 0) {
        sw_item_book_part(item, step, class, us);
    }
}

/* The wait has been closed, down or queue by the totals of the queue of
 * `state`, which serves it. */
static void book_wait(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *item,
                      const struct sw_resource_state *state)
{
    if (item->since_us != sw_run_now(run)) {
        book(item, step, SW_CLASS_CLOSED,
             sw_units_closed_us(state) - item->mark_closed_us);
        book(item, step, SW_CLASS_DOWN,
             sw_units_down_us(state) - item->mark_down_us);
        sw_item_book(run, item, step, SW_CLASS_QUEUE);
    }
}

/* The setup that `unit` would need for `item`. */
static int64_t setup_of(const struct sw_item *item, const struct sw_unit *unit)
{
    const bool first = unit->setup_keys == NULL;
    return first || sw_is_set_up(unit, item)
               ? 0
               : sw_distribution_draw(sw_setup_time(unit, item),
                                      item->setup_unit);
}

static void seize_also(struct sw_run *run, const struct sw_step *step,
                       struct sw_unit *unit)
{
    for (size_t i = 0; i < step->service->also_count; i++) {
        struct sw_resource_state *other = state_of(run, step->service->also[i]);
        struct sw_unit *also = sw_unit_take(other);
        also->item = unit->item;
        also->primary = unit;
        also->serving = true;
        also->with = unit->with;
        unit->with = also;
        other->serving++;
        sw_units_refresh(other);
    }
}

static void start(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item, struct sw_unit *unit)
{
    struct sw_resource_state *state = unit->home;
    const bool again = item->started;
    book_wait(run, step, item, state);
    if (!again) {
        sw_item_note_start(run, step, item);
    }
    if (step->service->started != NULL && !again) {
        step->service->started(run, step, item);
    }
    item->unit = unit;
    item->setup_us = setup_of(item, unit);
    if (step->costs != NULL) {
        sw_cost_turned(run, unit, item);
    }
    sw_set_up(unit, item);
    unit->item = item;
    unit->serving = true;
    state->serving++;
    if (step->service->also_count > 0) {
        seize_also(run, step, unit);
    }
    sw_unit_serve(unit, step, item, item->setup_us + item->work_us);
    sw_units_refresh(state);
    sw_run_tell(run, item, step, again ? "resume" : "start");
}

/* May `item` start now on `unit`? Its work must not run over closing if it has
 * to fit. */
static bool fits(const struct sw_resource_state *state, struct sw_item *item,
                 const struct sw_unit *unit)
{
    const struct sw_resource *plan = state->plan;
    if (!sw_units_are_open(state)) {
        return false;
    }
    if (plan->over_shift != SW_OVER_SHIFT_MUST_FIT) {
        return true;
    }
    const int64_t all_us = setup_of(item, unit) + item->work_us;
    if (all_us > plan->longest_us) {
        sw_run_fail(state->run,
                    "'%s' needs %.4g h at a time, but '%s', whose work must "
                    "fit, is open for %.4g h at most",
                    item->at->step->name, (double)all_us / (double)SW_HOUR_US,
                    plan->name, (double)plan->longest_us / (double)SW_HOUR_US);
        return false;
    }
    const int64_t now_us = sw_run_now(state->run);
    const int64_t clock_us = sw_units_clock_us(state, all_us);
    return sw_calendar_finish(state->calendar, now_us, clock_us) ==
           now_us + clock_us;
}

static bool has_part_of(const struct sw_unit *unit,
                        const struct sw_resource_state *state)
{
    for (; unit != NULL; unit = unit->with) {
        if (unit->home == state) {
            return true;
        }
    }
    return false;
}

/* Are those free that `step` needs too, once `released`, if any, is? */
static bool others_are_free(const struct sw_run *run,
                            const struct sw_step *step,
                            const struct sw_unit *released)
{
    for (size_t i = 0; i < step->service->also_count; i++) {
        const struct sw_resource_state *other =
            state_of(run, step->service->also[i]);
        if (!sw_units_are_open(other) ||
            (!sw_units_have_idle(other) && !has_part_of(released, other))) {
            return false;
        }
    }
    return true;
}

static void note_waiting(struct sw_resource_state *state)
{
    sw_level_set(&state->levels[SW_LEVEL_WAITING], sw_run_now(state->run),
                 state->waiting.count);
}

static void count_waiting(struct sw_run *run, const struct sw_step *step,
                          const struct sw_item *item, int change)
{
    if (!sw_item_carries_none(item)) {
        sw_record_waiting(run, step, change);
    }
}

/* `item` (or a bid for it), booked up to now, waits for a unit. */
static void join(struct sw_resource_state *state, struct sw_item *item,
                 void (*queue_join)(struct sw_resource_state *state,
                                    struct sw_item *item))
{
    item->mark_closed_us = sw_units_closed_us(state);
    item->mark_down_us = sw_units_down_us(state);
    item->waits_at = state;
    queue_join(state, item);
    note_waiting(state);
}

static void choose_later(struct sw_resource_state *state);
bool sw_service_is_free(const struct sw_run *run, const struct sw_step *step)
{
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        const struct sw_resource_state *state =
            state_of(run, sw_step_resource(step, i));
        if (sw_units_have_idle(state) && state->waiting.first == NULL &&
            sw_units_are_open(state)) {
            return others_are_free(run, step, NULL);
        }
    }
    return false;
}

/* Nobody waits for a unit that is free: part-filled heats may go on to it. */
static void offer_to_batches(const struct sw_resource_state *state)
{
    for (const struct sw_feeder *feeder = state->plan->feeders; feeder != NULL;
         feeder = feeder->next) {
        sw_step_batch_offer(state->run, feeder->batch, feeder->step);
    }
}

/* Somebody behind the bid may be able to start. */
static void withdraw(struct sw_run *run, struct sw_item *bid)
{
    struct sw_resource_state *state = state_of(run, sw_bid_resource(bid));
    sw_queue_withdraw(state, bid);
    note_waiting(state);
    choose_later(state);
}

static const struct sw_step *serve(struct sw_resource_state *state,
                                   struct sw_item *item)
{
    struct sw_run *run = state->run;
    const struct sw_step *step = item->at->step;
    sw_queue_leave(state, item);
    note_waiting(state);
    if (item->kind == SW_ITEM_BID) {
        item = sw_bid_accept(run, item, withdraw);
    }
    count_waiting(run, step, item, -1);
    start(run, step, item, sw_unit_take(state));
    return step;
}

/* ----------------------------------------------------------- interrupting --
 */

/* The unit whose work `item` may interrupt, and could then start on; of several
 * the one with the item that would go last. NULL: none. */
static struct sw_unit *find_interruptible(struct sw_resource_state *state,
                                          struct sw_item *item)
{
    struct sw_unit *best = NULL;
    for (uint32_t i = 0; i < state->plan->units; i++) {
        struct sw_unit *unit = &state->units[i];
        const struct sw_item *served = unit->item;
        if (served == NULL || !unit->serving || unit->primary != unit ||
            unit->stops > 0 || sw_item_carries_none(served) ||
            !sw_queue_outranks(item, served) ||
            (best != NULL && !sw_queue_is_behind(served, best->item))) {
            continue;
        }
        if (fits(state, item, unit) &&
            others_are_free(state->run, item->at->step, unit)) {
            best = unit;
        }
    }
    return best;
}

static void give_all(struct sw_unit *unit)
{
    while (unit != NULL) {
        struct sw_unit *next = unit->with;
        sw_unit_give(unit);
        unit = next;
    }
}

/* What it has been served is booked; a setup broken off is lost. */
static void book_broken_off(struct sw_run *run, struct sw_unit *unit)
{
    struct sw_item *item = unit->item;
    const struct sw_step *step = unit->step;
    const int64_t done_us = item->setup_us + item->work_us - unit->left_us;
    const int64_t setup_us =
        done_us < item->setup_us ? done_us : item->setup_us;
    if (setup_us < item->setup_us) {
        sw_lose_setup(unit);
    }
    if (step->costs != NULL) {
        sw_cost_served(run, unit, setup_us, done_us - setup_us);
    }
    if (run->in_window) {
        unit->home->setup_us += setup_us;
    }
    if (unit->home->plan->preempt == SW_PREEMPT_RESUME) {
        item->work_us -= done_us - setup_us;
    }
    book(item, step, SW_CLASS_SETUP, setup_us);
    book(item, step, SW_CLASS_CLOSED, unit->closed_us);
    book(item, step, SW_CLASS_DOWN, unit->down_us);
    sw_item_book(run, item, step, step->work_class);
}

/* The item goes back to its place among those waiting. */
static void interrupt(struct sw_resource_state *state, struct sw_unit *unit)
{
    struct sw_run *run = state->run;
    struct sw_item *item = unit->item;
    const struct sw_step *step = unit->step;
    sw_unit_break_off(unit);
    book_broken_off(run, unit);
    item->unit = NULL;
    give_all(unit);
    join(state, item, sw_queue_rejoin);
    count_waiting(run, step, item, +1);
    sw_run_tell(run, item, step, "suspend");
}

static void offer_others(struct sw_run *run, const struct sw_step *step)
{
    for (size_t i = 0; i < step->service->also_count; i++) {
        struct sw_resource_state *other = state_of(run, step->service->also[i]);
        sw_service_offer(other);
        sw_units_refresh(other);
    }
}

/* Let `item` start in place of one that it goes before. */
static const struct sw_step *preempt(struct sw_resource_state *state,
                                     struct sw_item *item)
{
    struct sw_unit *unit = find_interruptible(state, item);
    if (unit == NULL) {
        return NULL;
    }
    const struct sw_step *step = unit->step;
    interrupt(state, unit);
    const struct sw_step *served = serve(state, item);
    offer_others(state->run, step);
    return served;
}

/* Let the first of those waiting start; at which step, NULL if nobody can. */
static const struct sw_step *serve_first(struct sw_resource_state *state)
{
    const struct sw_unit *idle =
        sw_units_have_idle(state) ? state->idle[state->idle_count - 1] : NULL;
    struct sw_item *item = sw_queue_first(state, idle);
    if (idle != NULL && fits(state, item, idle) &&
        others_are_free(state->run, item->at->step, NULL)) {
        return serve(state, item);
    }
    return state->plan->preempt == SW_PREEMPT_NONE ? NULL
                                                   : preempt(state, item);
}

/* Serve as many of those waiting as can start now. */
static void serve_waiting(struct sw_resource_state *state)
{
    struct sw_run *run = state->run;
    while ((sw_units_have_idle(state) ||
            state->plan->preempt != SW_PREEMPT_NONE) &&
           state->waiting.first != NULL) {
        const struct sw_step *step = serve_first(state);
        if (step == NULL) {
            break;
        }
        if (run->blocked > 0) {
            sw_room_admit(run, step);
        }
    }
    if (run->blocked > 0) {
        sw_room_admit_all(state);
    }
}

static void serve_all(struct sw_resource_state *state)
{
    serve_waiting(state);
    if (state->plan->feeders != NULL && state->waiting.first == NULL) {
        offer_to_batches(state);
    }
}

static void choose(void *context, void *self)
{
    (void)context;
    struct sw_resource_state *state = self;
    state->choosing = false;
    serve_all(state);
}

static void choose_later(struct sw_resource_state *state)
{
    if (!state->choosing) {
        state->choosing = true;
        (void)sw_engine_schedule(state->run->engine, sw_run_now(state->run),
                                 SW_PHASE_CHOICE, choose, state);
    }
}

/* Could `state` have something to do when a resource is free that its steps
 * need too: serve, let in what is blocked before it, or take a heat? */
static bool has_use(const struct sw_resource_state *state)
{
    return state->waiting.first != NULL || state->run->blocked > 0 ||
           state->plan->feeders != NULL;
}

void sw_service_offer(struct sw_resource_state *state)
{
    const struct sw_resource *plan = state->plan;
    if (plan->direct || state->waiting.first == NULL) {
        serve_all(state);
    } else {
        choose_later(state);
    }
    for (size_t i = 0; i < plan->wake_count; i++) {
        struct sw_resource_state *waker = state_of(state->run, plan->wakes[i]);
        if (has_use(waker)) {
            choose_later(waker);
        }
    }
}

/* Lots at it, by the units there are. */
static bool is_shorter(const struct sw_resource_state *a,
                       const struct sw_resource_state *b)
{
    const uint64_t mine = a->waiting.count + a->plan->units - a->idle_count;
    const uint64_t its = b->waiting.count + b->plan->units - b->idle_count;
    return mine * b->plan->units < its * a->plan->units;
}

static void ask_shortest(struct sw_run *run, const struct sw_step *step,
                         struct sw_item *item)
{
    const struct sw_alternative *best = NULL;
    for (size_t i = 0; i < step->service->alternative_count; i++) {
        const struct sw_alternative *its = &step->service->alternatives[i];
        if (sw_alternative_takes(its, item) &&
            (best == NULL || is_shorter(state_of(run, its->resource),
                                        state_of(run, best->resource)))) {
            best = its;
        }
    }
    assert(best != NULL);
    item->work_us = sw_alternative_work(run, best, item, item->work_us);
    item->whole_us = item->work_us;
    join(state_of(run, best->resource), item, sw_queue_join);
    count_waiting(run, step, item, +1);
    sw_service_offer(state_of(run, best->resource));
}

static void ask_all(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    struct sw_item *bid = NULL;
    count_waiting(run, step, item, +1);
    for (uint32_t i = 0; i < step->service->alternative_count; i++) {
        const struct sw_alternative *its = &step->service->alternatives[i];
        if (sw_alternative_takes(its, item)) {
            bid = sw_bid_create(run, item, i, bid);
            item->next = bid;
            join(state_of(run, its->resource), bid, sw_queue_join);
            sw_service_offer(state_of(run, its->resource));
        }
    }
    assert(bid != NULL);
}

void sw_service_ask(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item, int64_t work_us)
{
    struct sw_resource_state *state = state_of(run, step->resource);
    item->work_us = work_us;
    item->whole_us = work_us;
    /* Whether it will be needed or not, and from whatever: so that options
     * which change who follows whom draw the same. */
    if (step->service->setup_keys != NULL) {
        item->setup_unit =
            sw_run_unit(run, step->service->setup.purpose, item->entity,
                        sw_item_visit(item, step), 0);
    }
    if (item->begun) {
        item->begun = false;
        start(run, step, item, sw_unit_take(state));
        return;
    }
    if (step->service->alternative_count > 0) {
        if (step->service->shortest_queue) {
            ask_shortest(run, step, item);
        } else {
            ask_all(run, step, item);
        }
        return;
    }
    if (state->plan->direct && sw_units_have_idle(state) &&
        state->waiting.first == NULL &&
        fits(state, item, state->idle[state->idle_count - 1])) {
        start(run, step, item, sw_unit_take(state));
        return;
    }
    join(state, item, sw_queue_join);
    count_waiting(run, step, item, +1);
    if (!state->plan->direct) {
        sw_service_offer(state);
    }
}

void sw_service_take_all(struct sw_run *run, const struct sw_step *step,
                         struct sw_item_list *out)
{
    struct sw_resource_state *state = state_of(run, step->resource);
    struct sw_item_list theirs = {0};
    sw_queue_take_all(state, step, &theirs);
    note_waiting(state);
    while (theirs.first != NULL) {
        struct sw_item *item = theirs.first;
        sw_item_list_remove(&theirs, item);
        count_waiting(run, step, item, -1);
        book_wait(run, step, item, state);
        sw_item_list_add(out, item);
    }
    sw_service_offer(state);
}

void sw_service_withdraw(struct sw_run *run, const struct sw_step *step,
                         struct sw_item *item)
{
    const struct sw_service_plan *plan = step->service;
    const bool bids = plan->alternative_count > 0 && !plan->shortest_queue;
    struct sw_item *queued = bids ? item->next : item;
    struct sw_resource_state *state = queued->waits_at;
    sw_queue_remove(state, queued);
    note_waiting(state);
    choose_later(state);
    if (bids) {
        (void)sw_bid_accept(run, queued, withdraw);
    }
    count_waiting(run, step, item, -1);
    book_wait(run, step, item, state);
    if (run->blocked > 0) {
        sw_room_admit(run, step);
    }
}

/* ----------------------------------------------------------------- ending --
 */

static void keep(struct sw_unit *unit)
{
    for (struct sw_unit *part = unit; part != NULL; part = part->with) {
        part->serving = false;
        part->home->serving--;
        part->home->kept++;
    }
}

static void refresh_all(const struct sw_unit *unit)
{
    for (const struct sw_unit *part = unit; part != NULL; part = part->with) {
        sw_units_refresh(part->home);
    }
}

void sw_service_end(struct sw_unit *unit)
{
    struct sw_run *run = unit->home->run;
    struct sw_item *item = unit->item;
    const struct sw_step *step = unit->step;
    if (step->costs != NULL) {
        sw_cost_served(run, unit, item->setup_us, item->work_us);
    }
    book(item, step, SW_CLASS_SETUP, item->setup_us);
    book(item, step, SW_CLASS_CLOSED, unit->closed_us);
    book(item, step, SW_CLASS_DOWN, unit->down_us);
    sw_item_book(run, item, step, step->work_class);
    if (run->in_window) {
        unit->home->setup_us += item->setup_us;
    }
    keep(unit);
    step->service->served(run, step, item);
    if (unit->item != NULL && !unit->serving) {
        refresh_all(unit);
    }
}

void sw_service_hand_over(struct sw_item *from, struct sw_item *to)
{
    to->unit = from->unit;
    from->unit = NULL;
    for (struct sw_unit *part = to->unit; part != NULL; part = part->with) {
        part->item = to;
    }
}

void sw_service_release(struct sw_run *run, struct sw_item *item)
{
    struct sw_unit *unit = item->unit;
    const struct sw_step *step = unit->step;
    item->unit = NULL;
    give_all(unit);
    sw_service_offer(unit->home);
    sw_units_refresh(unit->home);
    offer_others(run, step);
}
