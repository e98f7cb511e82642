#include "random/distribution_family.h"
#include "random/step_table.h"

#include <math.h>

static double ratio(const void *self, double k)
{
    const double *mean = self;
    return *mean / (k + 1);
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double mean = from->values[0];
    made->table =
        sw_step_table_around(from->arena, floor(mean), ratio, &mean, &made->a);
    made->mean = mean;
    made->variance = mean;
    made->max = mean > 0 ? HUGE_VAL : 0;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a + (double)sw_step_table_find(distribution->table, u);
}

const struct sw_distribution_family sw_family_poisson = {
    .name = "poisson",
    .en = "How many of many rare things happen: 0, 1, 2..",
    .zh = "泊松分布：稀有事件的次数 0、1、2……",
    .example = "poisson(mean 4)",
    .shape = SW_FAMILY_LABELLED,
    .whole = true,
    .forms = {{1, {{"mean", SW_PARAMETER_NUMBER, 0, 1e6}}}},
    .make = make,
    .quantile = quantile,
};
