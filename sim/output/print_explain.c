#include "base/memory.h"
#include "base/utf8.h"
#include "output/bar.h"
#include "output/expectation.h"
#include "output/printing.h"
#include "output/shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_STEPS = 20 };

/* ----------------------------------------------------------------- parts -- */

/* The days of the part of the product that is this word of the cut; 0 if there
 * is none. */
static double part_days(const struct sw_explanation *explanation,
                        const char *product, enum sw_cut cut, const char *word)
{
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        const char *is = cut == SW_CUT_TOUCH   ? part->touch
                         : cut == SW_CUT_PLACE ? part->place
                         : cut == SW_CUT_OWNER ? part->owner
                                               : "";
        if (part->cut == cut && strcmp(part->product, product) == 0 &&
            strcmp(is, word) == 0) {
            return part->days.value;
        }
    }
    return 0.0;
}

/* Of the time at a step, the part that is work. */
static double work_at(const struct sw_explanation *explanation,
                      const char *product, const char *step)
{
    double sum = 0.0;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        if (part->cut == SW_CUT_CELL && strcmp(part->product, product) == 0 &&
            strcmp(part->step, step) == 0 && strcmp(part->touch, "work") == 0) {
            sum += part->days.value;
        }
    }
    return sum;
}

static int by_days(const void *first, const void *second)
{
    const struct sw_part *a = *(const struct sw_part *const *)first;
    const struct sw_part *b = *(const struct sw_part *const *)second;
    if (a->days.value != b->days.value) {
        return a->days.value > b->days.value ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* The parts of a product and cut, the longest first; free with sw_free. */
static const struct sw_part **longest(const struct sw_explanation *explanation,
                                      const char *product, enum sw_cut cut,
                                      size_t *count)
{
    const struct sw_part **found =
        sw_new_array(explanation->part_count + 1, sizeof(struct sw_part *));
    *count = 0;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        if (part->cut == cut && strcmp(part->product, product) == 0 &&
            sw_estimate_has_value(&part->days)) {
            found[(*count)++] = part;
        }
    }
    qsort(found, *count, sizeof(struct sw_part *), by_days);
    return found;
}

/* ------------------------------------------------------------ where it is --
 */

static void print_whole(const struct sw_printing *printing)
{
    const struct sw_explanation *explanation = printing->explanation;
    const struct sw_shown shown =
        sw_shown_estimate(&explanation->parts[0].days, false);
    const double whole_d = explanation->parts[0].days.value;
    const double work_d = part_days(explanation, "", SW_CUT_TOUCH, "work");
    const double mill_d = part_days(explanation, "", SW_CUT_PLACE, "mill");
    (void)fprintf(printing->to,
                  "%s: where the delivery time goes; %zu replication%s, "
                  "%.4g %% confidence\n\n",
                  printing->findings->title,
                  printing->findings->cases->replications->count,
                  printing->findings->cases->replications->count == 1 ? ""
                                                                      : "s",
                  100.0 * printing->findings->confidence);
    if (isnan(whole_d)) {
        (void)fprintf(printing->to, "No customer's order was delivered\n");
        return;
    }
    (void)fprintf(printing->to,
                  "A customer's order takes %s d %s in the mean: %.2f d of "
                  "work, %.2f d of waiting\n(flow efficiency %.1f %%); %.2f d "
                  "until it is in the warehouse, %.2f d from there to the "
                  "gate\n\n",
                  shown.value, shown.interval, work_d, whole_d - work_d,
                  whole_d > 0.0 ? 100.0 * work_d / whole_d : 0.0, mill_d,
                  whole_d - mill_d);
}

/* What is left of the line beside `used` columns. */
static int bar_width(const struct sw_printing *printing, int used)
{
    const int left = printing->look->width - used;
    return left < 6 ? 6 : left > SW_BAR_MOST ? SW_BAR_MOST : left;
}

static int widest(const struct sw_part *const *parts, size_t count)
{
    size_t most = 4;
    for (size_t i = 0; i < count; i++) {
        const size_t width = sw_utf8_text_width(parts[i]->step);
        most = width > most ? width : most;
    }
    return (int)most;
}

static const char *legend(const struct sw_printing *printing)
{
    return printing->look->utf8 ? "\u2588 work \u2591 waiting"
                                : "# work . waiting";
}

static void print_steps(const struct sw_printing *printing)
{
    const struct sw_grid_column columns[] = {
        {"step", SW_GRID_LEFT},           {"owner", SW_GRID_LEFT},
        {"days", SW_GRID_RIGHT},          {"share", SW_GRID_RIGHT},
        {"work", SW_GRID_RIGHT},          {"waiting", SW_GRID_RIGHT},
        {legend(printing), SW_GRID_LEFT},
    };
    size_t count = 0;
    const struct sw_part **parts =
        longest(printing->explanation, "", SW_CUT_STEP, &count);
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    const struct sw_bar_scale scale = {
        .full = count == 0 ? 0.0 : parts[0]->days.value,
        .width = bar_width(printing, widest(parts, count) + 50),
        .utf8 = printing->look->utf8,
    };
    for (size_t i = 0; i < count && i < MOST_STEPS; i++) {
        const struct sw_part *part = parts[i];
        const double work_d = work_at(printing->explanation, "", part->step);
        const bool started = part->step[0] == '\0';
        char bar[SW_BAR_SIZE];
        sw_bar(bar, &scale, work_d, part->days.value - work_d);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                     started ? "(before the start)" : part->step);
        sw_grid_cell(grid, SW_GRID_FAINT, "%s", part->owner);
        sw_print_days(grid, part->days.value);
        sw_print_percent(grid, part->share);
        sw_print_days(grid, work_d);
        sw_print_days(grid, part->days.value - work_d);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", bar);
    }
    sw_grid_print(grid, printing->to, printing->look->colors);
    (void)fprintf(printing->to,
                  "%sDays are those of the lot that completed the order, its "
                  "critical path, and add up;\nthe mean of all lots at a step "
                  "is its `stay` (--out, summary.csv)\n\n",
                  count > MOST_STEPS ? "(--out has the other steps)\n" : "");
    sw_grid_destroy(grid);
    sw_free(parts);
}

