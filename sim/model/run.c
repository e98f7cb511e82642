#include "model/run.h"

#include "base/memory.h"
#include "model/audit.h"
#include "model/cost.h"
#include "model/development.h"
#include "model/disruption.h"
#include "model/kit.h"
#include "model/measure.h"
#include "model/opening.h"
#include "model/order.h"
#include "model/order_life.h"
#include "model/policy.h"
#include "model/problem_history.h"
#include "model/record.h"
#include "model/section.h"
#include "model/unit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 160 };

void sw_run_fail(struct sw_run *run, const char *format, ...)
{
    if (run->failure.kind != SW_ERROR_NONE) {
        return;
    }
    va_list args;
    va_start(args, format);
    (void)vsnprintf(run->failure.message, sizeof(run->failure.message), format,
                    args);
    va_end(args);
    run->failure.kind = SW_ERROR_RUN;
    sw_engine_stop(run->engine);
}

/* ------------------------------------------------------------- observing -- */

/* Of several, the one that serves, as long as it does. */
static const char *resource_of(const struct sw_item *item,
                               const struct sw_step *step)
{
    const struct sw_item *rider = item->carrier == NULL ? item : item->carrier;
    if (sw_step_resources(step) < 2) {
        return step->resource == NULL ? "" : step->resource->name;
    }
    return rider->unit == NULL ? "" : rider->unit->home->plan->name;
}

static void tell(const struct sw_run *run, const struct sw_item *item,
                 const struct sw_step *step, const char *lifecycle)
{
    const bool rides =
        item->carrier != NULL && item->carrier->kind == SW_ITEM_CARRIER;
    char name[NAME_BYTES];
    const struct sw_happening happening = {
        .at_us = sw_run_now(run),
        .order = sw_order_name(item->order, name, sizeof(name)),
        .lot = item->lot,
        .activity = step->name,
        .lifecycle = lifecycle,
        .resource = resource_of(item, step),
        .attempt = item->attempt,
        .together = rides ? item->carrier->entity : 0,
        .ledger = item->ledger,
        .carried = rides ? item->carrier->ledger : NULL,
    };
    run->observer->happening(run->observer->self, &happening);
}

void sw_run_tell(const struct sw_run *run, const struct sw_item *item,
                 const struct sw_step *step, const char *lifecycle)
{
    if (run->observer->happening == NULL) {
        return;
    }
    if (item->kind != SW_ITEM_CARRIER) {
        tell(run, item, step, lifecycle);
        return;
    }
    for (const struct sw_item *member = item->first; member != NULL;
         member = member->next) {
        tell(run, member, step, lifecycle);
    }
}

void sw_run_tell_delivery(const struct sw_run *run,
                          const struct sw_order *order,
                          const struct sw_item *last)
{
    if (run->observer->delivery == NULL) {
        return;
    }
    char name[NAME_BYTES];
    const struct sw_delivery delivery = {
        .order = sw_order_name(order, name, sizeof(name)),
        .customer = order->project->customer,
        .product = order->product->name,
        .class_name = run->model->classes[order->class_index].name,
        .entity = order->entity,
        .lot = last->lot,
        .at_us = sw_run_now(run),
        .entered_us = order->entered_us,
        .ledger = last->ledger,
        .in_cohort = order->counted,
        .background = order->product->background,
    };
    run->observer->delivery(run->observer->self, &delivery);
}

static const char *outcome_of(const struct sw_run *run,
                              const struct sw_order *order)
{
    if (order->passed_us[run->model->delivered] != SW_NEVER_US) {
        return "delivered";
    }
    if (order->turned_away) {
        return "turned_away";
    }
    if (order->items_open > 0) {
        return "open";
    }
    return sw_life_is_cancelled(order) ? "cancelled" : "scrapped";
}

