#include "output/grid.h"
#include "output/shown.h"
#include "steelway/results.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static double days_of(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

static void print_title(const struct sw_findings *findings, FILE *to)
{
    const struct sw_survival *survival = findings->survival;
    (void)fprintf(to,
                  "%s; each is out for %.4g d, from %.4g d after the start on; "
                  "%zu replication%s, %.4g %% confidence\n"
                  "An order is hurt that comes more than %.4g d later\n\n",
                  findings->title, days_of(survival->lasts_us),
                  days_of(survival->from_us), survival->replications,
                  survival->replications == 1 ? "" : "s",
                  100.0 * findings->confidence, days_of(survival->matters_us));
}

static void add(struct sw_grid *grid, const struct sw_estimate *estimate,
                bool interval)
{
    const struct sw_shown shown = sw_shown_estimate(estimate, false);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", shown.value);
    if (interval) {
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", shown.interval);
    }
}

/* "14.75", "median 14.75", "not reached"; "2 of 3" */
static void add_recovery(struct sw_grid *grid, const struct sw_survived *row)
{
    const struct sw_shown shown = sw_shown_estimate(&row->recover, false);
    const bool told = sw_estimate_has_value(&row->recover);
    const char *what = told && row->by_median ? "median " : "";
    const bool never = row->recover.gap == SW_GAP_NOT_REACHED;
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s%s", what,
                 never ? sw_gap_text(row->recover.gap) : shown.value);
    if (row->failed > 0) {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%zu of %zu", row->recovered,
                     row->failed);
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", "");
    }
}

static void add_row(struct sw_grid *grid, const struct sw_survived *row)
{
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->out.name);
    sw_grid_cell(grid, SW_GRID_FAINT, "%s", row->out.kind);
    add(grid, &row->survive, false);
    add_recovery(grid, row);
    add(grid, &row->orders, true);
    add(grid, &row->tonnes, false);
    add(grid, &row->days, false);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", row->worst);
}

static void print_notes(const struct sw_survival *survival, size_t unhurt,
                        FILE *to)
{
    bool by_median = false;
    for (size_t i = 0; i < survival->count; i++) {
        by_median = by_median || survival->rows[i].by_median;
    }
    (void)fprintf(to, "\nback: recovered before the window ended, of the "
                      "replications in which service failed\n");
    if (by_median) {
        (void)fprintf(to, "Where some did not recover, recovers is the median: "
                          "they took longer than all others\n");
    }
    (void)fprintf(to, "The intervals of all outages hold together\n");
    if (unhurt > 0) {
        (void)fprintf(to, "\nNo order is hurt by %zu other outage%s\n", unhurt,
                      unhurt == 1 ? "" : "s");
    }
}

void sw_results_print_survival(const struct sw_findings *findings, FILE *to,
                               bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"out", SW_GRID_LEFT},           {"", SW_GRID_LEFT},
        {"survives [d]", SW_GRID_RIGHT}, {"recovers [d]", SW_GRID_RIGHT},
        {"back", SW_GRID_RIGHT},         {"orders hurt", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT},     {"tonnes", SW_GRID_RIGHT},
        {"days lost", SW_GRID_RIGHT},    {"worst product", SW_GRID_LEFT},
    };
    const struct sw_survival *survival = findings->survival;
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    size_t unhurt = 0;
    for (size_t i = 0; i < survival->count; i++) {
        if (survival->rows[i].noticed > 0) {
            add_row(grid, &survival->rows[i]);
        } else {
            unhurt++;
        }
    }
    print_title(findings, to);
    sw_grid_print(grid, to, colors);
    sw_grid_destroy(grid);
    print_notes(survival, unhurt, to);
}
