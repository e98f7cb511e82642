#include "model/holding.h"

#include "base/memory.h"
#include "model/cost.h"
#include "model/record.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

/* ------------------------------------------------------------- compiling -- */

static struct sw_place place_of(const struct sw_compiler *compiler)
{
    return sw_node_find(compiler->root, "holding")->place;
}

/* The bit of the milestone that it begins with; 0 after reporting. */
static uint32_t find_from(struct sw_compiler *compiler, struct sw_name from)
{
    const struct sw_model *model = compiler->model;
    for (uint32_t m = 0; m < model->milestone_count; m++) {
        if (strcmp(model->milestones[m].name, from.text) == 0) {
            return 1U << m;
        }
    }
    (void)sw_objects_find(&model->settings->milestones, from, "milestone",
                          compiler->diagnostics);
    return 0;
}

static bool fill_rates(struct sw_compiler *compiler, struct sw_holding *holding)
{
    const struct sw_model *model = compiler->model;
    const struct sw_holding_settings *settings = &model->settings->holding;
    bool valued = false;
    holding->rates =
        sw_arena_array(compiler->arena, model->product_count, sizeof(double));
    for (size_t i = 0; i < model->product_count; i++) {
        const double value = model->products[i].settings->value;
        valued = valued || value > 0.0;
        holding->rates[i] = value * settings->rate;
    }
    if (settings->rate > 0.0 && !valued) {
        return sw_diagnose(compiler->diagnostics, place_of(compiler),
                           SW_CODE(COST),
                           "holding: a rate of the value needs products with "
                           "a `value`, like 3450 CNY/t");
    }
    return true;
}

bool sw_holding_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_holding_settings *settings = &model->settings->holding;
    if (settings->rate == 0.0 && settings->space == 0.0) {
        return true;
    }
    struct sw_holding *holding =
        sw_arena_new(compiler->arena, struct sw_holding);
    if (settings->from.text != NULL) {
        holding->from = find_from(compiler, settings->from);
        if (holding->from == 0) {
            return false;
        }
    }
    holding->accounts[SW_HELD_BEFORE] =
        sw_cost_account(compiler, SW_COST_HOLDING, "", settings->payer);
    holding->accounts[SW_HELD_AFTER] = sw_cost_account(
        compiler, SW_COST_HOLDING, "", settings->after_delivery);
    holding->space = settings->space;
    model->holding = holding;
    return fill_rates(compiler, holding);
}

/* --------------------------------------------------------------- running -- */

enum sw_holding_phase sw_holding_phase_of(const struct sw_run *run,
                                          const struct sw_item *lot)
{
    const struct sw_model *model = run->model;
    if ((lot->passed & (1U << model->delivered)) != 0) {
        return SW_HELD_AFTER;
    }
    const uint32_t from = model->holding->from;
    return from == 0 || (lot->passed & from) != 0 ? SW_HELD_BEFORE
                                                  : SW_HELD_PHASES;
}

static void add(struct sw_run *run, const struct sw_item *lot,
                enum sw_holding_phase phase, int64_t grams)
{
    if (phase != SW_HELD_PHASES && lot->kind == SW_ITEM_LOT) {
        const size_t product = lot->order->product->index;
        sw_level_add(&run->costs->held[product * SW_HELD_PHASES + phase],
                     sw_run_now(run), grams);
    }
}

void sw_holding_moved(struct sw_run *run, const struct sw_item *lot,
                      enum sw_holding_phase before)
{
    const enum sw_holding_phase after = sw_holding_phase_of(run, lot);
    if (after != before) {
        add(run, lot, before, -lot->grams);
        add(run, lot, after, lot->grams);
    }
}

void sw_holding_change(struct sw_run *run, const struct sw_item *lot,
                       int64_t grams)
{
    add(run, lot, sw_holding_phase_of(run, lot), grams);
}

static size_t level_count(const struct sw_run *run)
{
    return run->model->product_count * SW_HELD_PHASES;
}

void sw_holding_create(struct sw_run *run)
{
    if (run->model->holding == NULL) {
        return;
    }
    run->costs->held = sw_new_array(level_count(run), sizeof(struct sw_level));
    for (size_t i = 0; i < level_count(run); i++) {
        sw_level_init(&run->costs->held[i], 0, 0);
    }
}

void sw_holding_destroy(struct sw_run *run)
{
    sw_free(run->costs->held);
}

void sw_holding_restart(struct sw_run *run)
{
    if (run->model->holding == NULL) {
        return;
    }
    for (size_t i = 0; i < level_count(run); i++) {
        sw_level_restart(&run->costs->held[i], sw_run_now(run));
    }
}

/* What the product was held up to now, in one phase, becomes money. */
static void book(struct sw_run *run, size_t product, size_t phase)
{
    const struct sw_holding *holding = run->model->holding;
    const struct sw_level *held =
        &run->costs->held[product * SW_HELD_PHASES + phase];
    const double area = (double)sw_level_area(held, sw_run_now(run));
    const double rate =
        holding->rates[product] * sw_cost_price_times(run, product) +
        holding->space;
    const sw_int128 money = (sw_int128)(area * rate + 0.5);
    sw_cost_note(run, money);
    sw_cost_book(run, holding->accounts[phase], product, money);
}

void sw_holding_freeze(struct sw_run *run)
{
    for (size_t i = 0; run->model->holding != NULL && i < level_count(run);
         i++) {
        book(run, i / SW_HELD_PHASES, i % SW_HELD_PHASES);
    }
}

void sw_holding_reprice(struct sw_run *run, const struct sw_product *product,
                        double times)
{
    const size_t index = product->index;
    for (size_t phase = 0;
         run->model->holding != NULL && phase < SW_HELD_PHASES; phase++) {
        if (run->in_window) {
            book(run, index, phase);
        }
        sw_level_restart(&run->costs->held[index * SW_HELD_PHASES + phase],
                         sw_run_now(run));
    }
    run->costs->prices[index] *= times;
}
