/*
 * schema.h - a JSON Schema (draft 07) of the files, for editors.
 *
 * It knows keys, shapes, choices and units. That names lead somewhere, limits
 * and what is required of the merged whole only `check` can tell: a file may
 * hold changes alone.
 */
#ifndef SW_SCENARIO_SCHEMA_H
#define SW_SCENARIO_SCHEMA_H

#include "scenario/setting.h"

#include <stdio.h>

struct sw_schema_file {
    const char *title; /* "A scenario of Steelway" */
    const struct sw_table *table;
    const char *mark; /* the key that only such files have */
};

/* Print one schema for two sorts of file: `marked` if its mark is there, else
 * `other`. The caller checks `to`. */
void sw_schema_print(const struct sw_schema_file *marked,
                     const struct sw_schema_file *other, FILE *to);

#endif
