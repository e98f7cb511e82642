#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"lane", SW_COLUMN_TEXT, NULL, "The step of transport", "运输工序"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "lanes", "What was carried on a lane, and how full",
    "运输线路的运量与装载情况", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_LANE);
}

static void write_subject(struct sw_rows *rows, const struct sw_series *series)
{
    sw_row_text(rows, series->subject);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    return sw_findings_write(findings, SW_MEASURES_LANE, rows, write_subject,
                             err);
}

const struct sw_output SW_OUTPUT_LANES = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
