/*
 * distribution_truncate.c - X given low <= X <= high.
 *
 * The part of u that gives values within the bounds is stretched over all of
 * (0, 1). Its ends are found by halving, which needs nothing but the quantile
 * and is right for steps too. Moments are integrals of the quantile.
 */
#include "random/distribution_family.h"

#include <assert.h>
#include <math.h>

#define LEAST_SHARE 1e-6
#define LARGEST_UNIT (1 - 0x1p-53)

struct window {
    double low;
    double high;
};

/* Halve (from, to) down to neighbours; `to` is the least u whose value is at
 * least x, or above x. */
static struct window split(const struct sw_distribution *distribution, double x,
                           bool above)
{
    struct window range = {0, 1};
    for (int i = 0; i < 64; i++) {
        const double u = (range.low + range.high) / 2;
        if (u == range.low || u == range.high) {
            break;
        }
        const double value = distribution->quantile(distribution, u);
        if (above ? value <= x : value < x) {
            range.low = u;
        } else {
            range.high = u;
        }
    }
    return range;
}

/* Gauss and Legendre's rule of eight points on v in (from, to). */
static double panel(const struct sw_distribution *distribution, double centre,
                    int power, struct window v)
{
    static const double nodes[4] = {0.1834346424956498, 0.5255324099163290,
                                    0.7966664774136267, 0.9602898564975363};
    static const double weights[4] = {0.3626837833783620, 0.3137066458778873,
                                      0.2223810344533745, 0.1012285362903763};
    const double middle = (v.low + v.high) / 2;
    const double half = (v.high - v.low) / 2;
    double sum = 0;
    for (int i = 0; i < 8; i++) {
        const double node = i < 4 ? -nodes[i] : nodes[i - 4];
        const double x =
            sw_distribution_quantile(distribution, middle + half * node) -
            centre;
        sum += weights[i % 4] * (power == 1 ? x : x * x);
    }
    return sum * half;
}

struct integral {
    const struct sw_distribution *distribution;
    double centre;
    int power;
    double tolerance;
};

/* Halves panels that hold a step, until the step does not matter. */
static double refine(const struct integral *of, struct window v, double whole,
                     int depth)
{
    const double middle = (v.low + v.high) / 2;
    const struct window left = {v.low, middle};
    const struct window right = {middle, v.high};
    const double a = panel(of->distribution, of->centre, of->power, left);
    const double b = panel(of->distribution, of->centre, of->power, right);
    if (depth == 0 || fabs(a + b - whole) <= of->tolerance) {
        return a + b;
    }
    return refine(of, left, a, depth - 1) + refine(of, right, b, depth - 1);
}

/* E (X - centre)^power, over octaves of u and of 1 - u, so that unbounded ends
 * are smooth in each. */
static double moment(const struct sw_distribution *distribution, double centre,
                     int power)
{
    const double spread =
        fabs(sw_distribution_quantile(distribution, 0.9) - centre) +
        fabs(sw_distribution_quantile(distribution, 0.1) - centre);
    const struct integral of = {distribution, centre, power,
                                1e-13 *
                                    (power == 1 ? spread : spread * spread)};
    double sum = 0;
    double to = 0.5;
    for (int octave = 0; octave < 52; octave++) {
        const double from = octave < 51 ? to / 2 : 0;
        const struct window low = {from, to};
        const struct window high = {1 - to, 1 - from};
        sum += refine(&of, low, panel(distribution, centre, power, low), 40);
        sum += refine(&of, high, panel(distribution, centre, power, high), 40);
        to = from;
    }
    return sum;
}

static bool refuse(struct sw_distribution_fault *fault, size_t at,
                   const char *must)
{
    *fault = (struct sw_distribution_fault){at, must};
    return false;
}

/* Whether it jumps from value to value, so that the bounds may lie between. */
static bool is_stepped(const struct sw_distribution_family *family)
{
    return family->whole || family->shape == SW_FAMILY_WEIGHTED ||
           family->shape == SW_FAMILY_COLUMN;
}

/* The u whose values are within the bounds. */
static struct window keep(const struct sw_distribution *distribution,
                          double low, double high)
{
    const double shift = distribution->shift;
    struct window kept = {distribution->low,
                          distribution->low + distribution->width};
    kept.high = fmin(kept.high, LARGEST_UNIT); /* where rounding may end */
    if (low > distribution->min) {
        kept.low = fmax(kept.low, split(distribution, low - shift, false).high);
    }
    if (high < distribution->max) {
        kept.high =
            fmin(kept.high, split(distribution, high - shift, true).low);
    }
    return kept;
}

bool sw_distribution_truncate(struct sw_distribution *distribution, double low,
                              double high, struct sw_distribution_fault *fault)
{
    assert(!isnan(low) && !isnan(high));
    if (distribution->family->shape == SW_FAMILY_PARTS) {
        return refuse(fault, 0,
                      "must cut the parts of a mixture, not all of it");
    }
    if (high < low) {
        return refuse(fault, 1, "must be at least the lower bound");
    }
    if (low <= distribution->min && high >= distribution->max) {
        return true;
    }
    const struct window kept = keep(distribution, low, high);
    if (!(kept.high - kept.low >= LEAST_SHARE)) {
        return refuse(fault, low > distribution->mean ? 0 : 1,
                      "must leave a millionth of the distribution or more");
    }
    distribution->low = kept.low;
    distribution->width = (kept.high - kept.low) * (1 - 0x1p-52);
    const double middle = sw_distribution_quantile(distribution, 0.5);
    if (is_stepped(distribution->family)) {
        low = sw_distribution_quantile(distribution, 0x1p-53);
        high = sw_distribution_quantile(distribution, 1 - 0x1p-53);
    }
    distribution->min = fmax(low, distribution->min);
    distribution->max = fmin(high, distribution->max);
    distribution->mean = middle + moment(distribution, middle, 1);
    distribution->variance = moment(distribution, distribution->mean, 2);
    return true;
}
