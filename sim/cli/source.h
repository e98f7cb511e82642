/*
 * source.h - reading the files that a command names, and telling what is wrong
 * with them.
 */
#ifndef SW_CLI_SOURCE_H
#define SW_CLI_SOURCE_H

#include "cli/option.h"

#include "steelway/diagnostics.h"
#include "steelway/study.h"

/* The study that the command's arguments are, after telling what is wrong with
 * it; NULL if there was any error. To explain it, only what is asked for is
 * kept of its options. */
struct sw_study *sw_source_open(const struct sw_options *options,
                                bool explains);

/* The scenario, or the baseline of the study, with an option for each outage.
 */
struct sw_study *sw_source_open_outages(const struct sw_options *options,
                                        const struct sw_outage *outage);

#endif
