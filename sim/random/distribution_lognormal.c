#include "random/distribution_family.h"
#include "random/elementary.h"

#include <math.h>

enum { MEDIAN_SIGMA, MEAN_SIGMA, MEAN_CV, MEAN_SD };

/* Beyond these a value is a slip of the pen, or hardly random any more. */
#define LEAST 1e-3
#define SIGMA_LIMIT 4
#define CV_LIMIT 100

/* cv^2 = exp(sigma^2) - 1, mean = median exp(sigma^2 / 2). */
static bool make(struct sw_distribution *made,
                 const struct sw_distribution_making *from)
{
    const double given = from->values[0];
    const double spread = from->values[1];
    double sigma = spread;
    if (from->form == MEAN_CV || from->form == MEAN_SD) {
        const double cv = from->form == MEAN_SD ? spread / given : spread;
        if (cv < LEAST || cv > CV_LIMIT) {
            return sw_distribution_refuse(
                from, 1, "must be from 0.001 to 100 times the mean");
        }
        sigma = sqrt(sw_log1p(cv * cv));
    }
    const double ratio = sw_exp(sigma * sigma / 2);
    made->a = from->form == MEDIAN_SIGMA ? given : given / ratio;
    made->b = sigma;
    made->mean = from->form == MEDIAN_SIGMA ? given * ratio : given;
    made->variance = made->mean * made->mean * sw_expm1(sigma * sigma);
    made->max = HUGE_VAL;
    return true;
}

static double quantile(const struct sw_distribution *distribution, double u)
{
    return distribution->a * sw_exp(distribution->b * sw_normal_quantile(u));
}

const struct sw_distribution_family sw_family_lognormal = {
    .name = "lognormal",
    .en = "Many small factors multiplied: most are short, some are very long.",
    .zh = "对数正态分布：多数较短，少数很长。",
    .example = "lognormal(median 3 h, sigma 0.8)",
    .shape = SW_FAMILY_LABELLED,
    .forms = {[MEDIAN_SIGMA] = {2,
                                {{"median", SW_PARAMETER_POSITIVE, 0, 0},
                                 {"sigma", SW_PARAMETER_NUMBER, LEAST,
                                  SIGMA_LIMIT}}},
              [MEAN_SIGMA] = {2,
                              {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                               {"sigma", SW_PARAMETER_NUMBER, LEAST,
                                SIGMA_LIMIT}}},
              [MEAN_CV] = {2,
                           {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                            {"cv", SW_PARAMETER_NUMBER, LEAST, CV_LIMIT}}},
              [MEAN_SD] = {2,
                           {{"mean", SW_PARAMETER_POSITIVE, 0, 0},
                            {"sd", SW_PARAMETER_POSITIVE, 0, 0}}}},
    .make = make,
    .quantile = quantile,
};
