/*
 * csv_read.h - rows of a CSV file into structs, as a table of settings says.
 *
 *     order,product,tonnes_t,requested,customer
 *     A-17,guardrail,90,2026-03-02,江苏国强
 *
 * Columns are the settings of a table, in any order, named by their keys; those
 * that are not required may be absent or have empty cells. A quantity has its
 * unit in the cell (`90 t`) or in the name of the column (`tonnes_t`,
 * `rate_t_per_h`). `about`, `label` and `source` may be there and are passed
 * over.
 */
#ifndef SW_SCENARIO_CSV_READ_H
#define SW_SCENARIO_CSV_READ_H

#include "scenario/input_file.h"
#include "scenario/setting.h"

struct sw_csv_row {
    void *values; /* the table's struct */
    struct sw_place place;
};

/* What was read; it lives in the reader's arena. */
struct sw_csv_rows {
    size_t count;
    struct sw_csv_row *at; /* in the order of the file */
    char delimiter;
    bool gb18030;
};

/*
 * Read the file at `path`, relative to where it is `stated`. The table's shapes
 * are those of single values. False if anything was wrong and reported, by
 * file, line and column; rows without fault are there all the same.
 */
bool sw_csv_read(struct sw_csv_rows *rows, const struct sw_table *table,
                 const char *path, struct sw_place stated,
                 struct sw_reader *reader);

/* The numbers of one column, in the arena; other columns are not looked at.
 * False after reporting: no such column, a cell without a number, no rows. */
SW_MUST_USE bool sw_csv_read_numbers(double **values, size_t *count,
                                     const char *column, struct sw_name file,
                                     struct sw_reader *reader);

#endif
