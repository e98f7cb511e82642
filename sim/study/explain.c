#include "steelway/explain.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "study/spent_time.h"

#include <assert.h>
#include <math.h>
#include <string.h>

const char *sw_cut_name(enum sw_cut cut)
{
    static const char *const NAMES[SW_CUTS] = {
        [SW_CUT_NONE] = "all",    [SW_CUT_TOUCH] = "touch",
        [SW_CUT_PLACE] = "place", [SW_CUT_OWNER] = "owner",
        [SW_CUT_CLASS] = "class", [SW_CUT_STEP] = "step",
        [SW_CUT_CELL] = "cell"};
    assert(cut < SW_CUTS);
    return NAMES[cut];
}

struct explaining {
    const struct sw_explained *explained;
    struct sw_spent_cases from;
    struct sw_explanation *result;
    size_t part_capacity;
    size_t relief_capacity;
};

/* ----------------------------------------------------------------- parts -- */

/* The part of a cut that a series belongs to. */
static struct sw_part part_of(enum sw_cut cut, const char *product,
                              const struct sw_series *series)
{
    const struct sw_spent *spent = series->spent;
    const bool cell = cut == SW_CUT_CELL;
    const bool step = cell || cut == SW_CUT_STEP;
    const bool class = cell || cut == SW_CUT_CLASS;
    return (struct sw_part){
        .cut = cut,
        .product = product,
        .step = step ? series->subject : "",
        .class_name = class ? series->subclass : "",
        .owner = step || cut == SW_CUT_OWNER ? spent->owner : "",
        .touch = class || cut == SW_CUT_TOUCH ? sw_spent_touch(spent) : "",
        .place = step || cut == SW_CUT_PLACE ? sw_spent_place(spent) : "",
    };
}

/* What tells the parts of a cut apart; the rest of a part only describes it. */
static struct sw_spent_filter filter_of(const struct sw_part *part)
{
    struct sw_spent_filter filter = {.product = part->product};
    if (part->cut == SW_CUT_CELL || part->cut == SW_CUT_STEP) {
        filter.step = part->step;
    }
    if (part->cut == SW_CUT_CELL || part->cut == SW_CUT_CLASS) {
        filter.class_name = part->class_name;
    }
    if (part->cut == SW_CUT_OWNER) {
        filter.owner = part->owner;
    }
    if (part->cut == SW_CUT_TOUCH) {
        filter.touch = part->touch;
    }
    if (part->cut == SW_CUT_PLACE) {
        filter.place = part->place;
    }
    return filter;
}

static bool is_same(const struct sw_part *a, const struct sw_part *b)
{
    const struct sw_spent_filter x = filter_of(a);
    const struct sw_spent_filter y = filter_of(b);
    const char *const of_x[] = {x.step, x.class_name, x.owner, x.touch,
                                x.place};
    const char *const of_y[] = {y.step, y.class_name, y.owner, y.touch,
                                y.place};
    for (size_t i = 0; i < sizeof(of_x) / sizeof(of_x[0]); i++) {
        if (of_x[i] != NULL &&
            (of_y[i] == NULL || strcmp(of_x[i], of_y[i]) != 0)) {
            return false;
        }
    }
    return true;
}

/* Is it among the parts from `first` on, which are of its product and cut? */
static bool is_known(const struct explaining *explaining, size_t first,
                     const struct sw_part *part)
{
    for (size_t i = first; i < explaining->result->part_count; i++) {
        if (is_same(&explaining->result->parts[i], part)) {
            return true;
        }
    }
    return false;
}

static void add_part(struct explaining *explaining, struct sw_part *part,
                     double whole_d)
{
    struct sw_explanation *result = explaining->result;
    const struct sw_spent_filter filter = filter_of(part);
    part->days = sw_spent_estimate(&explaining->from, 0, &filter);
    part->share = whole_d > 0.0 ? part->days.value / whole_d : (double)NAN;
    if (result->against) {
        part->other = sw_spent_estimate(&explaining->from, 1, &filter);
        part->change = sw_spent_change(&explaining->from, 1, &filter);
    }
    result->parts =
        sw_reserve_array(result->parts, &explaining->part_capacity,
                         result->part_count + 1, sizeof(*result->parts));
    result->parts[result->part_count++] = *part;
}

/* Does a series tell of the product, or one of those together? */
static bool tells_of(const struct explaining *explaining, size_t option,
                     const struct sw_series *series, const char *product)
{
    if (series->spent == NULL) {
        return false;
    }
    return product[0] == '\0'
               ? sw_spent_is_own(explaining->explained->models[option],
                                 series->product)
               : strcmp(series->product, product) == 0;
}

