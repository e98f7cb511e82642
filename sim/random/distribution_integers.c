#include "random/distribution_family.h"

#include <math.h>

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double min = from->values[0];
    const double max = from->values[1];
    if (max < min) {
        return sw_distribution_refuse(from, 1, "must be at least min");
    }
    const double count = max - min + 1;
    made->a = min;
    made->b = count;
    made->min = min;
    made->max = max;
    made->mean = (min + max) / 2;
    made->variance = (count * count - 1) / 12;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a + floor(u * distribution->b);
}

const struct sw_distribution_family sw_family_integers = {
    .name = "integers",
    .en = "A whole number between two, both included, all alike.",
    .zh = "两整数之间（含两端）的均匀整数。",
    .example = "integers(5, 30)",
    .shape = SW_FAMILY_POSITIONAL,
    .whole = true,
    .forms = {{2,
               {{"min", SW_PARAMETER_WHOLE, -1e9, 1e9},
                {"max", SW_PARAMETER_WHOLE, -1e9, 1e9}}}},
    .make = make,
    .quantile = quantile,
};
