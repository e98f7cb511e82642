#include "base/memory.h"
#include "output/estimate_columns.h"
#include "output/grid.h"
#include "output/print_combinations.h"
#include "output/shown.h"
#include "steelway/quotable.h"
#include "steelway/results.h"

#include <math.h>
#include <string.h>

enum { HEADING_SIZE = 96 };

/* "18.2 [17.9, 18.5]", "- not reached" */
static void add_estimate(struct sw_grid *grid, enum sw_grid_style style,
                         const struct sw_estimate *estimate, bool sign)
{
    const struct sw_shown shown = sw_shown_estimate(estimate, sign);
    sw_grid_cell(grid, style, "%s %s", shown.value, shown.interval);
}

static void add_share(struct sw_grid *grid, enum sw_grid_style style,
                      double share)
{
    if (isnan(share)) {
        sw_grid_cell(grid, SW_GRID_FAINT, "-");
    } else {
        sw_grid_cell(grid, style, "%.2f", share);
    }
}

static enum sw_grid_style style_of(const struct sw_comparison *comparison,
                                   const struct sw_estimate *difference)
{
    if (!sw_estimate_has_interval(difference)) {
        return SW_GRID_PLAIN;
    }
    const bool below = difference->high < 0.0;
    const bool above = difference->low > 0.0;
    if (!below && !above) {
        return SW_GRID_PLAIN;
    }
    return below == comparison->smaller_is_better ? SW_GRID_GOOD : SW_GRID_BAD;
}

static void add_row(struct sw_grid *grid, const struct sw_findings *findings,
                    const struct sw_ranking_row *row)
{
    const bool baseline = row->option == 0;
    sw_grid_cell(grid, SW_GRID_PLAIN, "%zu", row->rank);
    sw_grid_cell(grid, baseline ? SW_GRID_FAINT : SW_GRID_PLAIN, "%s",
                 findings->scenarios[row->option]);
    add_estimate(grid, SW_GRID_PLAIN, &row->score, false);
    if (baseline) {
        sw_grid_cell(grid, SW_GRID_FAINT, "baseline");
    } else {
        add_estimate(grid, style_of(findings->comparison, &row->difference),
                     &row->difference, true);
    }
    add_share(grid, SW_GRID_PLAIN, row->p_best);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", sw_answer_text(row->in_best_set));
    if (baseline) {
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", "");
    } else {
        add_estimate(grid, SW_GRID_PLAIN, &row->cost, true);
    }
    sw_grid_cell(
        grid, row->feasible == SW_ANSWER_NO ? SW_GRID_BAD : SW_GRID_PLAIN,
        "%s%s%s", sw_answer_text(row->feasible), row->limit == NULL ? "" : ": ",
        row->limit == NULL ? "" : row->limit->measure);
}

static void print_title(const struct sw_findings *findings, FILE *to)
{
    const struct sw_question *question = findings->question;
    (void)fprintf(to, "%s: %s of %s, %zu replication%s, %.4g %% confidence\n",
                  findings->title, question->statistic->name, question->measure,
                  findings->cases->replications->count,
                  findings->cases->replications->count == 1 ? "" : "s",
                  100.0 * question->confidence);
    for (size_t i = 0; i < question->product_count; i++) {
        (void)fprintf(to, "%s%s", i == 0 ? "Products: " : ", ",
                      question->products[i].name);
    }
    (void)fprintf(to, "\n\n");
}

/* What the option does to one product, in days where the score is in multiples
 * of standards; NULL if the comparison has no such row. */
static const struct sw_comparison_row *
find_row(const struct sw_findings *findings, size_t option, const char *product)
{
    const struct sw_comparison *comparison = findings->comparison;
    const struct sw_question *question = findings->question;
    for (size_t i = 0; i < comparison->row_count; i++) {
        const struct sw_comparison_row *row = &comparison->rows[i];
        if (row->option == option &&
            strcmp(row->series->product, product) == 0 &&
            strcmp(row->series->measure->id, question->measure) == 0 &&
            strcmp(row->statistic->name, question->statistic->name) == 0) {
            return row;
        }
    }
    return NULL;
}

static void add_products(struct sw_grid *grid,
                         const struct sw_findings *findings,
                         const struct sw_ranking_row *row)
{
    const struct sw_question *question = findings->question;
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", findings->scenarios[row->option]);
    for (size_t p = 0; p < question->product_count; p++) {
        const struct sw_comparison_row *found =
            find_row(findings, row->option, question->products[p].name);
        if (found == NULL) {
            sw_grid_cell(grid, SW_GRID_FAINT, "%s", "-");
        } else {
            add_estimate(grid,
                         style_of(findings->comparison, &found->difference),
                         &found->difference, true);
        }
    }
    add_share(grid, SW_GRID_FAINT, row->variance_ratio);
}

/* The score of several products is a mean of ratios; this says what it means
 * for each. */
