#include "random/distribution_family.h"
#include "random/step_table.h"

#include <math.h>

struct binomial {
    double n;
    double odds; /* p / (1 - p) */
};

static double ratio(const void *self, double k)
{
    const struct binomial *binomial = self;
    return k < binomial->n ? (binomial->n - k) / (k + 1) * binomial->odds : 0;
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double n = from->values[0];
    const double p = from->values[1];
    const struct binomial binomial = {n, p / (1 - p)};
    const double mode = fmin(n, floor((n + 1) * p));
    made->table =
        sw_step_table_around(from->arena, mode, ratio, &binomial, &made->a);
    made->mean = n * p;
    made->variance = n * p * (1 - p);
    made->min = p < 1 ? 0 : n;
    made->max = p > 0 ? n : 0;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a + (double)sw_step_table_find(distribution->table, u);
}

const struct sw_distribution_family sw_family_binomial = {
    .name = "binomial",
    .en = "How many of n succeed, each with probability p.",
    .zh = "二项分布：n 次中成功的次数，每次概率为 p。",
    .example = "binomial(n 10, p 5 %)",
    .shape = SW_FAMILY_LABELLED,
    .whole = true,
    .forms = {{2,
               {{"n", SW_PARAMETER_WHOLE, 0, 1e6},
                {"p", SW_PARAMETER_SHARE, 0, 1}}}},
    .make = make,
    .quantile = quantile,
};
