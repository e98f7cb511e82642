#include "random/distribution_family.h"

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double min = from->values[0];
    const double max = from->values[1];
    if (max < min) {
        return sw_distribution_refuse(from, 1, "must be at least min");
    }
    made->a = min;
    made->b = max - min;
    made->min = min;
    made->max = max;
    made->mean = min + made->b / 2;
    made->variance = made->b * made->b / 12;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a + u * distribution->b;
}

const struct sw_distribution_family sw_family_uniform = {
    .name = "uniform",
    .en = "Anything between two values, all alike.",
    .zh = "两值之间均匀分布。",
    .example = "uniform(15 min, 30 min)",
    .shape = SW_FAMILY_POSITIONAL,
    .forms = {{2,
               {{"min", SW_PARAMETER_VALUE, 0, 0},
                {"max", SW_PARAMETER_VALUE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
