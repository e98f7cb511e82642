/*
 * keys.h - what may stand in scenario and study files, for people and editors.
 *
 * All of it comes from the tables that the files are read by.
 */
#ifndef SW_KEYS_H
#define SW_KEYS_H

#include "steelway/error.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Print the settings under `path`: "" for all, "steps", "steps.cool.time" (of
 * any kind), "steps.process" (of one), "options"; or the measures of that name,
 * all for "measures". False if there are none. The caller checks `to`, here and
 * below.
 */
SW_MUST_USE bool sw_keys_print(const char *path, FILE *to);

/* The same as JSON: {"scenario": [...], "study": [...], "measures": [...]};
 * "" is for all settings and all measures. */
SW_MUST_USE bool sw_keys_print_json(const char *path, FILE *to);

/* Print docs/scenario.md. */
void sw_keys_print_markdown(FILE *to);

/* Print a JSON Schema (draft 07) of scenario and study files. */
void sw_keys_print_schema(FILE *to);

#endif
