#include "model/cost.h"

#include "base/memory.h"
#include "model/cost_hours.h"
#include "model/holding.h"
#include "model/record.h"

#include <assert.h>

/* --------------------------------------------------------------- booking -- */

int64_t sw_cost_at(double rate, int64_t amount)
{
    return (int64_t)(rate * (double)amount + 0.5);
}

void sw_cost_book(struct sw_run *run, uint32_t account, uint32_t group,
                  sw_int128 money)
{
    assert(account < run->model->account_count);
    run->records->orders[group].cost[account] += money;
}

/* Of what is paid, for the audit: told apart from where it is booked. */
static void note(struct sw_run *run, sw_int128 money)
{
    run->costs->booked += money;
}

void sw_cost_pay(struct sw_run *run, uint32_t account,
                 const struct sw_item *item, int64_t money)
{
    if (!run->in_window || account == SW_NO_ACCOUNT || money == 0) {
        return;
    }
    if (item->kind != SW_ITEM_CARRIER) {
        sw_cost_pay_order(run, account, item->order, money);
        return;
    }
    note(run, money);
    int64_t left_g = item->grams;
    int64_t left = money;
    for (const struct sw_item *member = item->first; member != NULL;
         member = member->next) {
        const int64_t part =
            member->next == NULL
                ? left
                : (int64_t)((sw_int128)left * member->grams / left_g);
        sw_cost_book(run, account, member->order->product->group, part);
        left -= part;
        left_g -= member->grams;
    }
}

void sw_cost_pay_order(struct sw_run *run, uint32_t account,
                       const struct sw_order *order, int64_t money)
{
    if (run->in_window && account != SW_NO_ACCOUNT) {
        note(run, money);
        sw_cost_book(run, account, order->product->group, money);
    }
}

sw_int128 sw_cost_sum(const struct sw_run *run, uint32_t group, int payer)
{
    const struct sw_model *model = run->model;
    sw_int128 sum = 0;
    for (size_t i = 0; i < model->account_count; i++) {
        if (payer == SW_PAYERS || payer == model->accounts[i].payer) {
            sum += run->records->orders[group].cost[i];
        }
    }
    return sum;
}

/* ---------------------------------------------------------------- causes -- */

static int64_t lots_in(const struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER ? (int64_t)item->pending : 1;
}

void sw_cost_passed(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item *item)
{
    const struct sw_cost_settings *settings = &step->settings->cost;
    sw_cost_pay(run, step->costs->passing, item,
                sw_cost_at(settings->tonne, item->grams) +
                    settings->lot * lots_in(item));
}

void sw_cost_loaded(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item *carrier, int64_t surplus_g)
{
    const struct sw_cost_settings *settings = &step->settings->cost;
    sw_cost_pay(run, step->costs->passing, carrier, settings->trip);
    sw_cost_pay(run, step->costs->surplus, carrier,
                sw_cost_at(settings->surplus, surplus_g));
}

void sw_cost_downgraded(struct sw_run *run, const struct sw_step *step,
                        const struct sw_item *item)
{
    sw_cost_pay(run, step->costs->downgrade, item,
                sw_cost_at(step->settings->cost.downgrade, item->grams));
}

void sw_cost_scrapped(struct sw_run *run, const struct sw_step *step,
                      const struct sw_order *order, int64_t grams)
{
    sw_cost_pay_order(run, step->costs->scrap, order,
                      sw_cost_at(order->product->settings->scrap_loss, grams));
}

static void pay_penalty(struct sw_run *run, const struct sw_order *order)
{
    const struct sw_penalty_settings *penalty =
        &run->model->settings->promise.penalty;
    const int64_t late_us = order->promised_us == SW_NEVER_US
                                ? 0
                                : sw_run_now(run) - order->promised_us;
    if (late_us <= 0) {
        return;
    }
    const double share = penalty->rate * (double)late_us;
    sw_cost_pay_order(
        run, run->model->order_costs->penalty, order,
        sw_cost_at(order->product->settings->value *
                       (share < penalty->cap ? share : penalty->cap),
                   order->grams));
}

void sw_cost_delivered(struct sw_run *run, const struct sw_order *order)
{
    const struct sw_order_costs *costs = run->model->order_costs;
    const struct sw_fee_settings *fee = costs->fees[order->class_index];
    if (fee != NULL) {
        sw_cost_pay_order(run, costs->fee_accounts[order->class_index], order,
                          fee->order);
    }
    pay_penalty(run, order);
}

void sw_cost_delivered_grams(struct sw_run *run, const struct sw_order *order,
                             int64_t grams)
{
    const struct sw_order_costs *costs = run->model->order_costs;
    const struct sw_fee_settings *fee = costs->fees[order->class_index];
    if (fee != NULL) {
        sw_cost_pay_order(run, costs->fee_accounts[order->class_index], order,
                          sw_cost_at(fee->tonne, grams));
    }
}

/* ----------------------------------------------------------------- a run -- */

void sw_costs_create(struct sw_run *run)
{
    run->costs = sw_new(struct sw_costs);
    sw_cost_hours_create(run);
    sw_holding_create(run);
}

void sw_costs_destroy(struct sw_run *run)
{
    sw_cost_hours_destroy(run);
    sw_holding_destroy(run);
    sw_free(run->costs);
}

void sw_costs_restart(struct sw_run *run)
{
    sw_cost_hours_restart(run);
    sw_holding_restart(run);
}

void sw_costs_freeze(struct sw_run *run)
{
    sw_cost_hours_freeze(run);
    sw_holding_freeze(run);
}
