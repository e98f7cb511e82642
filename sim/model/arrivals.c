#include "model/arrivals.h"

#include "base/hash.h"
#include "random/elementary.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <math.h>

/* ------------------------------------------------------------- calendar -- */

/* From March 1 of the year 0 to 1970-01-01. */
#define EPOCH_DAYS INT64_C(719468)

/* Months since March of the year 0, of a time since 1970-01-01. Years from
 * March have their leap day last; see H. Hinnant, "chrono-compatible low-level
 * date algorithms". */
static int64_t month_at(int64_t date_us)
{
    const int64_t day = (date_us + EPOCH_DAYS * SW_DAY_US) / SW_DAY_US;
    const int64_t era = day / 146097;
    const int64_t of_era = day % 146097;
    const int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    return (era * 400 + year) * SW_MONTHS + (5 * of_year + 2) / 153;
}

/* When such a month begins, since 1970-01-01. */
static int64_t month_begin_us(int64_t month)
{
    const int64_t year = month / SW_MONTHS;
    const int64_t day = 365 * year + year / 4 - year / 100 + year / 400 +
                        (153 * (month % SW_MONTHS) + 2) / 5;
    return (day - EPOCH_DAYS) * SW_DAY_US;
}

/* ---------------------------------------------------------------- spans -- */

/* The rate from `from_us` on, up to the end of its month. Growth goes month by
 * month from the one in which the run starts. */
static struct sw_rate_span span_at(const struct sw_arrival_plan *plan,
                                   int64_t from_us, double before)
{
    if (!plan->varies) {
        return (struct sw_rate_span){from_us, SW_NEVER_US, plan->rate, before};
    }
    const int64_t month = month_at(plan->start_us + from_us);
    const int64_t begin_us = month_begin_us(month);
    const int64_t end_us = month_begin_us(month + 1);
    const int64_t age = month - month_at(plan->start_us);
    const double share = plan->monthly[(month + 2) % SW_MONTHS];
    const double length_us = (double)(end_us - begin_us);
    const double rate = plan->rate * (double)SW_YEAR_US * share / length_us *
                        sw_exp(plan->growth * (double)age);
    return (struct sw_rate_span){from_us, end_us - plan->start_us, rate,
                                 before};
}

static double reached_at_end(const struct sw_rate_span *span)
{
    return span->before + span->rate * (double)(span->to_us - span->from_us);
}

/* The time at which the cumulative rate is `reached`. */
static int64_t invert(const struct sw_arrival_plan *plan,
                      struct sw_rate_span *span, double reached)
{
    while (span->to_us < SW_ENGINE_END_US && reached >= reached_at_end(span)) {
        *span = span_at(plan, span->to_us, reached_at_end(span));
    }
    const double wait_us = (reached - span->before) / span->rate;
    if (!(wait_us < (double)(SW_ENGINE_END_US - span->from_us))) {
        return SW_NEVER_US;
    }
    return span->from_us + (int64_t)(wait_us + 0.5);
}

double sw_arrivals_rate(const struct sw_arrival_plan *plan, int64_t from_us,
                        int64_t to_us)
{
    if (plan->every.distribution != NULL) {
        const double mean = sw_distribution_mean(plan->every.distribution);
        const double most = (double)plan->count / (double)(to_us - from_us);
        return fmin(1.0 / mean, most);
    }
    double expected = 0;
    int64_t at_us = from_us > plan->first_us ? from_us : plan->first_us;
    while (at_us < to_us) {
        const struct sw_rate_span span = span_at(plan, at_us, 0);
        const int64_t end_us = span.to_us < to_us ? span.to_us : to_us;
        expected += span.rate * (double)(end_us - at_us);
        at_us = end_us;
    }
    return fmin(expected, (double)plan->count) / (double)(to_us - from_us);
}

/* ------------------------------------------------------------- arriving -- */

void sw_arrivals_start(const struct sw_arrival_plan *plan,
                       struct sw_arrivals *arrivals)
{
    *arrivals = (struct sw_arrivals){.at_us = plan->first_us};
    if (plan->every.distribution == NULL) {
        arrivals->span = span_at(plan, plan->first_us, 0);
    }
}