static void tell_order(const struct sw_run *run, const struct sw_order *order)
{
    if (run->observer->order == NULL) {
        return;
    }
    char name[NAME_BYTES];
    char project[NAME_BYTES];
    if (order->project->name == NULL) {
        (void)snprintf(project, sizeof(project), "%s-%llu",
                       order->project->demand->name,
                       (unsigned long long)order->project->number);
    }
    const struct sw_order_record record = {
        .order = sw_order_name(order, name, sizeof(name)),
        .entity = order->entity,
        .project =
            order->project->name == NULL ? project : order->project->name,
        .customer = order->project->customer,
        .product = order->product->name,
        .class_name = run->model->classes[order->class_index].name,
        .grams = order->grams,
        .lots = order->lot_count,
        .entered_us = order->entered_us,
        .requested_us = order->requested_us,
        .promised_us = order->promised_us,
        .latest_us = order->latest_us,
        .revisions = order->revisions,
        .revised_for = order->revised_for == NULL ? "" : order->revised_for,
        .delivered_us = order->passed_us[run->model->delivered],
        .closed_us = order->items_open == 0 ? sw_run_now(run) : SW_NEVER_US,
        .outcome = outcome_of(run, order),
        .in_cohort = order->counted,
        .background = order->product->background,
    };
    run->observer->order(run->observer->self, &record);
}

static int by_hash(const void *key, const void *member)
{
    const uint64_t hash = *(const uint64_t *)key;
    const struct sw_purpose *purpose = member;
    return (hash > purpose->hash) - (hash < purpose->hash);
}

static void witness(void *self, const struct sw_address *address, double unit)
{
    const struct sw_run *run = self;
    const struct sw_model *model = run->model;
    const struct sw_purpose *purpose =
        bsearch(&address->purpose, model->purposes, model->purpose_count,
                sizeof(struct sw_purpose), by_hash);
    const struct sw_draw_record record = {
        .purpose = purpose == NULL ? "" : purpose->path,
        .entity = address->entity,
        .visit = address->visit,
        .draw = address->draw,
        .unit = unit,
    };
    run->observer->draw(run->observer->self, &record);
}

/* ---------------------------------------------------------------- window -- */

static void end_dry_window(void *context, void *self);

static void open_window(void *context, void *self)
{
    (void)self;
    struct sw_run *run = context;
    run->in_window = true;
    run->window_from_us = sw_run_now(run);
    sw_records_restart(run);
    if (run->demands_left == 0) {
        (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_TIMER,
                                 end_dry_window, NULL);
    }
}

static void reach_limit(void *context, void *self)
{
    (void)self;
    struct sw_run *run = context;
    sw_engine_stop(run->engine);
}

static void stop_if_done(struct sw_run *run)
{
    if (run->window_to_us != SW_NEVER_US && run->counted_open == 0) {
        sw_engine_stop(run->engine);
    }
}

static void close_window(void *context, void *self)
{
    (void)self;
    struct sw_run *run = context;
    run->in_window = false;
    run->window_to_us = sw_run_now(run);
    sw_records_freeze(run);
    (void)sw_engine_schedule(
        run->engine, run->window_to_us + run->model->settings->run.limit_us,
        SW_PHASE_TIMER, reach_limit, NULL);
    stop_if_done(run);
}

/* No more orders come, by which the window could open or close. */
static void end_dry_window(void *context, void *self)
{
    (void)self;
    struct sw_run *run = context;
    const struct sw_model *model = run->model;
    if (run->in_window && model->length.us < 0) {
        close_window(run, NULL);
    } else if (run->window_from_us == SW_NEVER_US && model->warm_up.us < 0) {
        sw_engine_stop(run->engine);
    }
}

void sw_run_note_dry(struct sw_run *run)
{
    if (--run->demands_left == 0) {
        (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_TIMER,
                                 end_dry_window, NULL);
    }
}

/* The window is [from, to) in time, or from one order to another. */
static void plan_window(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    if (model->warm_up.us >= 0) {
        (void)sw_engine_schedule(run->engine, model->warm_up.us, SW_PHASE_END,
                                 open_window, NULL);
    }
    if (model->warm_up.us >= 0 && model->length.us >= 0) {
        (void)sw_engine_schedule(run->engine,
                                 model->warm_up.us + model->length.us,
                                 SW_PHASE_END, close_window, NULL);
    }
}

