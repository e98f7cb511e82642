/*
 * level.h - a whole number that changes over time, and its exact time average:
 * a queue, the busy units of a resource, the grams on hand.
 *
 * The area under it is summed in 128 bits and never rounded: a level of 2^62
 * over 2^62 microseconds still fits.
 */
#ifndef SW_STATS_LEVEL_H
#define SW_STATS_LEVEL_H

#include "steelway/units.h"

#include <assert.h>
#include <stdint.h>

struct sw_level {
    int64_t value;
    int64_t max;
    int64_t start_us; /* the area begins here */
    int64_t since_us; /* the area is summed up to here */
    sw_int128 area;   /* value x microseconds */
};

/* Begin at `at_us` with `value`. */
static inline void sw_level_init(struct sw_level *level, int64_t at_us,
                                 int64_t value)
{
    *level = (struct sw_level){
        .value = value,
        .max = value,
        .start_us = at_us,
        .since_us = at_us,
    };
}

/* Forget the past, not the value: the window begins at `at_us`. */
static inline void sw_level_restart(struct sw_level *level, int64_t at_us)
{
    sw_level_init(level, at_us, level->value);
}

/* From `at_us` on, the level is `value`. Time does not go back (assert). */
static inline void sw_level_set(struct sw_level *level, int64_t at_us,
                                int64_t value)
{
    assert(at_us >= level->since_us);
    level->area += (sw_int128)level->value * (at_us - level->since_us);
    level->since_us = at_us;
    level->value = value;
    level->max = value > level->max ? value : level->max;
}

static inline void sw_level_add(struct sw_level *level, int64_t at_us,
                                int64_t change)
{
    sw_level_set(level, at_us, level->value + change);
}

/* The area from the start to `at_us`, not before the last change (assert). */
static inline sw_int128 sw_level_area(const struct sw_level *level,
                                      int64_t at_us)
{
    assert(at_us >= level->since_us);
    return level->area + (sw_int128)level->value * (at_us - level->since_us);
}

/* The average from the start to `at_us`; the value itself if no time passed. */
static inline double sw_level_mean(const struct sw_level *level, int64_t at_us)
{
    const int64_t span_us = at_us - level->start_us;
    return span_us == 0 ? (double)level->value
                        : (double)sw_level_area(level, at_us) / (double)span_us;
}

#endif
