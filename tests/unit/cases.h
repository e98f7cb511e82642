/* cases.h - random numbers for tests of statistics, and comparing doubles. */
#ifndef SW_TESTS_CASES_H
#define SW_TESTS_CASES_H

#include "base/hash.h"

#include "cmocka_all.h"

#include <math.h>

/* Number `n` of a stream of uniforms above 0 and below 1. */
static inline double unit_of(uint64_t stream, uint64_t n)
{
    return ((double)(sw_hash_pair(stream, n) >> 11) + 0.5) * 0x1p-53;
}

static inline double exponential_of(uint64_t stream, uint64_t n)
{
    return -log(unit_of(stream, n));
}

static inline void assert_close(double actual, double expected,
                                double tolerance)
{
    if (!(fabs(actual - expected) <= tolerance)) {
        fail_msg("%.17g is not %.17g +- %g", actual, expected, tolerance);
    }
}

#endif
