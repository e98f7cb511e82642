/*
 * hit_price.c - a product is worth so many times what it was: what is held of
 * it costs that much, and stock of it is written down, or up.
 */
#include "model/cost.h"
#include "model/hit_kind.h"
#include "model/holding.h"
#include "model/step_kind.h"
#include "model/stock_hit.h"

#include <stddef.h>

struct plan {
    const struct sw_product *product;
    double times;
    uint32_t *accounts; /* by step; of stocks that keep it */
};

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits)
{
    struct sw_model *model = compiler->model;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    disruption->plan = plan;
    disruption->passes = true;
    plan->product = sw_compiler_product(compiler, hits->price);
    plan->times = hits->times;
    plan->accounts =
        sw_arena_array(compiler->arena, model->step_count, sizeof(uint32_t));
    if (plan->product == NULL) {
        return false;
    }
    if (hits->times == 1.0 || plan->product->settings->value == 0.0) {
        return sw_disruption_refuse(compiler, disruption,
                                    hits->times == 1.0
                                        ? "changes nothing: `times` is 1"
                                        : "changes the price of a product "
                                          "that has no `value`");
    }
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *step = &model->steps[i];
        plan->accounts[i] =
            step->kind == &SW_STEP_STOCK && sw_stock_keeps(step, plan->product)
                ? sw_stock_loss_account(compiler, step)
                : SW_NO_ACCOUNT;
    }
    model->reprices = true;
    return true;
}

static void turn(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on)
{
    const struct plan *plan = disruption->plan;
    if (!on) {
        return;
    }
    for (size_t i = 0; i < run->model->step_count; i++) {
        if (plan->accounts[i] != SW_NO_ACCOUNT) {
            sw_stock_revalue(run, &run->model->steps[i], plan->product,
                             plan->times, plan->accounts[i]);
        }
    }
    for (size_t i = 0; i < run->model->product_count; i++) {
        const struct sw_product *product = &run->model->products[i];
        if (product->like == plan->product) {
            sw_holding_reprice(run, product, plan->times);
        }
    }
}

static const char *const KEYS[] = {"times", NULL};

const struct sw_hit_kind SW_HIT_PRICE = {
    .key = "price", .keys = KEYS, .compile = compile, .turn = turn};
