#include "steelway/compare.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "stats/sample_pool.h"
#include "study/comparing.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct sw_estimate sw_comparing_value(const struct sw_comparing *comparing,
                                      size_t option,
                                      const struct sw_series_name *name,
                                      const struct sw_statistic *statistic,
                                      double confidence)
{
    const struct sw_cases *cases = comparing->cases;
    struct sw_case_data data =
        sw_case_read(cases, option, sw_case_find(cases, option, name));
    struct sw_estimate value = sw_case_estimate(&data, statistic, confidence);
    sw_case_data_clear(&data);
    double *offsets = sw_own_costs_of(comparing, name);
    if (offsets != NULL) {
        value.value += offsets[option];
        value.low += offsets[option];
        value.high += offsets[option];
        sw_free(offsets);
    }
    return value;
}

/* --------------------------------------------------- measure by measure -- */

static double percent_of(double difference, double baseline)
{
    return baseline == 0.0 ? (double)NAN : 100.0 * difference / fabs(baseline);
}

static void add_row(struct sw_comparing *comparing,
                    const struct sw_comparison_row *row)
{
    struct sw_comparison *result = comparing->result;
    result->rows =
        sw_reserve_array(result->rows, &comparing->row_capacity,
                         result->row_count + 1, sizeof(*result->rows));
    result->rows[result->row_count++] = *row;
}

/* A series with the values of its options sorted, which all its quantiles
 * share. */
struct sorted {
    const struct sw_series *series;
    struct sw_sample_pool **pools; /* of each option */
};

static void sort_values(const struct sw_cases *cases, struct sorted *sorted)
{
    const struct sw_series_name name = sw_series_name_of(sorted->series);
    for (size_t option = 0; option < cases->options; option++) {
        struct sw_case_data data =
            sw_case_read(cases, option, sw_case_find(cases, option, &name));
        sorted->pools[option] =
            data.samples == NULL
                ? NULL
                : sw_sample_pool_create(data.samples, data.count);
        sw_case_data_clear(&data);
    }
}

static void compare_statistic(struct sw_comparing *comparing,
                              const struct sorted *sorted,
                              const struct sw_statistic *statistic)
{
    const struct sw_cases *cases = comparing->cases;
    const struct sw_series *series = sorted->series;
    const struct sw_score_term term = {sw_series_name_of(series), 1.0};
    double *offsets = sw_own_costs_of(comparing, &term.series);
    const struct sw_score_plan plan = {
        .terms = &term,
        .count = 1,
        .statistic = statistic,
        .offsets = offsets,
        .pools = sorted->pools,
    };
    const enum sw_better better = sw_better_of(series->measure);
    const double confidence = comparing->question->confidence;
    struct sw_score *score = sw_score_create(cases, &plan);
    sw_free(offsets);
    sw_score_p_best(score, better, comparing->question->seed,
                    comparing->p_best);
    sw_score_in_best_set(score, better, comparing->question->confidence,
                         comparing->in_best_set);
    const struct sw_estimate baseline =
        sw_comparing_value(comparing, 0, &term.series, statistic, confidence);
    for (size_t option = 1; option < cases->options; option++) {
        struct sw_comparison_row row = {
            .option = option,
            .series = series,
            .statistic = statistic,
            .baseline = baseline,
            .value = sw_comparing_value(comparing, option, &term.series,
                                        statistic, confidence),
            .difference =
                sw_score_difference(score, option, 0, comparing->simultaneous),
            .p_best = comparing->p_best[option],
            .in_best_set = comparing->in_best_set[option],
            .variance_ratio = sw_score_variance_ratio(score, option, 0),
        };
        row.percent = percent_of(row.difference.value, baseline.value);
        add_row(comparing, &row);
    }
    sw_score_destroy(score);
}

static void compare_series(struct sw_comparing *comparing,
                           const struct sw_series *series)
{
    const size_t options = comparing->cases->options;
    struct sorted sorted = {
        .series = series,
        .pools = sw_new_array(options, sizeof(struct sw_sample_pool *)),
    };
    sort_values(comparing->cases, &sorted);
    for (const struct sw_statistic *statistic = SW_STATISTICS;
         statistic->name != NULL; statistic++) {
        if (statistic->p == 0.0 || series->sampled) {
            compare_statistic(comparing, &sorted, statistic);
        }
    }
    for (size_t option = 0; option < options; option++) {
        sw_sample_pool_destroy(sorted.pools[option]);
    }
    sw_free(sorted.pools);
}

