/*
 * study_settings.h - what a study file may hold, as the reader leaves it.
 */
#ifndef SW_STUDY_STUDY_SETTINGS_H
#define SW_STUDY_STUDY_SETTINGS_H

#include "scenario/setting.h"

struct sw_option_cost_settings {
    int64_t once;      /* money units */
    int64_t spread_us; /* over so much time */
    double interest;   /* a year */
    int64_t month;     /* money units a month */
    double tonne;      /* money units per gram */
    int payer;
};

struct sw_option_settings {
    const struct sw_node *changes;
    const char *file;
    struct sw_option_cost_settings cost;
};

struct sw_combine_settings {
    int64_t of_best; /* 0: none */
    int64_t up_to;
    bool sequence;
    int64_t most;
    const struct sw_node *sets;
};

struct sw_study_settings {
    int64_t format;
    const char *name;
    const char *baseline;
    const char *improve;
    struct sw_names products;
    const struct sw_node *within;
    double confidence;
    const char *matters; /* "0.5 d"; NULL if not given */
    const struct sw_node *exclusive;
    struct sw_combine_settings combine;
    struct sw_objects options;
};

#endif
