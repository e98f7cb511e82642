#include "output/estimate_columns.h"
#include "output/expectation.h"
#include "steelway/units.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    {"step", SW_COLUMN_TEXT, NULL,
     "The step of which it is expected; empty: the whole delivery",
     "所预期的工序；空为整个交付过程"},
    SW_COLUMN_MEASURE,
    SW_COLUMN_STATISTIC,
    {"min", SW_COLUMN_NUMBER, "d", "It is expected not to be less",
     "预期下限"},
    {"max", SW_COLUMN_NUMBER, "d", "It is expected not to be more",
     "预期上限"},
    {"mean", SW_COLUMN_NUMBER, "d", "What came out", "仿真结果"},
    {"ci_low", SW_COLUMN_NUMBER, "d", "Lower end of its confidence interval",
     "置信区间下限"},
    {"ci_high", SW_COLUMN_NUMBER, "d", "Upper end of its confidence interval",
     "置信区间上限"},
    {"met", SW_COLUMN_TEXT, NULL,
     "yes, no, or unsure: it is outside, but its interval reaches inside",
     "是否符合：yes 符合，no 不符，unsure 结果在范围外但置信区间触及范围"},
    {"verdict", SW_COLUMN_TEXT, NULL,
     "as expected, too short, too long or not measured",
     "as expected 符合，too short 过短，too long 过长，not measured 无数据"},
};

static const struct sw_csv_table TABLE = {
    "expectations", "What the scenario expects of itself, and what came out",
    "方案中的预期与仿真结果", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    struct sw_expected expected;
    for (size_t option = 0; option < findings->cases->options; option++) {
        if (sw_expected_at(findings, option, 0, &expected)) {
            return true;
        }
    }
    return false;
}

static void add_limit(struct sw_rows *rows, int64_t us)
{
    if (us == 0) {
        sw_row_empty(rows);
    } else {
        sw_row_number(rows, (double)us / (double)SW_DAY_US);
    }
}

static void text_or_empty(struct sw_rows *rows, const char *text)
{
    sw_row_text(rows, text[0] == '\0' ? NULL : text);
}

static bool write_row(const struct sw_findings *findings, size_t option,
                      const struct sw_expected *expected, struct sw_rows *rows,
                      struct sw_error *err)
{
    sw_row_text(rows, findings->scenarios[option]);
    text_or_empty(rows, expected->of.product);
    text_or_empty(rows, expected->of.subject);
    sw_row_text(rows, expected->of.measure);
    sw_row_text(rows, expected->of.statistic);
    add_limit(rows, expected->of.min_us);
    add_limit(rows, expected->of.max_us);
    sw_row_number(rows, expected->days.value);
    sw_row_number(rows, expected->days.low);
    sw_row_number(rows, expected->days.high);
    sw_row_text(rows, sw_answer_text(expected->met));
    sw_row_text(rows, sw_expected_verdict(expected));
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    struct sw_expected expected;
    for (size_t option = 0; option < findings->cases->options; option++) {
        for (size_t i = 0; sw_expected_at(findings, option, i, &expected);
             i++) {
            if (!write_row(findings, option, &expected, rows, err)) {
                return false;
            }
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_EXPECTATIONS = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
