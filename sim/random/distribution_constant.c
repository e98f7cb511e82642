#include "random/distribution_family.h"

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    made->a = from->values[0];
    made->mean = made->min = made->max = made->a;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    (void)u;
    return distribution->a;
}

const struct sw_distribution_family sw_family_constant = {
    .name = "constant",
    .en = "Always the same value; a plain quantity means this.",
    .zh = "固定值；只写一个量即为此分布。",
    .example = "constant(3 h)",
    .shape = SW_FAMILY_POSITIONAL,
    .forms = {{1, {{"value", SW_PARAMETER_VALUE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
