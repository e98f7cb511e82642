#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"type", SW_COLUMN_TEXT, NULL, "Type of problem; empty: all together", "问题类型；空为全部"},
    {"severity", SW_COLUMN_TEXT, NULL, "How grave it is: its order class; empty: all together", "严重程度（订单等级）；空为全部"},
    {"stage", SW_COLUMN_TEXT, NULL, "The stage that it comes to; empty: the problem as a whole", "处理阶段；空为问题整体"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "problems",
    "User problems of a type and severity: one measure of them, or of a stage",
    "用户问题：每行为某类型、严重程度（及阶段）的一个指标", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->story == NULL &&
           sw_findings_have(findings, SW_MEASURES_PROBLEM);
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_summary_row *row, struct sw_error *err)
{
    sw_row_text(rows, findings->scenarios[row->option]);
    sw_row_text(rows, row->series->product);
    sw_row_text(rows, row->series->subclass);
    sw_row_text(rows, row->series->subject);
    sw_row_text(rows, row->series->measure->id);
    sw_row_text(rows, row->statistic->name);
    sw_row_text(rows, row->series->measure->unit);
    sw_row_estimate(rows, row);
    sw_row_note(rows, row->estimate.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->series->measure->group == SW_MEASURES_PROBLEM &&
            !write_row(findings, rows, row, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_PROBLEMS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
