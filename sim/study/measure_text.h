/*
 * measure_text.h - what can be measured, for people and programs.
 */
#ifndef SW_STUDY_MEASURE_TEXT_H
#define SW_STUDY_MEASURE_TEXT_H

#include "steelway/error.h"

#include <stdbool.h>
#include <stdio.h>

/* Print every measure called `name`, with its unit and meaning; all of them for
 * "measures" or "". False if there is none. */
bool sw_measure_print(const char *name, FILE *to);

/* The same as a JSON array. */
bool sw_measure_print_json(const char *name, FILE *to);

#endif
