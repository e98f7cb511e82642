#include "output/estimate_columns.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"policy", SW_COLUMN_TEXT, NULL, "The response policy", "响应规则"},
    {"action", SW_COLUMN_TEXT, NULL,
     "Which of its actions, by place and kind; empty: the rule as a whole", "措施（序号与种类）；空为整条规则"},
    {"product", SW_COLUMN_TEXT, NULL,
     "Whose orders came later by it, others and replenishment each as one; empty: not by product",
     "因其被推迟的订单的产品；空为不分产品"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_UNIT,
    SW_COLUMNS_ESTIMATE,
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "policies",
    "A response policy, or one of its actions: how often, for how much, at what cost",
    "响应规则及其措施：次数、数量与费用", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    return sw_findings_have(findings, SW_MEASURES_POLICY);
}

static void write_subject(struct sw_rows *rows, const struct sw_series *series)
{
    sw_row_text(rows, series->subject);
    sw_row_text(rows, series->subclass);
    sw_row_text(rows, series->product);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    return sw_findings_write(findings, SW_MEASURES_POLICY, rows, write_subject,
                             err);
}

const struct sw_output SW_OUTPUT_POLICIES = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
