#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"product", SW_COLUMN_TEXT, NULL,
     "The product; others: the background load; empty: all customers' orders",
     "产品；others 为背景负荷；空为全部客户订单"},
    {"subject", SW_COLUMN_TEXT, NULL, "The step or resource that is relieved",
     "被减负的工序或资源"},
    {"relief", SW_COLUMN_TEXT, NULL,
     "faster: every time that the step states is shorter, every rate higher; "
     "unit: the resource has one unit more",
     "faster：该工序各项时间缩短、产量提高；unit：资源增加一台"},
    {"share", SW_COLUMN_NUMBER, "%", "By how much it is faster",
     "缩短的百分比"},
    {"work", SW_COLUMN_NUMBER, "d", "Mean days of work of an order there",
     "每单在该处的平均作业天数"},
    {"waiting", SW_COLUMN_NUMBER, "d", "Mean days of waiting there",
     "每单在该处的平均等待天数"},
    {"before", SW_COLUMN_NUMBER, "d",
     "Change of the days before the goods are ready in the warehouse",
     "成品入库前天数的变化"},
    {"before_low", SW_COLUMN_NUMBER, "d",
     "Lower end of its confidence interval", "其置信区间下限"},
    {"before_high", SW_COLUMN_NUMBER, "d",
     "Upper end of its confidence interval", "其置信区间上限"},
    {"change", SW_COLUMN_NUMBER, "d",
     "Change of the mean delivery time: what reaches the gate",
     "平均交付时间的变化，即传到客户门口的部分"},
    {"change_low", SW_COLUMN_NUMBER, "d",
     "Lower end of its confidence interval; the intervals of all reliefs hold "
     "together",
     "其置信区间下限；各项减负的区间同时成立"},
    {"change_high", SW_COLUMN_NUMBER, "d",
     "Upper end of its confidence interval", "其置信区间上限"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "relief",
    "What the delivery time becomes when one step or resource is relieved, on "
    "common random numbers",
    "减轻某一工序或资源的负担后交付时间的变化，用共同随机数仿真", COLUMNS,
    COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->explanation != NULL &&
           findings->explanation->relief_count > 0;
}

static bool write_relief(const struct sw_relief *relief, double share,
                         struct sw_rows *rows, struct sw_error *err)
{
    sw_row_text(rows, relief->product[0] == '\0' ? NULL : relief->product);
    sw_row_text(rows, relief->subject);
    sw_row_text(rows, relief->unit ? "unit" : "faster");
    if (relief->unit) {
        sw_row_empty(rows);
    } else {
        sw_row_number(rows, 100.0 * share);
    }
    sw_row_number(rows, relief->work_d);
    sw_row_number(rows, relief->waiting_d);
    sw_row_number(rows, relief->before.value);
    sw_row_number(rows, relief->before.low);
    sw_row_number(rows, relief->before.high);
    sw_row_number(rows, relief->change.value);
    sw_row_number(rows, relief->change.low);
    sw_row_number(rows, relief->change.high);
    sw_row_note(rows, relief->change.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_explanation *explanation = findings->explanation;
    for (size_t i = 0; i < explanation->relief_count; i++) {
        if (!write_relief(&explanation->reliefs[i], explanation->relief, rows,
                          err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_RELIEF = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
