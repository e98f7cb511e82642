/*
 * problem_row.h - a row of problem_register.csv, whoever writes it: a trace of
 * all problems of a replication, or the story of one order.
 */
#ifndef SW_OUTPUT_PROBLEM_ROW_H
#define SW_OUTPUT_PROBLEM_ROW_H

#include "output/rows.h"
#include "steelway/model.h"

extern const struct sw_csv_table SW_PROBLEM_REGISTER_TABLE;

/* All columns behind scenario and replication; the run starts at `start_us` of
 * the plant's clock. */
void sw_problem_row(struct sw_rows *rows,
                    const struct sw_problem_record *record, int64_t start_us);

#endif
