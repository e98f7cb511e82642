/*
 * step_batch.c - lots of one key are gathered into a heat.
 *
 * A closed heat goes as one unit through the steps marked `per: batch` that
 * follow directly, then falls apart into its lots.
 */
#include "model/compiler.h"
#include "model/cost_line.h"
#include "model/development.h"
#include "model/gather.h"
#include "model/service.h"
#include "model/slot_lend.h"
#include "model/step_batch.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/stock.h"
#include "model/test_lot.h"

#include "base/hash.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>

enum part_filled { POUR, WAIT, BORROW };

static const char *const PART_FILLED[] = {"pour", "wait", "borrow", NULL};

struct settings {
    struct sw_step_settings step;
    struct sw_names key;
    int64_t size_g;
    int64_t lots;
    double full_from;
    int64_t max_wait_us;
    int part_filled;
    struct sw_name surplus_to;
    bool when_free;
};

struct plan {
    struct sw_gather_plan gather;
    const struct sw_step *surplus_to; /* a stock; NULL: nowhere */
    const struct sw_step **lender;    /* the slot before it, by `borrow`; found
                                         when the routes are there */
    bool when_free;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "key", SW_SHAPE_NAMES, AT(key),
      .en = "Attributes that the lots of a heat have in common, as [steel_code]; none: any lots go together",
      .zh = "同一炉批次须相同的属性,如 [steel_code];缺省为不限" },
    { "size", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e13, AT(size_g),
      .en = "Gross tonnes of a full heat", .zh = "一炉的容量(毛重)" },
    { "lots", SW_SHAPE_INTEGER, .min = 1, .max = 1000000, AT(lots),
      .en = "Number of lots in a full heat", .zh = "一炉的批次数" },
    { "full_from", SW_SHAPE_RATIO, SW_SHARE, 0.01, 1, .standard = "95 %", AT(full_from),
      .en = "Share of `size` from which on a heat is full and goes", .zh = "装炉达到容量的此比例即视为满炉" },
    { "max_wait", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e14, AT(max_wait_us),
      .en = "Longest wait of the first lot before the heat goes part-filled", .zh = "首个批次最长等待时间,到时不满也开炉" },
    { "part_filled", SW_SHAPE_CHOICE, .choices = PART_FILLED, .standard = "pour", AT(part_filled),
      .en = "After `max_wait`: pour the heat as it is, wait until it is full, or borrow lots that are booked for the slot's next bucket and pour it then", .zh = "到达最长等待时间后:不满也浇铸、继续等待,或借用下一期已订的同类批次后浇铸" },
    { "surplus_to", SW_SHAPE_NAME, AT(surplus_to),
      .en = "Stock that gets what a part-filled heat is poured beyond its lots, in whole pieces; a rest is scrap", .zh = "不满炉次余材转入的库存(整块,余头报废)" },
    { "when_free", SW_SHAPE_FLAG, .standard = "no", AT(when_free),
      .en = "Do not wait for a full heat while the resource of the next step is free", .zh = "后续设备空闲时不等满炉即开炉" },
};
#undef AT

const struct sw_table SW_STEP_BATCH_TABLE = {
    .name = "batch", .en = "Lots of one key gather into a heat, which goes on as one unit",
    .zh = "组炉:同类批次合为一炉整体流转",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };

static const struct sw_measure MEASURES[] = {
    { .id = "heats", .group = SW_MEASURES_STEP, .unit = "/d", .scale = (double)SW_DAY_US,
      .en = "Heats closed in a day", .zh = "每日炉数" },
    { .id = "heat_fill", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100,
      .en = "How full the heats were", .zh = "装炉率" },
    { .id = "part_filled", .group = SW_MEASURES_STEP, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "Share of heats that were not full", .zh = "未装满炉次比例" },
    { .id = "surplus", .group = SW_MEASURES_STEP, .unit = "t/d", .scale = (double)SW_DAY_US / (double)SW_TONNE_G, .smaller_is_better = true,
      .en = "Steel poured beyond the lots of part-filled heats", .zh = "不满炉次的余材" },
    { .id = NULL },
};
/* clang-format on */

