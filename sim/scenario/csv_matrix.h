/*
 * csv_matrix.h - a CSV file whose rows and columns have names, as planners keep
 * what goes from one thing to another.
 *
 *     from,GI,ZM
 *     GI,,6 h
 *     ZM,3 h,
 *
 * The first cell of the header may be anything.
 */
#ifndef SW_SCENARIO_CSV_MATRIX_H
#define SW_SCENARIO_CSV_MATRIX_H

#include "scenario/input_file.h"

#include <stddef.h>

struct sw_csv_text {
    const char *text; /* "" if the cell is empty */
    struct sw_place place;
};

/* Everything lives in the reader's arena. */
struct sw_csv_matrix {
    size_t row_count;
    size_t column_count;
    struct sw_csv_text *rows;    /* their names */
    struct sw_csv_text *columns; /* their names */
    struct sw_csv_text *at;      /* [row_count][column_count] */
};

/* Read the file at `path`, relative to where it is `stated`. Columns without a
 * name at the end, which spreadsheets leave behind, are left out. False after
 * reporting. */
SW_MUST_USE bool sw_csv_matrix_read(struct sw_csv_matrix *matrix,
                                    const char *path, struct sw_place stated,
                                    struct sw_reader *reader);

#endif
