/*
 * arrivals.h - when the orders or projects of a stream come.
 *
 * Either one by one with a drawn time between them (`every`), or at a rate
 * (`rate`) that may change: then the cumulative rate turns a stream of rate one
 * into times, so that season and growth move the times while arrival n stays
 * arrival n (docs/model.md, "Draws").
 */
#ifndef SW_MODEL_ARRIVALS_H
#define SW_MODEL_ARRIVALS_H

#include "model/arrival_rate.h"
#include "model/run.h"

/* As written: part of the settings of every stream. */
struct sw_arrival_settings {
    const struct sw_distribution *every;
    struct sw_rate_settings rate; /* of 0: none */
    int64_t first_us;
    int64_t count; /* 0: without end */
    struct sw_name after;
};

struct sw_arrival_plan {
    struct sw_drawn every; /* of NULL: `rate` counts */
    struct sw_rate_plan rate;
    uint64_t purpose; /* of the stream of rate one */
    int64_t first_us;
    bool has_first; /* the first one comes at first_us, with `every` */
    uint64_t count; /* UINT64_MAX: without end */
    uint64_t entity;
    uint32_t after; /* number of the development, from 1, before whose approval
                       nothing comes; 0: none */
};

/* Where a stream has got to. */
struct sw_arrivals {
    uint64_t number; /* of the newest arrival, from 1 */
    int64_t at_us;
    double reached; /* on the stream of rate one */
    struct sw_rate_span span;
    const struct sw_rate_plan *rate; /* the plan's, or the next */
    struct sw_rate_plan opened;      /* its ramp begins with the approval */
    struct sw_event event;           /* the arrival that is to come */
    sw_event_fn *arrive;             /* what it does */
    void *self;
    int64_t opened_us; /* 0: it has been open from the start */
    bool held;         /* it would come if the rate were not multiplied by 0 */
    /* Since the rate was last multiplied: by what, and where the stream of rate
     * one and the cumulative rate of the plan were then. */
    double times;
    double changed_reached;
    double changed_rate;
};

/* Make the plan for `demand`; false after reporting. */
bool sw_arrivals_compile(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_arrival_settings *settings,
                         struct sw_arrival_plan *plan);

void sw_arrivals_start(const struct sw_arrival_plan *plan,
                       struct sw_arrivals *arrivals);

/* Go on to the next arrival: its number and time are then in `arrivals`. False
 * if there is none. */
bool sw_arrivals_next(struct sw_run *run, const struct sw_arrival_plan *plan,
                      struct sw_arrivals *arrivals);

/* The same, and `arrive` is called with `self` when it comes. */
bool sw_arrivals_await(struct sw_run *run, const struct sw_arrival_plan *plan,
                       struct sw_arrivals *arrivals, sw_event_fn *arrive,
                       void *self);

/* The development that the plan waits for is approved: time counts from now on,
 * season and growth by the calendar. Then sw_arrivals_await goes on. */
void sw_arrivals_open(struct sw_run *run, const struct sw_arrival_plan *plan,
                      struct sw_arrivals *arrivals);

/* From now on the rate is so many times what the plan says; the arrival to come
 * moves, and stays the same arrival. Of a stream with a `rate`. */
void sw_arrivals_multiply(struct sw_run *run,
                          const struct sw_arrival_plan *plan,
                          struct sw_arrivals *arrivals, double times);

/* Expected arrivals per microsecond within [from_us, to_us) of the run. */
double sw_arrivals_rate(const struct sw_arrival_plan *plan, int64_t from_us,
                        int64_t to_us);

#endif
