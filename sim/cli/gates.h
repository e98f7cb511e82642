/*
 * gates.h - what has to hold of a run that is done, or its exit code is 4.
 */
#ifndef SW_CLI_GATES_H
#define SW_CLI_GATES_H

#include "steelway/results.h"
#include "steelway/study.h"

#include <stdbool.h>
#include <stdio.h>

enum { SW_GATES = 4, SW_GATE_NOTE_SIZE = 640 };

struct sw_gates {
    size_t count;                /* the last one only counts if asked for */
    struct sw_gate at[SW_GATES]; /* audit, distinct, reached, expected */
    char notes[SW_GATES][SW_GATE_NOTE_SIZE];
};

/* Check the audit of every replication, that no two replications of an option
 * are the same, that the orders' measures were reached, and, if that is asked
 * for, that what the scenario expects of itself is not missed. */
void sw_gates_check(struct sw_gates *gates, const struct sw_study *study,
                    const struct sw_findings *findings, bool expect);

bool sw_gates_passed(const struct sw_gates *gates);

/* Print a line for the audit, and one for each gate that was missed. */
void sw_gates_print(const struct sw_gates *gates, FILE *to);

#endif
