#include "output/estimate_columns.h"
#include "steelway/quotable.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"product", SW_COLUMN_TEXT, NULL, "The product", "产品"},
    {"share", SW_COLUMN_NUMBER, "%", "Of so many orders", "订单比例"},
    {"quotable", SW_COLUMN_INTEGER, "d",
     "The fewest whole days within which so many surely arrive, counted from "
     "the entry of the order",
     "可报价的交期：确有该比例的订单在此天数内到货（自下单起的整天数）"},
    {"reached", SW_COLUMN_INTEGER, "d",
     "The fewest whole days within which so many arrived in these replications",
     "本次仿真中达到该比例的最少整天数"},
    {"within", SW_COLUMN_NUMBER, "%", "Orders that arrive within `quotable`",
     "在可报价天数内到货的订单比例"},
    {"within_low", SW_COLUMN_NUMBER, "%", "What is sure of it, one-sided",
     "其单侧置信下限"},
    SW_COLUMN_NOTE,
};

static const struct sw_csv_table TABLE = {
    "quotable", "The lead time that can be quoted for a product",
    "某产品可报价的交期", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static const double SHARES[] = {0.90, 0.95, 0.99};

static const struct sw_series *delivery_of(const struct sw_findings *findings,
                                           size_t option, size_t index)
{
    const struct sw_series *series = &findings->cases->series[option][index];
    const bool is_one = series->measure->group == SW_MEASURES_ORDER &&
                        strcmp(series->measure->id, "delivery_time") == 0 &&
                        series->sampled && series->product[0] != '\0';
    return is_one ? series : NULL;
}

static bool applies(const struct sw_findings *findings)
{
    if (findings->cases->options == 0) {
        return false;
    }
    for (size_t i = 0; i < findings->cases->series_count[0]; i++) {
        if (delivery_of(findings, 0, i) != NULL) {
            return true;
        }
    }
    return false;
}

static void row_days(struct sw_rows *rows, long days)
{
    if (days < 0) {
        sw_row_empty(rows);
    } else {
        sw_row_integer(rows, days);
    }
}

static bool write_product(const struct sw_findings *findings,
                          struct sw_rows *rows, size_t option,
                          const char *product, struct sw_error *err)
{
    for (size_t i = 0; i < COUNT(SHARES); i++) {
        const struct sw_quotable found = sw_quotable_find(
            findings->cases, option, product, SHARES[i], findings->confidence);
        sw_row_text(rows, findings->scenarios[option]);
        sw_row_text(rows, product);
        sw_row_number(rows, 100.0 * SHARES[i]);
        row_days(rows, found.sure_days);
        row_days(rows, found.days);
        sw_row_number(rows, found.within.value);
        sw_row_number(rows, found.within.low);
        sw_row_note(rows, found.gap);
        if (!sw_row_end(rows, err)) {
            return false;
        }
    }
    return true;
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t option = 0; option < findings->cases->options; option++) {
        for (size_t i = 0; i < findings->cases->series_count[option]; i++) {
            const struct sw_series *series = delivery_of(findings, option, i);
            if (series != NULL &&
                !write_product(findings, rows, option, series->product, err)) {
                return false;
            }
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_QUOTABLE = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
