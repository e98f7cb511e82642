/*
 * flat_memory.c - does memory grow with what has gone through the plant, or
 * only with what is in it?
 *
 * Usage: flat_memory SCENARIO LOTS
 *
 * Runs a year of the plant, then as many years as bring so many lots through
 * it, in one replication, and compares the most memory that each has had. Fails
 * if it has grown by more than a quarter, as a rare full yard may make it.
 */
#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "scenario/document.h"
#include "steelway/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { YEARS_MAX = 990 };

#define GROWTH_MAX 1.25

struct passed {
    double lots;   /* at the step that most lots have left, in the window */
    double events; /* of the whole run */
    double seconds;
    double megabytes; /* the most that the process has had so far */
};

static double clock_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double most_megabytes(void)
{
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024.0;
}

static double most_lots(const struct sw_model *model,
                        const struct sw_outcome *outcome)
{
    double most = 0.0;
    for (size_t i = 0; i < outcome->count; i++) {
        const struct sw_measure *measure = sw_model_series(model, i)->measure;
        if (strcmp(measure->id, "throughput") == 0 &&
            outcome->totals[i].numerator > most) {
            most = outcome->totals[i].numerator;
        }
    }
    return most;
}

static struct sw_model *compile(struct sw_reader *reader, const char *path,
                                int years)
{
    char length[64];
    (void)snprintf(length, sizeof(length), "run.length=%d year", years);
    const struct sw_node *root = sw_document_read(reader, path);
    if (root != NULL) {
        root = sw_document_set(reader, root, length);
    }
    if (root != NULL) { /* values kept for quantiles are results, and do grow */
        root = sw_document_set(reader, root, "run.quantiles=[]");
    }
    struct sw_model *model =
        root == NULL ? NULL : sw_model_compile(reader, root, NULL);
    if (model == NULL) {
        sw_diagnostics_print(reader->diagnostics, stderr);
        exit(EXIT_FAILURE);
    }
    return model;
}

static struct passed run_years(const char *path, int years)
{
    struct sw_reader reader = {.arena = sw_arena_create(),
                               .diagnostics = sw_diagnostics_create()};
    struct sw_model *model = compile(&reader, path, years);
    struct sw_outcome outcome;
    struct sw_error err;
    const double from = clock_seconds();
    if (!sw_model_run(model, &(struct sw_replication){1, 1, NULL}, &outcome,
                      &err)) {
        (void)fprintf(stderr, "%s\n", err.message);
        exit(EXIT_FAILURE);
    }
    const struct passed passed = {
        .lots = most_lots(model, &outcome),
        .events = (double)outcome.events,
        .seconds = clock_seconds() - from,
        .megabytes = most_megabytes(),
    };
    if (!outcome.audited) {
        (void)fprintf(stderr, "%s\n", outcome.audit.message);
        exit(EXIT_FAILURE);
    }
    sw_outcome_clear(&outcome);
    sw_model_destroy(model);
    sw_diagnostics_destroy(reader.diagnostics);
    sw_arena_destroy(reader.arena);
    return passed;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        (void)fprintf(stderr, "usage: %s SCENARIO LOTS\n", argv[0]);
        return EXIT_FAILURE;
    }
    const double wanted = strtod(argv[2], NULL);
    const struct passed year = run_years(argv[1], 1);
    const double years = wanted / (0.95 * year.lots) + 1.0;
    if (!(years < YEARS_MAX)) {
        (void)fprintf(stderr, "%.0f lots take more than %d years\n", wanted,
                      YEARS_MAX);
        return EXIT_FAILURE;
    }
    const struct passed all = run_years(argv[1], (int)years);
    (void)printf("%.3g lots in %d years: %.3g events in %.1f s, %.2g a second; "
                 "%.1f MB, after a year %.1f MB\n",
                 all.lots, (int)years, all.events, all.seconds,
                 all.events / all.seconds, all.megabytes, year.megabytes);
    if (all.lots < wanted) {
        (void)fprintf(stderr, "fewer lots than wanted\n");
        return EXIT_FAILURE;
    }
    return all.megabytes <= GROWTH_MAX * year.megabytes ? EXIT_SUCCESS
                                                        : EXIT_FAILURE;
}
