#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    {"option", SW_COLUMN_TEXT, NULL, "The combination: its parts, joined by +",
     "措施组合，各措施以 + 相连"},
    {"parts", SW_COLUMN_INTEGER, NULL, "Of how many options it is made",
     "组合中的措施个数"},
    {"asked", SW_COLUMN_TEXT, NULL,
     "named: the study names it; of_best: of the best options; next: beside "
     "those that come before in the sequence",
     "named 为研究指定；of_best 为最优措施的组合；next 为按顺序追加"},
    {"product", SW_COLUMN_TEXT, NULL,
     "The product; empty: what the study improves of all its products",
     "产品；空为研究全部产品的目标值"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    {"difference", SW_COLUMN_NUMBER, NULL, "Combination less baseline",
     "组合减基准"},
    {"diff_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "差值置信区间下限"},
    {"diff_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "差值置信区间上限"},
    {"sum_of_parts", SW_COLUMN_NUMBER, NULL,
     "What the parts differ from the baseline, one by one, added up",
     "各措施单独差值之和"},
    {"interaction", SW_COLUMN_NUMBER, NULL,
     "The difference less that sum: what the parts take from or give to each "
     "other",
     "组合差值减各措施差值之和，即相互作用"},
    {"interaction_low", SW_COLUMN_NUMBER, NULL, "Lower end of its interval",
     "其置信区间下限"},
    {"interaction_high", SW_COLUMN_NUMBER, NULL, "Upper end of its interval",
     "其置信区间上限"},
    {"cost", SW_COLUMN_NUMBER, NULL,
     "Cost above the baseline, in currency per tonne",
     "较基准增加的成本，货币/吨"},
    {"cost_of_parts", SW_COLUMN_NUMBER, NULL,
     "The costs of the parts, one by one, added up", "各措施单独成本之和"},
    SW_COLUMN_NOTE,
    {"left_out", SW_COLUMN_TEXT, NULL,
     "Why the combination was not run; empty if it was",
     "组合未运行的原因；已运行时为空"},
};

static const struct sw_csv_table TABLE = {
    "combinations",
    "Options taken together, beside the sum of their parts; those asked as "
    "of_best or next were chosen by these very results, and the best of them "
    "looks better than it is",
    "措施组合与各措施之和的比较；of_best 与 next "
    "的组合由本次结果选出，其最优者往往显得过好",
    COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->comparison != NULL &&
           findings->comparison->combined_count > 0;
}

static const char *asked_text(enum sw_combination_reason reason)
{
    static const char *const texts[] = {
        [SW_COMBINATION_NAMED] = "named",
        [SW_COMBINATION_OF_BEST] = "of_best",
        [SW_COMBINATION_NEXT] = "next",
    };
    return texts[reason];
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_combined_row *row, struct sw_error *err)
{
    const struct sw_combination *combination = row->combination;
    const bool ran = combination->option != 0;
    sw_row_text(rows, combination->name);
    sw_row_integer(rows, (int64_t)combination->count);
    sw_row_text(rows, asked_text(combination->reason));
    sw_row_text(rows, row->product);
    sw_row_text(rows, findings->question->measure);
    sw_row_text(rows, findings->question->statistic->name);
    sw_row_text(rows, sw_findings_unit_of(findings, row->product));
    sw_row_number(rows, row->difference.value);
    sw_row_number(rows, row->difference.low);
    sw_row_number(rows, row->difference.high);
    sw_row_number(rows, row->parts);
    sw_row_number(rows, row->interaction.value);
    sw_row_number(rows, row->interaction.low);
    sw_row_number(rows, row->interaction.high);
    sw_row_number(rows, row->cost.value);
    sw_row_number(rows, row->cost_parts);
    sw_row_note(rows, ran ? row->difference.gap : SW_GAP_NONE);
    sw_row_text(rows, combination->why);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    const struct sw_comparison *comparison = findings->comparison;
    for (size_t i = 0; i < comparison->combined_count; i++) {
        if (!write_row(findings, rows, &comparison->combined[i], err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_COMBINATIONS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
