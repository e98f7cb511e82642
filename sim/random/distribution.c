#include "random/distribution.h"

#include "random/distribution_family.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define LARGEST_DRAW 0x1p61

static const struct sw_distribution_family *const families[] = {
    &sw_family_constant,
    &sw_family_uniform,
    &sw_family_triangular,
    &sw_family_beta,
    &sw_family_exponential,
    &sw_family_lognormal,
    &sw_family_gamma,
    &sw_family_weibull,
    &sw_family_normal,
    &sw_family_integers,
    &sw_family_poisson,
    &sw_family_binomial,
    &sw_family_geometric,
    &sw_family_discrete,
    &sw_family_empirical,
    &sw_family_mixture,
    NULL,
};

const struct sw_distribution_family *const *sw_distribution_families(void)
{
    return families;
}

const struct sw_distribution_family *sw_distribution_find(const char *name)
{
    for (size_t i = 0; families[i] != NULL; i++) {
        if (strcmp(families[i]->name, name) == 0) {
            return families[i];
        }
    }
    return NULL;
}

double sw_distribution_quantile(const struct sw_distribution *distribution,
                                double u)
{
    return distribution->quantile(distribution,
                                  distribution->low + u * distribution->width) +
           distribution->shift;
}

/* Taking off the whole part is exact, where adding one half would not be. */
static int64_t round_half_away(double x)
{
    const int64_t whole = (int64_t)x;
    const double rest = x - (double)whole;
    return whole + (rest >= 0.5) - (rest <= -0.5);
}

int64_t sw_distribution_draw(const struct sw_distribution *distribution,
                             double u)
{
    const double x = sw_distribution_quantile(distribution, u);
    if (!(x < LARGEST_DRAW)) {
        return (int64_t)LARGEST_DRAW;
    }
    return x > -LARGEST_DRAW ? round_half_away(x) : -(int64_t)LARGEST_DRAW;
}

double sw_distribution_mean(const struct sw_distribution *distribution)
{
    return distribution->mean;
}

double sw_distribution_variance(const struct sw_distribution *distribution)
{
    return distribution->variance;
}

double sw_distribution_min(const struct sw_distribution *distribution)
{
    return distribution->min;
}

double sw_distribution_max(const struct sw_distribution *distribution)
{
    return distribution->max;
}

bool sw_distribution_refuse(const struct sw_distribution_making *from,
                            size_t at, const char *must)
{
    *from->fault = (struct sw_distribution_fault){at, must};
    return false;
}

bool sw_distribution_check_weights(const struct sw_distribution_making *from)
{
    double sum = 0;
    for (size_t i = 0; i < from->list->count; i++) {
        const double weight = from->list->weights[i];
        if (!(weight >= 0 && weight <= 1)) {
            return sw_distribution_refuse(from, i, "must be from 0 % to 100 %");
        }
        sum += weight;
    }
    return fabs(sum - 1) <= 1e-9 ||
           sw_distribution_refuse(from, from->list->count - 1,
                                  "must make all shares add up to 100 %");
}

static bool check_parameter(const struct sw_parameter *parameter, double value,
                            const char **must)
{
    const bool limited = parameter->kind != SW_PARAMETER_VALUE &&
                         parameter->kind != SW_PARAMETER_POSITIVE;
    *must = NULL;
    if (parameter->kind == SW_PARAMETER_POSITIVE && !(value > 0)) {
        *must = "must be above 0";
    } else if (limited && (value < parameter->min || value > parameter->max)) {
        *must = "is out of its limits";
    } else if (parameter->kind == SW_PARAMETER_WHOLE && floor(value) != value) {
        *must = "must be a whole number";
    }
    return *must == NULL;
}

static bool make(struct sw_distribution **made,
                 const struct sw_distribution_family *family,
                 const struct sw_distribution_making *from)
{
    struct sw_distribution *result =
        sw_arena_new(from->arena, struct sw_distribution);
    result->family = family;
    result->quantile = family->quantile;
    result->width = 1;
    if (!family->make(result, from)) {
        return false;
    }
    *made = result;
    return true;
}

bool sw_distribution_make(struct sw_distribution **made, struct sw_arena *arena,
                          const struct sw_distribution_spec *spec,
                          struct sw_distribution_fault *fault)
{
    const struct sw_distribution_making from = {
        .arena = arena,
        .form = spec->form,
        .values = spec->values,
        .fault = fault,
    };
    const struct sw_distribution_form *form = &spec->family->forms[spec->form];
    assert(form->count > 0);
    for (int i = 0; i < form->count; i++) {
        const char *must = NULL;
        assert(isfinite(spec->values[i]));
        if (!check_parameter(&form->parameters[i], spec->values[i], &must)) {
            return sw_distribution_refuse(&from, (size_t)i, must);
        }
    }
    return make(made, spec->family, &from);
}

bool sw_distribution_make_list(struct sw_distribution **made,
                               struct sw_arena *arena,
                               const struct sw_distribution_family *family,
                               const struct sw_distribution_list *list,
                               struct sw_distribution_fault *fault)
{
    const struct sw_distribution_making from = {
        .arena = arena,
        .list = list,
        .fault = fault,
    };
    assert(list->count > 0 && family->forms[0].count == 0);
    return make(made, family, &from);
}

static struct sw_distribution *
make_from_one(struct sw_arena *arena,
              const struct sw_distribution_family *family, double value)
{
    const struct sw_distribution_spec spec = {family, 0, {value}};
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made = NULL;
    const bool done = sw_distribution_make(&made, arena, &spec, &fault);
    assert(done);
    (void)done;
    return made;
}

struct sw_distribution *sw_distribution_constant(struct sw_arena *arena,
                                                 double value)
{
    return make_from_one(arena, &sw_family_constant, value);
}

struct sw_distribution *sw_distribution_exponential(struct sw_arena *arena,
                                                    double mean)
{
    return make_from_one(arena, &sw_family_exponential, mean);
}

struct sw_distribution *
sw_distribution_copy(struct sw_arena *arena,
                     const struct sw_distribution *distribution)
{
    struct sw_distribution *copy = sw_arena_new(arena, struct sw_distribution);
    *copy = *distribution;
    return copy;
}

void sw_distribution_shift(struct sw_distribution *distribution, double by)
{
    distribution->shift += by;
    distribution->mean += by;
    distribution->min += by;
    distribution->max += by;
}
