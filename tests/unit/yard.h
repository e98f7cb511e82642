/*
 * yard.h - a yard from which coils are shipped: scenarios for small_plant.h.
 */
#ifndef SW_TESTS_YARD_H
#define SW_TESTS_YARD_H

#include "small_plant.h"

/* Orders of one to three coils of 17 t, on `lots` and with `more` resources,
 * calendars and the like. The run begins on Monday, 2026-01-05. */
#define YARD(lots, stream, steps, more)                                        \
    "format: 1\n"                                                              \
    "name: yard\n"                                                             \
    "run: { length: 100 d, limit: 100 d, quantiles: [] }\n"                    \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 17 t, min: 14 t, max: 19 t } }\n"     \
    "routes:\n"                                                                \
    "  way: { lots: [" lots "] }\n"                                            \
    "demand:\n"                                                                \
    "  stream: { kind: orders, products: { coil: 100 % }, " stream " }\n"      \
    "steps:\n" steps more

#define HOURLY(count) "first: 0 h, every: 1 h, count: " count ", tonnes: 17 t"
#define ONE_ORDER(tonnes) "first: 0 h, every: 1 h, count: 1, tonnes: " tonnes
#define HAUL(settings) "  haul: { kind: transport, time: 2 h, " settings " }\n"
#define PRESS "  press: { kind: process, resource: press, time: 1 h }\n"
#define ONE_PRESS "resources: { press: {} }\n"

/* Mean hours of an order at `haul` in this class of time. */
static inline double hours(const struct small_plant *plant, const char *class)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (series->measure->group == SW_MEASURES_BREAKDOWN &&
            strcmp(series->subject, "haul") == 0 &&
            strcmp(series->subclass, class) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale;
        }
    }
    fail_msg("no time is %s", class);
    return 0.0;
}

static inline void assert_hours(const struct small_plant *plant,
                                const char *activity, const char *lifecycle,
                                size_t count, const double *at)
{
    for (size_t i = 0; i < count; i++) {
        assert_time(plant, activity, lifecycle, i + 1, at[i]);
    }
    assert_times(plant, activity, lifecycle, count);
}

#endif