bool sw_arrivals_next(struct sw_run *run, const struct sw_arrival_plan *plan,
                      struct sw_arrivals *arrivals)
{
    if (arrivals->number >= plan->count) {
        return false;
    }
    arrivals->number++;
    const uint64_t entity = sw_hash_pair(plan->entity, arrivals->number);
    if (plan->every.distribution == NULL) {
        const double unit = sw_run_unit(run, plan->purpose, entity, 0, 0);
        arrivals->reached += -sw_log1p(-unit);
        arrivals->at_us = invert(plan, &arrivals->span, arrivals->reached);
    } else if (arrivals->number > 1 || !plan->has_first) {
        arrivals->at_us += sw_run_draw(run, &plan->every, entity, 0);
    }
    return arrivals->at_us < SW_ENGINE_END_US;
}

/* ------------------------------------------------------------ compiling -- */

/* The twelve weights, as shares of a year. */
static bool read_months(struct sw_compiler *compiler,
                        const struct sw_node *node, double *monthly)
{
    struct sw_diagnostics *diagnostics = compiler->diagnostics;
    struct sw_error err = {0};
    double sum = 0;
    if (node->kind != SW_NODE_LIST || node->count != SW_MONTHS) {
        return sw_diagnose(diagnostics, node->place, SW_CODE(SHAPE),
                           "monthly: twelve weights are needed, January first");
    }
    for (size_t i = 0; i < SW_MONTHS; i++) {
        const struct sw_node *item = node->items[i];
        if (item->kind != SW_NODE_SCALAR) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(SHAPE),
                               "monthly: a weight is a number");
        }
        if (!sw_quantity_read(&monthly[i], SW_PLAIN, item->text, &err)) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(VALUE),
                               "monthly: %s", err.message);
        }
        if (monthly[i] < 0 || monthly[i] > 1e6) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(LIMIT),
                               "monthly: a weight is from 0 to 1000000");
        }
        sum += monthly[i];
    }
    if (!(sum > 0)) {
        return sw_diagnose(diagnostics, node->place, SW_CODE(LIMIT),
                           "monthly: one weight at least must be above 0");
    }
    for (size_t i = 0; i < SW_MONTHS; i++) {
        monthly[i] /= sum;
    }
    return true;
}

static bool compile_rate(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_arrival_settings *settings,
                         struct sw_arrival_plan *plan)
{
    plan->rate = settings->rate;
    plan->purpose =
        sw_compiler_purpose(compiler, "demand/%s/rate", demand->name);
    plan->growth = sw_log1p(settings->growth) / SW_MONTHS;
    plan->varies = settings->monthly != NULL || settings->growth != 0;
    for (size_t i = 0; i < SW_MONTHS; i++) {
        plan->monthly[i] = 1.0 / SW_MONTHS;
    }
    return settings->monthly == NULL ||
           read_months(compiler, settings->monthly, plan->monthly);
}

static bool check_every(struct sw_compiler *compiler,
                        const struct sw_demand *demand,
                        const struct sw_arrival_settings *settings)
{
    static const char *const of_rate[] = {"monthly", "growth"};
    for (size_t i = 0; i < 2; i++) {
        const struct sw_node *node =
            sw_node_find(demand->object->node, of_rate[i]);
        if (node != NULL) {
            return sw_diagnose(
                compiler->diagnostics, node->place, SW_CODE(DEMAND),
                "%s: goes with a rate, not with every", of_rate[i]);
        }
    }
    /* Time would stand still. */
    if (sw_distribution_mean(settings->every) < 1) {
        return sw_diagnose(
            compiler->diagnostics,
            sw_node_find(demand->object->node, "every")->place, SW_CODE(LIMIT),
            "every: the mean time between arrivals must be above 0");
    }
    return true;
}

bool sw_arrivals_compile(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_arrival_settings *settings,
                         struct sw_arrival_plan *plan)
{
    plan->entity = demand->entity;
    plan->start_us = compiler->model->settings->start_us;
    plan->first_us = settings->first_us;
    plan->has_first = sw_node_find(demand->object->node, "first") != NULL;
    plan->count = settings->count > 0 ? (uint64_t)settings->count : UINT64_MAX;
    if ((settings->every != NULL) == (settings->rate > 0)) {
        return sw_diagnose(compiler->diagnostics, demand->object->place,
                           SW_CODE(DEMAND),
                           "'%s' needs either every (time between arrivals) or "
                           "rate (arrivals in a time)",
                           demand->name);
    }
    if (settings->every == NULL) {
        return compile_rate(compiler, demand, settings, plan);
    }
    plan->every = sw_compiler_drawn(compiler, settings->every,
                                    "demand/%s/every", demand->name);
    return check_every(compiler, demand, settings);
}
