/*
 * units.h - the quantities of a run and their base units.
 *
 * Time is int64 microseconds, mass int64 grams, money int64 ten-thousandths of
 * the scenario's currency. Each is rounded once, when it is read or drawn; sums
 * and time integrals are exact (128 bits).
 */
#ifndef SW_UNITS_H
#define SW_UNITS_H

#include <stdint.h>

#define SW_SECOND_US INT64_C(1000000)
#define SW_MINUTE_US (60 * SW_SECOND_US)
#define SW_HOUR_US (60 * SW_MINUTE_US)
#define SW_DAY_US (24 * SW_HOUR_US)
#define SW_YEAR_US (365 * SW_DAY_US)

#define SW_KILOGRAM_G INT64_C(1000)
#define SW_TONNE_G (1000 * SW_KILOGRAM_G)

#define SW_MONEY_UNIT INT64_C(10000) /* one CNY */

/* Later than anything that happens; never added to. */
#define SW_NEVER_US INT64_MAX

__extension__ typedef __int128 sw_int128;
__extension__ typedef unsigned __int128 sw_uint128;

#endif
