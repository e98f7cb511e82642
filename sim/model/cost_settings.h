/*
 * cost_settings.h - what a scenario file may say of money, as the reader leaves
 * it. Money is in money units, rates are in base units.
 */
#ifndef SW_MODEL_COST_SETTINGS_H
#define SW_MODEL_COST_SETTINGS_H

#include "scenario/setting.h"

#include <stdint.h>

enum sw_payer {
    SW_PAYER_MILL,
    SW_PAYER_FABRICATOR,
    SW_PAYER_CARRIER,
    SW_PAYERS
};

/* By enum sw_payer; ends in NULL. */
extern const char *const SW_PAYER_NAMES[];

/* "mill" */
const char *sw_payer_name(int payer);

/* Of a step. */
struct sw_cost_settings {
    double tonne;
    double value; /* share of what the product is worth */
    int64_t lot;
    int64_t trip;
    int64_t setup;
    double surplus;
    double downgrade;
    int payer;
};

struct sw_resource_cost_settings {
    double hour;
    double overtime;
    double lost_hour;
    int payer;
};

/* Of a class of orders. */
struct sw_fee_settings {
    double tonne;
    int64_t order;
    int payer;
};

struct sw_penalty_settings {
    double rate; /* share of the order's value */
    double cap;  /* likewise */
    int payer;
};

struct sw_holding_settings {
    double rate;         /* share of the product's value */
    double space;        /* for each gram */
    struct sw_name from; /* a milestone; NULL: since the lots came to be */
    int payer;
    int after_delivery;
};

/* What a tonnage is told in as well. */
struct sw_tonnes_per_settings {
    int64_t km_g;
    int64_t mw_g;
};

extern const struct sw_table SW_STEP_COST_TABLE;
extern const struct sw_table SW_RESOURCE_COST_TABLE;
extern const struct sw_table SW_FEE_TABLE;
extern const struct sw_table SW_PENALTY_TABLE;
extern const struct sw_table SW_HOLDING_TABLE;
extern const struct sw_table SW_TONNES_PER_TABLE;

#endif
