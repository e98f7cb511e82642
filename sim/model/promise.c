#include "model/promise.h"

int64_t sw_promise_at_entry_us(const struct sw_model *model,
                               const struct sw_product *product,
                               int64_t stated_us, int64_t entered_us)
{
    const struct sw_promise_settings *rule = &model->settings->promise;
    const int64_t after_us = rule->after_us > 0
                                 ? rule->after_us
                                 : product->settings->standard_lead_time_us;
    if (stated_us != SW_NEVER_US) {
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
    } else if (order->changed) {
        order->changed = false;
        sw_promise_revise(order, at_us - order->latest_us, "changed");
    }
}

void sw_promise_revise(struct sw_order *order, int64_t later_us,
                       const char *cause)
{
    if (order->latest_us != SW_NEVER_US && later_us > 0) {
        order->latest_us += later_us;
        order->revisions++;
        order->revised_for = cause;
    }
}

void sw_promise_change(struct sw_run *run, struct sw_order *order)
{
    const struct sw_model *model = run->model;
    const int64_t at_us = sw_promise_at_entry_us(model, order->product,
                                                 SW_NEVER_US, sw_run_now(run));
    order->changed = at_us == SW_NEVER_US;
    if (at_us != SW_NEVER_US && order->latest_us != SW_NEVER_US) {
        sw_promise_revise(order, at_us - order->latest_us, "changed");
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
