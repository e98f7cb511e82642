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

struct sw_problem_type_settings {
    struct sw_names products; /* none: all own */
    double probability;
    const struct sw_node *found;    /* {slit: 30 %, form: 50 %} */
    const struct sw_node *severity; /* {at_risk: 30 %, …}; NULL: standard */
    int scope;
    struct sw_name route;
    int64_t late_by_us; /* only of orders that are so late; 0: any */
    struct sw_reopened_settings reopened;
};

struct sw_problem_stage_settings {
    struct sw_names after; /* none: the end of the route */
    int64_t within_us;
};

struct sw_problems_settings {
    struct sw_objects types;
    struct sw_objects stages;
};

extern const struct sw_table SW_PROBLEMS_TABLE;

#endif
