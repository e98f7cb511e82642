#include "model/cost.h"

#include "base/memory.h"
#include "model/cost_hours.h"
#include "model/holding.h"
#include "model/record.h"
#include "model/stock_order.h"

#include <assert.h>

/* --------------------------------------------------------------- booking -- */

int64_t sw_cost_at(double rate, int64_t amount)
{
    return (int64_t)(rate * (double)amount + 0.5);
}

static sw_int128 *money_of(const struct sw_run *run, size_t product,
                           uint32_t account)
{
    assert(account < run->model->account_count);
    return &run->costs->money[product * run->model->account_count + account];
}

void sw_cost_book(struct sw_run *run, uint32_t account, size_t product,
                  sw_int128 money)
{
    *money_of(run, product, account) += money;
}

double sw_cost_price_times(const struct sw_run *run, size_t product)
{
    return run->costs->prices == NULL ? 1.0 : run->costs->prices[product];
}

bool sw_cost_share(struct sw_run *run, uint32_t account, sw_int128 money,
                   const int64_t *grams)
{
    int64_t left_g = 0;
    for (size_t p = 0; p < run->model->product_count; p++) {
        left_g += grams[p];
    }
    if (left_g == 0) {
        return false;
    }
    for (size_t p = 0; left_g > 0; p++) {
        const sw_int128 part = money * grams[p] / left_g;
        sw_cost_book(run, account, p, part);
        money -= part;
        left_g -= grams[p];
    }
    return true;
}

void sw_cost_note(struct sw_run *run, sw_int128 money)
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
    sw_cost_note(run, money);
    int64_t left_g = item->grams;
    int64_t left = money;
    for (const struct sw_item *member = item->first; member != NULL;
         member = member->next) {
        const int64_t part =
            member->next == NULL
                ? left
                : (int64_t)((sw_int128)left * member->grams / left_g);
        sw_cost_book(run, account, member->order->bills->index, part);
        left -= part;
        left_g -= member->grams;
    }
}

int64_t sw_cost_span_us(const struct sw_run *run, int64_t from_us)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t begin_us =
        from_us > run->window_from_us ? from_us : run->window_from_us;
    return begin_us < now_us ? now_us - begin_us : 0;
}

void sw_cost_charge(struct sw_run *run, uint32_t account,
                    const struct sw_product *product, int64_t money)
{
    if (account != SW_NO_ACCOUNT) {
        sw_cost_note(run, money);
        sw_cost_book(run, account, product->index, money);
    }
}

void sw_cost_pay_product(struct sw_run *run, uint32_t account,
                         const struct sw_product *product, int64_t money)
{
    if (run->in_window) {
        sw_cost_charge(run, account, product, money);
    }
}

void sw_cost_pay_order(struct sw_run *run, uint32_t account,
                       const struct sw_order *order, int64_t money)
{
    sw_cost_pay_product(run, account, order->bills, money);
}

sw_int128 sw_cost_of(const struct sw_run *run, uint32_t group, uint32_t account)
{
    const struct sw_model *model = run->model;
    sw_int128 sum = 0;
    for (size_t p = 0; p < model->product_count; p++) {
        if (model->products[p].group == group) {
            sum += *money_of(run, p, account);
        }
    }
    return sum;
}

sw_int128 sw_cost_sum(const struct sw_run *run, uint32_t group, int payer)
{
    const struct sw_model *model = run->model;
    sw_int128 sum = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (payer == SW_PAYERS || payer == model->accounts[i].payer) {
            sum += sw_cost_of(run, group, i);
        }
    }
    return sum;
}

/* ---------------------------------------------------------------- causes -- */

static int64_t lots_in(const struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER ? (int64_t)item->pending : 1;
}

/* What the item is worth now, times `share`. */
static int64_t value_of(const struct sw_run *run, const struct sw_item *item,
                        double share)
{
    if (item->kind != SW_ITEM_CARRIER) {
        const struct sw_product *product = item->order->product;
        return sw_cost_at(share * product->settings->value *
                              sw_cost_price_times(run, product->index),
                          item->grams);
    }
    int64_t sum = 0;
    for (const struct sw_item *member = item->first; member != NULL;
         member = member->next) {
        sum += value_of(run, member, share);
    }
    return sum;
}

void sw_cost_passed(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item *item)
{
    const struct sw_cost_settings *settings = &step->settings->cost;
    sw_cost_pay(
        run, step->costs->passing, item,
        sw_cost_at(settings->tonne, item->grams) +
            settings->lot * lots_in(item) +
            (settings->value > 0.0 ? value_of(run, item, settings->value) : 0));
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

/* ---------------------------------------------------------------- stocks -- */

/* What it has cost to fill up a stock is paid by those who took from it. */
static bool pass_on(struct sw_run *run, const struct sw_product *product)
{
    const struct sw_model *model = run->model;
    const struct sw_stock *stock = sw_stock_of(run, product->into);
    const int64_t *taken_g = stock->shelves[product->article].taken_by_product;
    bool moved = false;
    for (uint32_t a = 0; a < model->account_count; a++) {
        const sw_int128 money = *money_of(run, product->index, a);
        if (money != 0 && sw_cost_share(run, a, money, taken_g)) {
            *money_of(run, product->index, a) -= money;
            moved = true;
        }
    }
    return moved;
}

/* Stocks are supplied by others, but none by itself, so this ends. */
static void pass_on_all(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    bool moved = true;
    while (moved) {
        moved = false;
        for (size_t p = 0; p < model->product_count; p++) {
            if (model->products[p].into != NULL) {
                moved |= pass_on(run, &model->products[p]);
            }
        }
    }
}

/* ----------------------------------------------------------------- a run -- */

void sw_costs_create(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    run->costs = sw_new(struct sw_costs);
    run->costs->money = sw_new_array(
        model->product_count * model->account_count + 1, sizeof(sw_int128));
    if (model->reprices) {
        run->costs->prices = sw_new_array(model->product_count, sizeof(double));
    }
    for (size_t i = 0; model->reprices && i < model->product_count; i++) {
        run->costs->prices[i] = 1.0;
    }
    sw_cost_hours_create(run);
    sw_holding_create(run);
}

void sw_costs_destroy(struct sw_run *run)
{
    sw_cost_hours_destroy(run);
    sw_holding_destroy(run);
    sw_free(run->costs->prices);
    sw_free(run->costs->money);
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
    pass_on_all(run);
}
