#include "output/expectation.h"

#include "output/grid.h"
#include "output/printing.h"
#include "output/shown.h"
#include "steelway/units.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct sw_summary_row *find_row(const struct sw_findings *findings,
                                             size_t option,
                                             const struct sw_expectation *of)
{
    for (size_t i = 0; i < findings->summary->count; i++) {
        const struct sw_summary_row *row = &findings->summary->rows[i];
        if (row->option == option &&
            strcmp(row->series->measure->id, of->measure) == 0 &&
            strcmp(row->series->product, of->product) == 0 &&
            strcmp(row->series->subject, of->subject) == 0 &&
            strcmp(row->statistic->name, of->statistic) == 0) {
            return row;
        }
    }
    return NULL;
}

/* From the unit of the measure to days. */
static struct sw_estimate in_days(const struct sw_summary_row *row)
{
    struct sw_estimate days = row->estimate;
    const double scale = row->series->measure->scale * (double)SW_DAY_US;
    days.value /= scale;
    days.low /= scale;
    days.high /= scale;
    return days;
}

static double days_of(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

static bool is_below(const struct sw_expectation *of, double days)
{
    return of->min_us > 0 && days < days_of(of->min_us);
}

static bool is_above(const struct sw_expectation *of, double days)
{
    return of->max_us > 0 && days > days_of(of->max_us);
}

static enum sw_answer is_met(const struct sw_expectation *of,
                             const struct sw_estimate *days)
{
    if (!sw_estimate_has_value(days)) {
        return SW_ANSWER_NO;
    }
    if (!is_below(of, days->value) && !is_above(of, days->value)) {
        return SW_ANSWER_YES;
    }
    const bool sure = !sw_estimate_has_interval(days) ||
                      is_below(of, days->high) || is_above(of, days->low);
    return sure ? SW_ANSWER_NO : SW_ANSWER_UNSURE;
}

bool sw_expected_at(const struct sw_findings *findings, size_t option,
                    size_t index, struct sw_expected *expected)
{
    if (!sw_model_expectation(findings->models[option], index, &expected->of)) {
        return false;
    }
    const struct sw_summary_row *row =
        find_row(findings, option, &expected->of);
    expected->days = row == NULL ? (struct sw_estimate){.value = (double)NAN,
                                                        .low = (double)NAN,
                                                        .high = (double)NAN,
                                                        .gap = SW_GAP_NO_VALUES}
                                 : in_days(row);
    expected->met = is_met(&expected->of, &expected->days);
    return true;
}

const char *sw_expected_verdict(const struct sw_expected *expected)
{
    if (!sw_estimate_has_value(&expected->days)) {
        return "not measured";
    }
    if (expected->met == SW_ANSWER_YES) {
        return "as expected";
    }
    const bool sure = expected->met == SW_ANSWER_NO;
    return is_below(&expected->of, expected->days.value)
               ? (sure ? "too short" : "too short?")
               : (sure ? "too long" : "too long?");
}

size_t sw_results_missed(const struct sw_findings *findings, size_t *all)
{
    struct sw_expected expected;
    size_t missed = 0;
    *all = 0;
    for (; sw_expected_at(findings, 0, *all, &expected); ++*all) {
        missed += expected.met == SW_ANSWER_NO;
    }
    return missed;
}

static void add_limit(struct sw_grid *grid, int64_t us)
{
    if (us == 0) {
        sw_grid_cell(grid, SW_GRID_FAINT, "-");
    } else {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.4g", days_of(us));
    }
}

void sw_print_expectations(const struct sw_findings *findings, FILE *to,
                           bool colors)
{
    static const struct sw_grid_column columns[] = {
        {"expected of", SW_GRID_LEFT}, {"", SW_GRID_LEFT},
        {"from [d]", SW_GRID_RIGHT},   {"to [d]", SW_GRID_RIGHT},
        {"is", SW_GRID_RIGHT},         {"interval", SW_GRID_RIGHT},
        {"verdict", SW_GRID_LEFT},
    };
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    struct sw_expected expected;
    size_t count = 0;
    for (; sw_expected_at(findings, 0, count, &expected); count++) {
        const bool step = expected.of.subject[0] != '\0';
        const struct sw_shown shown = sw_shown_estimate(&expected.days, false);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                     step ? expected.of.subject : expected.of.product);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s of %s", expected.of.statistic,
                     expected.of.measure);
        add_limit(grid, expected.of.min_us);
        add_limit(grid, expected.of.max_us);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", shown.value);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", shown.interval);
        sw_grid_cell(grid,
                     expected.met == SW_ANSWER_YES ? SW_GRID_GOOD : SW_GRID_BAD,
                     "%s", sw_expected_verdict(&expected));
    }
    if (count > 0) {
        (void)fprintf(to, "\nThe model beside what the scenario expects\n");
        sw_grid_print(grid, to, colors);
    }
    sw_grid_destroy(grid);
}
