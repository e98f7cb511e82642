#include "scenario/csv_matrix.h"

#include "scenario/csv_cells.h"

static size_t named_columns(const struct sw_cells *cells)
{
    size_t count = cells->columns;
    while (count > 1 && cells->header[count - 1].text[0] == '\0') {
        count--;
    }
    return count;
}

static struct sw_csv_text text_of(struct sw_cells *cells,
                                  const struct sw_cell *cell)
{
    return (struct sw_csv_text){cell->text,
                                sw_lines_place(&cells->lines, cell->position)};
}

static void fill(struct sw_csv_matrix *matrix, struct sw_cells *cells)
{
    for (size_t c = 0; c < matrix->column_count; c++) {
        matrix->columns[c] = text_of(cells, &cells->header[c + 1]);
    }
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct sw_cell *row = &cells->at[r * cells->columns];
        matrix->rows[r] = text_of(cells, row);
        for (size_t c = 0; c < matrix->column_count; c++) {
            matrix->at[r * matrix->column_count + c] =
                text_of(cells, &row[c + 1]);
        }
    }
}

bool sw_csv_matrix_read(struct sw_csv_matrix *matrix, const char *path,
                        struct sw_place stated, struct sw_reader *reader)
{
    struct sw_cells cells;
    const bool good = sw_cells_read(&cells, reader, path, stated);
    *matrix = (struct sw_csv_matrix){0};
    if (good) {
        const size_t size = sizeof(struct sw_csv_text);
        matrix->row_count = cells.rows;
        matrix->column_count = named_columns(&cells) - 1;
        matrix->rows = sw_arena_array(reader->arena, cells.rows + 1, size);
        matrix->columns =
            sw_arena_array(reader->arena, matrix->column_count + 1, size);
        matrix->at = sw_arena_array(
            reader->arena, cells.rows * matrix->column_count + 1, size);
        fill(matrix, &cells);
    }
    sw_cells_clear(&cells);
    return good;
}
