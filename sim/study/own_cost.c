#include "base/memory.h"
#include "study/comparing.h"

#include <math.h>
#include <string.h>

/* Tonnes a year that the baseline delivers of the study's products. */
static double tonnes_per_year(const struct sw_cases *cases,
                              const struct sw_question *question)
{
    double per_day = 0.0;
    for (size_t i = 0; i < cases->series_count[0]; i++) {
        const struct sw_series *series = &cases->series[0][i];
        if (series->measure->group != SW_MEASURES_ORDER ||
            strcmp(series->measure->id, SW_TONNES_MEASURE) != 0) {
            continue;
        }
        for (size_t p = 0; p < question->product_count; p++) {
            if (strcmp(series->product, question->products[p].name) == 0) {
                struct sw_case_data data = sw_case_read(cases, 0, (long)i);
                per_day +=
                    sw_case_estimate(&data, &SW_STATISTICS[0], 0.5).value;
                sw_case_data_clear(&data);
            }
        }
    }
    return per_day * 365.0;
}

double sw_option_cost_per_tonne(const struct sw_option_cost *cost,
                                const char *payer, double tonnes_per_year)
{
    double per_tonne = 0.0;
    for (; cost != NULL; cost = cost->more) {
        if (payer[0] != '\0' &&
            (cost->payer == NULL || strcmp(cost->payer, payer) != 0)) {
            continue;
        }
        per_tonne += cost->per_tonne;
        if (cost->per_year != 0.0) {
            per_tonne += tonnes_per_year > 0.0
                             ? cost->per_year / tonnes_per_year
                             : (double)NAN;
        }
    }
    return per_tonne;
}

void sw_own_costs_find(struct sw_comparing *comparing)
{
    const struct sw_question *question = comparing->question;
    if (question->costs == NULL) {
        return;
    }
    const double tonnes = tonnes_per_year(comparing->cases, question);
    comparing->result->tonnes_per_year = tonnes;
    for (size_t option = 0; option < comparing->cases->options; option++) {
        comparing->own_costs[option] =
            sw_option_cost_per_tonne(&question->costs[option], "", tonnes);
    }
}

/* What the measure of the option divides by, over all replications. */
static double divisor_of(const struct sw_cases *cases, size_t option,
                         const struct sw_series_name *name)
{
    struct sw_case_data data =
        sw_case_read(cases, option, sw_case_find(cases, option, name));
    double sum = 0.0;
    for (size_t r = 0; r < data.count; r++) {
        sum += data.under[r];
    }
    sw_case_data_clear(&data);
    return sum;
}

/* Tonnes to one unit that the measure of the option counts by. */
static double tonnes_in_unit(const struct sw_cases *cases, size_t option,
                             const struct sw_series_name *name)
{
    if (strcmp(name->measure, SW_COST_MEASURE) == 0) {
        return 1.0;
    }
    struct sw_series_name by_tonne = *name;
    by_tonne.measure = SW_COST_MEASURE;
    const double grams = divisor_of(cases, option, &by_tonne);
    return grams / divisor_of(cases, option, name) / (double)SW_TONNE_G;
}

static bool is_of_study(const struct sw_question *question, const char *product)
{
    for (size_t i = 0; i < question->product_count; i++) {
        if (strcmp(product, question->products[i].name) == 0) {
            return true;
        }
    }
    return false;
}

bool sw_measure_is_cost(const char *measure)
{
    return strcmp(measure, SW_COST_MEASURE) == 0 ||
           strcmp(measure, "cost_per_km") == 0 ||
           strcmp(measure, "cost_per_mw") == 0;
}

double *sw_own_costs_of(const struct sw_comparing *comparing,
                        const struct sw_series_name *name)
{
    const struct sw_question *question = comparing->question;
    if (question->costs == NULL || !sw_measure_is_cost(name->measure) ||
        !is_of_study(question, name->product)) {
        return NULL;
    }
    const size_t options = comparing->cases->options;
    double *costs = sw_new_array(options, sizeof(*costs));
    for (size_t option = 0; option < options; option++) {
        costs[option] = comparing->own_costs[option] *
                        tonnes_in_unit(comparing->cases, option, name);
    }
    return costs;
}
