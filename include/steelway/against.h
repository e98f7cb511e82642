/*
 * against.h - what another scenario changes: which settings, and which orders
 * gain or lose.
 *
 * Both scenarios meet the same orders on common random numbers. An order is
 * paired with itself by its identity, whatever happened to the others.
 */
#ifndef SW_AGAINST_H
#define SW_AGAINST_H

#include "steelway/error.h"
#include "steelway/estimate.h"
#include "steelway/model.h"
#include "steelway/replicate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A setting that says something else. */
struct sw_changed_setting {
    const char *path;   /* "steps.cool.time" */
    const char *before; /* "" if it was not there */
    const char *after;
};

/* Some orders that have something in common. */
struct sw_gain {
    const char *by;   /* "all", "product", "class", "customer" */
    const char *name; /* "" of all customers' orders */
    double orders;    /* delivered under both, a replication */
    double gaining;   /* share that comes earlier by an hour and more */
    double losing;    /* that comes later */
    double best_d;    /* the largest gain and loss in days; 0: none */
    double worst_d;
    struct sw_estimate change; /* of the mean delivery time, in days */
    size_t only_before;        /* delivered only under the first scenario */
    size_t only_after;
};

/* An order of one replication under both scenarios. */
struct sw_order_change {
    char *order; /* owned */
    const char *product;
    const char *class_name;
    const char *customer;
    bool background;
    int64_t entered_us;
    int64_t before_us; /* delivery time */
    int64_t after_us;
    const char *step; /* where most of the change is; "" if there is none */
    const char *class_of_time;
    int64_t there_us; /* how much of it */
};

struct sw_against {
    size_t setting_count;
    const struct sw_changed_setting *settings; /* borrowed from the study */
    size_t gain_count;
    struct sw_gain *gains; /* owned */
    size_t order_count;
    struct sw_order_change *orders; /* owned; of the first replication, the
                                       largest gain first */
};

/* Which models are compared, and in which replications (1 and up). */
struct sw_against_plan {
    const struct sw_model *before;
    const struct sw_model *after;
    uint64_t seed;
    size_t replications;
    unsigned threads;
    double confidence;
    struct sw_replication_watcher watcher;
};

/* Run both in all replications and pair their orders; `settings` are left to
 * the caller. False if a run failed. */
SW_MUST_USE bool sw_against_pair(struct sw_against *against,
                                 const struct sw_against_plan *plan,
                                 struct sw_error *err);

void sw_against_clear(struct sw_against *against);

#endif
