#include "random/distribution_family.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(struct sw_distribution *made, const double *values,
                    size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    made->mean = sum / (double)count;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        squares += (values[i] - made->mean) * (values[i] - made->mean);
    }
    made->variance = squares / (double)count;
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const size_t count = from->list->count;
    double *values = sw_arena_array(from->arena, count, sizeof(double));
    memcpy(values, from->list->values, count * sizeof(double));
    qsort(values, count, sizeof(double), compare);
    measure(made, values, count);
    made->table = values;
    made->a = (double)count;
    made->min = values[0];
    made->max = values[count - 1];
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    const double *values = distribution->table;
    return values[(size_t)(u * distribution->a)];
}

const struct sw_distribution_family sw_family_empirical = {
    .name = "empirical",
    .en = "One of the values in a column of a CSV file, all alike.",
    .zh = "经验分布：从 CSV 文件某列的数值中等概率抽取。",
    .example = "empirical(times.csv, column hours, unit h)",
    .shape = SW_FAMILY_COLUMN,
    .make = make,
    .quantile = quantile,
};