static void heat_closed(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *heat)
{
    sw_item_note_start(run, step, heat);
    if (run->model->develops) {
        const struct plan *plan = step->plan;
        sw_development_note_heat(run, heat, plan->gather.size_g);
    }
    if (run->model->tested_heats == step) {
        sw_heat_form(run, heat);
    }
    sw_carrier_depart(run, step, heat);
}

static void borrow(struct sw_run *run, const struct sw_step *step,
                   const struct sw_item_list *lots, int64_t room_g)
{
    const struct plan *plan = step->plan;
    const struct sw_gather_plan *gather = &plan->gather;
    sw_slot_lend(
        run, *plan->lender,
        &(struct sw_slot_wish){
            .keys = gather->keys,
            .key = gather->keys[lots->first->order->product->index],
            .room_g = room_g,
            .full_g = gather->full_g - (gather->size_g - room_g),
            .lots = gather->lots > 0 ? gather->lots - lots->count : 0});
}

static int64_t pour_for_stock(struct sw_run *run, const struct sw_step *step,
                              struct sw_item *heat, int64_t grams)
{
    const struct plan *plan = step->plan;
    (void)run;
    return sw_stock_surplus(plan->surplus_to, heat, grams);
}

static bool find_stock(struct sw_compiler *compiler, const struct sw_step *step,
                       struct plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    if (settings->surplus_to.text == NULL) {
        return true;
    }
    plan->surplus_to = sw_compiler_step(compiler, settings->surplus_to);
    plan->gather.uses = pour_for_stock;
    if (plan->surplus_to == NULL) {
        return false;
    }
    if (plan->surplus_to->kind != &SW_STEP_STOCK || settings->size_g == 0) {
        return sw_diagnose(compiler->diagnostics, settings->surplus_to.place,
                           SW_CODE(STOCK),
                           "the surplus of heats goes into a step of kind "
                           "stock, and is what a heat of some `size` lacks");
    }
    return true;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    bool good = sw_check_lots_pass_singly(compiler, step);
    if (settings->size_g == 0 && settings->lots == 0) {
        good =
            sw_diagnose(compiler->diagnostics, step->place, SW_CODE(NO_LIMIT),
                        "the heat of step '%s' has no limit: give `size` or "
                        "`lots`",
                        step->name);
    }
    const uint32_t *keys = sw_compiler_keys(compiler, &settings->key);
    if (keys == NULL) {
        return false;
    }

    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    plan->when_free = settings->when_free;
    plan->lender =
        sw_arena_array(compiler->arena, 1, sizeof(const struct sw_step *));
    plan->gather = (struct sw_gather_plan){
        .size_g = settings->size_g,
        .lots = settings->lots,
        .full_g = (int64_t)rint(settings->full_from * (double)settings->size_g),
        .max_wait_us =
            settings->part_filled == WAIT ? 0 : settings->max_wait_us,
        .fill_up = settings->part_filled == BORROW ? borrow : NULL,
        .key_count = compiler->model->product_count,
        .keys = keys,
        .entity = sw_hash_text(step->name),
        .closed = heat_closed,
    };
    step->plan = plan;
    return find_stock(compiler, step, plan) && good;
}

static void feed(struct sw_compiler *compiler, const struct sw_step *batch,
                 const struct sw_step *step, size_t index)
{
    struct sw_resource *resource =
        &compiler->model->resources[sw_step_resource(step, index)->index];
    for (const struct sw_feeder *feeder = resource->feeders; feeder != NULL;
         feeder = feeder->next) {
        if (feeder->batch == batch && feeder->step == step) {
            return;
        }
    }
    struct sw_feeder *feeder = sw_arena_new(compiler->arena, struct sw_feeder);
    *feeder = (struct sw_feeder){resource->feeders, batch, step};
    resource->feeders = feeder;
}

