/*
 * run_log.h - run.log: when, where and how fast a run was, for people. Results
 * do not depend on any of it.
 */
#ifndef SW_OUTPUT_RUN_LOG_H
#define SW_OUTPUT_RUN_LOG_H

#include "output/result_file.h"
#include "steelway/results.h"

#define SW_RUN_LOG_FILE "run.log"

void sw_run_log_write(const struct sw_run_record *record,
                      struct sw_result_file *file);

#endif
