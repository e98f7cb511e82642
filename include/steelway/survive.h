/*
 * survive.h - every resource, stock and lane taken out in turn: how long
 * customers do not notice, how long it takes until they notice no more, and who
 * is hurt.
 *
 * The scenario runs undisturbed and with each outage on common random numbers;
 * every order is paired with itself (docs/model.md, "Outages").
 */
#ifndef SW_SURVIVE_H
#define SW_SURVIVE_H

#include "steelway/error.h"
#include "steelway/estimate.h"
#include "steelway/model.h"
#include "steelway/replicate.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The outage that is asked for, as written. */
struct sw_outage {
    const char *from;    /* a date; NULL: a third of the window has passed */
    const char *lasts;   /* "14 d" */
    const char *matters; /* an order is hurt that comes so much later */
};

/* What an option takes out. */
struct sw_taken_out {
    const char *name; /* NULL: nothing */
    const char *kind; /* "resource", "stock", "lane" */
};

/* Times in days from the beginning of the outage. The intervals of all outages
 * hold together. */
struct sw_survived {
    struct sw_taken_out out;
    size_t noticed;             /* replications in which an order was hurt */
    size_t failed;              /* replications in which service failed */
    size_t recovered;           /* of these, in which it was back in time */
    struct sw_estimate survive; /* until the first order that is hurt would have
                                   come; of those replications */
    /* Until service is back; of those replications in which it fails. The mean
     * if it recovered in all of them; else the median, with the others longer
     * than all: `high` may be infinite. */
    struct sw_estimate recover;
    bool by_median;            /* which of the two `recover` is */
    struct sw_estimate orders; /* hurt */
    struct sw_estimate tonnes; /* of them */
    struct sw_estimate days;   /* order days lost by those that come */
    struct sw_estimate never;  /* orders that never come */
    const char *worst;         /* product with most of the tonnes; "" if none */
};

struct sw_survival {
    int64_t from_us; /* of the run's clock */
    int64_t lasts_us;
    int64_t matters_us;
    size_t replications;
    bool stopped; /* fewer than were planned */
    size_t count;
    struct sw_survived *rows; /* owned; most orders hurt first */
};

/* Option 0 is the scenario, the others are taken out. All is borrowed. */
struct sw_survival_plan {
    const struct sw_outage *outage;
    size_t options;
    const struct sw_model *const *models;
    const struct sw_taken_out *taken_out;
    uint64_t seed;
    size_t replications;
    unsigned threads;
    double confidence;
    struct sw_replication_watcher watcher;
};

/* Read what is asked for: times and a date. */
SW_MUST_USE bool sw_outage_check(const struct sw_outage *outage,
                                 struct sw_error *err);

/* Run all and tell what came of it. False if a run, or its audit, failed. */
SW_MUST_USE bool sw_survive(struct sw_survival *survival,
                            const struct sw_survival_plan *plan,
                            struct sw_error *err);

void sw_survival_clear(struct sw_survival *survival);

#endif
