/*
 * run_arguments.h - the arguments that results depend on, for the manifest.
 */
#ifndef SW_CLI_RUN_ARGUMENTS_H
#define SW_CLI_RUN_ARGUMENTS_H

#include "cli/experiment.h"
#include "cli/option.h"

#include "steelway/results.h"

enum { SW_MOST_RUN_ARGUMENTS = SW_MAX_SCENARIOS + 2 * SW_MAX_CHANGES + 16 };

/* Room for the arguments on which results depend. */
struct sw_run_arguments {
    size_t count;
    const char *at[SW_MOST_RUN_ARGUMENTS];
    char seed[24];
    char replications[24];
    char events[40];
    char relief[40];
    char replication[24];
};

/* Those of `options`: with them the same files come out again, whatever the
 * number of threads and wherever they go. */
void sw_run_arguments(struct sw_run_arguments *arguments,
                      const struct sw_options *options);

#endif
