#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"development", SW_COLUMN_TEXT, NULL, "The development of a new grade", "新钢种开发"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "developments",
    "How long the development of a new grade takes, and what is spent on it",
    "新钢种开发的时间与消耗", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return findings->story == NULL &&
           sw_findings_have(findings, SW_MEASURES_DEVELOPMENT);
}

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_summary_row *row, struct sw_error *err)
{
    sw_row_text(rows, findings->scenarios[row->option]);
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
        if (row->series->measure->group == SW_MEASURES_DEVELOPMENT &&
            !write_row(findings, rows, row, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_DEVELOPMENTS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
