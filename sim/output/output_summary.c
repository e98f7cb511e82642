#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    {"step", SW_COLUMN_TEXT, NULL,
     "The step that is measured, or the demand whose projects are; empty: the "
     "whole delivery",
     "所测工序，或项目所属的需求；空为整个交付过程"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "summary",
    "A measure of the orders, of a step or of projects: its estimate and "
    "confidence interval",
    "订单、工序或项目的一个指标：估计值及置信区间", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool belongs(const struct sw_summary_row *row)
{
    return row->series->measure->group == SW_MEASURES_ORDER ||
           row->series->measure->group == SW_MEASURES_STEP ||
           row->series->measure->group == SW_MEASURES_PROJECT;
}

static bool applies(const struct sw_findings *findings)
{
    return findings->story == NULL;
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (!belongs(row)) {
            continue;
        }
        sw_row_text(rows, findings->scenarios[row->option]);
        sw_row_text(rows, row->series->product);
        sw_row_text(rows, row->series->measure->id);
        sw_row_text(rows, row->statistic->name);
        sw_row_text(rows, row->series->measure->unit);
        sw_row_estimate(rows, row);
        sw_row_text(rows, row->series->subject);
        sw_row_note(rows, row->estimate.gap);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_SUMMARY = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
