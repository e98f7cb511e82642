#include "output/estimate_columns.h"
#include "steelway/model.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    SW_COLUMN_PRODUCT,
    {"line", SW_COLUMN_TEXT, NULL,
     "What the money is for; option: what an option itself costs; total: all "
     "lines of the payer, or of all",
     "费用项目；option 为措施自身费用，total 为该承担方（或全部）合计"},
    {"subject", SW_COLUMN_TEXT, NULL,
     "Step, resource, class of orders or option that it is of; empty: none of "
     "these",
     "对应的工序、资源、订单等级或措施；空为不分"},
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

/* ---------------------------------------------- an option's own costs ----- */

static bool is_of_study(const struct sw_question *question, const char *product)
{
    for (size_t i = 0; i < question->product_count; i++) {
        if (strcmp(question->products[i].name, product) == 0) {
            return true;
        }
    }
    return false;
}

/* What the option itself costs a tonne of the study's products, to `payer`
 * ("": to all); 0 if nothing, NaN if it cannot be told. */
static double own_cost(const struct sw_findings *findings, size_t option,
                       const char *payer)
{
    const struct sw_comparison *comparison = findings->comparison;
    if (comparison == NULL || findings->question->costs == NULL) {
        return 0.0;
    }
    return sw_option_cost_per_tonne(&findings->question->costs[option], payer,
                                    comparison->tonnes_per_year);
}

/* So many tonnes are in the unit that a total is told by. */
static double tonnes_in_unit(const struct sw_findings *findings,
                             const struct sw_summary_row *row)
{
    const struct sw_model *model = findings->models[row->option];
    const char *unit = row->series->measure->unit;
    if (strcmp(unit, "CNY/t") == 0) {
        return 1.0;
    }
    for (size_t i = 0; i < sw_model_product_count(model); i++) {
        const struct sw_product_info info = sw_model_product(model, i);
        if (strcmp(info.name, row->series->product) == 0) {
            return strcmp(unit, "CNY/km") == 0 ? info.tonnes_per_km
                                               : info.tonnes_per_mw;
        }
    }
    return 1.0;
}

/* What of it belongs to this total. */
static double own_cost_in(const struct sw_findings *findings,
                          const struct sw_summary_row *row)
{
    const struct sw_series *series = row->series;
    const double own = own_cost(findings, row->option, series->subclass);
    if (own == 0.0 || strncmp(series->measure->id, "total", 5) != 0 ||
        !is_of_study(findings->question, series->product)) {
        return 0.0;
    }
    return own * tonnes_in_unit(findings, row);
}

/* Has the run itself lines of this payer for the product? */
static bool has_total(const struct sw_findings *findings, size_t option,
                      const char *product, const char *payer)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->option == option &&
            strcmp(row->series->measure->id, "total") == 0 &&
            strcmp(row->series->product, product) == 0 &&
            strcmp(row->series->subclass, payer) == 0) {
            return true;
        }
    }
    return false;
}

struct own {
    size_t option;
    const char *product;
    const char *payer;
    double cost;
};

static bool write_own(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct own *own, const char *line,
                      struct sw_error *err)
{
    const bool total = strcmp(line, "total") == 0;
    sw_row_text(rows, findings->scenarios[own->option]);
    sw_row_text(rows, own->product);
    sw_row_text(rows, line);
    sw_row_text(rows, total ? "" : findings->scenarios[own->option]);
    sw_row_text(rows, own->payer);
    sw_row_text(rows, "CNY/t");
    sw_row_number(rows, own->cost);
    sw_row_number(rows, own->cost);
    sw_row_number(rows, own->cost);
    sw_row_integer(rows, (int64_t)findings->cases->replications->count);
    sw_row_note(rows, isnan(own->cost) ? SW_GAP_NO_VALUES : SW_GAP_NONE);
    return sw_row_end(rows, err);
}

/* A line of the option's own cost for each product, and the total of a payer
 * who has no other. */
static bool write_payer(const struct sw_findings *findings,
                        struct sw_rows *rows, struct own own,
                        struct sw_error *err)
{
    const struct sw_question *question = findings->question;
    own.cost = own_cost(findings, own.option, own.payer);
    for (size_t p = 0; own.cost != 0.0 && p < question->product_count; p++) {
        own.product = question->products[p].name;
        if (!write_own(findings, rows, &own, "option", err)) {
            return false;
        }
        if (!has_total(findings, own.option, own.product, own.payer) &&
            !write_own(findings, rows, &own, "total", err)) {
            return false;
        }
    }
    return true;
}

static bool write_option(const struct sw_findings *findings,
                         struct sw_rows *rows, size_t option,
                         struct sw_error *err)
{
    const struct sw_question *question = findings->question;
    const struct sw_option_cost *cost =
        findings->comparison == NULL || question->costs == NULL
            ? NULL
            : &question->costs[option];
    for (; cost != NULL; cost = cost->more) {
        const struct own own = {.option = option, .payer = cost->payer};
        if (cost->payer != NULL && cost->payer[0] != '\0' &&
            !write_payer(findings, rows, own, err)) {
            return false;
        }
    }
    return true;
}

/* ---------------------------------------------------------------- rows --- */

static bool write_row(const struct sw_findings *findings, struct sw_rows *rows,
                      const struct sw_summary_row *row, struct sw_error *err)
{
    struct sw_summary_row whole = *row;
    const double own = own_cost_in(findings, row);
    whole.estimate.value += own;
    whole.estimate.low += own;
    whole.estimate.high += own;
    sw_row_text(rows, findings->scenarios[row->option]);
    sw_row_text(rows, row->series->product);
    sw_row_text(rows, row->series->measure->id);
    sw_row_text(rows, row->series->subject);
    sw_row_text(rows, row->series->subclass);
    sw_row_text(rows, row->series->measure->unit);
    sw_row_estimate(rows, &whole);
    sw_row_note(rows, row->estimate.gap);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->series->measure->group == SW_MEASURES_COST &&
            !write_row(findings, rows, row, err)) {
            return false;
        }
    }
    for (size_t option = 0; option < findings->cases->options; option++) {
        if (!write_option(findings, rows, option, err)) {
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
