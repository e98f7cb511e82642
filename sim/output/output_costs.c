#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    {"line", SW_COLUMN_TEXT, NULL,
     "What the money is for; total: all lines of the payer, or of all",
     "费用项目；total 为该承担方（或全部）合计"},
    {"subject", SW_COLUMN_TEXT, NULL,
     "Step, resource or class of orders that it is of; empty: none of these",
     "对应的工序、资源或订单等级；空为不分"},
    {"payer", SW_COLUMN_TEXT, NULL,
     "Who pays: mill, fabricator or carrier; empty: all together",
     "承担方：mill 钢厂，fabricator 加工厂，carrier 承运方；空为合计"},
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "costs", "A cost line, by who pays it", "费用明细，按承担方列出", COLUMNS,
    COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_COST);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->series->measure->group != SW_MEASURES_COST) {
            continue;
        }
        sw_row_text(rows, findings->scenarios[row->option]);
        sw_row_text(rows, row->series->product);
        sw_row_text(rows, row->series->measure->id);
        sw_row_text(rows, row->series->subject);
        sw_row_text(rows, row->series->subclass);
        sw_row_text(rows, row->series->measure->unit);
        sw_row_estimate(rows, row);
        sw_row_note(rows, row->estimate.gap);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_COSTS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