static void move_window(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    if (run->window_from_us == SW_NEVER_US &&
        run->customer_orders == (uint64_t)model->warm_up.orders) {
        open_window(run, NULL);
        if (model->length.us >= 0) {
            (void)sw_engine_schedule(run->engine,
                                     sw_run_now(run) + model->length.us,
                                     SW_PHASE_END, close_window, NULL);
        }
    }
    if (run->in_window &&
        run->customers_counted == (uint64_t)model->length.orders) {
        close_window(run, NULL);
    }
}

void sw_run_note_entry(struct sw_run *run, struct sw_order *order)
{
    const bool customer =
        !order->product->background && order->replaces == NULL;
    if (customer) {
        move_window(run);
        run->customer_orders++;
    }
    order->counted = run->in_window && order->product->into == NULL &&
                     order->replaces == NULL;
    run->counted_open += order->counted;
    run->customers_counted += customer && order->counted;
}

void sw_run_note_close(struct sw_run *run, const struct sw_order *order)
{
    tell_order(run, order);
    if (run->model->develops) {
        sw_development_note_close(run, order);
    }
    if (order->counted) {
        run->counted_open--;
        stop_if_done(run);
    }
}

void sw_run_keep_on(struct sw_run *run, bool more)
{
    if (more) {
        run->counted_open++;
    } else {
        run->counted_open--;
        stop_if_done(run);
    }
}

void sw_run_hold(struct sw_run *run, bool holds)
{
    run->counted_open += holds ? 1 : UINT64_MAX;
    stop_if_done(run);
}

void sw_run_note_project(struct sw_run *run, struct sw_project *project,
                         bool begins)
{
    if (begins) {
        project->counted = run->in_window;
    }
    if (!project->counted) {
        return;
    }
    struct sw_project_records *records =
        &run->records->projects[project->demand->index];
    if (begins) {
        run->counted_open++;
        records->projects++;
        records->open++;
    } else {
        run->counted_open--;
        records->open--;
        stop_if_done(run);
    }
}

/* ------------------------------------------------------------- beginning -- */

static int64_t *create_times(size_t count)
{
    if (count == 0) {
        return NULL;
    }
    int64_t *times = sw_new_array(count, sizeof(int64_t));
    for (size_t i = 0; i < count; i++) {
        times[i] = SW_NEVER_US;
    }
    return times;
}

static void create_state(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    run->items = sw_pool_create(sw_item_bytes(model));
    run->orders = sw_pool_create(sizeof(struct sw_order));
    run->projects =
        sw_pool_create(sizeof(struct sw_project) + run->model->group_count);
    run->lives = sw_pool_create(sizeof(struct sw_life));
    run->kits = sw_pool_create(sw_kit_bytes());
    run->sections = sw_pool_create(sizeof(struct sw_section));
    run->steps = sw_new_array(model->step_count, sizeof(struct sw_step_state));
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step_kind *kind = model->steps[i].kind;
        if (kind->state_size > 0) {
            run->steps[i].own = sw_new_array(1, kind->state_size);
        }
    }
    if (model->resource_count > 0) {
        run->resources = sw_new_array(model->resource_count,
                                      sizeof(struct sw_resource_state));
    }
    for (size_t i = 0; i < model->resource_count; i++) {
        sw_units_create(run, &run->resources[i], &model->resources[i]);
    }
    run->demands = sw_new_array(model->demand_count, sizeof(void *));
    for (size_t i = 0; i < model->demand_count; i++) {
        const size_t size =
            model->demands[i].kind->state_size + model->demands[i].more_state;
        run->demands[i] = size == 0 ? NULL : sw_new_array(1, size);
    }
    sw_disruptions_create(run);
    run->delivered_us = create_times(model->known_order_count);
    run->audit = sw_new(struct sw_audit);
    sw_policies_create(run);
    sw_records_create(run);
    sw_costs_create(run);
    sw_problems_create(run);
}

