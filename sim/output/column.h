/*
 * column.h - what a results file holds, as a table.
 *
 * A row per column: the header of the CSV file, the keys of --json and the
 * descriptions in datapackage.json all come from these tables.
 */
#ifndef SW_OUTPUT_COLUMN_H
#define SW_OUTPUT_COLUMN_H

#include <stddef.h>

enum sw_column_type {
    SW_COLUMN_TEXT,
    SW_COLUMN_INTEGER,
    SW_COLUMN_NUMBER,
    SW_COLUMN_TIME, /* the plant's clock: 2026-01-05 14:30:00 */
    SW_COLUMN_FLAG  /* yes, no */
};

enum { SW_MAX_COLUMNS = 48 };

struct sw_column {
    const char *name;
    enum sw_column_type type;
    const char *unit; /* "h", "t", "CNY/t"; NULL if it has none, or if another
                         column tells it */
    const char *en;   /* one sentence */
    const char *zh;
};

struct sw_csv_table {
    const char *name; /* "summary", which is written to summary.csv */
    const char *en;   /* what a row is */
    const char *zh;
    const struct sw_column *columns;
    size_t count; /* 1 .. SW_MAX_COLUMNS */
};

#endif
