#include "random/distribution_family.h"
#include "random/elementary.h"

#include <math.h>

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double mean = from->values[0];
    made->a = mean;
    made->mean = mean;
    made->variance = mean * mean;
    made->max = HUGE_VAL;
    return true;
}

/* 1 - u is exact for a drawn u. */
static double quantile(const struct sw_distribution *distribution, double u)
{
    return -distribution->a * sw_log(1 - u);
}

const struct sw_distribution_family sw_family_exponential = {
    .name = "exponential",
    .en = "Time between events that come at random; standard deviation = mean.",
    .zh = "指数分布：随机发生事件的间隔，标准差等于均值。",
    .example = "exponential(mean 7 h)",
    .shape = SW_FAMILY_LABELLED,
    .forms = {{1, {{"mean", SW_PARAMETER_POSITIVE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
