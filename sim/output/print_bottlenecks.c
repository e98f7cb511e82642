#include "base/memory.h"
#include "output/printing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_RESOURCES = 10, MOST_RELIEFS = 20 };

/* ----------------------------------------------------------- bottlenecks -- */

static double resource_value(const struct sw_findings *findings,
                             const char *resource, const char *measure)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->option == 0 &&
            row->series->measure->group == SW_MEASURES_RESOURCE &&
            strcmp(row->series->subject, resource) == 0 &&
            strcmp(row->series->measure->id, measure) == 0) {
            return row->estimate.value;
        }
    }
    return (double)NAN;
}

/* Days for which a customer's order waits for the resource. */
static double waits_for(const struct sw_printing *printing,
                        const char *resource)
{
    const struct sw_explanation *explanation = printing->explanation;
    const struct sw_model *model = printing->findings->models[0];
    double sum = 0.0;
    for (size_t s = 0; s < sw_model_step_count(model); s++) {
        const struct sw_step_info step = sw_model_step(model, s);
        if (!sw_model_step_is_served(model, s, resource)) {
            continue;
        }
        for (size_t i = 0; i < explanation->part_count; i++) {
            const struct sw_part *part = &explanation->parts[i];
            if (part->product[0] == '\0' && part->cut == SW_CUT_CELL &&
                strcmp(part->step, step.name) == 0 &&
                strcmp(part->touch, "waiting") == 0) {
                sum += part->days.value;
            }
        }
    }
    return sum;
}

struct busy {
    const char *resource;
    double utilisation;
};

static int by_utilisation(const void *first, const void *second)
{
    const struct busy *a = first;
    const struct busy *b = second;
    if (a->utilisation != b->utilisation) {
        return a->utilisation > b->utilisation ? -1 : 1;
    }
    return strcmp(a->resource, b->resource);
}

static struct busy *busiest(const struct sw_findings *findings, size_t *count)
{
    struct busy *found =
        sw_new_array(findings->summary->count + 1, sizeof(struct busy));
    *count = 0;
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->option == 0 &&
            row->series->measure->group == SW_MEASURES_RESOURCE &&
            strcmp(row->series->measure->id, "utilisation") == 0 &&
            sw_estimate_has_value(&row->estimate)) {
            found[(*count)++] =
                (struct busy){row->series->subject, row->estimate.value};
        }
    }
    qsort(found, *count, sizeof(struct busy), by_utilisation);
    return found;
}

static void print_resources(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"resource", SW_GRID_LEFT},        {"utilisation", SW_GRID_RIGHT},
        {"setup", SW_GRID_RIGHT},          {"down", SW_GRID_RIGHT},
        {"closed", SW_GRID_RIGHT},         {"queue", SW_GRID_RIGHT},
        {"an order waits", SW_GRID_RIGHT},
    };
    static const char *const shares[] = {"utilisation", "setup", "down",
                                         "closed"};
    size_t count = 0;
    struct busy *found = busiest(printing->findings, &count);
    if (count == 0) {
        sw_free(found);
        return;
    }
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < count && i < MOST_RESOURCES; i++) {
        const char *resource = found[i].resource;
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", resource);
        for (size_t m = 0; m < COUNT(shares); m++) {
            sw_print_percent(
                grid, resource_value(printing->findings, resource, shares[m]) /
                          100.0);
        }
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.1f lots",
                     resource_value(printing->findings, resource, "queue"));
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.2f d",
                     waits_for(printing, resource));
    }
    (void)fprintf(printing->to, "\nBottlenecks by utilisation of the time open "
                                "and up\n");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
    sw_free(found);
}

/* --------------------------------------------------------------- reliefs -- */

static int by_gain(const void *first, const void *second)
{
    const struct sw_relief *a = *(const struct sw_relief *const *)first;
    const struct sw_relief *b = *(const struct sw_relief *const *)second;
    const double x = isnan(a->change.value) ? 0.0 : a->change.value;
    const double y = isnan(b->change.value) ? 0.0 : b->change.value;
    if (x != y) {
        return x < y ? -1 : 1;
    }
    return (a > b) - (a < b);
}

static void add_relief(struct sw_grid *grid, const struct sw_relief *relief)
{
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", relief->subject);
    sw_print_days(grid, relief->work_d);
    sw_print_days(grid, relief->waiting_d);
    sw_print_change(grid, &relief->before);
    sw_print_change(grid, &relief->change);
    sw_print_interval(grid, &relief->change);
}

static void print_reliefs(const struct sw_printing *printing, bool unit)
{
    const struct sw_grid_column columns[] = {
        {unit ? "resource" : "step", SW_GRID_LEFT},
        {"work", SW_GRID_RIGHT},
        {"waiting", SW_GRID_RIGHT},
        {"to warehouse", SW_GRID_RIGHT},
        {"to gate [d]", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT},
    };
    const struct sw_explanation *explanation = printing->explanation;
    const struct sw_relief **found =
        sw_new_array(explanation->relief_count + 1, sizeof(struct sw_relief *));
    size_t count = 0;
    for (size_t i = 0; i < explanation->relief_count; i++) {
        const struct sw_relief *relief = &explanation->reliefs[i];
        if (relief->product[0] == '\0' && relief->unit == unit) {
            found[count++] = relief;
        }
    }
    qsort(found, count, sizeof(struct sw_relief *), by_gain);
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < count && i < MOST_RELIEFS; i++) {
        add_relief(grid, found[i]);
    }
    if (count > 0 && unit) {
        (void)fprintf(printing->to, "\nWith one unit more of the resource\n");
    } else if (count > 0) {
        (void)fprintf(printing->to,
                      "\nBottlenecks by relief: with %.4g %% less of a step's "
                      "own times (setup, work, longest wait)\n",
                      100.0 * explanation->relief);
    }
    if (count > 0) {
        sw_grid_print(grid, printing->to, printing->look->colors);
    }
    sw_grid_destroy(grid);
    sw_free(found);
}

void sw_print_bottlenecks(const struct sw_printing *printing)
{
    print_resources(printing);
    print_reliefs(printing, false);
    print_reliefs(printing, true);
}
