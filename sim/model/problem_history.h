/*
 * problem_history.h - problems that were, from a CSV file, in place of drawn
 * ones.
 */
#ifndef SW_MODEL_PROBLEM_HISTORY_H
#define SW_MODEL_PROBLEM_HISTORY_H

#include "model/problem.h"

/* One row. */
struct sw_past_problem {
    int64_t at_us; /* of the run's clock */
    const struct sw_problem_type *type;
    const struct sw_product *product;
    const struct sw_step *found_at; /* NULL: not told */
    uint32_t class_index;           /* UINT32_MAX: to be drawn */
    const char *order;              /* NULL: not told */
    uint32_t known; /* that order, among the model's, from 1; 0: of no run */
    uint32_t lot;   /* of it, from 1; 0: not told, or of no lot */
    const char *customer;
    int64_t grams;
    uint64_t number; /* of its row, from 1 */
    bool again;      /* an earlier row of the file tells the same: its type, on
                        its lot or order */
    struct sw_place place;
};

struct sw_problem_history {
    size_t count;
    struct sw_past_problem *rows; /* by time */
};

/* Read `problems.history`, if it is told, into plan->history; false after
 * reporting. */
bool sw_problem_history_read(struct sw_compiler *compiler,
                             struct sw_problem_plan *plan);

/* The run starts: schedule the first. */
void sw_problem_history_start(struct sw_run *run);

#endif
