/* distribution_row.h - a distribution beside GSL's, for the tests of them. */
#ifndef SW_TESTS_DISTRIBUTION_ROW_H
#define SW_TESTS_DISTRIBUTION_ROW_H

#include "base/hash.h"
#include "random/distribution.h"
#include "random/philox.h"

#include "cmocka_all.h"

#include <math.h>
#include <string.h>

/* A distribution, GSL's shares below and above a value, and its moments. */
struct row {
    const char *family;
    int form;
    double values[3];
    double (*below)(const double *values, double x);
    double (*above)(const double *values, double x);
    double mean;
    double variance;
    double tolerance; /* of shares, relative */
};

#define LN2 0.69314718055994531

static inline struct sw_distribution *
make(struct sw_arena *arena, const char *family, int form, const double *values)
{
    struct sw_distribution_spec spec = {
        sw_distribution_find(family), form, {0}};
    struct sw_distribution_fault fault = {0};
    struct sw_distribution *made = NULL;
    memcpy(spec.values, values, sizeof spec.values);
    if (!sw_distribution_make(&made, arena, &spec, &fault)) {
        fail_msg("%s: %s", family, fault.must);
    }
    return made;
}

static inline void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) {
        fail_msg("%.17g is not %.17g", value, expected);
    }
}

static inline double unit(uint64_t i)
{
    return sw_philox_unit(sw_hash_mix(i));
}

#endif
