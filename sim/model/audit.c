#include "model/audit.h"

#include "model/cost.h"
#include "model/order.h"
#include "model/step_stock.h"
#include "model/step_wip_cap.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

enum { NAME_BYTES = 160 };

static void fail(struct sw_run *run, const char *format, ...) SW_PRINTF(2, 3);

static void fail(struct sw_run *run, const char *format, ...)
{
    struct sw_error *failure = &run->audit->failure;
    if (failure->kind != SW_ERROR_NONE) {
        return;
    }
    va_list args;
    va_start(args, format);
    (void)vsnprintf(failure->message, sizeof(failure->message), format, args);
    va_end(args);
    failure->kind = SW_ERROR_GATE;
}

void sw_audit_ledger(struct sw_run *run, const struct sw_order *order,
                     const struct sw_item *last)
{
    int64_t sum_us = 0;
    for (size_t i = 0; i < run->model->cell_count; i++) {
        sum_us += last->ledger[i];
    }
    const int64_t life_us = sw_run_now(run) - order->entered_us;
    if (sum_us != life_us) {
        char name[NAME_BYTES];
        fail(run,
             "audit: the ledger of order %s adds up to %" PRId64
             " us, but %" PRId64 " us have passed since its entry",
             sw_order_name(order, name, sizeof(name)), sum_us, life_us);
    }
}

static int64_t clip(const struct sw_run *run, int64_t at_us)
{
    if (at_us < run->window_from_us) {
        return run->window_from_us;
    }
    return at_us > run->window_to_us ? run->window_to_us : at_us;
}

void sw_audit_order(struct sw_run *run, const struct sw_order *order,
                    bool closed)
{
    if (run->window_from_us != SW_NEVER_US) {
        run->audit->inside_us +=
            clip(run, sw_run_now(run)) - clip(run, order->entered_us);
    }
    if (closed && order->capped != 0) {
        char name[NAME_BYTES];
        fail(run, "audit: order %s is closed, but caps count %u lots of it",
             sw_order_name(order, name, sizeof(name)), order->capped);
    }
    if (closed && order->inside_g != 0) {
        char name[NAME_BYTES];
        fail(run, "audit: order %s is closed, but %" PRId64 " g of it are not",
             sw_order_name(order, name, sizeof(name)), order->inside_g);
    }
}

static void check_grams(struct sw_run *run)
{
    const struct sw_audit *audit = run->audit;
    int64_t inside_g = 0;
    for (const struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        inside_g += order->inside_g;
    }
    inside_g += audit->stocked_g;
    if (audit->made_g != audit->ended_g + audit->lost_g + inside_g) {
        fail(run,
             "audit: %" PRId64 " g were made, but %" PRId64
             " g came out, %" PRId64 " g were lost and %" PRId64
             " g are inside",
             audit->made_g, audit->ended_g, audit->lost_g, inside_g);
    }
}

static void check_stocks(struct sw_run *run)
{
    const int64_t there_g = sw_stocks_grams(run);
    if (there_g != run->audit->stocked_g) {
        fail(run,
             "audit: stocks hold %" PRId64 " g, but %" PRId64
             " g more came than went",
             there_g, run->audit->stocked_g);
    }
}

/* What the caps count is what the open orders say that they do. */
static void check_caps(struct sw_run *run)
{
    uint64_t counted = 0;
    uint64_t capped = 0;
    for (size_t i = 0; i < run->model->cap_count; i++) {
        counted += sw_wip_cap_lots(run, run->model->caps[i].step);
    }
    for (const struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        capped += order->capped;
    }
    if (counted != capped) {
        fail(run, "audit: caps count %" PRIu64 " lots, but the orders %" PRIu64,
             counted, capped);
    }
}

static void check_little(struct sw_run *run)
{
    if (run->window_to_us == SW_NEVER_US) {
        return; /* the limit came before the window's end */
    }
    const sw_int128 area = run->orders_inside_area;
    if (area != run->audit->inside_us) {
        fail(run,
             "audit: the area under the number of orders inside is %" PRId64
             " us, but they spent %" PRId64 " us there",
             (int64_t)area, (int64_t)run->audit->inside_us);
    }
}

/* Every cost line of every product together is what was paid in all. */
static void check_costs(struct sw_run *run)
{
    sw_int128 lines = 0;
    for (uint32_t g = 0; g < run->model->group_count; g++) {
        lines += sw_cost_sum(run, g, SW_PAYERS);
    }
    if (lines != run->costs->booked) {
        fail(run,
             "audit: the cost lines add up to %.17g, but %.17g have been paid",
             (double)lines / (double)SW_MONEY_UNIT,
             (double)run->costs->booked / (double)SW_MONEY_UNIT);
    }
}

void sw_audit_end(struct sw_run *run)
{
    check_costs(run);
    check_grams(run);
    check_stocks(run);
    check_caps(run);
    check_little(run);
}