static void print_products(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    const struct sw_question *question = findings->question;
    const size_t columns = question->product_count + 2;
    struct sw_grid_column *heads =
        sw_new_array(columns, sizeof(struct sw_grid_column));
    heads[0] = (struct sw_grid_column){"option", SW_GRID_LEFT};
    for (size_t p = 0; p < question->product_count; p++) {
        heads[p + 1] =
            (struct sw_grid_column){question->products[p].name, SW_GRID_RIGHT};
    }
    heads[columns - 1] =
        (struct sw_grid_column){"variance ratio", SW_GRID_RIGHT};
    struct sw_grid *grid = sw_grid_create(heads, columns);
    for (size_t i = 0; i < findings->comparison->ranking_count; i++) {
        const struct sw_ranking_row *row = &findings->comparison->ranking[i];
        if (row->option != 0) {
            add_products(grid, findings, row);
        }
    }
    (void)fprintf(to, "\nDifference of %s of %s by product, in %s\n",
                  question->statistic->name, question->measure,
                  sw_findings_unit_of(findings, question->products[0].name));
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    sw_free(heads);
}

enum { QUOTED_PERCENT = 95 };

static void add_quotable(struct sw_grid *grid,
                         const struct sw_findings *findings, size_t option,
                         const char *product)
{
    const struct sw_quotable found =
        sw_quotable_find(findings->cases, option, product,
                         QUOTED_PERCENT / 100.0, findings->confidence);
    const struct sw_comparison_row *row = find_row(findings, option, product);
    if (found.sure_days < 0) {
        sw_grid_cell(grid, SW_GRID_FAINT, "- %s", sw_gap_text(found.gap));
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%ld", found.sure_days);
    }
    if (row == NULL || isnan(row->cost_per_day.value)) {
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", "-");
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%+.1f", row->cost_per_day.value);
    }
}

/* What one can promise a customer, and what a day less of it costs. */
static void print_quotable(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    const struct sw_question *question = findings->question;
    const size_t columns = 1 + 2 * question->product_count;
    struct sw_grid_column *heads =
        sw_new_array(columns, sizeof(struct sw_grid_column));
    heads[0] = (struct sw_grid_column){"option", SW_GRID_LEFT};
    for (size_t p = 0; p < question->product_count; p++) {
        heads[1 + 2 * p] =
            (struct sw_grid_column){question->products[p].name, SW_GRID_RIGHT};
        heads[2 + 2 * p] = (struct sw_grid_column){"a day", SW_GRID_RIGHT};
    }
    struct sw_grid *grid = sw_grid_create(heads, columns);
    for (size_t i = 0; i < findings->comparison->ranking_count; i++) {
        const size_t option = findings->comparison->ranking[i].option;
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", findings->scenarios[option]);
        for (size_t p = 0; p < question->product_count; p++) {
            add_quotable(grid, findings, option, question->products[p].name);
        }
    }
    (void)fprintf(to,
                  "\nDays that can be quoted: within them %d %% of the orders "
                  "surely arrive.\nA day: what a day less of the %s costs "
                  "[%s/t], where days are surely saved\n",
                  QUOTED_PERCENT, question->statistic->name,
                  findings->currency);
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    sw_free(heads);
}

/* Has a combination been made for what its parts did in this run? */
static bool chosen_by_results(const struct sw_question *question)
{
    for (size_t i = 0; i < question->combination_count; i++) {
        if (question->combinations[i].reason != SW_COMBINATION_NAMED) {
            return true;
        }
    }
    return false;
}

void sw_results_print_ranking(const struct sw_findings *findings, FILE *to,
                              bool colors)
{
    char score[HEADING_SIZE];
    char cost[HEADING_SIZE];
    (void)snprintf(score, sizeof(score), "%s [%s]",
                   findings->question->statistic->name,
                   sw_findings_unit(findings));
    (void)snprintf(cost, sizeof(cost), "cost [%s/t]", findings->currency);
    const struct sw_grid_column columns[] = {
        {"", SW_GRID_RIGHT},       {"option", SW_GRID_LEFT},
        {score, SW_GRID_RIGHT},    {"difference", SW_GRID_RIGHT},
        {"p best", SW_GRID_RIGHT}, {"can be best", SW_GRID_LEFT},
        {cost, SW_GRID_RIGHT},     {"feasible", SW_GRID_LEFT},
    };
    struct sw_grid *grid =
        sw_grid_create(columns, sizeof(columns) / sizeof(columns[0]));
    for (size_t i = 0; i < findings->comparison->ranking_count; i++) {
        add_row(grid, findings, &findings->comparison->ranking[i]);
    }
    print_title(findings, to);
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    print_products(findings, to, colors);
    if (strcmp(findings->question->measure, "delivery_time") == 0) {
        print_quotable(findings, to, colors);
    }
    sw_print_combinations(findings, to, colors);
    if (findings->comparison->relative) {
        (void)fprintf(to, "\n1 standard is a product's standard lead time, or "
                          "its baseline where it has none.");
    }
    (void)fprintf(to,
                  "\nDifferences and costs are to the baseline, on the same "
                  "random numbers;\nthe intervals of all options hold "
                  "together. The variance ratio is what those numbers\nleave "
                  "of the variance of a difference: 1 would be nothing gained."
                  "\n");
    if (chosen_by_results(findings->question)) {
        (void)fprintf(to,
                      "Combinations were chosen by these very results: what "
                      "is best of them looks\nbetter than it is. To be sure, "
                      "name it under `sets` and take another seed.\n");
    }
}
