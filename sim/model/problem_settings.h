/*
 * problem_settings.h - what a scenario file may say of user problems, as the
 * reader leaves it.
 */
#ifndef SW_MODEL_PROBLEM_SETTINGS_H
#define SW_MODEL_PROBLEM_SETTINGS_H

#include "scenario/setting.h"

#include <stdint.h>

/* What a problem is about. */
enum sw_problem_scope {
    SW_SCOPE_COIL,
    SW_SCOPE_TEST_LOT,
    SW_SCOPE_HEAT,
    SW_SCOPE_ORDER
};

struct sw_reopened_settings {
    double probability;
    struct sw_name to;
};

/* A line that stands still for want of good steel. */
struct sw_stop_settings {
    struct sw_names severity; /* none: whatever it is */
    struct sw_name resource;
    double cost; /* of an hour */
    int payer;
};

/* What is not paid for until the problem is settled. */
struct sw_withheld_settings {
    double share;     /* of the value of the lot, or order */
    int64_t terms_us; /* from delivery until the bill falls due */
    double interest;  /* share in a time */
    int payer;
};

enum sw_disposition {
    SW_ADVICE,     /* told how to use it */
    SW_CONCESSION, /* used as it is, for less */
    SW_CREDIT,     /* taken back, and paid back */
    SW_REWORK,     /* put right, at a step before */
    SW_REPLACE,    /* taken back, and made again */
    SW_REJECT,     /* not the mill's fault */
    SW_DISPOSITIONS
};

/* By enum sw_disposition. */
extern const char *const SW_DISPOSITION_NAMES[];

/* What may come of a problem; which of these count depends on what it is. */
struct sw_disposition_settings {
    double share;
    double cost; /* for each gram */
    int payer;
    struct sw_name to;    /* rework */
    struct sw_name class; /* replace */
};

struct sw_dispositions_settings {
    struct sw_disposition_settings by[SW_DISPOSITIONS];
};

struct sw_repeats_settings {
    double share;
    double after_cause;
};

struct sw_problem_type_settings {
    struct sw_names products; /* none: all own */
    double probability;
    const struct sw_node *found;    /* {slit: 30 %, form: 50 %} */
    const struct sw_node *severity; /* {at_risk: 30 %, …}; NULL: standard */
    int scope;
    struct sw_name route;
    int64_t late_by_us; /* only of orders that are so late; 0: any */
    struct sw_reopened_settings reopened;
    bool hold;
    struct sw_stop_settings stops;
    struct sw_withheld_settings withholds;
    struct sw_dispositions_settings dispositions;
    struct sw_repeats_settings repeats;
};

struct sw_problem_stage_settings {
    struct sw_names after; /* none: the end of the route */
    int64_t within_us;
};

struct sw_problems_settings {
    struct sw_objects types;
    struct sw_objects stages;
    const struct sw_node *history; /* a file */
};

extern const struct sw_table SW_PROBLEMS_TABLE;

#endif
