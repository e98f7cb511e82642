#include "base/memory.h"
#include "base/utf8.h"
#include "output/printing.h"
#include "output/shown.h"
#include "steelway/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_CHARACTERS = 60 }; /* of a setting */
enum { MOST_SETTINGS = 20, MOST_PARTS = 12, MOST_GROUPS = 24, MOST_ORDERS = 5 };

static double days_of(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

static void print_title(const struct sw_printing *printing)
{
    const struct sw_findings *findings = printing->findings;
    const struct sw_part *whole = &printing->explanation->parts[0];
    const struct sw_shown before = sw_shown_estimate(&whole->days, false);
    const struct sw_shown after = sw_shown_estimate(&whole->other, false);
    const struct sw_shown change = sw_shown_estimate(&whole->change, true);
    (void)fprintf(printing->to,
                  "%s against %s; %zu replication%s, %.4g %% confidence\n\n"
                  "A customer's order takes %s d in the mean, and %s d there: "
                  "%s d %s\n",
                  findings->scenarios[1], findings->scenarios[0],
                  findings->cases->replications->count,
                  findings->cases->replications->count == 1 ? "" : "s",
                  100.0 * findings->confidence, before.value, after.value,
                  change.value, change.interval);
}

/* What is cut is marked: the file has all of it. */
static void add_setting(struct sw_grid *grid, const char *text, bool utf8)
{
    const size_t length = strlen(text);
    if (sw_utf8_count(text, length) <= MOST_CHARACTERS) {
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", length == 0 ? "-" : text);
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i + 1 < MOST_CHARACTERS; i++) {
        uint32_t code;
        kept += sw_utf8_next(text + kept, length - kept, &code);
    }
    sw_grid_cell(grid, SW_GRID_PLAIN, "%.*s%s", (int)kept, text,
                 utf8 ? "\u2026" : "...");
}

static void print_settings(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"setting", SW_GRID_LEFT},
        {"before", SW_GRID_LEFT},
        {"after", SW_GRID_LEFT},
    };
    const struct sw_against *against = printing->findings->against;
    if (against->setting_count == 0) {
        (void)fprintf(printing->to, "\nNo setting differs\n");
        return;
    }
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < against->setting_count && i < MOST_SETTINGS; i++) {
        const struct sw_changed_setting *changed = &against->settings[i];
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", changed->path);
        add_setting(grid, changed->before, printing->look->utf8);
        add_setting(grid, changed->after, printing->look->utf8);
    }
    (void)fprintf(
        printing->to, "\nWhat is set otherwise%s\n",
        against->setting_count > MOST_SETTINGS ? "; --out has all of it" : "");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
}

/* ----------------------------------------------------------------- parts -- */

static int by_size(const void *first, const void *second)
{
    const struct sw_part *a = *(const struct sw_part *const *)first;
    const struct sw_part *b = *(const struct sw_part *const *)second;
    const double x = fabs(a->change.value);
    const double y = fabs(b->change.value);
    if (x != y) {
        return x > y ? -1 : 1;
    }
    return (a > b) - (a < b);
}

static void add_part(struct sw_grid *grid, const struct sw_part *part)
{
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", part->step);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s",
                 part->class_name[0] == '\0' ? part->place : part->class_name);
    sw_print_days(grid, part->days.value);
    sw_print_days(grid, part->other.value);
    sw_print_change(grid, &part->change);
    sw_print_interval(grid, &part->change);
}

/* What changed most, the two places first. */
static void print_parts(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"step", SW_GRID_LEFT},    {"spent on", SW_GRID_LEFT},
        {"before", SW_GRID_RIGHT}, {"after", SW_GRID_RIGHT},
        {"change", SW_GRID_RIGHT}, {"interval", SW_GRID_RIGHT},
    };
    const struct sw_explanation *explanation = printing->explanation;
    const struct sw_part **found =
        sw_new_array(explanation->part_count + 1, sizeof(struct sw_part *));
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    size_t count = 0;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct sw_part *part = &explanation->parts[i];
        if (part->product[0] != '\0') {
            continue;
        }
        if (part->cut == SW_CUT_PLACE) {
            add_part(grid, part);
        } else if (part->cut == SW_CUT_CELL &&
                   sw_estimate_has_value(&part->change) &&
                   part->change.value != 0.0) {
            found[count++] = part;
        }
    }
    qsort(found, count, sizeof(struct sw_part *), by_size);
    for (size_t i = 0; i < count && i < MOST_PARTS; i++) {
        add_part(grid, found[i]);
    }
    (void)fprintf(printing->to,
                  "\nWhere it changes, in days: before the warehouse (mill) "
                  "and after it (gate), then the largest parts\n");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
    sw_free(found);
}

