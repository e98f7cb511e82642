/*
 * distribution.h - what a time, a size or a count is drawn from.
 *
 * Every distribution is drawn from one uniform number, with our own elementary
 * functions, so that a draw has the same bits on every machine and common
 * random numbers stay in step. All but mixtures are drawn by inversion: a
 * larger u never gives a smaller value.
 *
 *     struct sw_distribution_spec spec = {
 *         sw_distribution_find("exponential"), 0, {mean_us}};
 *     sw_distribution_make(&service, arena, &spec, &fault);
 *     delay_us = sw_distribution_draw(service, sw_draw_unit(draws, &address));
 *
 * A made distribution is read-only and may be shared by threads.
 */
#ifndef SW_RANDOM_DISTRIBUTION_H
#define SW_RANDOM_DISTRIBUTION_H

#include "base/arena.h"
#include "steelway/error.h"

#include <stddef.h>
#include <stdint.h>

struct sw_distribution;

/* The value with P(X <= value) = u, 0 < u < 1, in the base unit it was made
 * in, not rounded. A mixture picks the part by u, then the value by what is
 * left of u. */
double sw_distribution_quantile(const struct sw_distribution *distribution,
                                double u);

/* The same, rounded once to the nearest integer, half away from zero, and kept
 * within 2^61 either way (as microseconds 73,000 years). */
int64_t sw_distribution_draw(const struct sw_distribution *distribution,
                             double u);

/* Exact, but for truncated ones (1e-9 relative). Infinite bounds are possible,
 * infinite moments are not. */
double sw_distribution_mean(const struct sw_distribution *distribution);
double sw_distribution_variance(const struct sw_distribution *distribution);
double sw_distribution_min(const struct sw_distribution *distribution);
double sw_distribution_max(const struct sw_distribution *distribution);

/* --- Families: what can be made, for readers and their documents. --- */

enum sw_parameter_kind {
    SW_PARAMETER_VALUE,    /* in the unit of what is drawn: 3 h */
    SW_PARAMETER_POSITIVE, /* the same, above 0 */
    SW_PARAMETER_NUMBER,   /* a plain number: sigma 0.8 */
    SW_PARAMETER_WHOLE,    /* a whole number: n 10 */
    SW_PARAMETER_SHARE     /* a probability: p 5 % */
};

struct sw_parameter {
    const char *label;
    enum sw_parameter_kind kind;
    double min; /* both allowed; a value (3 h) has no such limits */
    double max;
};

#define SW_FORM_PARAMETERS 3
#define SW_FAMILY_FORMS 4

/* One way to write a family down: "lognormal(mean .., cv ..)". */
struct sw_distribution_form {
    int count; /* 0: no more forms */
    struct sw_parameter parameters[SW_FORM_PARAMETERS];
};

/* What stands between the brackets. */
enum sw_family_shape {
    SW_FAMILY_LABELLED,   /* mean 3 h, cv 0.5 */
    SW_FAMILY_POSITIONAL, /* 1 d, 3 d, 8 d: labels may be left out */
    SW_FAMILY_WEIGHTED,   /* 1: 20 %, 2: 80 % */
    SW_FAMILY_COLUMN,     /* times.csv, column hours, unit h */
    SW_FAMILY_PARTS       /* 70 %: uniform(1 h, 2 h), 30 %: 3 h */
};

struct sw_distribution_making;

struct sw_distribution_family {
    const char *name;
    const char *en; /* one sentence, for documents */
    const char *zh;
    const char *example;
    enum sw_family_shape shape;
    bool whole; /* draws whole numbers, so has no unit */
    struct sw_distribution_form forms[SW_FAMILY_FORMS];
    bool (*make)(struct sw_distribution *made,
                 const struct sw_distribution_making *from);
    double (*quantile)(const struct sw_distribution *distribution, double u);
};

/* All families, in the order of the documents; ends in NULL. */
const struct sw_distribution_family *const *sw_distribution_families(void);

/* The family of that name; NULL if there is none. */
const struct sw_distribution_family *sw_distribution_find(const char *name);

/* --- Making. What is made lives in the arena. --- */

/* What is wrong with what was given: "must be at least min". */
struct sw_distribution_fault {
    size_t at;        /* which parameter, value or part */
    const char *must; /* a static text */
};

struct sw_distribution_spec {
    const struct sw_distribution_family *family; /* labelled or positional */
    int form;
    double values[SW_FORM_PARAMETERS]; /* in base units, finite */
};

SW_MUST_USE bool sw_distribution_make(struct sw_distribution **made,
                                      struct sw_arena *arena,
                                      const struct sw_distribution_spec *spec,
                                      struct sw_distribution_fault *fault);

/* What the families with lists are made of; a family takes what it needs. */
struct sw_distribution_list {
    size_t count;          /* at least 1 */
    const double *values;  /* discrete, empirical */
    const double *weights; /* discrete, mixture: shares that add up to 1 */
    const struct sw_distribution *const *parts; /* mixture */
};

SW_MUST_USE bool
sw_distribution_make_list(struct sw_distribution **made, struct sw_arena *arena,
                          const struct sw_distribution_family *family,
                          const struct sw_distribution_list *list,
                          struct sw_distribution_fault *fault);

/* The two that programs want most; `mean` above 0. */
struct sw_distribution *sw_distribution_constant(struct sw_arena *arena,
                                                 double value);
struct sw_distribution *sw_distribution_exponential(struct sw_arena *arena,
                                                    double mean);

/* A copy, to be shifted or truncated on its own. */
struct sw_distribution *
sw_distribution_copy(struct sw_arena *arena,
                     const struct sw_distribution *distribution);

/*
 * Turn X into X + by; into X given low <= X <= high, which is refused where
 * less than a millionth of X is left, and for mixtures: truncate their parts.
 */
void sw_distribution_shift(struct sw_distribution *distribution, double by);
SW_MUST_USE bool sw_distribution_truncate(struct sw_distribution *distribution,
                                          double low, double high,
                                          struct sw_distribution_fault *fault);

#endif
