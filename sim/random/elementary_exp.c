/*
 * elementary_exp.c - the exponential by its series.
 *
 * x = k log 2 + r, |r| <= log(2) / 2, and e^x = 2^k (1 + expm1(r)). The series
 * of expm1 to r^13 leaves 2^-57 behind.
 */
#include "random/elementary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

struct reduced {
    int k;
    double expm1_r;
};

/* (expm1(r) - r) / r^2, summed by pairs, which the processor does side by
 * side. */
static double exp_tail(double r)
{
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double low =
        (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double middle = (1.0 / 720 + r * (1.0 / 5040)) +
                          r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double high = (1.0 / 3628800 + r * (1.0 / 39916800)) +
                        r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    return low + r4 * (middle + r4 * high);
}

static struct reduced reduce(double x)
{
    const int k = (int)(x * 0x1.71547652b82fep+0 + (x < 0 ? -0.5 : 0.5));
    const double hi = x - k * 0x1.62e42fefa38p-1; /* exact: 42 bits times k */
    const double lo = k * 0x1.ef35793c7673p-45;
    const double r = hi - lo;
    return (struct reduced){k, hi + (r * r * exp_tail(r) - lo)};
}

/* 2^k, -1022 <= k <= 1023. */
static double power_of_two(int k)
{
    const uint64_t bits = (uint64_t)(k + 1023) << 52;
    double power = 0;
    memcpy(&power, &bits, sizeof(power));
    return power;
}

double sw_exp(double x)
{
    if (!(x > -746)) {
        return x <= -746 ? 0 : (double)NAN;
    }
    if (x > 710) {
        return HUGE_VAL;
    }
    const struct reduced part = reduce(x);
    const int half = part.k / 2; /* 2^k itself may be no number */
    return (1 + part.expm1_r) * power_of_two(half) *
           power_of_two(part.k - half);
}

double sw_expm1(double x)
{
    if (!(x > -40 && x < 40)) {
        return x <= -40 ? -1 : sw_exp(x);
    }
    const struct reduced part = reduce(x);
    const double power = power_of_two(part.k);
    return power * part.expm1_r + (power - 1);
}

double sw_power(double base, double exponent)
{
    return exponent == 1 ? base : sw_exp(exponent * sw_log(base));
}
