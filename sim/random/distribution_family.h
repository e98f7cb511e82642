/*
 * distribution_family.h - the inside of a distribution, for its families.
 *
 * A family is one file, distribution_<name>.c, with one row, and one line in
 * the table of distribution.c.
 */
#ifndef SW_RANDOM_DISTRIBUTION_FAMILY_H
#define SW_RANDOM_DISTRIBUTION_FAMILY_H

#include "random/distribution.h"

/* X = shift + family's quantile at (low + u * width). */
struct sw_distribution {
    double (*quantile)(const struct sw_distribution *distribution, double u);
    double low;   /* 0 unless truncated */
    double width; /* 1 unless truncated */
    double shift;
    double a, b, c, d; /* the family's own */
    const void *table; /* the family's own, in the arena; NULL for none */
    const struct sw_distribution_family *family;
    double mean, variance, min, max; /* of X */
};

struct sw_distribution_making {
    struct sw_arena *arena;
    int form;
    const double *values;                    /* labelled and positional */
    const struct sw_distribution_list *list; /* the others */
    struct sw_distribution_fault *fault;
};

/* Fill in the fault and return false. */
bool sw_distribution_refuse(const struct sw_distribution_making *from,
                            size_t at, const char *must);

/* That the weights of a list are shares of 1. */
bool sw_distribution_check_weights(const struct sw_distribution_making *from);

extern const struct sw_distribution_family sw_family_beta;
extern const struct sw_distribution_family sw_family_binomial;
extern const struct sw_distribution_family sw_family_constant;
extern const struct sw_distribution_family sw_family_discrete;
extern const struct sw_distribution_family sw_family_empirical;
extern const struct sw_distribution_family sw_family_exponential;
extern const struct sw_distribution_family sw_family_gamma;
extern const struct sw_distribution_family sw_family_geometric;
extern const struct sw_distribution_family sw_family_integers;
extern const struct sw_distribution_family sw_family_lognormal;
extern const struct sw_distribution_family sw_family_mixture;
extern const struct sw_distribution_family sw_family_normal;
extern const struct sw_distribution_family sw_family_poisson;
extern const struct sw_distribution_family sw_family_triangular;
extern const struct sw_distribution_family sw_family_uniform;
extern const struct sw_distribution_family sw_family_weibull;

#endif
