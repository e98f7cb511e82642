#include "output/rows.h"

#include "steelway/units.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

static struct sw_row_cell *next_cell(struct sw_rows *rows)
{
    assert(rows->count < rows->table->count);
    struct sw_row_cell *cell = &rows->cells[rows->count++];
    cell->empty = false;
    return cell;
}

static struct sw_row_cell *next_cell_of(struct sw_rows *rows,
                                        enum sw_column_type type)
{
    struct sw_row_cell *cell = next_cell(rows);
    assert(rows->table->columns[rows->count - 1].type == type);
    (void)type;
    return cell;
}

void sw_row_empty(struct sw_rows *rows)
{
    next_cell(rows)->empty = true;
}

void sw_row_text(struct sw_rows *rows, const char *text)
{
    struct sw_row_cell *cell = next_cell_of(rows, SW_COLUMN_TEXT);
    cell->empty = text == NULL;
    cell->text = text;
}

void sw_row_integer(struct sw_rows *rows, int64_t integer)
{
    next_cell_of(rows, SW_COLUMN_INTEGER)->integer = integer;
}

void sw_row_number(struct sw_rows *rows, double number)
{
    assert(!isinf(number));
    struct sw_row_cell *cell = next_cell_of(rows, SW_COLUMN_NUMBER);
    cell->empty = isnan(number);
    cell->number = number;
}

void sw_row_time(struct sw_rows *rows, int64_t time_us)
{
    struct sw_row_cell *cell = next_cell_of(rows, SW_COLUMN_TIME);
    cell->empty = time_us == SW_NEVER_US;
    cell->integer = time_us;
}

void sw_row_run_time(struct sw_rows *rows, int64_t start_us, int64_t run_us)
{
    sw_row_time(rows, run_us == SW_NEVER_US ? SW_NEVER_US : start_us + run_us);
}

void sw_row_lot(struct sw_rows *rows, unsigned lot)
{
    if (lot == 0) {
        sw_row_empty(rows);
    } else {
        sw_row_integer(rows, lot);
    }
}

void sw_row_flag(struct sw_rows *rows, bool flag)
{
    next_cell_of(rows, SW_COLUMN_FLAG)->flag = flag;
}

bool sw_row_end(struct sw_rows *rows, struct sw_error *err)
{
    assert(rows->count == rows->table->count);
    rows->count = 0;
    return rows->put(rows->to, rows->table, rows->cells, err);
}
