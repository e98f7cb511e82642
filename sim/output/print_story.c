#include "base/memory.h"
#include "base/text.h"
#include "output/bar.h"
#include "output/cell_text.h"
#include "output/print_problems.h"
#include "output/printing.h"
#include "steelway/units.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MATES_SHOWN = 3, MOST_LOTS = 12 };

static double days_of(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

/* ----------------------------------------------------------------- order -- */

static void print_dates(const struct sw_printing *printing,
                        const struct sw_story *story)
{
    const struct sw_order_record *order = &story->order;
    char entered[SW_CELL_TEXT_SIZE];
    char promised[SW_CELL_TEXT_SIZE];
    char delivered[SW_CELL_TEXT_SIZE];
    sw_print_minute(entered, story->model, order->entered_us);
    sw_print_minute(promised, story->model, order->promised_us);
    sw_print_minute(delivered, story->model, order->delivered_us);
    (void)fprintf(printing->to, "entered %s, promised %s, delivered %s",
                  entered, promised, delivered);
    if (order->delivered_us == SW_NEVER_US) {
        (void)fprintf(printing->to, " (%s)\n", order->outcome);
        return;
    }
    (void)fprintf(printing->to, ": %.2f d",
                  days_of(order->delivered_us - order->entered_us));
    if (order->promised_us != SW_NEVER_US) {
        const double late_d = days_of(order->delivered_us - order->promised_us);
        (void)fprintf(printing->to, ", %.2f d %s",
                      late_d < 0.0 ? -late_d : late_d,
                      late_d > 0.0 ? "late" : "early");
    }
    (void)fputs("\n", printing->to);
}

static void print_order(const struct sw_printing *printing,
                        const struct sw_story *story)
{
    const struct sw_order_record *order = &story->order;
    (void)fprintf(
        printing->to,
        "%s, replication %llu: order %s, %.6g t of %s in %u lot%s, "
        "class %s%s%s%s%s\n",
        printing->findings->title, (unsigned long long)story->replication,
        order->order, (double)order->grams / (double)SW_TONNE_G, order->product,
        order->lots, order->lots == 1 ? "" : "s", order->class_name,
        order->customer[0] == '\0' ? "" : ", customer ", order->customer,
        strcmp(order->project, order->order) == 0 ? "" : ", project ",
        strcmp(order->project, order->order) == 0 ? "" : order->project);
    print_dates(printing, story);
}

/* -------------------------------------------------------------- timeline -- */

static int64_t spent(const struct sw_story *story, const struct sw_stay *stay,
                     bool waiting)
{
    int64_t sum_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(story->model); c++) {
        if (stay->left_us != SW_NEVER_US &&
            sw_model_cell(story->model, c).spent->waits == waiting) {
            sum_us += stay->spent_us[c];
        }
    }
    return sum_us;
}

static void add_classes(struct sw_text *text, const struct sw_story *story,
                        const struct sw_stay *stay)
{
    if (stay->left_us == SW_NEVER_US) {
        sw_text_add(text, "still there at the end");
        return;
    }
    const char *between = "";
    for (size_t c = 0; c < sw_model_cell_count(story->model); c++) {
        if (stay->spent_us[c] != 0) {
            sw_text_format(text, "%s%s %.2f", between,
                           sw_model_cell(story->model, c).class_name,
                           days_of(stay->spent_us[c]));
            between = ", ";
        }
    }
}

/* Days at a step that are not among those of the order: another branch ended
 * later. */
static bool is_alongside(const struct sw_story *story,
                         const struct sw_stay *stay)
{
    int64_t counted_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(story->model); c++) {
        if (strcmp(sw_model_cell(story->model, c).step, stay->step) == 0) {
            counted_us += story->ledger[c];
        }
    }
    return counted_us == 0 &&
           spent(story, stay, true) + spent(story, stay, false) > 0;
}

/* A remark is set apart from what is before it. */
static void add_apart(struct sw_text *text, const char *remark)
{
    sw_text_add(text, text->length == 0 ? "" : "; ");
    sw_text_add(text, remark);
}

