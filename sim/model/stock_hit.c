#include "model/stock_hit.h"

#include "model/cost.h"
#include "model/record.h"
#include "model/step_stock.h"
#include "model/stock_order.h"
#include "model/stock_shelf.h"

uint32_t sw_stock_loss_account(struct sw_compiler *compiler,
                               const struct sw_step *step)
{
    const int payer = sw_stock_payer(step);
    return payer == SW_PAYERS ? SW_NO_ACCOUNT
                              : sw_cost_account(compiler, SW_COST_WRITE_DOWN,
                                                step->name, payer);
}

bool sw_stock_keeps(const struct sw_step *step,
                    const struct sw_product *product)
{
    const struct sw_stock_plan *plan = step->plan;
    for (size_t i = 0; i < plan->article_count; i++) {
        if (plan->articles[i].of == product) {
            return true;
        }
    }
    return false;
}

/* A share of what these grams are worth is lost; of a negative one, won. */
static void book_loss(struct sw_run *run, const struct sw_shelf *shelf,
                      int64_t grams, double share, uint32_t account)
{
    const size_t product = shelf->article->of->index;
    const double value =
        shelf->article->of->settings->value * sw_cost_price_times(run, product);
    const double lost = value * share * (double)grams;
    const sw_int128 money = (sw_int128)(lost < 0.0 ? lost - 0.5 : lost + 0.5);
    if (run->in_window && account != SW_NO_ACCOUNT) {
        sw_cost_note(run, money);
        sw_cost_book(run, account, product, money);
    }
}

void sw_stock_lose(struct sw_run *run, const struct sw_step *step, double share,
                   uint32_t account)
{
    struct sw_stock *stock = sw_stock_of(run, step);
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        struct sw_shelf *shelf = &stock->shelves[i];
        const int64_t grams =
            (int64_t)(share * (double)shelf->on_hand.value + 0.5);
        sw_shelf_lose(run, shelf, grams);
        sw_record_stock_lost(run, step, grams);
        book_loss(run, shelf, grams, 1.0, account);
        sw_stock_look_again(run, shelf);
    }
}

void sw_stock_revalue(struct sw_run *run, const struct sw_step *step,
                      const struct sw_product *product, double times,
                      uint32_t account)
{
    const struct sw_stock *stock = sw_stock_of(run, step);
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        const struct sw_shelf *shelf = &stock->shelves[i];
        if (shelf->article->of == product) {
            book_loss(run, shelf, shelf->on_hand.value, 1.0 - times, account);
        }
    }
}

void sw_stock_turn_giving(struct sw_run *run, const struct sw_step *step,
                          bool on)
{
    struct sw_stock *stock = sw_stock_of(run, step);
    if (!on) {
        stock->not_giving++;
    } else if (--stock->not_giving == 0) {
        sw_stock_hand_out(run, stock);
    }
}

void sw_stock_turn_receiving(struct sw_run *run, const struct sw_step *step,
                             bool on)
{
    struct sw_stock *stock = sw_stock_of(run, step);
    if (!on) {
        stock->not_receiving++;
    } else if (--stock->not_receiving == 0) {
        sw_stock_take_in(run, stock);
    }
}
