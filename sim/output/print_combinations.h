/*
 * print_combinations.h - what `compare` tells of options taken together.
 */
#ifndef SW_OUTPUT_PRINT_COMBINATIONS_H
#define SW_OUTPUT_PRINT_COMBINATIONS_H

#include "steelway/results.h"

/* Nothing, if the study combines none. The caller checks `to`. */
void sw_print_combinations(const struct sw_findings *findings, FILE *to,
                           bool colors);

#endif
