#include "output/estimate_columns.h"
#include "output/grid.h"
#include "output/shown.h"
#include "steelway/results.h"

enum { HEADING_SIZE = 96 };

/* "18.2 [17.9, 18.5]", "- not reached" */
static void add_estimate(struct sw_grid *grid, enum sw_grid_style style,
                         const struct sw_estimate *estimate, bool sign)
{
    const struct sw_shown shown = sw_shown_estimate(estimate, sign);
    sw_grid_cell(grid, style, "%s %s", shown.value, shown.interval);
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
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.2f", row->p_best);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", sw_answer_text(row->in_best_set));
    if (baseline) {
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", "");
    } else {
        add_estimate(grid, SW_GRID_PLAIN, &row->cost, true);
    }
    sw_grid_cell(grid,
                 row->feasible == SW_ANSWER_NO ? SW_GRID_BAD : SW_GRID_PLAIN,
                 "%s", sw_answer_text(row->feasible));
}

static void print_title(const struct sw_findings *findings, FILE *to)
{
    const struct sw_question *question = findings->question;
    (void)fprintf(to, "%s: %s of %s, %zu replications, %.4g %% confidence\n",
                  findings->title, question->statistic->name, question->measure,
                  findings->cases->replications->count,
                  100.0 * question->confidence);
    for (size_t i = 0; i < question->product_count; i++) {
        (void)fprintf(to, "%s%s", i == 0 ? "Products: " : ", ",
                      question->products[i].name);
    }
    (void)fprintf(to, "\n\n");
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
    (void)fprintf(to,
                  "\nDifferences and costs are to the baseline, on the same "
                  "random numbers;\nthe intervals of all options hold "
                  "together.\n");
}
