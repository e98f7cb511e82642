/*
 * quantity_text.h - quantities written as people write them, for messages,
 * documents and changed values.
 */
#ifndef SW_SCENARIO_QUANTITY_TEXT_H
#define SW_SCENARIO_QUANTITY_TEXT_H

#include "scenario/quantity.h"

#include <stddef.h>

enum { SW_QUANTITY_TEXT_BYTES = 64 };

/* `value` with up to 12 digits and no exponent: "0.8", "1400". */
void sw_number_text(char text[SW_QUANTITY_TEXT_BYTES], double value);

/* `value`, in base units, in the largest unit that leaves at most three
 * decimals: "1.5 h", "25 t", "95 %". */
void sw_quantity_text(char text[SW_QUANTITY_TEXT_BYTES], double value,
                      enum sw_dimension dimension);

/* The units of `dimension` that are written, largest first; ends in NULL. */
const char *const *sw_dimension_units(enum sw_dimension dimension);

#endif
