/*
 * policy_settings.h - a response policy as a scenario file has it.
 */
#ifndef SW_MODEL_POLICY_SETTINGS_H
#define SW_MODEL_POLICY_SETTINGS_H

#include "scenario/setting.h"

struct sw_who_settings {
    struct sw_names classes;
    struct sw_names products;
    struct sw_names problems;        /* types, or the one word all */
    const struct sw_node *customers; /* a list of texts; NULL: all */
    struct sw_names at;
    int64_t at_most_g; /* 0: of any size */
};

/* One of the first four; 0: not told. */
struct sw_limit_settings {
    int64_t lines;
    int64_t tonnes_g;
    int64_t projects;
    int64_t uses;
    int per; /* enum sw_limit_per */
};

struct sw_policy_cost_settings {
    int64_t use;
    double tonne;
    int payer; /* enum sw_payer */
};

struct sw_policy_settings {
    struct sw_objects when;
    struct sw_who_settings who;
    struct sw_objects actions;
    struct sw_limit_settings limit;
    struct sw_policy_cost_settings cost;
};

extern const struct sw_table SW_POLICY_TABLE;

#endif
