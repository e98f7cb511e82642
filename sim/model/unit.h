/*
 * unit.h - the units of a resource while they work, break down and are closed.
 *
 * service.c decides who is served; this file knows what happens to a unit then.
 * A service is a run of segments: work goes on while the calendar is open and
 * nothing it needs is down, and what stopped it is booked apart.
 */
#ifndef SW_MODEL_UNIT_H
#define SW_MODEL_UNIT_H

#include "model/run.h"

struct sw_wear {
    struct sw_unit *unit;
    int64_t left;    /* to the next breakdown: working time (busy clock), or
                        grams */
    uint64_t number; /* of breakdowns so far */
    struct sw_event event; /* next breakdown (always clock), or the repair */
};

struct sw_unit {
    struct sw_resource_state *home;
    struct sw_item *item;    /* served, or kept; NULL: idle */
    struct sw_unit *primary; /* whose service this one is part of */
    struct sw_unit *with;    /* next of the units seized together */
    const struct sw_step *step;
    struct sw_event event; /* end of the service, or breakdown within it */
    int64_t segment_us;    /* the running segment began */
    int64_t left_us;       /* work left at its beginning */
    int64_t stopped_us;    /* since when it has stopped */
    int64_t closed_us;     /* stops of this service so far */
    int64_t down_us;
    int64_t overtime_us;     /* worked so far outside its own calendar */
    struct sw_wear *wear;    /* by breakdown; owned by the state */
    struct sw_unit *failing; /* of those together, whose breakdown `event` is;
                                NULL: it is the end */
    struct sw_wear *worn;    /* that breakdown */
    uint32_t index;
    const uint32_t *setup_keys; /* of the step it was last set up for; NULL:
                                   of none yet */
    uint32_t setup_key;         /* what it is set up for, of these */
    uint32_t repairs;           /* under way */
    uint32_t stops;             /* of its service: units of it that are down */
    bool serving;               /* and not merely kept */
};

struct sw_curb_state;

enum sw_resource_level {
    SW_LEVEL_BUSY,
    SW_LEVEL_DOWN,
    SW_LEVEL_CLOSED,
    SW_LEVEL_KEPT,
    SW_LEVEL_WAITING,
    SW_RESOURCE_LEVELS
};

struct sw_resource_state {
    const struct sw_resource *plan;
    struct sw_run *run;
    struct sw_unit *units;
    struct sw_unit **idle; /* stack of those that could start */
    uint32_t idle_count;
    uint32_t serving; /* units at work, or stopped by closing */
    uint32_t kept;    /* units held by an item that is not served */
    uint32_t down;
    uint32_t allowed; /* units that may work at a time: all, but for curbs */
    uint32_t stopped; /* less so many, for user problems */
    int64_t speed;    /* parts of SW_FULL_SPEED, as curbs let it */
    struct sw_curb_state *curbs;        /* curb.c; owned */
    const struct sw_calendar *calendar; /* its own, but for overtime */
    int64_t overtime_to_us;             /* overtime.c */
    struct sw_event overtime;           /* its end */
    struct sw_event change;             /* at change_us */
    bool open;
    bool choosing;     /* a choice of this instant is scheduled */
    bool stuck;        /* in the search for a deadlock: deadlock.c */
    int64_t change_us; /* when it next closes or opens; SW_NEVER_US if never */
    uint64_t arrivals; /* by rank, so far */
    size_t withdrawn;  /* bids still in the heap that count no more */
    struct sw_item_list waiting; /* as the rule has it: queue_rule.c */
    enum sw_class waiting_class; /* what its queue waits for */
    int64_t class_since_us;
    int64_t queue_closed_us; /* totals of the classes so far */
    int64_t queue_down_us;
    struct sw_level levels[SW_RESOURCE_LEVELS];
    sw_int128 areas[SW_RESOURCE_LEVELS]; /* over the window, once closed */
    sw_int128 setup_us;                  /* of services ended in the window */
};

void sw_units_create(struct sw_run *run, struct sw_resource_state *state,
                     const struct sw_resource *plan);
void sw_units_destroy(struct sw_resource_state *state);

/* Schedule the first closing and the first breakdowns. */
void sw_units_start(struct sw_resource_state *state);

/* Is it open for work that begins now? At the instant of closing it is not,
 * although work that ends then is done first. */
static inline bool sw_units_are_open(const struct sw_resource_state *state)
{
    return state->open && sw_run_now(state->run) < state->change_us;
}

/* From now on it works at this speed, with so many units at a time. */
void sw_units_curb(struct sw_resource_state *state, int64_t speed,
                   uint32_t allowed);

/* Does its work stop while it is closed? What is finished come what may does
 * not see the closing. */
static inline bool
sw_units_stop_at_closing(const struct sw_resource_state *state)
{
    return state->plan->over_shift != SW_OVER_SHIFT_FINISH &&
           !sw_calendar_is_always(state->calendar);
}

/* From now on it works by this calendar. */
void sw_units_work_by(struct sw_resource_state *state,
                      const struct sw_calendar *calendar);

/* curb.c: units at work, or kept, or down with work. */
uint32_t sw_units_occupied(const struct sw_resource_state *state);

/* Is there one that could start? */
static inline bool sw_units_have_idle(const struct sw_resource_state *state)
{
    return state->idle_count > 0 && (state->allowed >= state->plan->units ||
                                     sw_units_occupied(state) < state->allowed);
}

/* How long `work_us` take by the clock, at the speed there is. */
int64_t sw_units_clock_us(const struct sw_resource_state *state,
                          int64_t work_us);

/* An idle unit, which is taken out of the idle ones. */
struct sw_unit *sw_unit_take(struct sw_resource_state *state);

/* It is idle again, unless it is down. */
void sw_unit_give(struct sw_unit *unit);

/* `unit` begins `work_us` of service of `item` at `step`. */
void sw_unit_serve(struct sw_unit *unit, const struct sw_step *step,
                   struct sw_item *item, int64_t work_us);

/* Its service, which nothing stops, is broken off: `left_us` of it are left. It
 * has the unit until that is given. */
void sw_unit_break_off(struct sw_unit *unit);

/* Bring levels and the queue's class up to date after a change. */
void sw_units_refresh(struct sw_resource_state *state);

/* How long the queue has waited in all for opening, for repair, up to now. */
int64_t sw_units_closed_us(const struct sw_resource_state *state);
int64_t sw_units_down_us(const struct sw_resource_state *state);

/* The crew that `wear` has waited for has repaired its unit. */
void sw_unit_repaired(struct sw_wear *wear);

/* service.c: the unit's service is over; a unit may have become idle. */
void sw_service_end(struct sw_unit *unit);
void sw_service_offer(struct sw_resource_state *state);

#endif
