#include "random/distribution_family.h"

#include <math.h>

struct part {
    double before; /* shares of the parts before it */
    double upto;   /* those and its own; infinite for the last */
    double per_share;
    const struct sw_distribution *distribution;
};

static void measure(struct sw_distribution *made,
                    const struct sw_distribution_list *list)
{
    made->min = HUGE_VAL;
    made->max = -HUGE_VAL;
    for (size_t i = 0; i < list->count; i++) {
        made->mean += list->weights[i] * list->parts[i]->mean;
        made->min = fmin(made->min, list->parts[i]->min);
        made->max = fmax(made->max, list->parts[i]->max);
    }
    for (size_t i = 0; i < list->count; i++) {
        const double off = list->parts[i]->mean - made->mean;
        made->variance +=
            list->weights[i] * (list->parts[i]->variance + off * off);
    }
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const struct sw_distribution_list *list = from->list;
    if (!sw_distribution_check_weights(from)) {
        return false;
    }
    struct part *parts =
        sw_arena_array(from->arena, list->count, sizeof(struct part));
    double sum = 0;
    for (size_t i = 0; i < list->count; i++) {
        const double weight = list->weights[i];
        if (weight == 0) {
            return sw_distribution_refuse(from, i, "must be above 0 %");
        }
        parts[i] = (struct part){sum, sum + weight, 1 / weight, list->parts[i]};
        sum += weight;
    }
    parts[list->count - 1].upto = HUGE_VAL;
    made->table = parts;
    measure(made, list);
    return true;
}

/* What is left of u once it has picked the part is uniform again. */
static double quantile(const struct sw_distribution *distribution, double u)
{
    const struct part *part = distribution->table;
    while (u >= part->upto) {
        part++;
    }
    const double rest = (u - part->before) * part->per_share;
    return sw_distribution_quantile(part->distribution,
                                    fmin(fmax(rest, 0x1p-53), 1 - 0x1p-53));
}

const struct sw_distribution_family sw_family_mixture = {
    .name = "mixture",
    .en = "One of some distributions, each with its share.",
    .zh = "混合分布：若干分布及其占比。",
    .example = "mixture(70 %: exponential(mean 1 h), 30 %: 8 h)",
    .shape = SW_FAMILY_PARTS,
    .make = make,
    .quantile = quantile,
};
