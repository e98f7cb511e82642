/*
 * experiment.h - what run, compare and explain share: from the command line to
 * tables, files and an exit code.
 */
#ifndef SW_CLI_EXPERIMENT_H
#define SW_CLI_EXPERIMENT_H

#include "cli/command.h"

#include "steelway/study.h"

/* All options of an experiment. */
#define SW_EXPERIMENT_OPTIONS                                                  \
    (SW_OPTION(SET) | SW_OPTION(OUT) | SW_OPTION(FORCE) | SW_OPTION(BOM) |     \
     SW_OPTION(ORDERS) | SW_OPTION(EVENTS) | SW_OPTION(TRACE) |                \
     SW_OPTION(REPLICATIONS) | SW_OPTION(SEED) | SW_OPTION(THREADS) |          \
     SW_OPTION(JSON) | SW_OPTION(QUIET) | SW_OPTION(COLOR) | SW_OPTION(HELP))

enum { SW_MAX_SCENARIOS = 256 };

enum sw_experiment_kind {
    SW_EXPERIMENT_RUN,
    SW_EXPERIMENT_COMPARE,
    SW_EXPERIMENT_EXPLAIN
};

/* Run the study of the command line with its replications, and tell what came
 * out. */
enum sw_exit sw_experiment_run(const struct sw_options *options,
                               enum sw_experiment_kind kind);

#endif
