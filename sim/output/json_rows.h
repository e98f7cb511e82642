/*
 * json_rows.h - results tables as one JSON object, as --json prints them:
 *
 *     {"summary": [{"scenario": "base", "mean": 18.5}, ...], "costs": [...]}
 *
 * A row stands on a line of its own; what there is not is null.
 */
#ifndef SW_OUTPUT_JSON_ROWS_H
#define SW_OUTPUT_JSON_ROWS_H

#include "output/rows.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct sw_json_rows {
    FILE *to;
    size_t tables; /* begun so far */
    size_t rows;   /* of the newest table so far */
};

void sw_json_begin(struct sw_json_rows *json, FILE *to);

/* Begin a table, ending the one before it; its rows go to `rows`. */
void sw_json_table(struct sw_json_rows *json, struct sw_rows *rows,
                   const struct sw_csv_table *table);

/* End the object and flush. False if anything could not be written. */
SW_MUST_USE bool sw_json_end(struct sw_json_rows *json, struct sw_error *err);

#endif
