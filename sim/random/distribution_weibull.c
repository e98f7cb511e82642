#include "random/distribution_family.h"
#include "random/elementary.h"

#include <math.h>

enum { SCALE_SHAPE, MEAN_SHAPE };

/* a = scale, b = 1 / shape; E X^k = scale^k Gamma(1 + k / shape). */
static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double power = 1 / from->values[1];
    const double moment1 = sw_exp(sw_log_gamma(1 + power));
    const double moment2 = sw_exp(sw_log_gamma(1 + 2 * power));
    const double given = from->values[0];

    made->a = from->form == SCALE_SHAPE ? given : given / moment1;
    made->b = power;
    made->mean = from->form == SCALE_SHAPE ? given * moment1 : given;
    made->variance = made->a * made->a * (moment2 - moment1 * moment1);
    made->max = HUGE_VAL;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a * sw_power(-sw_log(1 - u), distribution->b);
}

const struct sw_distribution_family sw_family_weibull = {
    .name = "weibull",
    .en = "Time to failure; shape above 1 wears out, below 1 settles in.",
    .zh = "威布尔分布：故障时间，形状大于 1 为磨损，小于 1 为早期失效。",
    .example = "weibull(scale 2 h, shape 1.5)",
    .shape = SW_FAMILY_LABELLED,
    .forms = {[SCALE_SHAPE] = {2,
                               {{"scale", SW_PARAMETER_POSITIVE, 0, 0},
                                {"shape", SW_PARAMETER_NUMBER, 0.1, 100}}},
              [MEAN_SHAPE] = {2,
                              {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                               {"shape", SW_PARAMETER_NUMBER, 0.1, 100}}}},
    .make = make,
    .quantile = quantile,
};
