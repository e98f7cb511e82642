#include "output/estimate_columns.h"

#include <assert.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"option", SW_COLUMN_TEXT, NULL, "Name of the option", "方案名称"},
    SW_COLUMN_PRODUCT,
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    {"baseline", SW_COLUMN_NUMBER, NULL, "Its estimate for the baseline",
     "基准的估计值"},
    {"value", SW_COLUMN_NUMBER, NULL, "Its estimate for the option",
     "方案的估计值"},
    {"difference", SW_COLUMN_NUMBER, NULL,
     "Option less baseline, paired on common random numbers",
     "方案减基准，按相同随机数配对"},
    {"diff_low", SW_COLUMN_NUMBER, NULL,
     "Lower end of its interval; the intervals of all options hold together",
     "差值置信区间下限；各方案的区间同时成立"},
    {"diff_high", SW_COLUMN_NUMBER, NULL,
     "Upper end of its interval; the intervals of all options hold together",
     "差值置信区间上限；各方案的区间同时成立"},
    {"percent", SW_COLUMN_NUMBER, "%",
     "The difference in percent of the baseline", "差值占基准的百分比"},
    {"p_best", SW_COLUMN_NUMBER, NULL,
     "Share of resamples of the replications in which the option is the best",
     "对重复运行重抽样时该方案最优的比例"},
    {"in_best_set", SW_COLUMN_TEXT, NULL,
     "Can it be the best? yes, no or unsure",
     "是否可能最优：yes、no 或 unsure"},
    {"cost", SW_COLUMN_NUMBER, NULL,
     "Cost of the option above the baseline, in currency per tonne",
     "方案较基准增加的成本，货币/吨"},
    {"feasible", SW_COLUMN_TEXT, NULL,
     "Does the option keep all limits of the study? yes, no or unsure",
     "是否满足研究的全部约束：yes、no 或 unsure"},
    {"variance_ratio", SW_COLUMN_NUMBER, NULL,
     "What common random numbers left of the variance of the difference; 1: "
     "nothing gained",
     "采用相同随机数后差值方差的剩余比例；1 表示没有改善"},
    {"replications", SW_COLUMN_INTEGER, NULL, "Replications of each option",
     "每个方案的重复运行次数"},
    SW_COLUMN_NOTE,
    {"cost_per_day", SW_COLUMN_NUMBER, NULL,
     "Of a time that is surely shorter: cost of a tonne of the product above the "
     "baseline, over the days saved",
     "确有缩短的时间指标：该产品每吨增加的成本除以缩短的天数"},
    {"cost_per_day_low", SW_COLUMN_NUMBER, NULL,
     "Lower end of its interval, from those of both",
     "其置信区间下限（由两者区间得出）"},
    {"cost_per_day_high", SW_COLUMN_NUMBER, NULL,
     "Upper end of its interval, from those of both",
     "其置信区间上限（由两者区间得出）"},
};

static const struct sw_csv_table TABLE = {
    "comparison", "A measure of an option against the baseline",
    "方案与基准在一个指标上的比较", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->comparison != NULL;
}

static const struct sw_ranking_row *
ranking_of(const struct sw_comparison *comparison, size_t option)
{
    for (size_t i = 0; i < comparison->ranking_count; i++) {
        if (comparison->ranking[i].option == option) {
            return &comparison->ranking[i];
        }
    }
    assert(false); /* every option is ranked */
    return NULL;
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_comparison_row *row, struct sw_error *err)
{
    const struct sw_ranking_row *whole =
        ranking_of(findings->comparison, row->option);
    sw_row_text(rows, findings->scenarios[row->option]);
    sw_row_text(rows, row->series->product);
    sw_row_text(rows, row->series->measure->id);
    sw_row_text(rows, row->statistic->name);
    sw_row_text(rows, row->series->measure->unit);
    sw_row_number(rows, row->baseline.value);
    sw_row_number(rows, row->value.value);
    sw_row_number(rows, row->difference.value);
    sw_row_number(rows, row->difference.low);
    sw_row_number(rows, row->difference.high);
    sw_row_number(rows, row->percent);
    sw_row_number(rows, row->p_best);
    sw_row_text(rows, sw_answer_text(row->in_best_set));
    sw_row_number(rows, whole->cost.value);
    sw_row_text(rows, sw_answer_text(whole->feasible));
    sw_row_number(rows, row->variance_ratio);
    sw_row_integer(rows, (int64_t)findings->cases->replications->count);
    sw_row_note(rows, row->difference.gap);
    sw_row_number(rows, row->cost_per_day.value);
    sw_row_number(rows, row->cost_per_day.low);
    sw_row_number(rows, row->cost_per_day.high);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_comparison *comparison = findings->comparison;
    for (size_t i = 0; i < comparison->row_count; i++) {
        if (!write_row(findings, rows, &comparison->rows[i], err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_COMPARISON = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
