/*
 * engine.h - the clock, and the list of events still to come.
 *
 * One engine runs one replication. Events happen in order of time; those of one
 * instant in the order of their phase, then priority (the smaller first), then
 * the order in which they were scheduled (docs/model.md, "One instant").
 */
#ifndef SW_ENGINE_ENGINE_H
#define SW_ENGINE_ENGINE_H

#include "steelway/units.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What happens in one instant, in this order. */
enum sw_phase {
    SW_PHASE_END = 0, /* ends of service, trip and repair */
    SW_PHASE_STATE,   /* changes of shift, breakdown, closure */
    SW_PHASE_ARRIVAL, /* arrivals and receipts */
    SW_PHASE_DEMAND,
    SW_PHASE_TIMER, /* reviews, timers, departures, policies */
    SW_PHASE_CHOICE /* who is served next */
};

/* Where in its instant an event happens. */
struct sw_turn {
    enum sw_phase phase;
    unsigned priority; /* within the phase: 0 (first) to 7 */
};

/* An event at this time (4,566 years) or later, SW_NEVER_US say, is pending
 * but never happens. */
#define SW_ENGINE_END_US ((INT64_C(1) << 57) - 1)

struct sw_engine;

/* What an event does. `context` is the engine's, `self` the event's. */
typedef void sw_event_fn(void *context, void *self);

/* Names a pending event; {0} names none. Stays harmless after the event. */
struct sw_event {
    uint32_t slot;
    uint32_t generation;
};

/* A new engine at time 0 with no events. Every event gets `context`, borrowed.
 */
struct sw_engine *sw_engine_create(void *context);
void sw_engine_destroy(struct sw_engine *engine);

int64_t sw_engine_now(const struct sw_engine *engine);

/* How many events are still to come. */
size_t sw_engine_count(const struct sw_engine *engine);

/* Call `fn(context, self)` at `at_us`, now or later (assert), with priority 0.
 * `self` is borrowed until then. In an instant that has begun, an event of an
 * earlier phase than the one that is running comes next. */
struct sw_event sw_engine_schedule(struct sw_engine *engine, int64_t at_us,
                                   enum sw_phase phase, sw_event_fn *fn,
                                   void *self);

/* The same, with a priority. */
struct sw_event sw_engine_schedule_turn(struct sw_engine *engine, int64_t at_us,
                                        struct sw_turn turn, sw_event_fn *fn,
                                        void *self);

/* Move a pending event (assert) to another time, as if it were cancelled and
 * scheduled now. Its old name is void; the new one is returned. */
struct sw_event sw_engine_reschedule(struct sw_engine *engine,
                                     struct sw_event event, int64_t at_us,
                                     enum sw_phase phase);

/* Take the event back, in O(1). False if it has happened or was cancelled. */
bool sw_engine_cancel(struct sw_engine *engine, struct sw_event event);

/* Is the event still to come? */
bool sw_engine_pending(const struct sw_engine *engine, struct sw_event event);

/* Run every event due at or before `end_us`, or until sw_engine_stop. The clock
 * is left at the last event. Returns how many events happened. */
uint64_t sw_engine_run(struct sw_engine *engine, int64_t end_us);

/* Let sw_engine_run return after the event that is running. */
void sw_engine_stop(struct sw_engine *engine);

#endif
