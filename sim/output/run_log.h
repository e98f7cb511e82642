/*
 * run_log.h - run.log: when, where and how fast a run was, for people. Results
 * do not depend on any of it.
 */
#ifndef SW_OUTPUT_RUN_LOG_H
#define SW_OUTPUT_RUN_LOG_H

#include "output/result_file.h"

#include <stdint.h>
#include <time.h>

#define SW_RUN_LOG_FILE "run.log"

struct sw_run_log {
    const char *command_line;
    const char *version;
    int threads;
    time_t started;
    double run_s;   /* spent in replications */
    double whole_s; /* from the start until now */
    int64_t events;
};

void sw_run_log_write(const struct sw_run_log *log,
                      struct sw_result_file *file);

#endif
