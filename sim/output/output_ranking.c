#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"rank", SW_COLUMN_INTEGER, NULL,
     "From 1, the best; options that break a limit come last",
     "名次，1 为最优；不满足约束的方案排在最后"},
    {"option", SW_COLUMN_TEXT, NULL, "Name of the option or of the baseline",
     "方案或基准的名称"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    {"unit", SW_COLUMN_TEXT, NULL,
     "Unit of score and difference; of several products: multiples of their "
     "standards",
     "得分与差值的单位；多产品时为标准值的倍数"},
    {"score", SW_COLUMN_NUMBER, NULL,
     "What the study improves: of one product, or the mean over its products",
     "研究要改进的目标值：单一产品的值，或多产品的平均"},
    {"score_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "置信区间下限"},
    {"score_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "置信区间上限"},
    {"difference", SW_COLUMN_NUMBER, NULL,
     "Option less baseline, paired on common random numbers",
     "方案减基准，按相同随机数配对"},
    {"diff_low", SW_COLUMN_NUMBER, NULL,
     "Lower end of its interval; the intervals of all options hold together",
     "差值置信区间下限；各方案的区间同时成立"},
    {"diff_high", SW_COLUMN_NUMBER, NULL,
     "Upper end of its interval; the intervals of all options hold together",
     "差值置信区间上限；各方案的区间同时成立"},
    {"improves", SW_COLUMN_TEXT, NULL,
     "Is it better than the baseline by more than what matters? yes, no or "
     "unsure",
     "改进幅度是否超过有意义的差异：yes、no 或 unsure"},
    {"p_best", SW_COLUMN_NUMBER, NULL,
     "Share of resamples of the replications in which the option is the best",
     "对重复运行重抽样时该方案最优的比例"},
    {"in_best_set", SW_COLUMN_TEXT, NULL,
     "Can it be the best? yes, no or unsure",
     "是否可能最优：yes、no 或 unsure"},
    {"cost", SW_COLUMN_NUMBER, NULL,
     "Cost above the baseline, in currency per tonne",
     "较基准增加的成本，货币/吨"},
    {"cost_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "置信区间下限"},
    {"cost_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "置信区间上限"},
    {"feasible", SW_COLUMN_TEXT, NULL,
     "Does it keep all limits of the study? yes, no or unsure",
     "是否满足研究的全部约束：yes、no 或 unsure"},
    {"variance_ratio", SW_COLUMN_NUMBER, NULL,
     "What common random numbers left of the variance of the difference; 1: "
     "nothing gained",
     "采用相同随机数后差值方差的剩余比例；1 表示没有改善"},
    SW_COLUMN_NOTE,
    {"limit", SW_COLUMN_TEXT, NULL,
     "Measure of the first limit that makes feasible no or unsure; empty if it "
     "is yes",
     "使 feasible 为 no 或 unsure 的首个约束的指标；满足全部约束时为空"},
    {"label_en", SW_COLUMN_TEXT, NULL,
     "What the option is called in English; its name if it has no label",
     "方案的英文名称；无标签时为方案名"},
    {"label_zh", SW_COLUMN_TEXT, NULL,
     "What the option is called in Chinese; its name if it has no label",
     "方案的中文名称；无标签时为方案名"},
};

static const struct sw_csv_table TABLE = {
    "ranking", "An option as a whole: what it gains, what it costs, its rank",
    "方案总评：收益、成本与名次", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->comparison != NULL;
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_comparison *comparison = findings->comparison;
    for (size_t i = 0; i < comparison->ranking_count; i++) {
        const struct sw_ranking_row *row = &comparison->ranking[i];
        sw_row_integer(rows, (int64_t)row->rank);
        sw_row_text(rows, findings->scenarios[row->option]);
        sw_row_text(rows, findings->question->measure);
        sw_row_text(rows, findings->question->statistic->name);
        sw_row_text(rows, sw_findings_unit(findings));
        sw_row_interval(rows, &row->score);
        sw_row_interval(rows, &row->difference);
        sw_row_text(rows, sw_answer_text(row->improves));
        sw_row_number(rows, row->p_best);
        sw_row_text(rows, sw_answer_text(row->in_best_set));
        sw_row_interval(rows, &row->cost);
        sw_row_text(rows, sw_answer_text(row->feasible));
        sw_row_number(rows, row->variance_ratio);
        sw_row_note(rows, row->difference.gap == SW_GAP_NONE
                              ? row->score.gap
                              : row->difference.gap);
        sw_row_text(rows, row->limit == NULL ? NULL : row->limit->measure);
        sw_row_text(rows, findings->labels[row->option].en);
        sw_row_text(rows, findings->labels[row->option].zh);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_RANKING = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