static void add_cut(struct explaining *explaining, enum sw_cut cut,
                    const char *product)
{
    const struct sw_cases *cases = explaining->from.cases;
    const size_t first = explaining->result->part_count;
    const size_t options = explaining->result->against ? 2 : 1;
    const struct sw_spent_filter whole = {.product = product};
    const double whole_d = sw_spent_days(&explaining->from, 0, &whole, NULL);
    for (size_t option = 0; option < options; option++) {
        for (size_t i = 0; i < cases->series_count[option]; i++) {
            const struct sw_series *series = &cases->series[option][i];
            if (!tells_of(explaining, option, series, product)) {
                continue;
            }
            struct sw_part part = part_of(cut, product, series);
            if (!is_known(explaining, first, &part)) {
                add_part(explaining, &part, whole_d);
            }
        }
    }
}

static bool is_nothing(const struct sw_estimate *days)
{
    return !sw_estimate_has_value(days) || days->value == 0.0;
}

/* Most steps have classes, and most products steps, that no order spends time
 * in. */
static void drop_nothing(struct sw_explanation *result)
{
    size_t kept = 0;
    for (size_t i = 0; i < result->part_count; i++) {
        const struct sw_part *part = &result->parts[i];
        const bool nothing = is_nothing(&part->days) &&
                             (!result->against || is_nothing(&part->other));
        if (part->cut == SW_CUT_NONE || !nothing) {
            result->parts[kept++] = *part;
        }
    }
    result->part_count = kept;
}

/* --------------------------------------------------------------- reliefs -- */

static double days_at(const struct explaining *explaining, const char *product,
                      const struct sw_relieved *relieved, const char *touch)
{
    const struct sw_model *model = explaining->explained->models[0];
    double days = 0.0;
    for (size_t i = 0; i < sw_model_step_count(model); i++) {
        const struct sw_step_info step = sw_model_step(model, i);
        const bool is_meant =
            relieved->unit
                ? sw_model_step_is_served(model, i, relieved->subject)
                : strcmp(step.name, relieved->subject) == 0;
        if (is_meant) {
            const struct sw_spent_filter filter = {
                .product = product, .step = step.name, .touch = touch};
            days += sw_spent_days(&explaining->from, 0, &filter, NULL);
        }
    }
    return days;
}

static void add_relief(struct explaining *explaining, const char *product,
                       size_t option)
{
    struct sw_explanation *result = explaining->result;
    const struct sw_relieved *relieved =
        &explaining->explained->relieved[option];
    const struct sw_spent_filter all = {.product = product};
    const struct sw_spent_filter mill = {.product = product, .place = "mill"};
    result->reliefs =
        sw_reserve_array(result->reliefs, &explaining->relief_capacity,
                         result->relief_count + 1, sizeof(*result->reliefs));
    result->reliefs[result->relief_count++] = (struct sw_relief){
        .option = option,
        .product = product,
        .subject = relieved->subject,
        .unit = relieved->unit,
        .work_d = days_at(explaining, product, relieved, "work"),
        .waiting_d = days_at(explaining, product, relieved, "waiting"),
        .before = sw_spent_change(&explaining->from, option, &mill),
        .change = sw_spent_change(&explaining->from, option, &all),
    };
}

static void add_reliefs(struct explaining *explaining, const char *product)
{
    const struct sw_explained *explained = explaining->explained;
    if (explained->relieved == NULL) {
        return;
    }
    const double confidence = explaining->from.confidence;
    const size_t options = explained->cases->options;
    if (options > 1) {
        explaining->from.confidence =
            sw_level_simultaneous(confidence, options - 1);
    }
    for (size_t option = 1; option < options; option++) {
        add_relief(explaining, product, option);
    }
    explaining->from.confidence = confidence;
}

/* -------------------------------------------------------------- together -- */

static void add_product(struct explaining *explaining, const char *product)
{
    for (enum sw_cut cut = SW_CUT_NONE; cut < SW_CUTS; cut++) {
        add_cut(explaining, cut, product);
    }
    add_reliefs(explaining, product);
}

/* The products of option 0 as its tables have them, each once. */
static void add_products(struct explaining *explaining)
{
    const struct sw_cases *cases = explaining->from.cases;
    const char *last = NULL;
    for (size_t i = 0; i < cases->series_count[0]; i++) {
        const struct sw_series *series = &cases->series[0][i];
        if (series->spent != NULL && series->product != last) {
            last = series->product;
            add_product(explaining, last);
        }
    }
}

struct sw_explanation sw_explain(const struct sw_explained *explained)
{
    struct sw_explanation result = {
        .against = explained->against,
        .relief = explained->relief,
    };
    struct explaining explaining = {
        .explained = explained,
        .from = {explained->cases, explained->models, explained->confidence},
        .result = &result,
    };
    add_product(&explaining, "");
    add_products(&explaining);
    drop_nothing(&result);
    return result;
}

void sw_explanation_clear(struct sw_explanation *explanation)
{
    sw_free(explanation->parts);
    sw_free(explanation->reliefs);
    *explanation = (struct sw_explanation){0};
}
