#include "random/distribution_family.h"

#include <math.h>

/* a = min, b = max, c = P(X <= mode), d = max - min. */
static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double min = from->values[0];
    const double mode = from->values[1];
    const double max = from->values[2];
    if (mode < min) {
        return sw_distribution_refuse(from, 1, "must be at least min");
    }
    if (max < mode) {
        return sw_distribution_refuse(from, 2, "must be at least mode");
    }
    const double range = max - min;
    const double to_mode = mode - min;
    made->a = min;
    made->b = max;
    made->c = range > 0 ? to_mode / range : 0;
    made->d = range;
    made->min = min;
    made->max = max;
    made->mean = min + (range + to_mode) / 3;
    made->variance = (range * range - range * to_mode + to_mode * to_mode) / 18;
    return true;
}

/*
 * F(x) = (x - min)^2 / (range (mode - min))      up to the mode,
 * 1 - F(x) = (max - x)^2 / (range (max - mode))  above it.
 */
static double quantile(const struct sw_distribution *distribution, double u)
{
    const double at_mode = distribution->c;
    if (u < at_mode) {
        return distribution->a + distribution->d * sqrt(u * at_mode);
    }
    return distribution->b - distribution->d * sqrt((1 - u) * (1 - at_mode));
}

const struct sw_distribution_family sw_family_triangular = {
    .name = "triangular",
    .en = "The least, the most likely and the greatest value.",
    .zh = "三角分布：最小值、最可能值、最大值。",
    .example = "triangular(1 d, 3 d, 8 d)",
    .shape = SW_FAMILY_POSITIONAL,
    .forms = {{3,
               {{"min", SW_PARAMETER_VALUE, 0, 0},
                {"mode", SW_PARAMETER_VALUE, 0, 0},
                {"max", SW_PARAMETER_VALUE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
