/*
 * rows.h - handing over the rows of a results table, one cell after the other.
 *
 *     sw_row_text(&rows, "hot rolled");
 *     sw_row_number(&rows, 18.5);
 *     if (!sw_row_end(&rows, err)) ...
 *
 * Where the rows go (a CSV file, --json) is the business of whoever made
 * `rows`. Every cell must suit its column, and every row must be full: anything
 * else is our bug.
 */
#ifndef SW_OUTPUT_ROWS_H
#define SW_OUTPUT_ROWS_H

#include "output/column.h"
#include "steelway/error.h"

#include <stdbool.h>
#include <stdint.h>

struct sw_row_cell {
    bool empty;
    union {
        const char *text; /* TEXT; borrowed until the row ends */
        int64_t integer;  /* INTEGER; TIME: us since 1970-01-01, local */
        double number;    /* NUMBER; finite */
        bool flag;        /* FLAG */
    };
};

/* Takes the table->count cells of a row. */
typedef bool sw_rows_put_fn(void *to, const struct sw_csv_table *table,
                            const struct sw_row_cell *cells,
                            struct sw_error *err);

struct sw_rows {
    const struct sw_csv_table *table;
    sw_rows_put_fn *put;
    void *to; /* borrowed */
    size_t count;
    struct sw_row_cell cells[SW_MAX_COLUMNS];
};

void sw_row_empty(struct sw_rows *rows);

/* Empty if `text` is NULL. */
void sw_row_text(struct sw_rows *rows, const char *text);
void sw_row_integer(struct sw_rows *rows, int64_t integer);

/* Empty if `number` is not a number; it must not be infinite. */
void sw_row_number(struct sw_rows *rows, double number);

/* Empty if `time_us` is SW_NEVER_US. */
void sw_row_time(struct sw_rows *rows, int64_t time_us);

/* `run_us` of a run that starts at `start_us` of the plant's clock; empty if
 * never. */
void sw_row_run_time(struct sw_rows *rows, int64_t start_us, int64_t run_us);

/* Number of a lot, from 1; empty for an order as a whole, 0. */
void sw_row_lot(struct sw_rows *rows, unsigned lot);
void sw_row_flag(struct sw_rows *rows, bool flag);

SW_MUST_USE bool sw_row_end(struct sw_rows *rows, struct sw_error *err);

#endif
