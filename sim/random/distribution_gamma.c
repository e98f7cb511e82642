/*
 * distribution_gamma.c - by a table of its inverse.
 *
 * With E = -log(1 - u), log x is a smooth function of w = log E: a line of
 * slope 1 / shape at the lower end and nearly one of slope 1 at the upper. The
 * table has it over all u that can be drawn; x is right to 1e-9 of itself.
 */
#include "random/distribution_family.h"
#include "random/elementary.h"
#include "random/inverse_table.h"

#include <float.h>
#include <math.h>

enum { MEAN_CV, MEAN_SD, SHAPE_SCALE };
enum { MOST_TERMS = 100000 };

/* Shapes from 0.01 to 10,000. */
#define LEAST_CV 0.01
#define LARGEST_CV 10
#define LEAST_SHAPE 0.01
#define LARGEST_SHAPE 1e4

struct gamma {
    double shape;
    double log_gamma; /* of shape */
};

struct tails {
    double log_below; /* log P(X <= x) */
    double log_above; /* log P(X > x) */
};

/* x^a e^-x / Gamma(a) is both x times the density and what the two expansions
 * are multiples of. */
static double log_front(const struct gamma *gamma, double log_x)
{
    return gamma->shape * log_x - sw_exp(log_x) - gamma->log_gamma;
}

/* Abramowitz and Stegun 6.5.29: sum of x^n / (a (a + 1) .. (a + n)). */
static double series(double a, double x)
{
    double term = 1 / a;
    double sum = term;
    for (double n = 1; term > sum * DBL_EPSILON / 4; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/* Abramowitz and Stegun 6.5.31, its even part, by Lentz's method; x > a + 1
 * keeps every denominator above 0. */
static double fraction(double a, double x)
{
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double result = d;
    double change = 0;
    for (double n = 1; fabs(change - 1) > DBL_EPSILON && n < MOST_TERMS; n++) {
        const double numerator = n * (a - n);
        b += 2;
        d = 1 / (b + numerator * d);
        c = b + numerator / c;
        change = c * d;
        result *= change;
    }
    return result;
}

static struct tails tails_at(const struct gamma *gamma, double log_x)
{
    const double x = sw_exp(log_x);
    const double front = log_front(gamma, log_x);
    struct tails tails;
    if (x < gamma->shape + 1) {
        tails.log_below = front + sw_log(series(gamma->shape, x));
        tails.log_above = sw_log1p(-sw_exp(tails.log_below));
    } else {
        tails.log_above = front + sw_log(fraction(gamma->shape, x));
        tails.log_below = sw_log1p(-sw_exp(tails.log_above));
    }
    return tails;
}

/*
 * Newton's method on the logarithm of the smaller tail, which is concave in
 * log x, so that it converges from anywhere.
 */
static struct sw_inverse_node solve(const void *self, double w, double guess)
{
    const struct gamma *gamma = self;
    const double exponential = sw_exp(w);
    const double log_u = sw_log(-sw_expm1(-exponential));
    const bool lower = exponential < 0.7;
    double log_x = guess;
    for (int i = 0; i < 100; i++) {
        const struct tails tails = tails_at(gamma, log_x);
        const double front = log_front(gamma, log_x);
        const double step =
            lower ? (log_u - tails.log_below) * sw_exp(tails.log_below - front)
                  : (tails.log_above + exponential) *
                        sw_exp(tails.log_above - front);
        log_x += step;
        if (fabs(step) <= 1e-14 * (1 + fabs(log_x))) {
            break;
        }
    }
    /* du/dw = E e^-E, and du / d log x is the front. */
    const double slope = sw_exp(w - exponential - log_front(gamma, log_x));
    return (struct sw_inverse_node){log_x, slope};
}

static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double first = from->values[0];
    const double second = from->values[1];
    double shape = first;
    double scale = second;
    if (from->form != SHAPE_SCALE) {
        const double cv = from->form == MEAN_CV ? second : second / first;
        if (cv < LEAST_CV || cv > LARGEST_CV) {
            return sw_distribution_refuse(
                from, 1, "must be from 0.01 to 10 times the mean");
        }
        shape = 1 / (cv * cv);
        scale = first / shape;
    }
    const struct gamma gamma = {shape, sw_log_gamma(shape)};
    const struct sw_inverse_range range = {-37, 3.625, 2048};
    const double lowest = (range.from + sw_log_gamma(shape + 1)) / shape;
    made->a = scale;
    made->table =
        sw_inverse_table_make(from->arena, range, solve, &gamma, lowest);
    made->mean = from->form == SHAPE_SCALE ? shape * scale : first;
    made->variance = made->mean * scale;
    made->max = HUGE_VAL;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    const double w = sw_log(-sw_log(1 - u));
    return distribution->a *
           sw_exp(sw_inverse_table_find(distribution->table, w));
}

const struct sw_distribution_family sw_family_gamma = {
    .name = "gamma",
    .en = "A skewed time of given mean and spread; a sum of waits.",
    .zh = "伽马分布：给定均值与离散程度的偏态时间。",
    .example = "gamma(mean 2 d, cv 0.5)",
    .shape = SW_FAMILY_LABELLED,
    .forms = {[MEAN_CV] = {2,
                           {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                            {"cv", SW_PARAMETER_NUMBER, LEAST_CV, LARGEST_CV}}},
              [MEAN_SD] = {2,
                           {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                            {"sd", SW_PARAMETER_POSITIVE, 0, 0}}},
              [SHAPE_SCALE] = {2,
                               {{"shape", SW_PARAMETER_NUMBER, LEAST_SHAPE,
                                 LARGEST_SHAPE},
                                {"scale", SW_PARAMETER_POSITIVE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
