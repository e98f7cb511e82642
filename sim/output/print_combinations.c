#include "output/print_combinations.h"

#include "output/estimate_columns.h"
#include "output/grid.h"
#include "output/shown.h"

#include <stdio.h>

enum { HEADING_SIZE = 96 };

static void add_estimate(struct sw_grid *grid,
                         const struct sw_estimate *estimate)
{
    const struct sw_shown shown = sw_shown_estimate(estimate, true);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s %s", shown.value, shown.interval);
}

/* What is told of the first of the study's scores: of all products together. */
static bool is_first(const struct sw_findings *findings, size_t row)
{
    const size_t products = findings->question->product_count;
    return row % (products == 1 ? 1 : products + 1) == 0;
}

static void print_combined(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    const struct sw_comparison *comparison = findings->comparison;
    char cost[HEADING_SIZE];
    (void)snprintf(cost, sizeof(cost), "cost [%s/t]", findings->currency);
    const struct sw_grid_column columns[] = {
        {"combination", SW_GRID_LEFT},   {"difference", SW_GRID_RIGHT},
        {"sum of parts", SW_GRID_RIGHT}, {"interaction", SW_GRID_RIGHT},
        {cost, SW_GRID_RIGHT},
    };
    struct sw_grid *grid =
        sw_grid_create(columns, sizeof(columns) / sizeof(columns[0]));
    size_t ran = 0;
    for (size_t i = 0; i < comparison->combined_count; i++) {
        const struct sw_combined_row *row = &comparison->combined[i];
        if (row->combination->option != 0 && is_first(findings, i)) {
            sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->combination->name);
            add_estimate(grid, &row->difference);
            sw_grid_cell(grid, SW_GRID_PLAIN, "%+.4g", row->parts);
            add_estimate(grid, &row->interaction);
            add_estimate(grid, &row->cost);
            ran++;
        }
    }
    if (ran > 0) {
        (void)fprintf(to, "\nOptions together, in %s\n",
                      sw_findings_unit(findings));
        sw_grid_print(grid, to, colors);
    }
    sw_grid_destroy(grid);
}

static void print_left_out(const struct sw_findings *findings, FILE *to)
{
    const struct sw_question *question = findings->question;
    size_t told = 0;
    for (size_t i = 0; i < question->combination_count; i++) {
        const struct sw_combination *combination = &question->combinations[i];
        if (combination->option == 0 &&
            combination->reason != SW_COMBINATION_NEXT) {
            (void)fprintf(to, "%s%s: %s\n",
                          told++ == 0 ? "\nCombinations left out\n" : "",
                          combination->name, combination->why);
        }
    }
}

static void print_sequence(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    const struct sw_comparison *comparison = findings->comparison;
    char cost[HEADING_SIZE];
    (void)snprintf(cost, sizeof(cost), "more cost [%s/t]", findings->currency);
    const struct sw_grid_column columns[] = {
        {"", SW_GRID_RIGHT},           {"take", SW_GRID_LEFT},
        {"difference", SW_GRID_RIGHT}, {"of it by this step", SW_GRID_RIGHT},
        {cost, SW_GRID_RIGHT},
    };
    struct sw_grid *grid =
        sw_grid_create(columns, sizeof(columns) / sizeof(columns[0]));
    for (size_t i = 0; i < comparison->sequence_count; i++) {
        const struct sw_sequence_row *row = &comparison->sequence[i];
        if (is_first(findings, i)) {
            sw_grid_cell(grid, SW_GRID_PLAIN, "%zu", row->step);
            sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                         findings->scenarios[row->taken->added]);
            add_estimate(grid, &row->difference);
            add_estimate(grid, &row->gain);
            add_estimate(grid, &row->more_cost);
        }
    }
    if (comparison->sequence_count > 0) {
        (void)fprintf(to,
                      "\nIn which order to take them, in %s: each is the best "
                      "beside those before it\n",
                      sw_findings_unit(findings));
        sw_grid_print(grid, to, colors);
    }
    sw_grid_destroy(grid);
}

void sw_print_combinations(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    print_combined(findings, to, colors);
    print_left_out(findings, to);
    print_sequence(findings, to, colors);
}