static void add_company(struct sw_text *text, const struct sw_stay *stay)
{
    for (size_t i = 0; i < stay->mate_count && i < MATES_SHOWN; i++) {
        if (i == 0) {
            add_apart(text, "with ");
        }
        sw_text_format(text, "%s%s/%u", i == 0 ? "" : ", ",
                       stay->mates[i].order, stay->mates[i].lot);
    }
    if (stay->mate_count > MATES_SHOWN) {
        sw_text_format(text, " and %zu more", stay->mate_count - MATES_SHOWN);
    }
}

static void add_remarks(struct sw_text *text, const struct sw_story *story,
                        const struct sw_stay *stay)
{
    if (story->delivered && stay->entered_us >= story->order.delivered_us) {
        add_apart(text, "after delivery");
    } else if (story->delivered && is_alongside(story, stay)) {
        add_apart(text, "alongside");
    }
    if (stay->attempt > 0) {
        add_apart(text, "made anew ");
        sw_text_format(text, "(%u)", stay->attempt);
    } else if (stay->visit > 1) {
        add_apart(text, "visit ");
        sw_text_format(text, "%u", stay->visit);
    }
}

/* `together` is the heat or load whose members were told last. */
static void add_stay(struct sw_grid *grid, const struct sw_story *story,
                     const struct sw_stay *stay,
                     const struct sw_bar_scale *scale, uint64_t *together)
{
    char entered[SW_CELL_TEXT_SIZE];
    char bar[SW_BAR_SIZE];
    struct sw_text text = {0};
    const int64_t waited_us = spent(story, stay, true);
    const int64_t worked_us = spent(story, stay, false);
    sw_print_minute(entered, story->model, stay->entered_us);
    sw_bar(bar, scale, days_of(worked_us), days_of(waited_us));
    add_classes(&text, story, stay);
    add_remarks(&text, story, stay);
    if (stay->together != *together) {
        add_company(&text, stay);
    }
    *together = stay->together;
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", entered);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", stay->step);
    sw_print_days(grid, days_of(waited_us + worked_us));
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", bar);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", sw_text_get(&text));
    sw_text_clear(&text);
}

static void add_firing(struct sw_grid *grid, const struct sw_story *story,
                       const struct sw_told_firing *firing)
{
    char at[SW_CELL_TEXT_SIZE];
    const bool any = firing->actions[0] != '\0';
    sw_print_minute(at, story->model, firing->at_us);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", at);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", firing->policy);
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", "");
    sw_grid_cell(grid, SW_GRID_PLAIN, "%s", "");
    sw_grid_cell(grid, SW_GRID_PLAIN, "policy%s%s", any ? ": " : ", in vain",
                 firing->actions);
}

/* Those before `until_us`, from number `next` on. */
static size_t add_firings(struct sw_grid *grid, const struct sw_story *story,
                          size_t next, int64_t until_us)
{
    while (next < story->firing_count &&
           story->firings[next].at_us < until_us) {
        add_firing(grid, story, &story->firings[next]);
        next++;
    }
    return next;
}

/* The stays of the lot that delivered the order; if none has, of lot 1. */
static bool is_followed(const struct sw_story *story,
                        const struct sw_stay *stay)
{
    return stay->lot == 0 ||
           stay->lot == (story->delivered ? story->critical_lot : 1);
}

static void print_timeline(const struct sw_printing *printing,
                           const struct sw_story *story)
{
    static const struct sw_grid_column columns[] = {
        {"came", SW_GRID_LEFT},     {"step", SW_GRID_LEFT},
        {"days", SW_GRID_RIGHT},    {"", SW_GRID_LEFT},
        {"spent on", SW_GRID_LEFT},
    };
    uint64_t together = 0;
    struct sw_bar_scale scale = {.width = 12, .utf8 = printing->look->utf8};
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (size_t i = 0; i < story->stay_count; i++) {
        const struct sw_stay *stay = &story->stays[i];
        const double days =
            days_of(spent(story, stay, true) + spent(story, stay, false));
        if (is_followed(story, stay) && days > scale.full) {
            scale.full = days;
        }
    }
    size_t fired = 0;
    for (size_t i = 0; i < story->stay_count; i++) {
        const struct sw_stay *stay = &story->stays[i];
        if (is_followed(story, stay)) {
            fired = add_firings(grid, story, fired, stay->entered_us);
            add_stay(grid, story, stay, &scale, &together);
        }
    }
    (void)add_firings(grid, story, fired, SW_NEVER_US);
    if (story->delivered && story->critical_lot > 0) {
        (void)fprintf(printing->to,
                      "\nThe order as a whole, then lot %u, which completed "
                      "it (the critical lot); bars: %s\n",
                      story->critical_lot,
                      scale.utf8 ? "\u2588 work \u2591 waiting"
                                 : "# work . waiting");
    } else {
        (void)fprintf(printing->to, "\n");
    }
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
}

