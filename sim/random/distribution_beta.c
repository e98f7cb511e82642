/*
 * distribution_beta.c - the beta distribution of PERT, by a table of its
 * inverse.
 *
 * Malcolm, Roseboom, Clark, Fazar (1959): with lambda = 4,
 *     alpha = 1 + 4 (mode - min) / (max - min), beta = 6 - alpha.
 * log(x / (1 - x)) is a smooth function of w = log(u / (1 - u)), a line at
 * either end. It is right to 1e-9.
 */
#include "random/distribution_family.h"
#include "random/elementary.h"
#include "random/inverse_table.h"

#include <float.h>
#include <math.h>

enum { MOST_TERMS = 1000 };

struct beta {
    double alpha;
    double beta;
    double log_beta; /* of the beta function */
};

static struct beta mirror(const struct beta *beta)
{
    return (struct beta){beta->beta, beta->alpha, beta->log_beta};
}

/* x^alpha (1 - x)^beta / B, with y = log(x / (1 - x)). */
static double log_front(const struct beta *beta, double y)
{
    return -beta->alpha * sw_log1p(sw_exp(-y)) -
           beta->beta * sw_log1p(sw_exp(y)) - beta->log_beta;
}

/* The n-th numerator of the continued fraction of the incomplete beta function
 * (Abramowitz and Stegun 26.5.8). */
static double numerator(const struct beta *beta, int n, double x)
{
    const double a = beta->alpha;
    const double b = beta->beta;
    const int m = n / 2;
    if (n % 2 == 0) {
        return m * (b - m) * x / ((a + n - 1) * (a + n));
    }
    return -(a + m) * (a + b + m) * x / ((a + n - 1) * (a + n));
}

/* By Lentz's method. */
static double fraction(const struct beta *beta, double x)
{
    double c = 1;
    double d = 1 / (1 + numerator(beta, 1, x));
    double result = d;
    double change = 0;
    for (int n = 2; fabs(change - 1) > DBL_EPSILON && n < MOST_TERMS; n++) {
        const double a = numerator(beta, n, x);
        d = 1 / (1 + a * d);
        c = 1 + a / c;
        change = c * d;
        result *= change;
    }
    return result;
}

/* log P(X <= x). */
static double log_below(const struct beta *beta, double y)
{
    const double x = 1 / (1 + sw_exp(-y));
    const double front = log_front(beta, y);
    if (x < (beta->alpha + 1) / (beta->alpha + beta->beta + 2)) {
        return front - sw_log(beta->alpha) + sw_log(fraction(beta, x));
    }
    const struct beta other = mirror(beta);
    const double above = sw_exp(front) * fraction(&other, 1 - x) / other.alpha;
    return sw_log1p(-above);
}

/* Newton's method on a concave function, from anywhere; w <= 0. */
static double solve_lower(const struct beta *beta, double w, double guess)
{
    const double log_u = -sw_log1p(sw_exp(-w));
    double y = guess;
    for (int i = 0; i < 100; i++) {
        const double below = log_below(beta, y);
        const double step =
            (log_u - below) * sw_exp(below - log_front(beta, y));
        y += step;
        if (fabs(step) <= 1e-14 * (1 + fabs(y))) {
            break;
        }
    }
    return y;
}

static struct sw_inverse_node solve(const void *self, double w, double guess)
{
    const struct beta *beta = self;
    const struct beta other = mirror(beta);
    const double y =
        w <= 0 ? solve_lower(beta, w, guess) : -solve_lower(&other, -w, -guess);
    const double log_slope =
        -sw_log1p(sw_exp(-w)) - sw_log1p(sw_exp(w)) - log_front(beta, y);
    return (struct sw_inverse_node){y, sw_exp(log_slope)};
}

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
    if (!(max > min)) {
        return sw_distribution_refuse(from, 2, "must be above min");
    }
    const double alpha = 1 + 4 * (mode - min) / (max - min);
    const struct beta beta = {alpha, 6 - alpha,
                              sw_log_gamma(alpha) + sw_log_gamma(6 - alpha) -
                                  sw_log_gamma(6)};
    const struct sw_inverse_range range = {-37, 37, 2048};
    const double lowest = (range.from + sw_log(alpha) + beta.log_beta) / alpha;
    made->a = min;
    made->b = max - min;
    made->table =
        sw_inverse_table_make(from->arena, range, solve, &beta, lowest);
    made->min = min;
    made->max = max;
    made->mean = (min + 4 * mode + max) / 6;
    made->variance = (made->mean - min) * (max - made->mean) / 7;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    const double w = sw_log(u / (1 - u));
    const double y = sw_inverse_table_find(distribution->table, w);
    return distribution->a + distribution->b / (1 + sw_exp(-y));
}

const struct sw_distribution_family sw_family_beta = {
    .name = "beta",
    .en = "As triangular, with thin tails: the beta distribution of PERT.",
    .zh = "PERT 贝塔分布：最小值、最可能值、最大值，尾部较薄。",
    .example = "beta(1 d, 3 d, 8 d)",
    .shape = SW_FAMILY_POSITIONAL,
    .forms = {{3,
               {{"min", SW_PARAMETER_VALUE, 0, 0},
                {"mode", SW_PARAMETER_VALUE, 0, 0},
                {"max", SW_PARAMETER_VALUE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
