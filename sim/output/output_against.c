/*
 * output_against.c - the three files of `explain --against`: settings, groups
 * of orders, single orders.
 */
#include "output/output.h"
#include "output/estimate_columns.h"
#include "steelway/units.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool applies(const struct sw_findings *findings)
{
    return findings->against != NULL;
}

static void text_or_empty(struct sw_rows *rows, const char *text)
{
    sw_row_text(rows, text[0] == '\0' ? NULL : text);
}

/* -------------------------------------------------------------- settings -- */

/* clang-format off */
static const struct sw_column CHANGES[] = {
    {"setting", SW_COLUMN_TEXT, NULL, "Path of the setting", "设置项的路径"},
    {"before", SW_COLUMN_TEXT, NULL,
     "What it says in the scenario; empty if it is not there",
     "本方案的取值；没有则为空"},
    {"after", SW_COLUMN_TEXT, NULL,
     "What it says in the other one; empty if it is not there",
     "另一方案的取值；没有则为空"},
};

static const struct sw_csv_table CHANGES_TABLE = {
    "changes", "A setting of which two scenarios say different things",
    "两个方案取值不同的一项设置", CHANGES, COUNT(CHANGES)};
/* clang-format on */

static bool write_changes(const struct sw_findings *findings,
                          struct sw_rows *rows, struct sw_error *err)
{
    for (size_t i = 0; i < findings->against->setting_count; i++) {
        const struct sw_changed_setting *changed =
            &findings->against->settings[i];
        sw_row_text(rows, changed->path);
        text_or_empty(rows, changed->before);
        text_or_empty(rows, changed->after);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_CHANGES = {
    .table = &CHANGES_TABLE,
    .applies = applies,
    .write = write_changes,
};

/* ---------------------------------------------------------------- groups -- */

/* clang-format off */
static const struct sw_column GAINS[] = {
    {"by", SW_COLUMN_TEXT, NULL,
     "What the orders have in common: all (customers' orders), product, class "
     "or customer",
     "分组方式：all 全部客户订单，product 产品，class 等级，customer 客户"},
    {"name", SW_COLUMN_TEXT, NULL,
     "Which one; others: the background load", "组名；others 为背景负荷"},
    {"orders", SW_COLUMN_NUMBER, NULL,
     "Orders of a replication that are delivered under both scenarios",
     "每次运行中两方案下均已交付的订单数"},
    {"change", SW_COLUMN_NUMBER, "d",
     "Mean change of their delivery time, each order paired with itself",
     "交付时间的平均变化，逐单配对"},
    {"change_low", SW_COLUMN_NUMBER, "d",
     "Lower end of its confidence interval", "其置信区间下限"},
    {"change_high", SW_COLUMN_NUMBER, "d",
     "Upper end of its confidence interval", "其置信区间上限"},
    {"gaining", SW_COLUMN_NUMBER, "%",
     "Percent of them that come an hour or more earlier",
     "提前一小时以上的比例"},
    {"losing", SW_COLUMN_NUMBER, "%",
     "Percent of them that come an hour or more later",
     "推迟一小时以上的比例"},
    {"best", SW_COLUMN_NUMBER, "d", "The largest gain of an order",
     "单个订单的最大提前"},
    {"worst", SW_COLUMN_NUMBER, "d", "The largest loss of an order",
     "单个订单的最大推迟"},
    {"only_before", SW_COLUMN_INTEGER, NULL,
     "Orders of all replications that only the scenario delivers",
     "仅在本方案下交付的订单数（全部运行）"},
    {"only_after", SW_COLUMN_INTEGER, NULL,
     "Orders of all replications that only the other one delivers",
     "仅在另一方案下交付的订单数（全部运行）"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table GAINS_TABLE = {
    "gains", "Who gains and who loses: orders that have something in common",
    "谁受益、谁受损：同类订单的变化", GAINS, COUNT(GAINS)};
/* clang-format on */

static bool write_gains(const struct sw_findings *findings,
                        struct sw_rows *rows, struct sw_error *err)
{
    for (size_t i = 0; i < findings->against->gain_count; i++) {
        const struct sw_gain *gain = &findings->against->gains[i];
        sw_row_text(rows, gain->by);
        text_or_empty(rows, gain->name);
        sw_row_number(rows, gain->orders);
        sw_row_number(rows, gain->change.value);
        sw_row_number(rows, gain->change.low);
        sw_row_number(rows, gain->change.high);
        sw_row_number(rows, 100.0 * gain->gaining);
        sw_row_number(rows, 100.0 * gain->losing);
        sw_row_number(rows, gain->best_d);
        sw_row_number(rows, gain->worst_d);
        sw_row_integer(rows, (int64_t)gain->only_before);
        sw_row_integer(rows, (int64_t)gain->only_after);
        sw_row_note(rows, gain->change.gap);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_GAINS = {
    .table = &GAINS_TABLE,
    .applies = applies,
    .write = write_gains,
};

/* ---------------------------------------------------------------- orders -- */

/* clang-format off */
static const struct sw_column ORDERS[] = {
    {"order", SW_COLUMN_TEXT, NULL, "The order", "订单"},
    {"product", SW_COLUMN_TEXT, NULL, "What was ordered", "产品"},
    {"class", SW_COLUMN_TEXT, NULL, "Class of the order, as rush or standard",
     "订单等级，如加急、普通"},
    {"customer", SW_COLUMN_TEXT, NULL, "Who ordered", "客户"},
    {"entered", SW_COLUMN_TIME, NULL, "When it was entered", "下单时间"},
    {"before", SW_COLUMN_NUMBER, "d",
     "Its delivery time under the scenario", "本方案下的交付时间"},
    {"after", SW_COLUMN_NUMBER, "d",
     "Its delivery time under the other one", "另一方案下的交付时间"},
    {"change", SW_COLUMN_NUMBER, "d", "After less before", "变化量"},
    {"step", SW_COLUMN_TEXT, NULL,
     "Where most of the change is; empty if there is none",
     "变化最大的工序；无变化则为空"},
    {"spent_on", SW_COLUMN_TEXT, NULL, "The class of time there",
     "该处的耗时类别"},
    {"there", SW_COLUMN_NUMBER, "d", "The change there", "该处的变化"},
};

static const struct sw_csv_table ORDERS_TABLE = {
    "order_changes",
    "A customer's order of replication 1 under both scenarios, and where it "
    "gains or loses",
    "第一次运行中的一个客户订单在两方案下的对比，及其得失所在", ORDERS,
    COUNT(ORDERS)};
/* clang-format on */

static double days_of(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

static bool write_orders(const struct sw_findings *findings,
                         struct sw_rows *rows, struct sw_error *err)
{
    const int64_t start_us = sw_model_start_us(findings->models[0]);
    for (size_t i = 0; i < findings->against->order_count; i++) {
        const struct sw_order_change *order = &findings->against->orders[i];
        sw_row_text(rows, order->order);
        sw_row_text(rows, order->product);
        sw_row_text(rows, order->class_name);
        text_or_empty(rows, order->customer);
        sw_row_time(rows, start_us + order->entered_us);
        sw_row_number(rows, days_of(order->before_us));
        sw_row_number(rows, days_of(order->after_us));
        sw_row_number(rows, days_of(order->after_us - order->before_us));
        text_or_empty(rows, order->step);
        text_or_empty(rows, order->class_of_time);
        sw_row_number(rows, days_of(order->there_us));
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_ORDER_CHANGES = {
    .table = &ORDERS_TABLE,
    .bulky = true,
    .applies = applies,
    .write = write_orders,
};
