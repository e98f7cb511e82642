/*
 * quantity.h - numbers with units, read and written as people write them.
 *
 * quantity = number, space, unit {`/` unit}; no exponent, no prefix:
 * `45 CNY/t`, `0.4 CNY/t/km`, `6 /month`, `5 %`.
 */
#ifndef SW_SCENARIO_QUANTITY_H
#define SW_SCENARIO_QUANTITY_H

#include "steelway/error.h"

#include <stdint.h>

/* Dimensions, with the base unit that values are in once read. */
enum sw_dimension {
    SW_PLAIN = 0,             /* a number */
    SW_TIME,                  /* microseconds: s min h d week year */
    SW_MASS,                  /* grams: g kg t kt */
    SW_MONEY,                 /* ten-thousandths of the currency: CNY */
    SW_LENGTH,                /* micrometres: mm m km */
    SW_SHARE,                 /* 1: % */
    SW_MASS_RATE,             /* grams per microsecond: t/h t/d kt/month.. */
    SW_COUNT_RATE,            /* per microsecond: /h /d /week /month /year */
    SW_MONEY_PER_MASS,        /* money units per gram: CNY/t */
    SW_MONEY_PER_TIME,        /* money units per microsecond: CNY/h CNY/month */
    SW_MONEY_PER_MASS_LENGTH, /* CNY/t/km */
    SW_MONEY_PER_MASS_TIME,   /* CNY/t/d */
    SW_LENGTH_RATE,           /* micrometres per microsecond: m/min */
    SW_SHARE_RATE,            /* 1 per microsecond: %/year %/d */
    SW_DIMENSIONS
};

/*
 * `text` as a value of `dimension` in its base unit. The message says what was
 * expected, with an example. Read exactly and rounded once; up to 15 digits,
 * and 2^61 base units. A month is a twelfth of 365 days and stands below a `/`
 * only.
 */
SW_MUST_USE bool sw_quantity_read(double *value, enum sw_dimension dimension,
                                  const char *text, struct sw_error *err);

/* "a time" and "a time, like 30 min" */
const char *sw_dimension_name(enum sw_dimension dimension);
const char *sw_dimension_example(enum sw_dimension dimension);

#endif
