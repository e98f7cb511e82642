/*
 * settings.h - what a scenario file may hold, as the reader leaves it.
 *
 * The structs that the tables of settings.c (and of each kind's own file) read
 * into. Quantities are in the base units of units.h.
 */
#ifndef SW_MODEL_SETTINGS_H
#define SW_MODEL_SETTINGS_H

#include "model/cost_settings.h"
#include "model/problem_settings.h"
#include "random/distribution.h"
#include "scenario/setting.h"

#include <stdint.h>

enum sw_over_shift {
    SW_OVER_SHIFT_STOP_AND_GO_ON, /* work stops at closing, goes on after */
    SW_OVER_SHIFT_MUST_FIT,       /* starts only if it ends before closing */
    SW_OVER_SHIFT_FINISH          /* what has begun is finished */
};

enum sw_preempt {
    SW_PREEMPT_NONE,   /* what has begun is finished */
    SW_PREEMPT_RESUME, /* it goes on later where it was */
    SW_PREEMPT_RESTART /* it begins anew */
};

enum sw_breakdown_clock {
    SW_CLOCK_ALWAYS, /* wears also when idle or closed */
    SW_CLOCK_BUSY,   /* wears only while it works */
    SW_CLOCK_TONNES  /* wears by the grams it works on */
};

/* Who is answerable for the time that passes at a step. */
enum sw_owner {
    SW_OWNER_MILL,
    SW_OWNER_FABRICATOR,
    SW_OWNER_CUSTOMER,
    SW_OWNER_CARRIER
};

enum sw_when_full { SW_FULL_BLOCK, SW_FULL_TURN_AWAY };

enum sw_step_per { SW_PER_LOT, SW_PER_BATCH };

enum sw_promise_rule {
    SW_PROMISE_FIXED,
    SW_PROMISE_SLOT,
    SW_PROMISE_QUANTILE /* of what the baseline takes */
};

struct sw_run_settings {
    const struct sw_node *warm_up;
    const struct sw_node *length;
    int64_t limit_us;
    int64_t replications;
    int64_t seed;
    double confidence;
    const struct sw_node *quantiles;
};

struct sw_calendar_settings {
    const struct sw_node *open;   /* {mon-fri: ["08:30-12:00"]}, weekly */
    const struct sw_node *closed; /* dates, or a file of them */
};

struct sw_breakdown_settings {
    int clock;
    const struct sw_distribution *every;
    const struct sw_distribution *tonnes; /* in place of `every` */
    const struct sw_distribution *repair;
    struct sw_name crew;
};

struct sw_curb_settings {
    int64_t from_us; /* of the plant's clock; 0: not given */
    int64_t to_us;
    const struct sw_distribution *every; /* in place of dates */
    const struct sw_distribution *lasts;
    double speed;
    int64_t units; /* negative: all */
};

struct sw_planned_settings {
    int64_t every_us; /* 0: once */
    int64_t first_us; /* 0: after `every` */
    int64_t date_us;  /* of the plant's clock; 0: not given */
    int64_t lasts_us;
};

struct sw_resource_settings {
    int64_t units;
    struct sw_name calendar;
    int over_shift;
    int rule;
    int preempt;
    int64_t down_until_us; /* of the plant's clock; 0: not given */
    struct sw_objects breakdowns;
    struct sw_objects curbs;
    struct sw_objects planned;
    struct sw_resource_cost_settings cost;
};

struct sw_coil_settings {
    int64_t unit_g;
    int64_t min_g;
    int64_t max_g;
};

struct sw_family_settings {
    const char *group;
    int64_t gauge_um;
    int64_t width_um;
    const char *coating;
};

/* 0: not limited. */
struct sw_range_settings {
    int64_t min_us;
    int64_t max_us;
};

/* What somebody who knows the plant expects of it. */
struct sw_expect_settings {
    struct sw_range_settings mean;
    struct sw_range_settings p90; /* of products */
};

struct sw_product_settings {
    struct sw_name route;
    const char *steel_code;
    struct sw_family_settings family;
    struct sw_coil_settings coil;
    int64_t standard_lead_time_us;
    int64_t remainder_us; /* planned behind its slot; 0: mean touch time */
    double tolerance;     /* a line closes when 1 - this is delivered */
    struct sw_expect_settings expect; /* of its delivery time */
    double value;                     /* money units per gram */
    double scrap_loss;                /* likewise */
    struct sw_tonnes_per_settings tonnes_per;
};

struct sw_route_settings {
    const struct sw_node *order;
    const struct sw_node *lots;
    const struct sw_node *problem;
};

struct sw_milestone_settings {
    struct sw_names after;
};

struct sw_class_settings {
    int64_t priority;
    struct sw_fee_settings fee;
};

struct sw_promise_settings {
    int rule;
    int64_t after_us; /* 0: the product's standard lead time */
    int64_t buffer_us;
    double of; /* by quantile: the share that keeps it; 0: not told */
    int64_t replications; /* of the baseline, for it */
    int64_t early_us;     /* OTIF: so much early is still on time */
    int64_t late_us;
    struct sw_penalty_settings penalty;
};

/* First in the settings of every kind of step. */
struct sw_step_settings {
    int per;
    double yield;
    int64_t room;
    int when_full;
    int owner;                        /* if it is told */
    struct sw_expect_settings expect; /* of the stay of a lot */
    struct sw_cost_settings cost;
};

/* Some changeovers; NULL: from or to anything. */
struct sw_setup_change_settings {
    const struct sw_node *from;
    const struct sw_node *to;
    const struct sw_distribution *time;
};

/* Times of setups in a file; its name, or NULL. */
struct sw_setup_matrix_settings {
    const struct sw_node *file;
};

struct sw_setup_settings {
    struct sw_names key;
    const struct sw_distribution *time;
    struct sw_setup_matrix_settings matrix;
    struct sw_objects changes; /* the first that fits, else `time` */
};

/* One of several resources that can serve; its name is the resource's. */
struct sw_alternative_settings {
    const struct sw_node *when; /* NULL: everything */
    const struct sw_distribution *time;
    double rate;
};

enum sw_any_of_by { SW_FIRST_FREE, SW_SHORTEST_QUEUE };

/* First in the settings of every kind of step that needs a resource. */
struct sw_service_settings {
    struct sw_step_settings step;
    struct sw_name resource;
    struct sw_objects any_of;
    int any_of_by;
    struct sw_names also;
    const struct sw_distribution *time;
    double rate;
    struct sw_setup_settings setup;
};

struct sw_scenario_settings {
    int64_t format;
    const char *name;
    const char *utc_offset;
    int64_t start_us; /* local, since 1970-01-01 */
    const char *currency;
    struct sw_run_settings run;
    struct sw_objects classes;
    struct sw_objects calendars;
    struct sw_objects resources;
    struct sw_objects products;
    struct sw_objects routes;
    struct sw_objects milestones;
    struct sw_objects steps;
    struct sw_objects demand;
    struct sw_promise_settings promise;
    struct sw_holding_settings holding;
    struct sw_objects policies;
    struct sw_problems_settings problems;
    struct sw_objects disruptions;
    const struct sw_node *opening; /* file of lots in process at the start */
};

/* By enum sw_owner; ends in NULL. */
extern const char *const SW_OWNER_NAMES[];

/* The whole scenario: the root of every other table. */
const struct sw_table *sw_scenario_table(void);

/* Shared by all kinds of step, and by those that need a resource: the `base` of
 * their tables. */
extern const struct sw_table SW_STEP_TABLE;
extern const struct sw_table SW_SERVICE_TABLE;

#endif
