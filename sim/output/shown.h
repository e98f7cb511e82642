/*
 * shown.h - estimates for people: as many digits as are known.
 */
#ifndef SW_OUTPUT_SHOWN_H
#define SW_OUTPUT_SHOWN_H

#include "steelway/estimate.h"

#include <stdbool.h>

enum { SW_SHOWN_SIZE = 64 };

/* An estimate as two cells of a table. */
struct sw_shown {
    char value[SW_SHOWN_SIZE];    /* "18.43"; "-" if there is none */
    char interval[SW_SHOWN_SIZE]; /* "[18.21, 18.65]", or why there is none */
};

/* Two digits of the interval's half width are shown, and the value as far;
 * without an interval four digits of the value. `sign`: + before gains. */
struct sw_shown sw_shown_estimate(const struct sw_estimate *estimate,
                                  bool sign);

#endif
