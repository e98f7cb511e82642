/*
 * bench_scenario.c - work that comes from scenario files: compiled, with every
 * class of time booked, audited, and run as a user's.
 */
#include "bench.h"

#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "scenario/document.h"
#include "steelway/model.h"
#include "steelway/replicate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct opened {
    struct sw_reader reader;
    struct sw_model *model;
};

/* A benchmark's own scenario has no errors; if it has, they are shown. */
static struct opened open_scenario(const char *path, const char *change)
{
    struct opened opened = {.reader = {.arena = sw_arena_create(),
                                       .diagnostics = sw_diagnostics_create()}};
    const struct sw_node *root = sw_document_read(&opened.reader, path);
    if (root != NULL && change != NULL) {
        root = sw_document_set(&opened.reader, root, change);
    }
    if (root != NULL) {
        opened.model = sw_model_compile(&opened.reader, root, NULL);
    }
    sw_diagnostics_print(opened.reader.diagnostics, stderr);
    if (opened.model == NULL) {
        exit(EXIT_FAILURE);
    }
    return opened;
}

static void close_scenario(struct opened *opened)
{
    sw_model_destroy(opened->model);
    sw_diagnostics_destroy(opened->reader.diagnostics);
    sw_arena_destroy(opened->reader.arena);
}

/* Mean of the first series of that measure, in its printed unit. */
static double mean_of(const struct sw_model *model,
                      const struct sw_outcome *outcome, const char *id)
{
    for (size_t i = 0; i < outcome->count; i++) {
        const struct sw_measure *measure = sw_model_series(model, i)->measure;
        if (strcmp(measure->id, id) == 0) {
            return outcome->totals[i].numerator /
                   outcome->totals[i].denominator * measure->scale;
        }
    }
    return 0.0;
}

static void run_once(const struct sw_model *model, uint64_t replication,
                     struct sw_outcome *outcome)
{
    struct sw_error err;
    if (!sw_model_run(model, &(struct sw_replication){1, replication, NULL},
                      outcome, &err)) {
        (void)fprintf(stderr, "%s\n", err.message);
        exit(EXIT_FAILURE);
    }
}

struct bench_result scenario_stations(struct bench_size size)
{
    char change[64];
    (void)snprintf(change, sizeof(change), "run.length=%llu orders",
                   (unsigned long long)size.count);
    struct opened opened = open_scenario(BENCH_SCENARIO, change);
    struct sw_outcome outcome;
    const double from = bench_clock();
    run_once(opened.model, 1, &outcome);
    const double seconds = bench_clock() - from;
    const double mean_h =
        24.0 * mean_of(opened.model, &outcome, "delivery_time");
    sw_outcome_clear(&outcome);
    close_scenario(&opened);
    return (struct bench_result){seconds, mean_h};
}

static struct bench_result on_threads(struct bench_size size, unsigned threads)
{
    char change[64];
    (void)snprintf(change, sizeof(change), "run.length=%llu orders",
                   (unsigned long long)size.pending);
    struct opened opened = open_scenario(BENCH_SCENARIO, change);
    const struct sw_model *models[] = {opened.model};
    const char *names[] = {"bench"};
    struct sw_model_jobs jobs = {.models = models, .names = names, .seed = 1};
    const struct sw_replication_plan plan = {
        .options = 1,
        .replications = size.count,
        .first = 1,
        .threads = threads,
        .run = sw_replicate_model,
        .self = &jobs,
    };
    struct sw_replications replications = {0};
    struct sw_error err;
    const double from = bench_clock();
    if (!sw_replicate(&plan, &replications, &err)) {
        (void)fprintf(stderr, "%s\n", err.message);
        exit(EXIT_FAILURE);
    }
    const double seconds = bench_clock() - from;
    const double mean = mean_of(
        opened.model, sw_replications_at(&replications, 0, 0), "delivery_time");
    sw_replications_clear(&replications);
    close_scenario(&opened);
    return (struct bench_result){seconds, mean};
}

struct bench_result on_one_thread(struct bench_size size)
{
    return on_threads(size, 1);
}

struct bench_result on_two_threads(struct bench_size size)
{
    return on_threads(size, 2);
}

void bench_print_base_plant(void)
{
    enum { REPLICATIONS = 3 };
    struct opened opened = open_scenario(BENCH_BASE_PLANT, NULL);
    uint64_t events = 0;
    const double from = bench_clock();
    for (uint64_t r = 1; r <= REPLICATIONS; r++) {
        struct sw_outcome outcome;
        run_once(opened.model, r, &outcome);
        events += outcome.events;
        sw_outcome_clear(&outcome);
    }
    const double seconds = bench_clock() - from;
    (void)printf("%-30s %.2f million events a second and core "
                 "(%.0f ns an event; %llu events a replication)\n",
                 "scenarios/base", (double)events / seconds / 1e6,
                 seconds / (double)events * 1e9,
                 (unsigned long long)(events / REPLICATIONS));
    close_scenario(&opened);
}
