#include "model/stock_cost.h"

#include "model/cost.h"
#include "model/record.h"

static const enum sw_cost_line LINES[SW_STOCK_COSTS] = {
    [SW_STOCK_HOLDING] = SW_COST_HOLDING,
    [SW_STOCK_BACKORDER] = SW_COST_SHORTAGE,
    [SW_STOCK_LOST_SALES] = SW_COST_SHORTAGE,
    [SW_STOCK_ORDERING] = SW_COST_ORDERING,
    [SW_STOCK_WRITE_DOWN] = SW_COST_WRITE_DOWN,
};

void sw_stock_cost_compile(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           struct sw_article *article, int payer)
{
    const struct sw_article_settings *settings = article->settings;
    const bool costs[SW_STOCK_COSTS] = {
        [SW_STOCK_HOLDING] = settings->holding > 0.0,
        [SW_STOCK_BACKORDER] = settings->backorder > 0.0,
        [SW_STOCK_LOST_SALES] = settings->lost > 0.0,
        [SW_STOCK_ORDERING] =
            settings->order_cost.fixed > 0 || settings->order_cost.tonne > 0.0,
        [SW_STOCK_WRITE_DOWN] = settings->write_down.cost > 0.0,
    };
    for (size_t i = 0; i < SW_STOCK_COSTS; i++) {
        article->accounts[i] =
            costs[i] && payer != SW_PAYERS
                ? sw_cost_account(compiler, LINES[i], step->name, payer)
                : SW_NO_ACCOUNT;
    }
}

void sw_stock_costs(const struct sw_run *run, const struct sw_shelf *shelf,
                    double *costs)
{
    const struct sw_article_settings *rates = shelf->article->settings;
    const struct sw_stock_counts *counts = &shelf->counts;
    costs[SW_STOCK_HOLDING] =
        rates->holding * sw_stock_area(run, &shelf->on_hand);
    costs[SW_STOCK_BACKORDER] =
        rates->backorder * sw_stock_area(run, &shelf->backorders);
    costs[SW_STOCK_LOST_SALES] = rates->lost * (double)counts->lost_g;
    costs[SW_STOCK_ORDERING] =
        (double)rates->order_cost.fixed * (double)counts->orders +
        rates->order_cost.tonne * (double)counts->ordered_g;
    costs[SW_STOCK_WRITE_DOWN] =
        rates->write_down.cost * (double)counts->written_down_g;
}

static void book(struct sw_run *run, const struct sw_shelf *shelf,
                 uint32_t account, sw_int128 money)
{
    sw_cost_note(run, money);
    if (!sw_cost_share(run, account, money, shelf->taken_by_product)) {
        sw_cost_book(run, account, shelf->article->of->index, money);
    }
}

void sw_stock_cost_book(struct sw_run *run, const struct sw_shelf *shelf)
{
    double costs[SW_STOCK_COSTS];
    sw_stock_costs(run, shelf, costs);
    for (size_t i = 0; i < SW_STOCK_COSTS; i++) {
        if (shelf->article->accounts[i] != SW_NO_ACCOUNT) {
            book(run, shelf, shelf->article->accounts[i],
                 (sw_int128)(costs[i] + 0.5));
        }
    }
}
