#include "random/distribution_family.h"
#include "random/elementary.h"

#include <math.h>

enum { MEAN, PROBABILITY };

/* P(X > k) = (1 - p)^k, so X = log(1 - u) / log(1 - p) rounded up, at least 1.
 * a = 1 / log(1 - p), 0 for p = 1. */
static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double p = from->form == MEAN ? 1 / from->values[0] : from->values[0];
    made->a = 1 / sw_log1p(-p);
    made->mean = from->form == MEAN ? from->values[0] : 1 / p;
    made->variance = (1 - p) * made->mean * made->mean;
    made->min = 1;
    made->max = p < 1 ? HUGE_VAL : 1;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return fmax(1, ceil(sw_log(1 - u) * distribution->a));
}

const struct sw_distribution_family sw_family_geometric = {
    .name = "geometric",
    .en = "How many tries until the first success: 1, 2, 3..",
    .zh = "几何分布：首次成功所需的次数 1、2、3……",
    .example = "geometric(mean 3)",
    .shape = SW_FAMILY_LABELLED,
    .whole = true,
    .forms = {[MEAN] = {1, {{"mean", SW_PARAMETER_NUMBER, 1, 1e9}}},
              [PROBABILITY] = {1, {{"p", SW_PARAMETER_SHARE, 1e-9, 1}}}},
    .make = make,
    .quantile = quantile,
};
