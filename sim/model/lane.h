/*
 * lane.h - when loads set out on a lane: departures on a timetable, and
 * closures by weather, season and repair.
 *
 * While a lane is closed no load sets out; what is on its way arrives. A load
 * that waits for a vehicle then waits for the lane instead, and asks for the
 * vehicle when the lane opens.
 */
#ifndef SW_MODEL_LANE_H
#define SW_MODEL_LANE_H

#include "model/run.h"

extern const struct sw_table SW_CLOSURE_TABLE;
extern const struct sw_table SW_TIMETABLE_TABLE;

/* `every` is NULL without a timetable. */
struct sw_timetable_settings {
    const struct sw_distribution *every;
    int64_t first_us;
    struct sw_name calendar;
};

struct sw_lane_plan {
    struct sw_drawn every; /* between departures */
    int64_t first_us;      /* SW_NEVER_US: after the first `every` */
    const struct sw_calendar *calendar; /* in whose time that is; NULL: ours */
    size_t closure_count;
    const struct sw_spell_plan *closures;
    uint64_t entity; /* of the step */
    void (*departs)(struct sw_run *run, const struct sw_step *step);
    /* The lane is open for a load that has waited for that. */
    void (*sets_out)(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *load);
};

struct sw_spell;

struct sw_lane {
    const struct sw_lane_plan *plan;
    const struct sw_step *step;
    uint64_t departures;       /* so far */
    struct sw_spell *closures; /* owned */
    uint32_t shut;             /* closures, and disruptions, that hold */
    struct sw_item_list held;  /* loads that wait for the lane */
    int64_t since_us;          /* the time shut is summed up to here */
    int64_t shut_us;           /* in the window */
};

/* Make the plan of the lane of `step`; `departs`, `sets_out` and `entity` are
 * the caller's. False after reporting. */
struct sw_compiler;
bool sw_lane_compile(struct sw_compiler *compiler, const struct sw_step *step,
                     const struct sw_timetable_settings *timetable,
                     const struct sw_objects *closures,
                     struct sw_lane_plan *plan);

/* `lane` borrows `plan` and stays where it is until it is stopped. */
void sw_lane_start(struct sw_run *run, struct sw_lane *lane,
                   const struct sw_lane_plan *plan, const struct sw_step *step);
void sw_lane_stop(struct sw_lane *lane);

/* The load sets out now, or when the lane opens. */
void sw_lane_take(struct sw_run *run, struct sw_lane *lane,
                  struct sw_item *load);

/* Something else shuts it, or does so no more. */
void sw_lane_turn(struct sw_run *run, struct sw_lane *lane, bool is_shut);

/* The window opens. */
void sw_lane_restart(const struct sw_run *run, struct sw_lane *lane);

/* How long the lane was shut in the window, up to now. */
int64_t sw_lane_shut_us(const struct sw_run *run, const struct sw_lane *lane);

#endif
