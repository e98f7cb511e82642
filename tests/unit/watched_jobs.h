/*
 * watched_jobs.h - a run in which job n is order number n of the stream `jobs`,
 * of one lot: when it was where, and what it drew. All texts of scenarios are
 * given as for small_plant.h.
 */
#ifndef SW_TESTS_WATCHED_JOBS_H
#define SW_TESTS_WATCHED_JOBS_H

#include "small_plant.h"

#include "base/hash.h"

#include <math.h>

enum { JOBS = 3000, STAGES = 4 };

/* Counted from 0: job 0 is jobs-1. */
struct watched_jobs {
    const char *const *steps; /* that are watched, STAGES at most */
    int64_t came_us[JOBS][STAGES];
    int64_t started_us[JOBS][STAGES];
    int64_t left_us[JOBS][STAGES];
    double unit[JOBS][STAGES]; /* drawn for its time, visit 0 */
    int64_t entered_us[JOBS];
    int64_t delivered_us[JOBS];
    size_t delivered; /* how many */
};

/* The job of an order "jobs-17"; JOBS if it is none. */
static inline size_t job_of(const char *order)
{
    unsigned long number = 0;
    if (sscanf(order, "jobs-%lu", &number) != 1 || number == 0) {
        return JOBS;
    }
    return number > JOBS ? JOBS : number - 1;
}

static inline size_t stage_of(const struct watched_jobs *watched,
                              const char *step, size_t length)
{
    size_t stage = 0;
    while (watched->steps[stage] != NULL &&
           !(strlen(watched->steps[stage]) == length &&
             strncmp(watched->steps[stage], step, length) == 0)) {
        stage++;
    }
    return watched->steps[stage] == NULL ? STAGES : stage;
}

static inline void watch_happening(void *self,
                                   const struct sw_happening *happening)
{
    struct watched_jobs *watched = self;
    const size_t job = job_of(happening->order);
    const size_t stage =
        stage_of(watched, happening->activity, strlen(happening->activity));
    if (job == JOBS || stage == STAGES) {
        return;
    }
    if (strcmp(happening->lifecycle, "schedule") == 0) {
        watched->came_us[job][stage] = happening->at_us;
    } else if (strcmp(happening->lifecycle, "start") == 0) {
        watched->started_us[job][stage] = happening->at_us;
    } else {
        watched->left_us[job][stage] = happening->at_us;
    }
}

static inline void watch_order(void *self, const struct sw_order_record *record)
{
    struct watched_jobs *watched = self;
    const size_t job = job_of(record->order);
    if (job < JOBS) {
        watched->entered_us[job] = record->entered_us;
        watched->delivered_us[job] = record->delivered_us;
        watched->delivered += record->delivered_us != SW_NEVER_US ? 1 : 0;
    }
}

/* A draw is a job's because of its address, not because of when it was made. */
static inline void watch_draw(void *self, const struct sw_draw_record *record)
{
    struct watched_jobs *watched = self;
    const char *name = strchr(record->purpose, '/');
    if (strncmp(record->purpose, "steps/", 6) != 0 || record->visit != 0 ||
        strcmp(strrchr(record->purpose, '/'), "/time") != 0) {
        return;
    }
    const size_t length = (size_t)(strrchr(name, '/') - name) - 1;
    const size_t stage = stage_of(watched, name + 1, length);
    const uint64_t stream = sw_hash_text("jobs");
    for (size_t job = 0; stage < STAGES && job < JOBS; job++) {
        if (record->entity == sw_hash_pair(sw_hash_pair(stream, job + 1), 1)) {
            watched->unit[job][stage] = record->unit;
            return;
        }
    }
}

/* Run replication 1; free with sw_free. */
static inline struct watched_jobs *watch_jobs(const char *text,
                                              const char *const *steps)
{
    struct small_plant plant;
    struct watched_jobs *watched = sw_new(struct watched_jobs);
    watched->steps = steps;
    small_plant_compile(&plant, text);
    if (plant.model == NULL) {
        sw_diagnostics_print(plant.diagnostics, stderr);
        fail_msg("the scenario was refused");
    }
    const struct sw_observer observer = {.self = watched,
                                         .happening = watch_happening,
                                         .order = watch_order,
                                         .draw = watch_draw};
    plant.done =
        sw_model_run(plant.model, &(struct sw_replication){1, 1, &observer},
                     &plant.outcome, &plant.err);
    assert_true(plant.done && plant.outcome.audited);
    small_plant_clear(&plant);
    return watched;
}

/* All jobs were delivered; the scenario says `count: 3000`. */
static inline void assert_all_delivered(const struct watched_jobs *watched)
{
    assert_int_equal(watched->delivered, JOBS);
}

#endif