/* ---------------------------------------------------------------- orders -- */

static void print_gains(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"orders of", SW_GRID_LEFT}, {"", SW_GRID_LEFT},
        {"number", SW_GRID_RIGHT},   {"change [d]", SW_GRID_RIGHT},
        {"interval", SW_GRID_RIGHT}, {"earlier", SW_GRID_RIGHT},
        {"later", SW_GRID_RIGHT},    {"best", SW_GRID_RIGHT},
        {"worst", SW_GRID_RIGHT},
    };
    const struct sw_against *against = printing->findings->against;
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < against->gain_count && i < MOST_GROUPS; i++) {
        const struct sw_gain *gain = &against->gains[i];
        const bool all = strcmp(gain->by, "all") == 0;
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", all ? "customers" : gain->by);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", all ? "(all)" : gain->name);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%.0f", gain->orders);
        sw_print_change(grid, &gain->change);
        sw_print_interval(grid, &gain->change);
        sw_print_percent(grid, gain->gaining);
        sw_print_percent(grid, gain->losing);
        sw_print_days(grid, gain->best_d);
        sw_print_days(grid, gain->worst_d);
    }
    (void)fprintf(printing->to,
                  "\nWho gains and who loses, each order paired with itself "
                  "(earlier, later: by an hour and more)\n");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
}

static void add_order(struct sw_grid *grid, const struct sw_order_change *order)
{
    const double change_d = days_of(order->after_us - order->before_us);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", order->order);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", order->product);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", order->customer);
    sw_print_days(grid, days_of(order->before_us));
    sw_print_days(grid, days_of(order->after_us));
    sw_grid_cell(grid, change_d < 0.0 ? SW_GRID_GOOD : SW_GRID_BAD, "%+.2f",
                 change_d);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s %s %+.2f", order->step,
                 order->class_of_time, days_of(order->there_us));
}

static void print_orders(const struct sw_printing *printing)
{
    static const struct sw_grid_column columns[] = {
        {"order", SW_GRID_LEFT},      {"product", SW_GRID_LEFT},
        {"customer", SW_GRID_LEFT},   {"before", SW_GRID_RIGHT},
        {"after", SW_GRID_RIGHT},     {"change", SW_GRID_RIGHT},
        {"most of it", SW_GRID_LEFT},
    };
    const struct sw_against *against = printing->findings->against;
    const size_t count = against->order_count;
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    bool any = false;
    for (size_t i = 0; i < count && i < MOST_ORDERS; i++) {
        const struct sw_order_change *order = &against->orders[i];
        if (order->after_us < order->before_us) {
            add_order(grid, order);
            any = true;
        }
    }
    const size_t last = count > MOST_ORDERS ? count - MOST_ORDERS : 0;
    for (size_t i = last; i < count; i++) {
        const struct sw_order_change *order = &against->orders[i];
        if (order->after_us > order->before_us) {
            add_order(grid, order);
            any = true;
        }
    }
    if (any) {
        (void)fprintf(printing->to,
                      "\nThe largest gains and losses of replication 1; "
                      "--order tells the story of each\n");
        sw_grid_print(grid, printing->to, printing->look->colors);
    }
    sw_grid_destroy(grid);
}

void sw_results_print_against(const struct sw_findings *findings, FILE *to,
                              const struct sw_look *look)
{
    const struct sw_printing printing = {findings, findings->explanation, to,
                                         look};
    print_title(&printing);
    print_settings(&printing);
    print_parts(&printing);
    print_gains(&printing);
    print_orders(&printing);
}
