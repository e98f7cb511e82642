#include "study/spent_time.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "steelway/units.h"

#include <math.h>
#include <string.h>

const char *sw_spent_touch(const struct sw_spent *spent)
{
    return spent->waits ? "waiting" : "work";
}

const char *sw_spent_place(const struct sw_spent *spent)
{
    return spent->before_warehouse ? "mill" : "gate";
}

bool sw_spent_is_own(const struct sw_model *model, const char *product)
{
    for (size_t i = 0; i < sw_model_product_count(model); i++) {
        const struct sw_product_info info = sw_model_product(model, i);
        if (!info.background && strcmp(info.name, product) == 0) {
            return true;
        }
    }
    return false;
}

static bool agrees(const char *wanted, const char *is)
{
    return wanted == NULL || strcmp(wanted, is) == 0;
}

static bool is_of_product(const struct sw_model *model,
                          const struct sw_spent_filter *filter,
                          const char *product)
{
    return filter->product[0] == '\0' ? sw_spent_is_own(model, product)
                                      : strcmp(filter->product, product) == 0;
}

static bool passes(const struct sw_spent_filter *filter,
                   const struct sw_series *series)
{
    return agrees(filter->step, series->subject) &&
           agrees(filter->class_name, series->subclass) &&
           agrees(filter->owner, series->spent->owner) &&
           agrees(filter->touch, sw_spent_touch(series->spent)) &&
           agrees(filter->place, sw_spent_place(series->spent));
}

/* Time and delivered orders of each replication, added up. */
struct sums {
    double *over;
    double *under;
};

static void add_series(const struct sw_cases *cases, size_t option, size_t at,
                       double *sums, bool denominator)
{
    for (size_t r = 0; r < cases->replications->count; r++) {
        const struct sw_total *total =
            &sw_replications_at(cases->replications, option, r)->totals[at];
        sums[r] += denominator ? total->denominator
                               : total->numerator / (double)SW_DAY_US;
    }
}

static struct sums add_up(const struct sw_spent_cases *from, size_t option,
                          const struct sw_spent_filter *filter)
{
    const struct sw_cases *cases = from->cases;
    const size_t replications = cases->replications->count;
    const struct sums sums = {sw_new_array(replications, sizeof(double)),
                              sw_new_array(replications, sizeof(double))};
    const char *counted = NULL; /* the product whose orders are in */
    const char *known = NULL;   /* the one that was looked at last */
    bool is_wanted = false;
    for (size_t i = 0; i < cases->series_count[option]; i++) {
        const struct sw_series *series = &cases->series[option][i];
        if (series->spent == NULL) {
            continue;
        }
        if (known != series->product) {
            known = series->product;
            is_wanted = is_of_product(from->models[option], filter, known);
        }
        if (is_wanted && counted != known) {
            counted = known;
            add_series(cases, option, i, sums.under, true);
        }
        if (is_wanted && passes(filter, series)) {
            add_series(cases, option, i, sums.over, false);
        }
    }
    return sums;
}

static void clear(struct sums *sums)
{
    sw_free(sums->over);
    sw_free(sums->under);
}

double sw_spent_days(const struct sw_spent_cases *from, size_t option,
                     const struct sw_spent_filter *filter, double *errors)
{
    const size_t count = from->cases->replications->count;
    struct sums sums = add_up(from, option, filter);
    double *unwanted = sw_new_array(count, sizeof(double));
    const struct sw_ratio ratio = {sums.over, sums.under};
    const double days =
        sw_ratio_errors(ratio, count, errors == NULL ? unwanted : errors);
    sw_free(unwanted);
    clear(&sums);
    return days;
}

struct sw_estimate sw_spent_estimate(const struct sw_spent_cases *from,
                                     size_t option,
                                     const struct sw_spent_filter *filter)
{
    struct sums sums = add_up(from, option, filter);
    const struct sw_ratio ratio = {sums.over, sums.under};
    struct sw_estimate days = sw_interval_ratio(
        ratio, from->cases->replications->count, from->confidence);
    sw_interval_hold(&days, 0.0, (double)INFINITY);
    clear(&sums);
    return days;
}

struct sw_estimate sw_spent_change(const struct sw_spent_cases *from,
                                   size_t option,
                                   const struct sw_spent_filter *filter)
{
    const size_t count = from->cases->replications->count;
    double *before = sw_new_array(count, sizeof(double));
    double *after = sw_new_array(count, sizeof(double));
    const double was = sw_spent_days(from, 0, filter, before);
    const double is = sw_spent_days(from, option, filter, after);
    struct sw_estimate change = {.value = (double)NAN,
                                 .low = (double)NAN,
                                 .high = (double)NAN,
                                 .gap = SW_GAP_NO_VALUES};
    if (!isnan(was) && !isnan(is)) {
        for (size_t r = 0; r < count; r++) {
            after[r] -= before[r];
        }
        change = sw_interval_around(is - was, after, count, from->confidence);
    }
    sw_free(before);
    sw_free(after);
    return change;
}
