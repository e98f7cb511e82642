/*
 * arrival_rate.h - at what rate the orders of a stream come, and when so many
 * have come of them in the mean.
 *
 * The rate is that of the year's mean times the weight of the month, growth,
 * ramp, peaks and wave. Time falls into spans within which all but ramp and
 * wave stand still, so that the cumulative rate has a closed form in each.
 */
#ifndef SW_MODEL_ARRIVAL_RATE_H
#define SW_MODEL_ARRIVAL_RATE_H

#include "model/compiler.h"
#include "model/plant_date.h"

struct sw_ramp_settings {
    double from;
    double to;
    int64_t start_us; /* since 1970-01-01 */
    int64_t lasts_us;
};

struct sw_wave_settings {
    int64_t period_us;
    double swing;
    int64_t peak_us;
};

/* As written: part of the settings of every stream. */
struct sw_rate_settings {
    double rate;                   /* per microsecond, mean of a year */
    const struct sw_node *monthly; /* twelve weights */
    double growth;                 /* per year */
    struct sw_ramp_settings ramp;
    struct sw_objects peaks;
    struct sw_wave_settings wave;
};

extern const struct sw_table SW_RAMP_TABLE;
extern const struct sw_table SW_PEAK_TABLE;
extern const struct sw_table SW_WAVE_TABLE;

/* Times are those of the run's clock. */
struct sw_peak {
    int64_t from_us;
    int64_t to_us;
    double times;
};

struct sw_rate_plan {
    double rate;
    bool monthwise;            /* it changes with the months */
    double monthly[SW_MONTHS]; /* share of a year's arrivals */
    double growth;             /* log of the factor in a month */
    int64_t start_us;          /* of the run, since 1970-01-01, local */
    bool ramps_after;          /* its times count from an approval */
    int64_t ramp_from_us;      /* a ramp of no length is none */
    int64_t ramp_to_us;
    double ramp_from;
    double ramp_to;
    size_t peak_count;
    const struct sw_peak *peaks;
    int64_t wave_us; /* its period; 0: none */
    int64_t wave_peak_us;
    double swing;
};

/* A span in which the rate is level or a line, but for the wave. */
struct sw_rate_span {
    int64_t from_us;
    int64_t to_us;
    double rate;   /* at from_us */
    double slope;  /* of the rate, per microsecond */
    double before; /* cumulative rate at from_us */
};

/* Make the plan; false after reporting. */
bool sw_rate_compile(struct sw_compiler *compiler,
                     const struct sw_demand *demand,
                     const struct sw_rate_settings *settings,
                     struct sw_rate_plan *plan);

/* The span that begins at `from_us`, when the cumulative rate is `before`. */
struct sw_rate_span sw_rate_span_at(const struct sw_rate_plan *plan,
                                    int64_t from_us, double before);

/* The cumulative rate at `at_us`, in the span or at its end. */
double sw_rate_reached(const struct sw_rate_plan *plan,
                       const struct sw_rate_span *span, int64_t at_us);

/* The time at which the cumulative rate is `reached`, in `span` or later; the
 * span is then the one it is in. SW_NEVER_US if it never is. */
int64_t sw_rate_invert(const struct sw_rate_plan *plan,
                       struct sw_rate_span *span, double reached);

#endif
