#include "random/distribution_family.h"
#include "random/elementary.h"

#include <math.h>

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    made->a = from->values[0];
    made->b = from->values[1];
    made->mean = made->a;
    made->variance = made->b * made->b;
    made->min = -HUGE_VAL;
    made->max = HUGE_VAL;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a + distribution->b * sw_normal_quantile(u);
}

const struct sw_distribution_family sw_family_normal = {
    .name = "normal",
    .en = "The bell curve; for what cannot be below 0 it must be truncated.",
    .zh = "正态分布；不能为负的量须截断。",
    .example = "normal(mean 2 h, sd 0.3 h) truncate(0 h, 8 h)",
    .shape = SW_FAMILY_LABELLED,
    .forms = {{2,
               {{"mean", SW_PARAMETER_VALUE, 0, 0},
                {"sd", SW_PARAMETER_POSITIVE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
