#include "output/csv_writer.h"

#include "base/memory.h"
#include "base/spreadsheet.h"
#include "output/cell_text.h"

#include <csv.h>

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* libcsv puts every field in quotes; one that needs none reads better bare. */
static bool needs_quotes(const char *text, size_t length)
{
    if (length == 0) {
        return false;
    }
    return strpbrk(text, ",\"\r\n") != NULL || text[0] == ' ' ||
           text[0] == '\t' || text[length - 1] == ' ' ||
           text[length - 1] == '\t';
}

static void write_quoted(struct sw_result_file *file, const char *text,
                         size_t length)
{
    char fixed[256];
    const size_t size = csv_write(NULL, 0, text, length);
    char *quoted = size <= sizeof(fixed) ? fixed : sw_new_array(size, 1);
    csv_write(quoted, size, text, length);
    sw_result_file_write(file, quoted, size);
    if (quoted != fixed) {
        sw_free(quoted);
    }
}

static void write_text(struct sw_result_file *file, const char *text)
{
    const size_t length = strlen(text);
    if (sw_spreadsheet_is_formula(text)) {
        char *safe = sw_new_array(length + 2, 1);
        safe[0] = '\'';
        memcpy(safe + 1, text, length + 1);
        write_quoted(file, safe, length + 1);
        sw_free(safe);
    } else if (needs_quotes(text, length)) {
        write_quoted(file, text, length);
    } else {
        sw_result_file_write(file, text, length);
    }
}

static void write_cell(struct sw_result_file *file, enum sw_column_type type,
                       const struct sw_row_cell *cell)
{
    char text[SW_CELL_TEXT_SIZE];
    switch (type) {
    case SW_COLUMN_TEXT:
        write_text(file, cell->text);
        return;
    case SW_COLUMN_INTEGER:
        (void)snprintf(text, sizeof(text), "%" PRId64, cell->integer);
        break;
    case SW_COLUMN_NUMBER:
        sw_cell_number(text, cell->number);
        break;
    case SW_COLUMN_TIME:
        sw_cell_time(text, cell->integer);
        break;
    case SW_COLUMN_FLAG:
        (void)snprintf(text, sizeof(text), "%s", cell->flag ? "yes" : "no");
        break;
    }
    sw_result_file_text(file, text);
}

static bool put_row(void *to, const struct sw_csv_table *table,
                    const struct sw_row_cell *cells, struct sw_error *err)
{
    struct sw_result_file *file = to;
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0) {
            sw_result_file_write(file, ",", 1);
        }
        if (!cells[i].empty) {
            write_cell(file, table->columns[i].type, &cells[i]);
        }
    }
    sw_result_file_write(file, "\r\n", 2);
    return sw_result_file_check(file, err);
}

void sw_csv_begin(struct sw_rows *rows, const struct sw_csv_table *table,
                  struct sw_result_file *file, bool bom)
{
    assert(table->count > 0 && table->count <= SW_MAX_COLUMNS);
    if (bom) {
        sw_result_file_text(file, "\xef\xbb\xbf");
    }
    for (size_t i = 0; i < table->count; i++) {
        sw_result_file_text(file, i == 0 ? "" : ",");
        write_text(file, table->columns[i].name);
    }
    sw_result_file_write(file, "\r\n", 2);
    *rows = (struct sw_rows){.table = table, .put = put_row, .to = file};
}
