#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"resource", SW_COLUMN_TEXT, NULL, "The resource", "资源"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "resources",
    "What a resource did with its time: one state or measure of it",
    "资源的时间利用：每行为一种状态或一个指标", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_RESOURCE);
}

static void write_subject(struct sw_rows *rows, const struct sw_series *series)
{
    sw_row_text(rows, series->subject);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    return sw_findings_write(findings, SW_MEASURES_RESOURCE, rows,
                             write_subject, err);
}

const struct sw_output SW_OUTPUT_RESOURCES = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
