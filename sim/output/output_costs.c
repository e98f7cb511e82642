#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    {"line", SW_COLUMN_TEXT, NULL, "What the money is for", "费用项目"},
    {"payer", SW_COLUMN_TEXT, NULL, "Who pays: mill, fabricator or carrier",
     "承担方：mill 钢厂，fabricator 加工厂，carrier 承运方"},
    SW_COLUMN_MEASURE,
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

static void write_subject(struct sw_rows *rows, const struct sw_series *series)
{
    sw_row_text(rows, series->product);
    sw_row_text(rows, series->subject);
    sw_row_text(rows, series->subclass);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    return sw_findings_write(findings, SW_MEASURES_COST, rows, write_subject,
                             err);
}

const struct sw_output SW_OUTPUT_COSTS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
