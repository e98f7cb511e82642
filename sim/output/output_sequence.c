#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"step", SW_COLUMN_INTEGER, NULL, "From 1: the measure that is taken first",
     "顺序，1 为最先采用的措施"},
    {"added", SW_COLUMN_TEXT, NULL,
     "The option that is taken now: the best beside those before it",
     "本步采用的措施"},
    {"option", SW_COLUMN_TEXT, NULL, "All that is taken by now",
     "至本步采用的全部措施"},
    {"product", SW_COLUMN_TEXT, NULL,
     "The product; empty: what the study improves of all its products",
     "产品；空为研究全部产品的目标值"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    {"value", SW_COLUMN_NUMBER, NULL, "What it is by now", "至本步的值"},
    {"difference", SW_COLUMN_NUMBER, NULL, "By now, less the baseline",
     "至本步减基准"},
    {"diff_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "差值置信区间下限"},
    {"diff_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "差值置信区间上限"},
    {"gain", SW_COLUMN_NUMBER, NULL, "What this step changes", "本步的变化"},
    {"gain_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "其置信区间下限"},
    {"gain_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "其置信区间上限"},
    {"cost", SW_COLUMN_NUMBER, NULL,
     "Cost by now above the baseline, in currency per tonne",
     "至本步较基准增加的成本，货币/吨"},
    {"more_cost", SW_COLUMN_NUMBER, NULL, "What this step adds to it",
     "本步增加的成本"},
    {"cost_per_day", SW_COLUMN_NUMBER, NULL,
     "Of a time that the step surely shortens: what it adds to the cost, over "
     "the days it saves",
     "本步确有缩短时：增加的成本除以缩短的天数"},
    {"cost_per_day_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "其置信区间下限"},
    {"cost_per_day_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "其置信区间上限"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "sequence",
    "The order in which to take the options: the best first, then what is best "
    "beside it; chosen by these very results, so that each looks better than "
    "it is",
    "措施的采用顺序：先最优，再依次追加；由本次结果选出，效果往往显得过好",
    COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->comparison != NULL &&
           findings->comparison->sequence_count > 0;
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_sequence_row *row, struct sw_error *err)
{
    sw_row_integer(rows, (int64_t)row->step);
    sw_row_text(rows, findings->scenarios[row->taken->added]);
    sw_row_text(rows, findings->scenarios[row->taken->option]);
    sw_row_text(rows, row->product);
    sw_row_text(rows, findings->question->measure);
    sw_row_text(rows, findings->question->statistic->name);
    sw_row_text(rows, sw_findings_unit_of(findings, row->product));
    sw_row_number(rows, row->value.value);
    sw_row_interval(rows, &row->difference);
    sw_row_interval(rows, &row->gain);
    sw_row_number(rows, row->cost.value);
    sw_row_number(rows, row->more_cost.value);
    sw_row_number(rows, row->cost_per_day.value);
    sw_row_number(rows, row->cost_per_day.low);
    sw_row_number(rows, row->cost_per_day.high);
    sw_row_note(rows, row->gain.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_comparison *comparison = findings->comparison;
    for (size_t i = 0; i < comparison->sequence_count; i++) {
        if (!write_row(findings, rows, &comparison->sequence[i], err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_SEQUENCE = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
