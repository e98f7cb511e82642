/*
 * stock_report.c - what is measured of each article of a stock.
 */
#include "model/gather.h"
#include "model/step_stock.h"
#include "model/stock_cost.h"

#include <stddef.h>

/* clang-format off */
#define DAYS (1.0 / (double)SW_DAY_US)
#define TONNES (1.0 / (double)SW_TONNE_G)
#define TONNES_A_DAY ((double)SW_DAY_US / (double)SW_TONNE_G)
#define MONEY_A_DAY ((double)SW_DAY_US / (double)SW_MONEY_UNIT)
#define OF .group = SW_MEASURES_STOCK

enum measure {
    ON_HAND, BACKORDERS, ON_ORDER, FILL_RATE, UNMET, ASKED, AGE,
    REPLENISHMENTS, REPLENISHMENT_SIZE, LEAD_TIME, LEAD_TIME_SQUARE, OVERTAKEN, BULLWHIP,
    HOLDING_COST, BACKORDER_COST, LOST_COST, ORDERING_COST, WRITE_DOWN, STOCK_COST,
    MEASURES
};

static const struct sw_measure TABLE[] = {
    [ON_HAND] = { .id = "on_hand", OF, .unit = "t", .scale = TONNES,
      .en = "Tonnes on hand, not yet set aside for a lot, mean over time", .zh = "平均库存(未分配)" },
    [BACKORDERS] = { .id = "backorders", OF, .unit = "t", .scale = TONNES, .smaller_is_better = true,
      .en = "Tonnes that lots lack and wait for, mean over time", .zh = "平均欠货吨数" },
    [ON_ORDER] = { .id = "on_order", OF, .unit = "t", .scale = TONNES,
      .en = "Tonnes ordered and not yet in stock, mean over time", .zh = "平均在途吨数" },
    [FILL_RATE] = { .id = "fill_rate", OF, .unit = "%", .scale = 100,
      .en = "Share of the tonnes asked for that were there", .zh = "现货满足率" },
    [UNMET] = { .id = "unmet", OF, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "Share of the tonnes asked for that were turned away, or made instead", .zh = "未满足(拒单或自制)比例" },
    [ASKED] = { .id = "asked", OF, .unit = "t/d", .scale = TONNES_A_DAY,
      .en = "Tonnes asked for a day", .zh = "日需求吨数" },
    [AGE] = { .id = "age", OF, .unit = "d", .scale = DAYS, .smaller_is_better = true,
      .en = "How long material was on hand when it was taken (tonnes on hand over tonnes taken)", .zh = "领用时平均库龄" },
    [REPLENISHMENTS] = { .id = "replenishments", OF, .unit = "/d", .scale = (double)SW_DAY_US,
      .en = "Replenishment orders placed in a day", .zh = "日补货次数" },
    [REPLENISHMENT_SIZE] = { .id = "replenishment_size", OF, .unit = "t", .scale = TONNES,
      .en = "Tonnes of a replenishment order", .zh = "每次补货吨数" },
    [LEAD_TIME] = { .id = "lead_time", OF, .unit = "d", .scale = DAYS, .smaller_is_better = true,
      .en = "Time from the k-th replenishment order to the k-th that is complete", .zh = "补货周期(第 k 次订货至第 k 次到齐)" },
    [LEAD_TIME_SQUARE] = { .id = "lead_time_square", OF, .unit = "d2", .scale = DAYS * DAYS, .smaller_is_better = true,
      .en = "Mean square of lead_time", .zh = "补货周期的均方" },
    [OVERTAKEN] = { .id = "overtaken", OF, .unit = "%", .scale = 100,
      .en = "Replenishment orders complete before the one placed just before them", .zh = "先于前一单到齐的补货比例" },
    [BULLWHIP] = { .id = "bullwhip", OF, .unit = "", .scale = 1, .smaller_is_better = true,
      .en = "Variance of what is ordered over that of what is asked for, by review period", .zh = "牛鞭效应:订货方差与需求方差之比" },
    [HOLDING_COST] = { .id = "holding_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "Cost of material on hand", .zh = "库存持有费用" },
    [BACKORDER_COST] = { .id = "backorder_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "Cost of material that is waited for", .zh = "缺货等待费用" },
    [LOST_COST] = { .id = "lost_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "Cost of what is turned away, or made instead", .zh = "失单费用" },
    [ORDERING_COST] = { .id = "ordering_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "Cost of replenishment orders", .zh = "订货费用" },
    [WRITE_DOWN] = { .id = "write_down_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "Loss in value of old material", .zh = "减值" },
    [STOCK_COST] = { .id = "stock_cost", OF, .unit = "CNY/d", .scale = MONEY_A_DAY, .smaller_is_better = true,
      .en = "All of these costs", .zh = "库存费用合计" },
    [MEASURES] = { .id = NULL },
};
/* clang-format on */

_Static_assert((int)MEASURES <= (int)SW_STEP_MEASURES_MAX,
               "the totals of a stock have room");

static void set(struct sw_total *total, double numerator, double denominator)
{
    total->numerator = numerator;
    total->denominator = denominator;
}

static void report_levels(const struct sw_run *run,
                          const struct sw_shelf *shelf, struct sw_total *totals)
{
    const struct sw_stock_counts *counts = &shelf->counts;
    const double window_us = sw_gather_window_us(run);
    const double on_hand = sw_stock_area(run, &shelf->on_hand);
    const double asked_g = (double)counts->asked_g;
    set(&totals[ON_HAND], on_hand, window_us);
    set(&totals[BACKORDERS], sw_stock_area(run, &shelf->backorders), window_us);
    set(&totals[ON_ORDER], sw_stock_area(run, &shelf->on_order), window_us);
    set(&totals[FILL_RATE], (double)counts->at_once_g, asked_g);
    set(&totals[UNMET], (double)counts->lost_g, asked_g);
    set(&totals[ASKED], asked_g, window_us);
    set(&totals[AGE], on_hand, (double)counts->taken_g);
}

/* The variance of `count` numbers, times count squared: exact. */
static double spread(int64_t count, int64_t sum, sw_int128 squares)
{
    return (double)(count * squares - (sw_int128)sum * sum);
}

static void report_orders(const struct sw_run *run,
                          const struct sw_shelf *shelf, struct sw_total *totals)
{
    const struct sw_stock_counts *counts = &shelf->counts;
    set(&totals[REPLENISHMENTS], (double)counts->orders,
        sw_gather_window_us(run));
    set(&totals[REPLENISHMENT_SIZE], (double)counts->ordered_g,
        (double)counts->orders);
    set(&totals[LEAD_TIME], (double)counts->lead_us, (double)counts->receipts);
    set(&totals[LEAD_TIME_SQUARE], (double)counts->lead_square,
        (double)counts->receipts);
    set(&totals[OVERTAKEN], (double)counts->overtaking,
        (double)counts->receipts);
    set(&totals[BULLWHIP],
        spread(counts->reviews, counts->period_order_g,
               counts->period_order_square),
        spread(counts->reviews, counts->period_asked_g,
               counts->period_asked_square));
}

static void report_costs(const struct sw_run *run, const struct sw_shelf *shelf,
                         struct sw_total *totals)
{
    const double window_us = sw_gather_window_us(run);
    double costs[SW_STOCK_COSTS];
    sw_stock_costs(run, shelf, costs);
    double sum = 0.0;
    for (size_t i = 0; i < SW_STOCK_COSTS; i++) {
        set(&totals[HOLDING_COST + i], costs[i], window_us);
        sum += costs[i];
    }
    set(&totals[STOCK_COST], sum, window_us);
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   size_t part, struct sw_total *totals)
{
    const struct sw_stock *stock = run->steps[step->index].own;
    const struct sw_shelf *shelf = &stock->shelves[part];
    report_levels(run, shelf, totals);
    report_orders(run, shelf, totals);
    report_costs(run, shelf, totals);
}

static size_t count(const struct sw_step *step)
{
    const struct sw_stock_plan *plan = step->plan;
    return plan->article_count;
}

static const char *name(const struct sw_step *step, size_t part)
{
    const struct sw_stock_plan *plan = step->plan;
    return plan->articles[part].name;
}

static const char *owner(const struct sw_step *step)
{
    const struct sw_stock_plan *plan = step->plan;
    return plan->owner;
}

const struct sw_step_parts SW_STOCK_PARTS = {
    .measures = TABLE,
    .summed = STOCK_COST,
    .count = count,
    .name = name,
    .owner = owner,
    .report = report,
};