/* Wherever heats go on from here, it is to a step with a resource. */
static bool feed_next(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            const struct sw_step *next = sw_step_next_per_batch(op);
            if (next == NULL || next->resource == NULL) {
                return sw_diagnose(
                    compiler->diagnostics, step->place, SW_CODE(WHEN_FREE),
                    "`when_free` of step '%s' needs a step `per: batch` with a "
                    "resource directly after it on the route of '%s'",
                    step->name, product->name);
            }
            for (size_t r = 0; r < sw_step_resources(next); r++) {
                feed(compiler, step, next, r);
            }
        }
    }
    return true;
}

/* Every lot comes straight from one slot. */
static bool find_lender(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const struct plan *plan = step->plan;
    const struct sw_step **lender = plan->lender;
    const struct sw_model *model = compiler->model;
    bool good = settings->max_wait_us > 0 && settings->size_g > 0;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            const struct sw_op *before = op - 1;
            const bool is_slot = op > product->program &&
                                 before->code == SW_OP_STEP &&
                                 before->step->kind == &SW_STEP_SLOT;
            good =
                good && is_slot && (*lender == NULL || *lender == before->step);
            *lender = is_slot ? before->step : *lender;
        }
    }
    return good ||
           sw_diagnose(compiler->diagnostics, step->place, SW_CODE(SLOT),
                       "heats of '%s' that borrow need `size`, "
                       "`max_wait`, and one slot directly before it on "
                       "all routes",
                       step->name);
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    bool good = sw_check_outside_together(compiler, step);
    if (plan->gather.fill_up != NULL) {
        good &= find_lender(compiler, step);
    }
    if (plan->when_free) {
        good &= feed_next(compiler, step);
    }
    good &= sw_check_lots_fit(compiler, step, plan->gather.size_g);
    good &= sw_check_batch_goes_one_way(compiler, step, plan->gather.keys);
    return good;
}

static double share(const struct sw_step *step, double grams)
{
    const struct plan *plan = step->plan;
    return sw_gather_share(&plan->gather, grams);
}

static bool waits_for_others(const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    return !plan->when_free && sw_gather_may_never_close(&plan->gather);
}

static void start(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)run;
    const struct plan *plan = step->plan;
    sw_gather_start(state, &plan->gather, step);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)run;
    (void)step;
    sw_gather_stop(state);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    const struct plan *plan = step->plan;
    const struct sw_step *next = sw_step_next_per_batch(item->at);
    sw_gather_join(run, run->steps[step->index].own, item);
    if (plan->when_free && next != NULL) {
        sw_step_batch_offer(run, step, next);
    }
}

static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    sw_gather_withdraw(run, run->steps[step->index].own, item);
}

static bool release(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order)
{
    return sw_gather_release(run, run->steps[step->index].own, order);
}

void sw_step_batch_offer(struct sw_run *run, const struct sw_step *step,
                         const struct sw_step *next)
{
    struct sw_gather *gather = run->steps[step->index].own;
    while (sw_service_is_free(run, next) &&
           sw_gather_close_oldest(run, gather)) {
    }
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *state, struct sw_total *totals)
{
    (void)step;
    const struct sw_gather *gather = state;
    const struct sw_gather_totals *heats = &gather->totals;
    const double window_us = sw_gather_window_us(run);
    totals[0].numerator = (double)heats->loads;
    totals[0].denominator = window_us;
    sw_gather_fill(gather, &totals[1]);
    totals[2].numerator = (double)heats->part_filled;
    totals[2].denominator = (double)heats->loads;
    totals[3].numerator = (double)heats->surplus_g;
    totals[3].denominator = window_us;
}

const struct sw_step_kind SW_STEP_BATCH = {
    .settings = &SW_STEP_BATCH_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_BATCH),
    .work_class = SW_CLASS_BATCH,
    .state_size = sizeof(struct sw_gather),
    .compile = compile,
    .check = check,
    .start = start,
    .stop = stop,
    .enter = enter,
    .withdraw = withdraw,
    .release = release,
    .share = share,
    .cost_lines = SW_COST_BIT(SW_COST_SURPLUS),
    .waits_for_others = waits_for_others,
    .measures = MEASURES,
    .report = report,
};
