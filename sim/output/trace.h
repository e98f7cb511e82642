/*
 * trace.h - what happens in one replication, row by row: events.csv,
 * orders.csv, problem_register.csv and draws.csv.
 *
 * They are written on request, by running the replication once more: a
 * replication is a function of model, seed and number, so it is the same again,
 * whatever number of threads ran it first, and no other file changes.
 */
#ifndef SW_OUTPUT_TRACE_H
#define SW_OUTPUT_TRACE_H

#include "output/rows.h"
#include "steelway/results.h"

extern const struct sw_csv_table SW_EVENTS_TABLE; /* as process mining reads */
extern const struct sw_csv_table SW_ORDERS_TABLE;
extern const struct sw_csv_table SW_DRAWS_TABLE;

/* Where the rows of each table go; NULL: not wanted. */
struct sw_trace {
    struct sw_rows *events;
    struct sw_rows *orders;
    struct sw_rows *draws;
    struct sw_rows *problems;
};

/* Run the replication and write its rows. False if a row could not be written
 * or the run itself failed. */
SW_MUST_USE bool sw_trace_run(const struct sw_trace *trace,
                              const struct sw_traced *traced,
                              struct sw_error *err);

#endif
