/*
 * measure_row.h - the measures there are, and how each is worked out.
 *
 * A new measure is a row in measure_row.c, measure_otif.c, measure_policy.c or
 * measure_event.c.
 */
#ifndef SW_MODEL_MEASURE_ROW_H
#define SW_MODEL_MEASURE_ROW_H

#include "model/measure.h"

#define SW_ALL_TYPES UINT32_MAX
#define SW_ALL_CLASSES UINT32_MAX

/* Which problems. */
struct sw_problem_key {
    bool of_group; /* of products, in place of type and class */
    uint32_t type;
    uint32_t class_index;
    uint32_t stage;
};

/* What a series is of; which of these count depends on the row. */
struct sw_series_map {
    const struct sw_measure_row *row;
    uint32_t group;
    uint32_t step;
    uint32_t demand;
    uint32_t resource;
    uint32_t cell;
    uint32_t account;
    uint32_t policy;
    uint32_t action;
    int payer; /* SW_PAYERS: all */
    const struct sw_product_settings *product;
    uint32_t own;  /* of the step's kind: which of its measures; else which
                      disruption */
    uint32_t part; /* of the step: which of its parts */
    struct sw_problem_key problem;
};

typedef void sw_measure_fill_fn(struct sw_run *run,
                                const struct sw_series_map *map,
                                struct sw_total *total);

struct sw_measure_row {
    struct sw_measure measure;
    sw_measure_fill_fn *fill;
};

enum {
    SW_ORDER_ROW_COUNT = 12,
    SW_OTIF_ROW_COUNT = 6,
    SW_LIFE_ROW_COUNT = 2,
    SW_PROJECT_ROW_COUNT = 5,
    SW_STEP_ROW_COUNT = 8,
    SW_RESOURCE_ROW_COUNT = 7,
    SW_PROBLEM_ROW_COUNT = 11,
    SW_PAYMENT_ROW_COUNT = 2,
    SW_DISPOSITION_ROW_COUNT = 12,
    SW_STAGE_ROW_COUNT = 3,
    SW_PROBLEM_ORDER_ROW_COUNT = 5,
    SW_DEVELOPMENT_ROW_COUNT = 4,
    SW_DISRUPTION_ROW_COUNT = 2,
    SW_POLICY_ROW_COUNT = 6,
    SW_ACTION_ROW_COUNT = 2
};

/* The first SW_SAMPLES of orders, and the first of steps, can keep values. */
extern const struct sw_measure_row SW_ORDER_ROWS[SW_ORDER_ROW_COUNT];
/* Of orders and projects, by dates other than the first promise. */
extern const struct sw_measure_row SW_OTIF_ROWS[SW_OTIF_ROW_COUNT];
/* Of demands whose orders may be cancelled or changed. */
extern const struct sw_measure_row SW_LIFE_ROWS[SW_LIFE_ROW_COUNT];
/* Of demands whose projects have sections. */
extern const struct sw_measure_row SW_PROJECT_ROWS[SW_PROJECT_ROW_COUNT];
extern const struct sw_measure_row SW_STEP_ROWS[SW_STEP_ROW_COUNT];
extern const struct sw_measure_row SW_RESOURCE_ROWS[SW_RESOURCE_ROW_COUNT];
/* Of user problems: by type and severity, stage by stage, and by product. */
extern const struct sw_measure_row SW_PROBLEM_ROWS[SW_PROBLEM_ROW_COUNT];
/* Where payment is withheld; where something comes of them, two of each. */
extern const struct sw_measure_row SW_PAYMENT_ROWS[SW_PAYMENT_ROW_COUNT];
extern const struct sw_measure_row
    SW_DISPOSITION_ROWS[SW_DISPOSITION_ROW_COUNT];
extern const struct sw_measure_row SW_STAGE_ROWS[SW_STAGE_ROW_COUNT];
extern const struct sw_measure_row
    SW_PROBLEM_ORDER_ROWS[SW_PROBLEM_ORDER_ROW_COUNT];
extern const struct sw_measure_row
    SW_DEVELOPMENT_ROWS[SW_DEVELOPMENT_ROW_COUNT];
extern const struct sw_measure_row SW_DISRUPTION_ROWS[SW_DISRUPTION_ROW_COUNT];
/* Of response policies: each, by group, by action. */
extern const struct sw_measure_row SW_POLICY_ROWS[SW_POLICY_ROW_COUNT];
extern const struct sw_measure_row SW_DISPLACED_ROW;
extern const struct sw_measure_row SW_ACTION_ROWS[SW_ACTION_ROW_COUNT];
/* Of those that order for stocks. */
extern const struct sw_measure_row SW_REPLENISHED_ROW;
extern const struct sw_measure_row SW_BREAKDOWN_ROW;
extern const struct sw_measure_row SW_OWN_ROW;    /* of the step's kind */
extern const struct sw_measure_row SW_PART_ROW;   /* of a part of the step */
extern const struct sw_measure_row SW_STOCKS_ROW; /* of all stocks together */

#endif