static void compare_measures(struct sw_comparing *comparing)
{
    const struct sw_cases *cases = comparing->cases;
    for (size_t i = 0; i < cases->series_count[0]; i++) {
        if (cases->series[0][i].measure->group == SW_MEASURES_ORDER) {
            compare_series(comparing, &cases->series[0][i]);
        }
    }
}

/* -------------------------------------------------------- a day saved --- */

static const struct sw_comparison_row *
cost_row_of(const struct sw_comparison *result,
            const struct sw_comparison_row *row)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct sw_comparison_row *other = &result->rows[i];
        if (other->option == row->option &&
            strcmp(other->series->measure->id, SW_COST_MEASURE) == 0 &&
            strcmp(other->series->product, row->series->product) == 0) {
            return other;
        }
    }
    return NULL;
}

/* Cost over days saved: both intervals hold together, so that of the ratio
 * holds as well, if not sharply. */
static struct sw_range ratio(const struct sw_estimate *cost, double least,
                             double value, double most)
{
    return (struct sw_range){
        .value = cost->value / value,
        .low = cost->low / (cost->low < 0.0 ? least : most),
        .high = cost->high / (cost->high < 0.0 ? most : least),
    };
}

struct sw_range sw_comparing_cost_per_day(const struct sw_measure *measure,
                                          const struct sw_estimate *saved,
                                          const struct sw_estimate *cost)
{
    if (strcmp(measure->unit, "d") != 0 || !(saved->high < 0.0) ||
        cost == NULL) {
        return (struct sw_range){(double)NAN, (double)NAN, (double)NAN};
    }
    return ratio(cost, -saved->high, -saved->value, -saved->low);
}

static void find_costs_per_day(const struct sw_comparison *result)
{
    for (size_t i = 0; i < result->row_count; i++) {
        struct sw_comparison_row *row = &result->rows[i];
        const struct sw_comparison_row *cost = cost_row_of(result, row);
        row->cost_per_day =
            sw_comparing_cost_per_day(row->series->measure, &row->difference,
                                      cost == NULL ? NULL : &cost->difference);
    }
}

/* ---------------------------------------------------------- all of it --- */

static struct sw_comparison compare(const struct sw_cases *cases,
                                    const struct sw_question *question,
                                    bool whole)
{
    assert(cases->options >= 1 && question->product_count >= 1);
    const size_t options = cases->options;
    struct sw_comparison result = {
        .ranking_count = options,
        .ranking = sw_new_array(options, sizeof(*result.ranking)),
    };
    struct sw_comparing comparing = {
        .cases = cases,
        .question = question,
        .simultaneous = sw_level_simultaneous(question->confidence,
                                              options > 1 ? options - 1 : 1),
        .own_costs = sw_new_array(options, sizeof(*comparing.own_costs)),
        .p_best = sw_new_array(options, sizeof(*comparing.p_best)),
        .in_best_set = sw_new_array(options, sizeof(*comparing.in_best_set)),
        .result = &result,
    };
    sw_own_costs_find(&comparing);
    if (whole) {
        compare_measures(&comparing);
        find_costs_per_day(&result);
        sw_comparing_combine(&comparing);
    }
    sw_comparing_rank(&comparing);
    sw_free(comparing.in_best_set);
    sw_free(comparing.p_best);
    sw_free(comparing.own_costs);
    return result;
}

struct sw_comparison sw_compare(const struct sw_cases *cases,
                                const struct sw_question *question)
{
    return compare(cases, question, true);
}

struct sw_comparison sw_rank(const struct sw_cases *cases,
                             const struct sw_question *question)
{
    return compare(cases, question, false);
}

void sw_comparison_clear(struct sw_comparison *comparison)
{
    sw_free(comparison->rows);
    sw_free(comparison->ranking);
    sw_free(comparison->combined);
    sw_free(comparison->sequence);
    *comparison = (struct sw_comparison){0};
}
