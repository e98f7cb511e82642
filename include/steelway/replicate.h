/*
 * replicate.h - replications of several options on several threads.
 *
 * A job is one replication of one option. Threads take jobs from a shared
 * counter, replication 1 of every option first, then replication 2; results are
 * put where they belong. So what comes out does not depend on the number of
 * threads, and when it has to stop early, what all options have finished is as
 * long as it can be.
 */
#ifndef SW_REPLICATE_H
#define SW_REPLICATE_H

#include "steelway/error.h"
#include "steelway/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Run one job; called from any thread, for different jobs at the same time. */
typedef bool sw_replicate_fn(void *self, size_t option, uint64_t replication,
                             struct sw_outcome *outcome, struct sw_error *err);

/* Who watches; called from the thread that called sw_replicate, some ten times
 * a second. Each may be NULL. */
struct sw_replication_watcher {
    void *self;
    /* `done` of `total` jobs are done. */
    void (*progress)(void *self, size_t done, size_t total);
    /* True: take no new jobs; those that run are finished. */
    bool (*stop)(void *self);
};

struct sw_replication_plan {
    size_t options;      /* 1 or more */
    size_t replications; /* of each option; 1 or more */
    uint64_t first;      /* number of the first replication, usually 1 */
    unsigned threads;    /* 1 or more */
    sw_replicate_fn *run;
    void *self; /* for `run` */
    struct sw_replication_watcher watcher;
};

/* {0} holds nothing. */
struct sw_replications {
    size_t options;
    size_t count; /* of replications that every option has finished */
    struct sw_outcome *outcomes; /* owned; see sw_replications_at */
    bool stopped;                /* fewer than were planned */
};

/* Replication number `first` + `index` of `option`; borrowed. */
const struct sw_outcome *
sw_replications_at(const struct sw_replications *replications, size_t option,
                   size_t index);

/*
 * Run the plan. Stopped early, the result holds the longest run of replications
 * from the first that all options finished. False if a job failed: `err` is
 * that of the first that did, in the order of jobs.
 */
SW_MUST_USE bool sw_replicate(const struct sw_replication_plan *plan,
                              struct sw_replications *replications,
                              struct sw_error *err);

/*
 * Add the options of `more`, which ran the same replications, behind those of
 * `replications`, which may be {0}; `more` becomes {0}. If `more` was stopped,
 * it is only dropped, unless it is the first.
 */
void sw_replications_join(struct sw_replications *replications,
                          struct sw_replications *more);

/* How many of an option's replications have drawn the same numbers as another
 * one: none, unless the random numbers are at fault. Replications that draw
 * nothing are not counted. */
size_t sw_replications_repeated(const struct sw_replications *replications,
                                size_t option);

void sw_replications_clear(struct sw_replications *replications);

/* Option i, called names[i], runs models[i], all with the same seed: for
 * sw_replication_plan. What fails is told with its name and replication. */
struct sw_model_jobs {
    const struct sw_model *const *models;
    const char *const *names;
    uint64_t seed;
};

bool sw_replicate_model(void *model_jobs, size_t option, uint64_t replication,
                        struct sw_outcome *outcome, struct sw_error *err);

#endif
