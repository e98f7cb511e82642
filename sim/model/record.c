#include "model/record.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/audit.h"
#include "model/cost.h"
#include "model/disruption.h"
#include "model/holding.h"
#include "model/order.h"
#include "model/order_life.h"
#include "model/problem.h"
#include "model/promise.h"
#include "model/section.h"
#include "model/unit.h"

#include <assert.h>
#include <string.h>

/* ---------------------------------------------------------------- memory -- */

void sw_records_create(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    struct sw_records *records = sw_new(struct sw_records);
    records->orders =
        sw_new_array(model->group_count, sizeof(struct sw_order_records));
    records->projects =
        sw_new_array(model->demand_count, sizeof(struct sw_project_records));
    records->samples =
        sw_new_array(model->group_count, sizeof(records->samples[0]));
    for (size_t i = 0; i < model->group_count; i++) {
        records->orders[i].ledger =
            sw_new_array(model->cell_count, sizeof(sw_int128));
    }
    run->records = records;
}

void sw_records_destroy(struct sw_run *run)
{
    struct sw_records *records = run->records;
    for (size_t i = 0; i < run->model->group_count; i++) {
        sw_free(records->orders[i].ledger);
        for (size_t s = 0; s < SW_SAMPLES; s++) {
            sw_free(records->samples[i][s].values);
        }
    }
    sw_free(records->orders);
    sw_free(records->samples);
    sw_free(records->projects);
    sw_free(records);
}

static void keep(struct sw_samples *samples, int64_t value)
{
    samples->values = sw_reserve_array(samples->values, &samples->capacity,
                                       samples->count + 1, sizeof(int64_t));
    samples->values[samples->count++] = value;
}

/* ---------------------------------------------------------------- window -- */

static void restart_resources(struct sw_run *run, int64_t now_us)
{
    for (size_t i = 0; i < run->model->resource_count; i++) {
        struct sw_resource_state *state = &run->resources[i];
        for (size_t l = 0; l < SW_RESOURCE_LEVELS; l++) {
            sw_level_restart(&state->levels[l], now_us);
        }
    }
}

void sw_records_restart(struct sw_run *run)
{
    const int64_t now_us = sw_run_now(run);
    for (size_t i = 0; i < run->model->step_count; i++) {
        const struct sw_step *step = &run->model->steps[i];
        struct sw_step_state *state = &run->steps[i];
        sw_level_restart(&state->inside, now_us);
        sw_level_restart(&state->waiting, now_us);
        if (step->kind->restart != NULL) {
            step->kind->restart(run, step, state->own);
        }
    }
    restart_resources(run, now_us);
    sw_level_restart(&run->orders_inside, now_us);
    sw_disruptions_restart(run);
    sw_costs_restart(run);
    sw_problems_restart(run);
}

/* From here on levels only matter to the model: what counts is kept apart. */
void sw_records_freeze(struct sw_run *run)
{
    const int64_t now_us = sw_run_now(run);
    run->orders_inside_area = sw_level_area(&run->orders_inside, now_us);
    for (size_t i = 0; i < run->model->step_count; i++) {
        struct sw_step_state *state = &run->steps[i];
        state->inside_area = sw_level_area(&state->inside, now_us);
        state->waiting_area = sw_level_area(&state->waiting, now_us);
        const struct sw_step *step = &run->model->steps[i];
        if (step->kind->freeze != NULL) {
            step->kind->freeze(run, step, state->own);
        }
    }
    for (size_t i = 0; i < run->model->resource_count; i++) {
        struct sw_resource_state *state = &run->resources[i];
        for (size_t l = 0; l < SW_RESOURCE_LEVELS; l++) {
            state->areas[l] = sw_level_area(&state->levels[l], now_us);
        }
    }
    sw_problems_freeze(run);
    sw_costs_freeze(run);
}

/* ----------------------------------------------------------------- steps -- */

void sw_record_enter(struct sw_run *run, const struct sw_step *step)
{
    sw_level_add(&run->steps[step->index].inside, sw_run_now(run), +1);
}

void sw_record_waiting(struct sw_run *run, const struct sw_step *step,
                       int64_t change)
{
    struct sw_step_state *state = &run->steps[step->index];
    sw_level_add(&state->waiting, sw_run_now(run), change);
    state->queued = (uint32_t)state->waiting.value;
}

void sw_record_wait(struct sw_run *run, const struct sw_step *step,
                    int64_t wait_us)
{
    struct sw_step_state *state = &run->steps[step->index];
    state->wait_us += wait_us;
    state->waits++;
    state->delayed += wait_us > 0;
    if (run->model->keeps_waits) {
        keep(&state->wait_samples, wait_us);
    }
}

