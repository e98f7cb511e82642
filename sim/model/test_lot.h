/*
 * test_lot.h - lots of one heat that are tested together.
 *
 * A heat lives as long as a lot of it: each lot keeps it, and lets go of it at
 * its end or when it is cast anew. A test is of all lots of the heat that agree
 * in a key; what comes of it holds for those, too, that come later.
 */
#ifndef SW_MODEL_TEST_LOT_H
#define SW_MODEL_TEST_LOT_H

#include "model/run.h"

struct sw_test {
    struct sw_test *next; /* of the heat */
    uint32_t key;         /* number of the first product that has it */
    uint32_t number;      /* of the test of these lots, from 0 */
    int result;
    bool started;
    bool decided;
    struct sw_item *sample; /* the lot that waits for, or has, the laboratory */
    struct sw_item_list held; /* the others, until it is decided */
};

/* All of a run. */
struct sw_test_lots {
    struct sw_pool *heats;
    struct sw_pool *tests;
};

struct sw_heat {
    struct sw_test_lots *home;
    uint64_t entity;
    uint32_t lots; /* that keep it */
    struct sw_test *tests;
};

void sw_test_lots_start(struct sw_test_lots *all);
void sw_test_lots_stop(struct sw_test_lots *all);

/* The members of `carrier` are of one heat from now on. */
void sw_heat_form(struct sw_run *run, struct sw_item *carrier);

/* `lot`, of no heat yet, keeps `heat`; or lets go of the one that it keeps. */
void sw_heat_keep(struct sw_item *lot, struct sw_heat *heat);
void sw_heat_release(struct sw_item *lot);

/* The test of this number and key; one that is new is not decided. */
struct sw_test *sw_heat_test(struct sw_heat *heat, uint32_t key,
                             uint32_t number);

#endif
