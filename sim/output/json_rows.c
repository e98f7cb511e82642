#include "output/json_rows.h"

#include "output/cell_text.h"

#include <jansson.h>

#include <assert.h>
#include <errno.h>
#include <string.h>

static json_t *json_of_cell(enum sw_column_type type,
                            const struct sw_row_cell *cell)
{
    char text[SW_CELL_TEXT_SIZE];
    if (cell->empty) {
        return json_null();
    }
    switch (type) {
    case SW_COLUMN_TEXT:
        return json_string(cell->text);
    case SW_COLUMN_INTEGER:
        return json_integer(cell->integer);
    case SW_COLUMN_NUMBER:
        return json_real(cell->number == 0.0 ? 0.0 : cell->number);
    case SW_COLUMN_TIME:
        sw_cell_time(text, cell->integer);
        return json_string(text);
    case SW_COLUMN_FLAG:
        return json_boolean(cell->flag);
    }
    return NULL;
}

static bool fail_to_write(struct sw_error *err)
{
    return sw_fail(err, SW_ERROR_IO, "cannot write the JSON output: %s",
                   strerror(errno));
}

static bool put_row(void *to, const struct sw_csv_table *table,
                    const struct sw_row_cell *cells, struct sw_error *err)
{
    struct sw_json_rows *json = to;
    json_t *row = json_object();
    for (size_t i = 0; i < table->count; i++) {
        json_t *value = json_of_cell(table->columns[i].type, &cells[i]);
        const int fault =
            json_object_set_new(row, table->columns[i].name, value);
        assert(fault == 0); /* else a text is not UTF-8 */
        (void)fault;
    }
    (void)fputs(json->rows == 0 ? "\n  " : ",\n  ", json->to);
    json->rows++;
    const int fault =
        json_dumpf(row, json->to, JSON_COMPACT | JSON_REAL_PRECISION(12));
    json_decref(row);
    return fault == 0 && ferror(json->to) == 0 ? true : fail_to_write(err);
}

void sw_json_begin(struct sw_json_rows *json, FILE *to)
{
    *json = (struct sw_json_rows){.to = to};
    (void)fputs("{", to);
}

void sw_json_table(struct sw_json_rows *json, struct sw_rows *rows,
                   const struct sw_csv_table *table)
{
    (void)fprintf(json->to, "%s\n\"%s\": [", json->tables == 0 ? "" : "],",
                  table->name);
    json->tables++;
    json->rows = 0;
    *rows = (struct sw_rows){.table = table, .put = put_row, .to = json};
}

bool sw_json_end(struct sw_json_rows *json, struct sw_error *err)
{
    (void)fputs(json->tables == 0 ? "}\n" : "]\n}\n", json->to);
    return fflush(json->to) == 0 && ferror(json->to) == 0 ? true
                                                          : fail_to_write(err);
}
