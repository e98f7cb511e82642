/*
 * changed_value.h - what `{add: 1 d}` and `{times: 0.8}` make of a value.
 */
#ifndef SW_SCENARIO_CHANGED_VALUE_H
#define SW_SCENARIO_CHANGED_VALUE_H

#include "base/arena.h"
#include "steelway/error.h"

/*
 * `text` plus `added`, in the unit of `text`: "2 d" and "6 h" give "2.25 d".
 * Both are numbers, or quantities of one dimension. Lives in the arena.
 */
SW_MUST_USE bool sw_value_add(const char **result, const char *text,
                              const char *added, struct sw_arena *arena,
                              struct sw_error *err);

/*
 * `text` times `factor`, a number. Of a distribution every time, mass, money or
 * length in it is multiplied, which multiplies what it draws; one without such
 * a quantity cannot be multiplied.
 */
SW_MUST_USE bool sw_value_times(const char **result, const char *text,
                                const char *factor, struct sw_arena *arena,
                                struct sw_error *err);

#endif
