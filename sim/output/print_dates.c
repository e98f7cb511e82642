#include "base/memory.h"
#include "output/cell_text.h"
#include "output/grid.h"
#include "output/order_dates.h"

#include <math.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_ORDERS = 10, DATE_AND_MINUTE = 16 };

struct late {
    const struct sw_known_order *order;
    struct sw_order_dates dates;
    int64_t late_us; /* from promise to median; SW_NEVER_US: not reached */
    size_t index;
};

/* The latest first; of equal ones as they are known. */
static int by_lateness(const void *first, const void *second)
{
    const struct late *a = first;
    const struct late *b = second;
    if (a->late_us != b->late_us) {
        return a->late_us > b->late_us ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

/* The orders with a promise, the latest first; free with sw_free. */
static struct late *latest(const struct sw_findings *findings, size_t *count)
{
    const struct sw_model *model = findings->models[0];
    const size_t known = sw_model_known_order_count(model);
    struct late *orders = sw_new_array(known + 1, sizeof(struct late));
    *count = 0;
    for (size_t i = 0; i < known; i++) {
        const struct sw_known_order *order = sw_model_known_order(model, i);
        if (order->promised_us == SW_NEVER_US) {
            continue;
        }
        const struct sw_order_dates dates = sw_order_dates(findings, 0, i);
        const int64_t late_us = dates.p50_us == SW_NEVER_US
                                    ? SW_NEVER_US
                                    : dates.p50_us - order->promised_us;
        orders[*count] = (struct late){order, dates, late_us, i};
        ++*count;
    }
    qsort(orders, *count, sizeof(struct late), by_lateness);
    return orders;
}

static void add_time(struct sw_grid *grid, const struct sw_model *model,
                     int64_t run_us)
{
    char text[SW_CELL_TEXT_SIZE];
    if (run_us == SW_NEVER_US) {
        sw_grid_cell(grid, SW_GRID_FAINT, "not reached");
        return;
    }
    sw_cell_time(text, sw_model_start_us(model) + run_us);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.*s", DATE_AND_MINUTE, text);
}

static void add_order(struct sw_grid *grid, const struct sw_model *model,
                      const struct late *late)
{
    const enum sw_grid_style style =
        late->late_us > 0 ? SW_GRID_BAD : SW_GRID_PLAIN;
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", late->order->name);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", late->order->product);
    add_time(grid, model, late->order->promised_us);
    add_time(grid, model, late->dates.p50_us);
    add_time(grid, model, late->dates.p90_us);
    if (late->late_us == SW_NEVER_US) {
        sw_grid_cell(grid, style, "-");
    } else {
        sw_grid_cell(grid, style, "%+.1f",
                     (double)late->late_us / (double)SW_DAY_US);
    }
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.0f %%",
                 100.0 * late->dates.by_promised);
}

void sw_results_print_dates(const struct sw_findings *findings, FILE *to,
                            bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"order", SW_GRID_LEFT},       {"product", SW_GRID_LEFT},
        {"promised", SW_GRID_LEFT},    {"delivered p50", SW_GRID_LEFT},
        {"p90", SW_GRID_LEFT},         {"p50 late [d]", SW_GRID_RIGHT},
        {"by promise", SW_GRID_RIGHT},
    };
    size_t count = 0;
    struct late *orders = latest(findings, &count);
    if (count == 0) {
        (void)fprintf(to, "\nNo order of an order book or opening state has a "
                          "promised date\n");
        sw_free(orders);
        return;
    }
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < count && i < MOST_ORDERS; i++) {
        add_order(grid, findings->models[0], &orders[i]);
    }
    (void)fprintf(to,
                  "\nThe latest against their promise, of %zu known orders "
                  "with a promised date\n",
                  count);
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    sw_free(orders);
}
