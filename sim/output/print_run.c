#include "base/memory.h"
#include "output/expectation.h"
#include "output/grid.h"
#include "output/shown.h"
#include "steelway/results.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_PARTS = 6, MOST_RESOURCES = 8 };

/* `text`, or "" if it stands in the row above. */
static const char *unless_above(const char *text, const char **above)
{
    const bool same = *above != NULL && strcmp(text, *above) == 0;
    *above = text;
    return same ? "" : text;
}

static void add_estimate(struct sw_grid *grid,
                         const struct sw_estimate *estimate)
{
    const struct sw_shown shown = sw_shown_estimate(estimate, false);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", shown.value);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", shown.interval);
}

/* The tables of the terminal leave out what did not happen, what has no
 * values, and OTIF by other dates than the first promise; the CSV files have
 * every row. */
static bool is_worth_a_row(const struct sw_summary_row *row)
{
    const struct sw_estimate *estimate = &row->estimate;
    const bool open = estimate->gap == SW_GAP_NOT_REACHED;
    const bool some = sw_estimate_has_value(estimate) && estimate->value != 0.0;
    const struct sw_measure *measure = row->series->measure;
    return measure->group == SW_MEASURES_ORDER && (open || some) &&
           strncmp(measure->id, "otif_", strlen("otif_")) != 0;
}

static void print_measures(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"product", SW_GRID_LEFT},   {"measure", SW_GRID_LEFT},
        {"", SW_GRID_LEFT},          {"value", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT}, {"unit", SW_GRID_LEFT},
    };
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    const char *product = NULL;
    const char *measure = NULL;
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (!is_worth_a_row(row)) {
            continue;
        }
        const char *name = unless_above(row->series->product, &product);
        if (name[0] != '\0') {
            measure = NULL;
        }
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", name);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                     unless_above(row->series->measure->id, &measure));
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->statistic->name);
        add_estimate(grid, &row->estimate);
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", row->series->measure->unit);
    }
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
}

/* The rows with the largest values, the largest first; of equal ones the first
 * comes first. */
struct largest {
    size_t most;
    size_t count;
    const struct sw_summary_row *rows[MOST_RESOURCES];
};

static void largest_add(struct largest *largest,
                        const struct sw_summary_row *row)
{
    if (!sw_estimate_has_value(&row->estimate) ||
        !(row->estimate.value > 0.0)) {
        return;
    }
    size_t at = largest->count;
    while (at > 0 &&
           largest->rows[at - 1]->estimate.value < row->estimate.value) {
        at--;
    }
    if (at == largest->most) {
        return;
    }
    if (largest->count < largest->most) {
        largest->count++;
    }
    for (size_t i = largest->count - 1; i > at; i--) {
        largest->rows[i] = largest->rows[i - 1];
    }
    largest->rows[at] = row;
}

/* Rows of the breakdown that belong to the product of `first`, which is the
 * first of them: their largest, and their sum. */
static double sum_product(const struct sw_summary *summary,
                          const struct sw_summary_row *first,
                          struct largest *largest)
{
    double whole_h = 0.0;
    for (const struct sw_summary_row *row = first;
         row < summary->rows + summary->count; row++) {
        if (row->series->measure->group == SW_MEASURES_BREAKDOWN &&
            strcmp(row->series->product, first->series->product) == 0 &&
            sw_estimate_has_value(&row->estimate)) {
            whole_h += row->estimate.value;
            largest_add(largest, row);
        }
    }
    return whole_h;
}

/* Is no row of the breakdown before `row` of the same product? */
static bool begins_product(const struct sw_summary *summary,
                           const struct sw_summary_row *row)
{
    if (row->series->measure->group != SW_MEASURES_BREAKDOWN) {
        return false;
    }
    for (const struct sw_summary_row *before = summary->rows; before < row;
         before++) {
        if (before->series->measure->group == SW_MEASURES_BREAKDOWN &&
            strcmp(before->series->product, row->series->product) == 0) {
            return false;
        }
    }
    return true;
}

static void add_parts(struct sw_grid *grid, const struct sw_summary *summary,
                      const struct sw_summary_row *first)
{
    struct largest largest = {.most = MOST_PARTS};
    const double whole_h = sum_product(summary, first, &largest);
    const char *product = NULL;
    for (size_t i = 0; i < largest.count; i++) {
        const struct sw_summary_row *row = largest.rows[i];
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                     unless_above(row->series->product, &product));
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->series->subject);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->series->subclass);
        add_estimate(grid, &row->estimate);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.1f %%",
                     100.0 * row->estimate.value / whole_h);
    }
}

static void print_breakdown(const struct sw_findings *findings, FILE *to,
                            bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"product", SW_GRID_LEFT},   {"step", SW_GRID_LEFT},
        {"spent on", SW_GRID_LEFT},  {"hours", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT}, {"share", SW_GRID_RIGHT},
    };
    const struct sw_summary *summary = findings->summary;
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    bool any = false;
    for (size_t i = 0; i < summary->count; i++) {
        if (begins_product(summary, &summary->rows[i])) {
            add_parts(grid, summary, &summary->rows[i]);
            any = true;
        }
    }
    if (any) {
        (void)fprintf(to,
                      "\nWhere the delivery time goes, the largest parts\n");
        sw_grid_print(grid, to, colors);
    }
    sw_grid_destroy(grid);
}

static void print_resources(const struct sw_findings *findings, FILE *to,
                            bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"resource", SW_GRID_LEFT},
        {"busy", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT},
        {"unit", SW_GRID_LEFT},
    };
    struct largest largest = {.most = MOST_RESOURCES};
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->series->measure->group == SW_MEASURES_RESOURCE &&
            strcmp(row->series->measure->id, "busy") == 0) {
            largest_add(&largest, row);
        }
    }
    if (largest.count == 0) {
        return;
    }
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < largest.count; i++) {
        const struct sw_summary_row *row = largest.rows[i];
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->series->subject);
        add_estimate(grid, &row->estimate);
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", row->series->measure->unit);
    }
    (void)fprintf(to, "\nThe busiest resources\n");
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
}

void sw_results_print_run(const struct sw_findings *findings, FILE *to,
                          bool colors)
{
    (void)fprintf(to,
                  "%s: %zu replication%s, intervals of %.4g %% confidence\n\n",
                  findings->title, findings->cases->replications->count,
                  findings->cases->replications->count == 1 ? "" : "s",
                  100.0 * findings->confidence);
    print_measures(findings, to, colors);
    print_breakdown(findings, to, colors);
    print_resources(findings, to, colors);
    sw_print_expectations(findings, to, colors);
}