/* ------------------------------------------------------------ other lots -- */

static bool is_before_delivery(const struct sw_story *story,
                               const struct sw_stay *stay)
{
    for (size_t i = 0; i < sw_model_step_count(story->model); i++) {
        const struct sw_step_info step = sw_model_step(story->model, i);
        if (strcmp(step.name, stay->step) == 0) {
            return step.before_delivery;
        }
    }
    return false;
}

/* The last stay of the lot before its delivery, or the one with the longest
 * wait. */
static const struct sw_stay *stay_of(const struct sw_story *story, unsigned lot,
                                     bool longest)
{
    const struct sw_stay *found = NULL;
    for (size_t i = 0; i < story->stay_count; i++) {
        const struct sw_stay *stay = &story->stays[i];
        if (stay->lot != lot || !is_before_delivery(story, stay)) {
            continue;
        }
        if (found == NULL || !longest ||
            spent(story, stay, true) > spent(story, found, true)) {
            found = stay;
        }
    }
    return found;
}

static void print_lots(const struct sw_printing *printing,
                       const struct sw_story *story)
{
    static const struct sw_grid_column columns[] = {
        {"lot", SW_GRID_RIGHT},    {"last step", SW_GRID_LEFT},
        {"left it", SW_GRID_LEFT}, {"longest wait", SW_GRID_LEFT},
        {"days", SW_GRID_RIGHT},
    };
    struct sw_grid *grid = sw_grid_create(columns, COUNT(columns));
    for (unsigned lot = 1; lot <= story->order.lots && lot <= MOST_LOTS;
         lot++) {
        const struct sw_stay *last = stay_of(story, lot, false);
        const struct sw_stay *longest = stay_of(story, lot, true);
        char left[SW_CELL_TEXT_SIZE];
        if (last == NULL) {
            continue;
        }
        sw_print_minute(left, story->model, last->left_us);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s%u",
                     story->delivered && lot == story->critical_lot ? "*" : "",
                     lot);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", last->step);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", left);
        sw_grid_cell(grid, SW_GRID_PLAIN, "%s", longest->step);
        sw_print_days(grid, days_of(spent(story, longest, true)));
    }
    (void)fprintf(printing->to, "\nThe lots (* completed the order)%s\n",
                  story->order.lots > MOST_LOTS ? "; --out has all of them"
                                                : "");
    sw_grid_print(grid, printing->to, printing->look->colors);
    sw_grid_destroy(grid);
}

/* ----------------------------------------------------------------- whole -- */

static void print_sum(const struct sw_printing *printing,
                      const struct sw_story *story)
{
    int64_t work_us = 0;
    int64_t waiting_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(story->model); c++) {
        *(sw_model_cell(story->model, c).spent->waits ? &waiting_us
                                                      : &work_us) +=
            story->ledger[c];
    }
    (void)fprintf(
        printing->to, "\nIts %.2f d are %.2f d of work and %.2f d of waiting\n",
        days_of(work_us + waiting_us), days_of(work_us), days_of(waiting_us));
}

void sw_results_print_story(const struct sw_findings *findings, FILE *to,
                            const struct sw_look *look)
{
    const struct sw_printing printing = {findings, NULL, to, look};
    const struct sw_story *story = findings->story;
    print_order(&printing, story);
    sw_print_bonds(&printing, story);
    print_timeline(&printing, story);
    if (story->delivered) {
        print_sum(&printing, story);
    }
    sw_print_problems(&printing, story);
    if (story->order.lots > 1) {
        print_lots(&printing, story);
    }
}
