/*
 * csv_cells.h - a CSV file as cells that know where they stand.
 *
 * Read as spreadsheets write it: UTF-8 with or without byte order mark, or
 * GB18030; comma, semicolon or tab, told from the first line; any line ends;
 * quotes doubled in quotes. The ' in front of what a spreadsheet would take for
 * a formula is taken off.
 */
#ifndef SW_SCENARIO_CSV_CELLS_H
#define SW_SCENARIO_CSV_CELLS_H

#include "scenario/input_file.h"
#include "scenario/text_lines.h"

enum {
    SW_CSV_COLUMNS = 256,
    SW_CSV_ROWS = 1000000 /* the most of each */
};

struct sw_cell {
    const char *text;
    size_t position; /* in the file, for its place */
};

/* Rows below the header, all as long as it; blank lines are left out. */
struct sw_cells {
    struct sw_lines lines;
    size_t columns;
    size_t rows;
    struct sw_cell *header; /* [columns] */
    struct sw_cell *at;     /* [rows][columns] */
    char delimiter;
    bool gb18030;
};

/* Read the file at `path`, relative to where it is `stated`. False after
 * reporting; rows that do not fit the header are reported and left out. */
SW_MUST_USE bool sw_cells_read(struct sw_cells *cells, struct sw_reader *reader,
                               const char *path, struct sw_place stated);

/* The same of the bytes of a file, which it may change and goes on to use. */
SW_MUST_USE bool sw_cells_parse(struct sw_cells *cells,
                                struct sw_reader *reader, const char *file,
                                char *bytes, size_t length);
void sw_cells_clear(struct sw_cells *cells);

#endif
