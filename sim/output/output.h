/*
 * output.h - the results files there are, in one list.
 *
 * A new results file is one file of code, which defines a struct sw_output, and
 * one row of the list in output.c.
 */
#ifndef SW_OUTPUT_OUTPUT_H
#define SW_OUTPUT_OUTPUT_H

#include "output/rows.h"
#include "steelway/results.h"

struct sw_output {
    const struct sw_csv_table *table;
    bool bulky; /* too long for --json */
    /* Is there anything to write? Else the file is left out. */
    bool (*applies)(const struct sw_findings *findings);
    bool (*write)(const struct sw_findings *findings, struct sw_rows *rows,
                  struct sw_error *err);
};

extern const struct sw_output SW_OUTPUT_RANKING;
extern const struct sw_output SW_OUTPUT_COMPARISON;
extern const struct sw_output SW_OUTPUT_COMBINATIONS;
extern const struct sw_output SW_OUTPUT_SEQUENCE;
extern const struct sw_output SW_OUTPUT_SUMMARY;
extern const struct sw_output SW_OUTPUT_QUOTABLE;
extern const struct sw_output SW_OUTPUT_EXPECTATIONS;
extern const struct sw_output SW_OUTPUT_BREAKDOWN;
extern const struct sw_output SW_OUTPUT_RESOURCES;
extern const struct sw_output SW_OUTPUT_POLICIES;
extern const struct sw_output SW_OUTPUT_STOCKS;
extern const struct sw_output SW_OUTPUT_LANES;
extern const struct sw_output SW_OUTPUT_DEVELOPMENTS;
extern const struct sw_output SW_OUTPUT_DISRUPTIONS;
extern const struct sw_output SW_OUTPUT_COSTS;
extern const struct sw_output SW_OUTPUT_PROBLEMS;
extern const struct sw_output SW_OUTPUT_ORDER_DATES;
extern const struct sw_output SW_OUTPUT_RELIEF;
extern const struct sw_output SW_OUTPUT_REPLICATIONS;
extern const struct sw_output SW_OUTPUT_CHANGES;
extern const struct sw_output SW_OUTPUT_GAINS;
extern const struct sw_output SW_OUTPUT_ORDER_CHANGES;
extern const struct sw_output SW_OUTPUT_STORY;
extern const struct sw_output SW_OUTPUT_PROBLEM_REGISTER;
extern const struct sw_output SW_OUTPUT_SURVIVE;
extern const struct sw_output SW_OUTPUT_TIME;

/* All of them; ends in NULL. */
extern const struct sw_output *const SW_OUTPUTS[];

#endif