static void print_classes(const struct sw_printing *printing)
{
    const struct sw_grid_column columns[] = {
        {"class", SW_GRID_LEFT},
        {"days", SW_GRID_RIGHT},
        {"share", SW_GRID_RIGHT},
        {legend(printing), SW_GRID_LEFT},
    };
    size_t count = 0;
    const struct sw_part **parts =
        longest(printing->explanation, "", SW_CUT_CLASS, &count);
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    const struct sw_bar_scale scale = {
        .full = count == 0 ? 0.0 : parts[0]->days.value,
        .width = bar_width(printing, 36),
        .utf8 = printing->look->utf8,
    };
    for (size_t i = 0; i < count; i++) {
        const struct sw_part *part = parts[i];
        const bool works = strcmp(part->touch, "work") == 0;
        char bar[SW_BAR_SIZE];
        sw_bar(bar, &scale, works ? part->days.value : 0.0,
               works ? 0.0 : part->days.value);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", part->class_name);
        sw_print_days(grid, part->days.value);
        sw_print_percent(grid, part->share);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", bar);
    }
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
    sw_free(parts);
}

static void print_owners(const struct sw_printing *printing)
{
    size_t count = 0;
    const struct sw_part **parts =
        longest(printing->explanation, "", SW_CUT_OWNER, &count);
    (void)fprintf(printing->to, "\nOwners: ");
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(printing->to, "%s%s %.2f d (%.1f %%)", i == 0 ? "" : ", ",
                      parts[i]->owner[0] == '\0' ? "nobody" : parts[i]->owner,
                      parts[i]->days.value, 100.0 * parts[i]->share);
    }
    (void)fprintf(printing->to, "\n\n");
    sw_free(parts);
}

/* -------------------------------------------------------------- products -- */

static void add_product(struct sw_grid *grid,
                        const struct sw_explanation *explanation,
                        const struct sw_part *whole)
{
    const char *product = whole->product;
    const double all_d = whole->days.value;
    const double work_d = part_days(explanation, product, SW_CUT_TOUCH, "work");
    const double mill_d = part_days(explanation, product, SW_CUT_PLACE, "mill");
    size_t count = 0;
    const struct sw_part **cells =
        longest(explanation, product, SW_CUT_CELL, &count);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", product);
    sw_print_days(grid, all_d);
    sw_print_days(grid, work_d);
    sw_print_days(grid, all_d - work_d);
    sw_print_percent(grid, work_d / all_d);
    sw_print_days(grid, mill_d);
    sw_print_days(grid, all_d - mill_d);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s %s", count == 0 ? "" : cells[0]->step,
                 count == 0 ? "" : cells[0]->class_name);
    sw_free(cells);
}

static void print_products(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"product", SW_GRID_LEFT},     {"days", SW_GRID_RIGHT},
        {"work", SW_GRID_RIGHT},       {"waiting", SW_GRID_RIGHT},
        {"efficiency", SW_GRID_RIGHT}, {"to warehouse", SW_GRID_RIGHT},
        {"to gate", SW_GRID_RIGHT},    {"longest part", SW_GRID_LEFT},
    };
    const struct sw_explanation *explanation = printing->explanation;
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        if (part->cut == SW_CUT_NONE && part->product[0] != '\0' &&
            sw_estimate_has_value(&part->days)) {
            add_product(grid, explanation, part);
        }
    }
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
}

void sw_results_print_explanation(const struct sw_findings *findings, FILE *to,
                                  const struct sw_look *look)
{
    const struct sw_printing printing = {findings, findings->explanation, to,
                                         look};
    print_whole(&printing);
    if (!sw_estimate_has_value(&findings->explanation->parts[0].days)) {
        return;
    }
    print_steps(&printing);
    print_classes(&printing);
    print_owners(&printing);
    print_products(&printing);
    sw_print_bottlenecks(&printing);
    sw_print_expectations(findings, to, look->colors);
}
