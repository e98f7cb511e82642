#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"stock", SW_COLUMN_TEXT, NULL, "The stock: a step; empty: all together", "库存（工序）；空为全部库存合计"},
    {"article", SW_COLUMN_TEXT, NULL, "The article that it keeps", "库存品种"},
    {"owner", SW_COLUMN_TEXT, NULL,
     "Who owns it and pays: mill, fabricator, customer or carrier",
     "所有者（承担费用）：mill 钢厂，fabricator 加工厂，customer 客户，carrier 承运方"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "stocks",
    "An article of a stock: one level, service or cost of it",
    "库存品种：每行为一个水平、服务或费用指标", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_STOCK);
}

static void write_subject(struct sw_rows *rows, const struct sw_series *series)
{
    sw_row_text(rows, series->subject);
    sw_row_text(rows, series->product);
    sw_row_text(rows, series->subclass);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    return sw_findings_write(findings, SW_MEASURES_STOCK, rows, write_subject,
                             err);
}

const struct sw_output SW_OUTPUT_STOCKS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
