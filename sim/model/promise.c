#include "model/promise.h"

#include "model/policy.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <string.h>

/* ---------------------------------------------------------------- frozen -- */

static int64_t *frozen(const struct sw_model *model, size_t product,
                       size_t class_index)
{
    return &model->frozen_us[product * model->class_count + class_index];
}

/* 0: nothing is promised. */
static int64_t after_entry_us(const struct sw_model *model,
                              const struct sw_product *product,
                              uint32_t class_index)
{
    const int64_t frozen_us = model->frozen_us == NULL
                                  ? 0
                                  : *frozen(model, product->index, class_index);
    if (frozen_us > 0) {
        return frozen_us;
    }
    return model->settings->promise.after_us > 0
               ? model->settings->promise.after_us
               : product->settings->standard_lead_time_us;
}

bool sw_promise_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_promise_settings *settings = &model->settings->promise;
    const struct sw_node *node = sw_node_find(compiler->root, "promise");
    const bool by_quantile = settings->rule == SW_PROMISE_QUANTILE;
    if (by_quantile != (settings->of > 0.0)) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(PROMISE),
                           by_quantile
                               ? "the rule quantile needs `of`, like of: 80 %%"
                               : "`of` belongs to the rule quantile");
    }
    if (by_quantile && settings->after_us > 0) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(PROMISE),
                           "by the rule quantile, `after` is found from the "
                           "baseline: leave it out");
    }
    if (by_quantile) {
        model->frozen_us = sw_arena_array(
            compiler->arena, model->product_count * model->class_count,
            sizeof(int64_t));
    }
    return true;
}

struct sw_promise_quantile
sw_model_promise_quantile(const struct sw_model *model)
{
    const struct sw_promise_settings *settings = &model->settings->promise;
    return (struct sw_promise_quantile){settings->of,
                                        (size_t)settings->replications};
}

static void freeze_product(struct sw_model *model, size_t product,
                           const char *class_name, int64_t lead_us)
{
    for (size_t c = 0; c < model->class_count; c++) {
        if (class_name == NULL ||
            strcmp(model->classes[c].name, class_name) == 0) {
            *frozen(model, product, c) = lead_us;
        }
    }
}

/* What is promised of the orders that are known before the run. */
static void promise_known(struct sw_model *model, size_t product)
{
    for (size_t i = 0; i < model->known_order_count; i++) {
        struct sw_known_order *known = &model->known_orders[i];
        if (known->date_stated ||
            strcmp(known->product, model->products[product].name) != 0) {
            continue;
        }
        uint32_t c = 0;
        while (strcmp(model->classes[c].name, known->class_name) != 0) {
            c++;
        }
        known->promised_us =
            sw_promise_at_entry_us(model, &model->products[product], c,
                                   SW_NEVER_US, known->entered_us);
    }
}

void sw_model_freeze_promise(struct sw_model *model, const char *product,
                             const char *class_name, int64_t lead_us)
{
    assert(model->frozen_us != NULL && lead_us > 0);
    for (size_t i = 0; i < model->product_count; i++) {
        if (strcmp(model->products[i].name, product) == 0) {
            freeze_product(model, i, class_name, lead_us);
            promise_known(model, i);
        }
    }
}

/* --------------------------------------------------------------- promise -- */

int64_t sw_promise_at_entry_us(const struct sw_model *model,
                               const struct sw_product *product,
                               uint32_t class_index, int64_t stated_us,
                               int64_t entered_us)
{
    const struct sw_promise_settings *rule = &model->settings->promise;
    const int64_t after_us = after_entry_us(model, product, class_index);
    if (stated_us != SW_NEVER_US || product->is_problem) {
        return stated_us;
    }
    if (rule->rule == SW_PROMISE_SLOT && product->books_slot) {
        return SW_NEVER_US;
    }
    return after_us > 0 ? entered_us + after_us + rule->buffer_us : SW_NEVER_US;
}

void sw_promise_slot(struct sw_run *run, struct sw_order *order,
                     int64_t planned_us)
{
    const struct sw_promise_settings *rule = &run->model->settings->promise;
    const int64_t at_us = planned_us + rule->buffer_us;
    if (rule->rule == SW_PROMISE_SLOT && order->promised_us == SW_NEVER_US) {
        order->promised_us = at_us;
        order->latest_us = at_us;
        sw_policies_hear(run, order, SW_NEWS_PROMISED);
    } else if (order->changed) {
        order->changed = false;
        sw_promise_revise(run, order, at_us - order->latest_us, "changed");
    }
}

void sw_promise_revise(struct sw_run *run, struct sw_order *order,
                       int64_t later_us, const char *cause)
{
    if (order->latest_us != SW_NEVER_US && later_us > 0) {
        order->latest_us += later_us;
        order->revisions++;
        order->revised_for = cause;
        sw_policies_hear(run, order, SW_NEWS_REVISED);
    }
}

void sw_promise_hasten(struct sw_run *run, struct sw_order *order,
                       int64_t earlier_us, const char *cause)
{
    const struct sw_promise_settings *rule = &run->model->settings->promise;
    if (rule->rule != SW_PROMISE_SLOT || order->latest_us == SW_NEVER_US) {
        return;
    }
    int64_t at_us = order->latest_us - earlier_us;
    if (order->requested_us != SW_NEVER_US && order->requested_us > at_us) {
        at_us = order->requested_us;
    }
    if (at_us < order->latest_us) {
        order->latest_us = at_us;
        order->revisions++;
        order->revised_for = cause;
    }
}

void sw_promise_change(struct sw_run *run, struct sw_order *order)
{
    const struct sw_model *model = run->model;
    const int64_t at_us =
        sw_promise_at_entry_us(model, order->product, order->class_index,
                               SW_NEVER_US, sw_run_now(run));
    order->changed = at_us == SW_NEVER_US;
    if (at_us != SW_NEVER_US && order->latest_us != SW_NEVER_US) {
        sw_promise_revise(run, order, at_us - order->latest_us, "changed");
    }
}

int64_t sw_promise_date_us(const struct sw_order *order, enum sw_basis basis)
{
    switch (basis) {
    case SW_BASIS_LATEST_PROMISE:
        return order->latest_us;
    case SW_BASIS_REQUESTED:
        return order->requested_us;
    default:
        return order->promised_us;
    }
}

bool sw_promise_is_kept(const struct sw_run *run, const struct sw_order *order,
                        enum sw_basis basis)
{
    const struct sw_promise_settings *window = &run->model->settings->promise;
    const int64_t date_us = sw_promise_date_us(order, basis);
    const int64_t late_us = sw_run_now(run) - date_us;
    return date_us != SW_NEVER_US && late_us <= window->late_us &&
           -late_us <= window->early_us;
}
