#include "output/estimate_columns.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
#define INTERVAL(name)                                                                          \
    {name "_low", SW_COLUMN_NUMBER, NULL, "Lower end of its confidence interval", "其置信区间下限"}, \
    {name "_high", SW_COLUMN_NUMBER, NULL, "Upper end of its confidence interval", "其置信区间上限"}

static const struct sw_column COLUMNS[] = {
    {"name", SW_COLUMN_TEXT, NULL, "What is out", "停用的对象"},
    {"kind", SW_COLUMN_TEXT, NULL, "resource, stock or lane", "资源、库存或运输线路"},
    {"replications", SW_COLUMN_INTEGER, NULL, "Replications that were run", "重复运行次数"},
    {"noticed", SW_COLUMN_INTEGER, NULL, "Of these, in which an order was hurt", "其中有订单受影响的次数"},
    {"failed", SW_COLUMN_INTEGER, NULL, "Replications in which service failed", "其中服务失效的次数"},
    {"recovered", SW_COLUMN_INTEGER, NULL, "Of these, in which it was back before the window ended",
     "失效后在统计期内恢复的次数"},
    {"time_to_survive", SW_COLUMN_NUMBER, "d",
     "Days from the beginning of the outage until the first order that is hurt would have come; empty: none is",
     "自停用开始至首个受影响订单原应交付的天数；空为无"},
    INTERVAL("time_to_survive"),
    {"recover_statistic", SW_COLUMN_TEXT, NULL,
     "What is told of the time to recover, of replications that failed: mean; median, if some did not recover, which "
     "counts them as longest; empty: none failed",
     "恢复时间的统计量：失效后均恢复时为均值，否则为中位数（未恢复者视为最长）；空为未失效"},
    {"time_to_recover", SW_COLUMN_NUMBER, "d",
     "Days from its beginning until service is back; empty: it never failed, or note says why",
     "自停用开始至服务恢复的天数；空为未失效，或见 note"},
    {"time_to_recover_low", SW_COLUMN_NUMBER, NULL, "Lower end of its confidence interval", "其置信区间下限"},
    {"time_to_recover_high", SW_COLUMN_NUMBER, NULL,
     "Upper end of its confidence interval; empty beside a lower end: it may not be back within the window",
     "其置信区间上限；有下限而上限为空：可能在统计期内不恢复"},
    {"orders", SW_COLUMN_NUMBER, NULL, "Orders hurt", "受影响订单数"},
    INTERVAL("orders"),
    {"tonnes", SW_COLUMN_NUMBER, "t", "Their tonnes", "其吨数"},
    INTERVAL("tonnes"),
    {"days_lost", SW_COLUMN_NUMBER, "d", "Days by which orders hurt come later, added up", "受影响订单延误天数之和"},
    INTERVAL("days_lost"),
    {"never", SW_COLUMN_NUMBER, NULL, "Orders hurt that never come", "其中始终未交付的订单数"},
    {"worst_product", SW_COLUMN_TEXT, NULL, "Product with most of the tonnes hurt; empty: none",
     "受影响吨数最多的产品；空为无"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "survive",
    "What becomes of customers' orders when a resource, stock or lane is out, on common random numbers; the intervals of a "
    "column hold together over all outages",
    "资源、库存或线路停用对客户订单的影响，用共同随机数仿真；每列的置信区间对全部停用同时成立", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->survival != NULL;
}

static void write_estimate(struct sw_rows *rows,
                           const struct sw_estimate *estimate)
{
    sw_row_number(rows, estimate->value);
    sw_row_number(rows, estimate->low);
    if (isinf(estimate->high)) {
        sw_row_empty(rows);
    } else {
        sw_row_number(rows, estimate->high);
    }
}

/* Where service never failed there is nothing to explain. */
static enum sw_gap gap_of(const struct sw_survived *row)
{
    return row->failed > 0 && row->recover.gap != SW_GAP_NONE ? row->recover.gap
                                                              : row->orders.gap;
}

static const char *statistic_of(const struct sw_survived *row)
{
    if (row->failed == 0) {
        return NULL;
    }
    return row->by_median ? "median" : "mean";
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_survival *survival = findings->survival;
    for (size_t i = 0; i < survival->count; i++) {
        const struct sw_survived *row = &survival->rows[i];
        sw_row_text(rows, row->out.name);
        sw_row_text(rows, row->out.kind);
        sw_row_integer(rows, (int64_t)survival->replications);
        sw_row_integer(rows, (int64_t)row->noticed);
        sw_row_integer(rows, (int64_t)row->failed);
        sw_row_integer(rows, (int64_t)row->recovered);
        write_estimate(rows, &row->survive);
        sw_row_text(rows, statistic_of(row));
        write_estimate(rows, &row->recover);
        write_estimate(rows, &row->orders);
        write_estimate(rows, &row->tonnes);
        write_estimate(rows, &row->days);
        sw_row_number(rows, row->never.value);
        sw_row_text(rows, row->worst[0] == '\0' ? NULL : row->worst);
        sw_row_note(rows, gap_of(row));
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_SURVIVE = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