void sw_record_stay(struct sw_run *run, const struct sw_step *step,
                    int64_t stay_us)
{
    struct sw_step_state *state = &run->steps[step->index];
    state->stay_us += stay_us;
    state->stays++;
}

void sw_record_withdraw(struct sw_run *run, const struct sw_step *step)
{
    sw_level_add(&run->steps[step->index].inside, sw_run_now(run), -1);
}

void sw_record_leave(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item)
{
    struct sw_step_state *state = &run->steps[step->index];
    sw_level_add(&state->inside, sw_run_now(run), -1);
    if (run->in_window) {
        state->throughput++;
        state->throughput_g += item->anew ? 0 : item->grams;
        if (step->costs != NULL) {
            sw_cost_passed(run, step, item);
        }
    }
}

/* ----------------------------------------------------------------- grams -- */

void sw_record_made(struct sw_run *run, const struct sw_item *lot)
{
    lot->order->inside_g += lot->grams;
    run->audit->made_g += lot->grams;
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, lot->grams);
    }
}

void sw_record_unmade(struct sw_run *run, const struct sw_item *lot)
{
    lot->order->inside_g -= lot->grams;
    run->audit->made_g -= lot->grams;
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, -lot->grams);
    }
}

void sw_record_scrap(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *lot, int64_t grams)
{
    lot->order->inside_g -= grams;
    run->audit->lost_g += grams;
    if (run->in_window) {
        run->steps[step->index].lost_g += grams;
    }
    if (step->costs != NULL) {
        sw_cost_scrapped(run, step, lot->order, grams);
    }
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, -grams);
    }
}

void sw_record_ended(struct sw_run *run, const struct sw_item *lot)
{
    lot->order->inside_g -= lot->grams;
    run->audit->ended_g += lot->grams;
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, -lot->grams);
    }
}

void sw_record_initial_stock(struct sw_run *run, int64_t grams)
{
    run->audit->made_g += grams;
    run->audit->stocked_g += grams;
}

void sw_record_to_stock(struct sw_run *run, const struct sw_item *lot,
                        int64_t grams)
{
    lot->order->inside_g -= grams;
    run->audit->stocked_g += grams;
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, -grams);
    }
}

/* What comes from stock is not made, and neither is what would have been lost
 * on the way that the lot is spared. */
void sw_record_from_stock(struct sw_run *run, const struct sw_item *lot,
                          int64_t is_g, int64_t taken_g)
{
    const int64_t more_g = is_g - lot->grams;
    lot->order->inside_g += more_g;
    run->audit->made_g += more_g - taken_g;
    run->audit->stocked_g -= taken_g;
    if (run->model->holding != NULL) {
        sw_holding_change(run, lot, more_g);
    }
}

static void scrap_at(struct sw_run *run, const struct sw_step *step,
                     int64_t grams)
{
    run->audit->lost_g += grams;
    if (run->in_window) {
        run->steps[step->index].lost_g += grams;
    }
}

void sw_record_stock_lost(struct sw_run *run, const struct sw_step *step,
                          int64_t grams)
{
    run->audit->stocked_g -= grams;
    scrap_at(run, step, grams);
}

void sw_record_surplus(struct sw_run *run, const struct sw_step *step,
                       int64_t stocked_g, int64_t scrap_g)
{
    run->audit->made_g += stocked_g + scrap_g;
    run->audit->stocked_g += stocked_g;
    scrap_at(run, step, scrap_g);
}

/* ---------------------------------------------------------------- orders -- */

static struct sw_order_records *records_of(const struct sw_run *run,
                                           const struct sw_order *order)
{
    return &run->records->orders[order->product->group];
}

void sw_record_freed(struct sw_run *run, const struct sw_order *order,
                     int64_t grams)
{
    if (run->in_window) {
        records_of(run, order)->freed_g += grams;
    }
}

static bool keeps(const struct sw_run *run, enum sw_sampled what)
{
    return (run->model->keeps & (1U << what)) != 0;
}

static void sample(struct sw_run *run, const struct sw_order *order,
                   enum sw_sampled what, int64_t value)
{
    if (keeps(run, what)) {
        keep(&run->records->samples[order->product->group][what], value);
    }
}