static void start(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    plan_window(run);
    sw_disruptions_watch_stops(run);
    for (size_t i = 0; i < model->resource_count; i++) {
        sw_units_start(&run->resources[i]);
    }
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step_kind *kind = model->steps[i].kind;
        if (kind->start != NULL) {
            kind->start(run, &model->steps[i], run->steps[i].own);
        }
    }
    sw_policies_start(run);
    sw_disruptions_start(run, false);
    if (model->opening != NULL) {
        sw_opening_start(run, model->opening);
    }
    sw_problem_history_start(run);
    for (size_t i = 0; i < model->demand_count; i++) {
        run->demands_left += !model->demands[i].kind->background;
    }
    for (size_t i = 0; i < model->demand_count; i++) {
        const struct sw_demand *demand = &model->demands[i];
        demand->kind->start(run, demand, run->demands[i]);
    }
    sw_disruptions_start(run, true);
}

/* ---------------------------------------------------------------- ending -- */

static void destroy_state(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step_kind *kind = model->steps[i].kind;
        if (kind->stop != NULL) {
            kind->stop(run, &model->steps[i], run->steps[i].own);
        }
        sw_free(run->steps[i].own);
        sw_free(run->steps[i].wait_samples.values);
    }
    for (size_t i = 0; i < model->resource_count; i++) {
        sw_units_destroy(&run->resources[i]);
    }
    for (size_t i = 0; i < model->demand_count; i++) {
        sw_free(run->demands[i]);
    }
    sw_free(run->delivered_us);
    sw_problems_destroy(run);
    sw_disruptions_destroy(run);
    sw_costs_destroy(run);
    sw_records_destroy(run);
    sw_policies_destroy(run);
    sw_free(run->audit);
    sw_free(run->demands);
    sw_free(run->resources);
    sw_free(run->steps);
    sw_pool_destroy(run->kits);
    sw_pool_destroy(run->sections);
    sw_pool_destroy(run->lives);
    sw_pool_destroy(run->projects);
    sw_pool_destroy(run->orders);
    sw_pool_destroy(run->items);
    sw_engine_destroy(run->engine);
}

/* Orders still open are counted, never dropped. */
static void conclude(struct sw_run *run)
{
    if (run->in_window) {
        run->in_window = false;
        run->window_to_us = sw_run_now(run);
        sw_records_freeze(run);
    }
    for (const struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        sw_audit_order(run, order, false);
        sw_record_unreached(run, order);
        if (order->problem != NULL) {
            sw_problem_unsolved(run, order->problem);
        }
        tell_order(run, order);
    }
    for (const struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        sw_record_project(run, order->project);
    }
    sw_audit_end(run);
}

static void report(struct sw_run *run, uint64_t events,
                   struct sw_outcome *outcome)
{
    *outcome = (struct sw_outcome){
        .replication = run->draws.replication,
        .events = events,
        .digest = run->drawn,
        .end_us = sw_run_now(run),
        .audited = run->audit->failure.kind == SW_ERROR_NONE,
        .audit = run->audit->failure,
        .delivered_us = run->delivered_us,
    };
    run->delivered_us = NULL;
    sw_measure_fill(run, outcome);
}

bool sw_model_run(const struct sw_model *model,
                  const struct sw_replication *replication,
                  struct sw_outcome *outcome, struct sw_error *err)
{
    static const struct sw_observer NOBODY = {0};
    const bool watched = replication->observer != NULL;
    struct sw_run run = {
        .model = model,
        .draws = {.seed = replication->seed,
                  .replication = replication->number},
        .observer = watched ? replication->observer : &NOBODY,
        .window_from_us = SW_NEVER_US,
        .window_to_us = SW_NEVER_US,
    };
    if (run.observer->draw != NULL) {
        run.draws.witness = witness;
        run.draws.witness_self = &run;
    }
    run.engine = sw_engine_create(&run);
    create_state(&run);
    start(&run);
    const uint64_t events = sw_engine_run(run.engine, SW_ENGINE_END_US);
    const bool done = run.failure.kind == SW_ERROR_NONE;
    if (done) {
        conclude(&run);
        report(&run, events, outcome);
    } else {
        *err = run.failure;
    }
    destroy_state(&run);
    return done;
}

void sw_outcome_clear(struct sw_outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++) {
        sw_free(outcome->totals[i].samples);
    }
    sw_free(outcome->totals);
    sw_free(outcome->delivered_us);
    *outcome = (struct sw_outcome){0};
}
