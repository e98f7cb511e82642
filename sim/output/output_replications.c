#include "output/estimate_columns.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"replication", SW_COLUMN_INTEGER, NULL,
     "Number of the replication, from 1", "重复运行序号，从 1 开始"},
    SW_COLUMN_PRODUCT,
    {"subject", SW_COLUMN_TEXT, NULL,
     "The step, resource, lane or cost line; empty: the whole delivery",
     "工序、资源、运输线路或费用项目；空为整个交付过程"},
    {"class", SW_COLUMN_TEXT, NULL, "Class of time, or payer, if any",
     "时间类别或承担方（如有）"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_UNIT,
    {"value", SW_COLUMN_NUMBER, NULL,
     "Its mean in this replication; empty if there was nothing to measure, or "
     "not reached",
     "本次运行的均值；无可测对象或未达到时为空"},
};

static const struct sw_csv_table TABLE = {
    "replications", "A measure in one replication", "一次重复运行中的一个指标",
    COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->cases->options > 0;
}

/* The mean in one replication. Orders still open at the end make it endless,
 * if it is a mean of times; and then there is none. */
static double value_of(const struct sw_series *series,
                       const struct sw_total *total)
{
    const double value =
        total->numerator / total->denominator * series->measure->scale;
    return isfinite(value) && total->unreached == 0 ? value : nan("");
}

static bool write_replication(const struct sw_findings *findings, size_t option,
                              size_t index, struct sw_rows *rows,
                              struct sw_error *err)
{
    const struct sw_outcome *outcome =
        sw_replications_at(findings->cases->replications, option, index);
    for (size_t i = 0; i < outcome->count; i++) {
        const struct sw_series *series = &findings->cases->series[option][i];
        sw_row_text(rows, findings->scenarios[option]);
        sw_row_integer(rows, (int64_t)outcome->replication);
        sw_row_text(rows, series->product);
        sw_row_text(rows, series->subject);
        sw_row_text(rows, series->subclass);
        sw_row_text(rows, series->measure->id);
        sw_row_text(rows, series->measure->unit);
        sw_row_number(rows, value_of(series, &outcome->totals[i]));
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t option = 0; option < findings->cases->options; option++) {
        for (size_t i = 0; i < findings->cases->replications->count; i++) {
            if (!write_replication(findings, option, i, rows, err)) {
                return false;
            }
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_REPLICATIONS = {
    .table = &TABLE,
    .bulky = true,
    .applies = applies,
    .write = write_rows,
};
