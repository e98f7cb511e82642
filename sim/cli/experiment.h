/*
 * experiment.h - what run and compare share: from the command line to tables,
 * files and an exit code.
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

/* Run the study (taken) of `command` with its replications, and tell what came
 * out: a comparison of the options if `compares`. */
enum sw_exit sw_experiment_run(const struct sw_options *options,
                               const char *command, bool compares);

#endif
