/*
 * settle.h - constants whose last bits do not follow the machine.
 */
#ifndef SW_STATS_SETTLE_H
#define SW_STATS_SETTLE_H

#include <math.h>

/*
 * `value` to nine decimals. A quantile found by iteration over libm's
 * functions differs in its last bits between processors; rounded this far
 * above them, it does not. For magnitudes below a million.
 */
static inline double sw_settle(double value)
{
    return floor(value * 1e9 + 0.5) / 1e9;
}

#endif
