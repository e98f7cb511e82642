#include "random/distribution_family.h"
#include "random/step_table.h"

#include <string.h>

struct discrete {
    const struct sw_step_table *steps;
    const double *values; /* ascending */
};

/* Sorts both lists by value: few values, so by insertion. */
static void sort(double *values, double *weights, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const double value = values[i];
        const double weight = weights[i];
        size_t j = i;
        for (; j > 0 && values[j - 1] > value; j--) {
            values[j] = values[j - 1];
            weights[j] = weights[j - 1];
        }
        values[j] = value;
        weights[j] = weight;
    }
}

static bool check_values(const struct sw_distribution_making *from)
{
    const double *values = from->list->values;
    for (size_t i = 0; i < from->list->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (values[i] == values[j]) {
                return sw_distribution_refuse(from, i,
                                              "must not be there twice");
            }
        }
    }
    return true;
}

static void measure(struct sw_distribution *made, const double *values,
                    const double *weights, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        made->mean += weights[i] * values[i];
    }
    for (size_t i = 0; i < count; i++) {
        const double off = values[i] - made->mean;
        made->variance += weights[i] * off * off;
    }
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const size_t count = from->list->count;
    if (!sw_distribution_check_weights(from) || !check_values(from)) {
        return false;
    }
    double *values = sw_arena_array(from->arena, count, sizeof(double));
    double *weights = sw_arena_array(from->arena, count, sizeof(double));
    memcpy(values, from->list->values, count * sizeof(double));
    memcpy(weights, from->list->weights, count * sizeof(double));
    sort(values, weights, count);
    measure(made, values, weights, count);

    struct discrete *discrete = sw_arena_new(from->arena, struct discrete);
    discrete->steps = sw_step_table_make(from->arena, weights, count);
    discrete->values = values;
    made->table = discrete;
    made->min = values[sw_step_table_find(discrete->steps, 0)];
    made->max = values[sw_step_table_find(discrete->steps, 1 - 0x1p-53)];
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    const struct discrete *discrete = distribution->table;
    return discrete->values[sw_step_table_find(discrete->steps, u)];
}

const struct sw_distribution_family sw_family_discrete = {
    .name = "discrete",
    .en = "One of some values, each with its share.",
    .zh = "离散分布：若干取值及其占比。",
    .example = "discrete(1: 20 %, 2: 80 %)",
    .shape = SW_FAMILY_WEIGHTED,
    .make = make,
    .quantile = quantile,
};