static void record_dates(struct sw_run *run, const struct sw_order *order,
                         int64_t now_us)
{
    struct sw_order_records *records = records_of(run, order);
    if (order->promised_us != SW_NEVER_US) {
        const int64_t late_us = now_us - order->promised_us;
        records->on_time += late_us <= 0;
        records->promised_delivered++;
        records->lateness_promised_us += late_us;
        sample(run, order, SW_SAMPLE_LATENESS_PROMISED, late_us);
    }
    if (order->requested_us != SW_NEVER_US) {
        const int64_t late_us = now_us - order->requested_us;
        records->requested_delivered++;
        records->lateness_requested_us += late_us;
        sample(run, order, SW_SAMPLE_LATENESS_REQUESTED, late_us);
    }
}

void sw_record_delivered(struct sw_run *run, const struct sw_order *order,
                         const struct sw_item *last)
{
    sw_audit_ledger(run, order, last);
    const int64_t now_us = sw_run_now(run);
    const int64_t life_us = now_us - order->entered_us;
    if (run->model->order_costs != NULL) {
        sw_cost_delivered(run, order);
    }
    if (!order->counted) {
        return;
    }
    struct sw_order_records *records = records_of(run, order);
    records->delivered++;
    records->delivery_us += life_us;
    for (size_t i = 0; i < run->model->cell_count; i++) {
        records->ledger[i] += last->ledger[i];
    }
    sample(run, order, SW_SAMPLE_DELIVERY, life_us);
    record_dates(run, order, now_us);
}

void sw_record_delivered_grams(struct sw_run *run, const struct sw_order *order,
                               int64_t grams)
{
    /* What it replaces was delivered before. */
    if (run->in_window && order->replaces == NULL) {
        records_of(run, order)->delivered_g += grams;
    }
    if (run->model->order_costs != NULL) {
        sw_cost_delivered_grams(run, order, grams);
    }
}

static bool is_delivered(const struct sw_run *run, const struct sw_order *order)
{
    return order->passed_us[run->model->delivered] != SW_NEVER_US;
}

static void count_order(struct sw_run *run, const struct sw_order *order)
{
    struct sw_order_records *records = records_of(run, order);
    uint8_t *project = &order->project->dated[order->product->group];
    records->orders++;
    records->revised += order->revisions > 0;
    /* Who does not want an order is not kept waiting for it. */
    const bool wanted =
        is_delivered(run, order) || !sw_life_is_cancelled(order);
    for (unsigned basis = 0; wanted && basis < SW_BASES; basis++) {
        if (sw_promise_date_us(order, (enum sw_basis)basis) == SW_NEVER_US) {
            continue;
        }
        const bool kept = (order->kept & (1U << basis)) != 0;
        records->dated[basis]++;
        records->otif[basis] += kept;
        *project |= (uint8_t)(1U << basis);
        *project |= (uint8_t)(kept ? 0U : 1U << (SW_BASES + basis));
    }
}

void sw_record_project(struct sw_run *run, struct sw_project *project)
{
    for (size_t group = 0; !project->judged && group < run->model->group_count;
         group++) {
        struct sw_order_records *records = &run->records->orders[group];
        const unsigned dated = project->dated[group];
        for (unsigned basis = 0; dated != 0 && basis < SW_BASES; basis++) {
            const bool has = (dated & (1U << basis)) != 0;
            const bool failed = (dated & (1U << (SW_BASES + basis))) != 0;
            records->projects[basis] += has;
            records->projects_otif[basis] += has && !failed;
        }
    }
    project->judged = true;
}

void sw_record_closed(struct sw_run *run, const struct sw_order *order)
{
    if (!order->counted) {
        return;
    }
    count_order(run, order);
    struct sw_order_records *records = records_of(run, order);
    records->closed++;
    if (is_delivered(run, order)) {
        const int64_t life_us = sw_run_now(run) - order->entered_us;
        records->fulfilled++;
        records->fulfilment_us += life_us;
        sample(run, order, SW_SAMPLE_FULFILMENT, life_us);
    } else if (order->turned_away) {
        records->turned_away++;
    } else if (sw_life_is_cancelled(order)) {
        records->cancelled++;
    } else {
        records->scrapped++;
    }
}

void sw_record_unreached(struct sw_run *run, const struct sw_order *order)
{
    if (order->counted) {
        count_order(run, order);
        struct sw_order_records *records = records_of(run, order);
        records->open++;
        if (!is_delivered(run, order)) {
            records->undelivered++;
            records->promised_open += order->promised_us != SW_NEVER_US;
            records->requested_open += order->requested_us != SW_NEVER_US;
        }
    }
}
