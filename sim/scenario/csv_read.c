#include "scenario/csv_read.h"

#include "base/memory.h"
#include "scenario/csv_cells.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/quantity_text.h"
#include "scenario/setting_value.h"

#include <assert.h>
#include <string.h>

enum { LONGEST_UNIT = 23, MAX_CANDIDATES = 128 };

/* Which setting a column holds, and the unit in its name. */
struct column {
    const struct sw_setting *setting; /* NULL: passed over */
    char unit[LONGEST_UNIT + 1];      /* "" if it stands in the cells */
};

struct table_file {
    const struct sw_table *table;
    struct sw_reader *reader;
    struct sw_cells cells;
    struct column *columns;
};

static struct sw_place place_of(struct table_file *file,
                                const struct sw_cell *cell)
{
    return sw_lines_place(&file->cells.lines, cell->position);
}

/* ------------------------------------------------------------ columns */

static bool has_unit(const struct sw_setting *setting)
{
    return setting->dimension != SW_PLAIN &&
           (setting->shape == SW_SHAPE_QUANTITY ||
            setting->shape == SW_SHAPE_RATIO);
}

/* "t_per_h" is "t/h"; false if that is no unit of the dimension. */
static bool read_unit(char unit[LONGEST_UNIT + 1], const char *suffix,
                      enum sw_dimension dimension)
{
    char one[LONGEST_UNIT + 3];
    struct sw_error err = {0};
    double value = 0;
    size_t length = 0;
    while (*suffix != '\0' && length < LONGEST_UNIT) {
        if (strncmp(suffix, "_per_", 5) == 0) {
            unit[length++] = '/';
            suffix += 5;
        } else {
            unit[length++] = *suffix++;
        }
    }
    unit[length] = '\0';
    (void)snprintf(one, sizeof one, "1 %s", unit);
    return *suffix == '\0' && sw_quantity_read(&value, dimension, one, &err);
}

static bool matches(struct column *column, const struct sw_setting *setting,
                    const char *name)
{
    const size_t length = strlen(setting->key);
    if (strcmp(name, setting->key) == 0 ||
        (has_unit(setting) && strncmp(name, setting->key, length) == 0 &&
         name[length] == '_' &&
         read_unit(column->unit, name + length + 1, setting->dimension))) {
        column->setting = setting;
        return true;
    }
    return false;
}

static bool find_setting(struct column *column, const struct sw_table *table,
                         const char *name)
{
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            if (matches(column, &table->settings[i], name)) {
                return true;
            }
        }
    }
    return false;
}

static bool report_unknown(struct table_file *file, const struct sw_cell *name)
{
    const char *candidates[MAX_CANDIDATES];
    size_t count = 0;
    for (const struct sw_table *table = file->table; table != NULL;
         table = table->base) {
        for (size_t i = 0; i < table->count && count < MAX_CANDIDATES; i++) {
            candidates[count++] = table->settings[i].key;
        }
    }
    (void)sw_diagnose(file->reader->diagnostics, place_of(file, name),
                      SW_CODE(COLUMN), "'%s' is no column of %s", name->text,
                      file->table->name);
    sw_diagnostics_offer(file->reader->diagnostics, name->text, candidates,
                         count);
    return false;
}

/* A spreadsheet saves columns that were once touched as empty ones. */
static bool check_nameless(struct table_file *file, size_t column)
{
    const struct sw_cells *cells = &file->cells;
    for (size_t row = 0; row < cells->rows; row++) {
        const struct sw_cell *cell = &cells->at[row * cells->columns + column];
        if (cell->text[0] != '\0') {
            return sw_diagnose(file->reader->diagnostics, place_of(file, cell),
                               SW_CODE(COLUMN),
                               "'%s' stands in column %zu, which has no name",
                               cell->text, column + 1);
        }
    }
    return true;
}

static bool is_free(const char *name)
{
    return strcmp(name, "about") == 0 || strcmp(name, "label") == 0 ||
           strcmp(name, "source") == 0;
}

static bool is_given_before(const struct table_file *file, size_t column)
{
    for (size_t i = 0; i < column; i++) {
        if (file->columns[i].setting != NULL &&
            file->columns[i].setting == file->columns[column].setting) {
            return true;
        }
    }
    return false;
}

static bool read_header_cell(struct table_file *file, size_t column)
{
    const struct sw_cell *name = &file->cells.header[column];
    if (name->text[0] == '\0') {
        return check_nameless(file, column);
    }
    if (!find_setting(&file->columns[column], file->table, name->text)) {
        return is_free(name->text) || report_unknown(file, name);
    }
    if (is_given_before(file, column)) {
        return sw_diagnose(file->reader->diagnostics, place_of(file, name),
                           SW_CODE(COLUMN), "there are two columns of '%s'",
                           file->columns[column].setting->key);
    }
    return true;
}

static bool is_column(const struct table_file *file,
                      const struct sw_setting *setting)
{
    for (size_t i = 0; i < file->cells.columns; i++) {
        if (file->columns[i].setting == setting) {
            return true;
        }
    }
    return false;
}

static bool read_header(struct table_file *file)
{
    bool good = true;
    file->columns = sw_new_array(file->cells.columns, sizeof(struct column));
    for (size_t i = 0; i < file->cells.columns; i++) {
        good = read_header_cell(file, i) && good;
    }
    for (const struct sw_table *table = file->table; table != NULL;
         table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            const struct sw_setting *setting = &table->settings[i];
            if (setting->required && !is_column(file, setting)) {
                good = sw_diagnose(
                    file->reader->diagnostics,
                    place_of(file, &file->cells.header[0]), SW_CODE(COLUMN),
                    "a column '%s' is missing: %s", setting->key, setting->en);
            }
        }
    }
    return good;
}

/* --------------------------------------------------------------- rows */

static bool is_number(const char *text)
{
    return strspn(text, "+-.0123456789") == strlen(text);
}

/* "90" below tonnes_t is "90 t"; a cell with its own unit keeps that. */
static const char *with_unit(struct table_file *file,
                             const struct column *column, const char *text)
{
    if (column->unit[0] == '\0' || !is_number(text)) {
        return text;
    }
    return sw_arena_format(file->reader->arena, "%s %s", text, column->unit);
}

static bool read_text(struct table_file *file, const struct sw_setting *setting,
                      const char *text, struct sw_place place, void *values)
{
    const struct sw_node node = {
        .kind = SW_NODE_SCALAR, .place = place, .text = text, .quoted = true};
    return sw_setting_read_value(
        setting, &node, (char *)values + setting->offset, file->reader);
}

/* Plain numbers below a name without a unit. The example ends with one. */
static bool hint_at_unit(struct table_file *file, const struct column *column,
                         const char *text)
{
    const struct sw_setting *setting = column->setting;
    if (setting->shape == SW_SHAPE_QUANTITY && has_unit(setting) &&
        column->unit[0] == '\0' && is_number(text)) {
        const char *example = sw_dimension_example(setting->dimension);
        sw_diagnostics_hint(file->reader->diagnostics,
                            "or call the column %s_%s", setting->key,
                            strrchr(example, ' ') + 1);
    }
    return false;
}

static bool read_cell(struct table_file *file, size_t column,
                      const struct sw_cell *cell, void *values)
{
    const struct sw_setting *setting = file->columns[column].setting;
    if (setting == NULL) {
        return true;
    }
    if (cell->text[0] != '\0') {
        return read_text(file, setting,
                         with_unit(file, &file->columns[column], cell->text),
                         place_of(file, cell), values) ||
               hint_at_unit(file, &file->columns[column], cell->text);
    }
    if (setting->required) {
        return sw_diagnose(file->reader->diagnostics, place_of(file, cell),
                           SW_CODE(REQUIRED), "%s is empty: needed is %s",
                           setting->key, sw_setting_wants(setting));
    }
    return true;
}

/* Fill in what a file does not have to give, before its cells are read. */
static bool read_standards(struct table_file *file,
                           const struct sw_table *table, struct sw_place place,
                           void *values)
{
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            const struct sw_setting *setting = &table->settings[i];
            if (setting->standard != NULL &&
                !read_text(file, setting, setting->standard, place, values)) {
                return false;
            }
        }
    }
    return true;
}

static bool read_row(struct table_file *file, size_t row,
                     struct sw_csv_row *into)
{
    const struct sw_cell *cells = file->cells.at + row * file->cells.columns;
    into->place = place_of(file, &cells[0]);
    into->values =
        sw_arena_array(file->reader->arena, 1, file->table->size + 1);
    const bool standard =
        read_standards(file, file->table, into->place, into->values);
    assert(standard);
    bool good = standard;
    for (size_t i = 0; i < file->cells.columns; i++) {
        good = read_cell(file, i, &cells[i], into->values) && good;
    }
    return good;
}

static bool read_rows(struct table_file *file, struct sw_csv_rows *rows)
{
    bool good = true;
    rows->delimiter = file->cells.delimiter;
    rows->gb18030 = file->cells.gb18030;
    rows->at = sw_arena_array(file->reader->arena, file->cells.rows,
                              sizeof(struct sw_csv_row));
    for (size_t i = 0; i < file->cells.rows; i++) {
        if (read_row(file, i, &rows->at[rows->count])) {
            rows->count++;
        } else {
            good = false;
        }
    }
    return good;
}

bool sw_csv_read(struct sw_csv_rows *rows, const struct sw_table *table,
                 const char *path, struct sw_place stated,
                 struct sw_reader *reader)
{
    struct table_file file = {.table = table, .reader = reader};
    *rows = (struct sw_csv_rows){0};
    bool good = sw_cells_read(&file.cells, reader, path, stated);
    if (file.cells.header != NULL && read_header(&file)) {
        good = read_rows(&file, rows) && good;
    } else {
        good = false;
    }
    sw_free(file.columns);
    sw_cells_clear(&file.cells);
    return good;
}

/* --------------------------------------------------------- one column */

static bool find_column(struct table_file *file, const char *name, size_t *at)
{
    const char **names = sw_new_array(file->cells.columns, sizeof(char *));
    for (*at = 0; *at < file->cells.columns; ++*at) {
        names[*at] = file->cells.header[*at].text;
        if (strcmp(names[*at], name) == 0) {
            break;
        }
    }
    const bool found = *at < file->cells.columns;
    if (!found) {
        (void)sw_diagnose(file->reader->diagnostics,
                          place_of(file, &file->cells.header[0]),
                          SW_CODE(COLUMN), "there is no column '%s'", name);
        sw_diagnostics_suggest(file->reader->diagnostics, name, names,
                               file->cells.columns);
    }
    sw_free(names);
    return found;
}

static bool read_numbers(struct table_file *file, size_t column, double *values)
{
    bool good = true;
    for (size_t i = 0; i < file->cells.rows; i++) {
        const struct sw_cell *cell =
            &file->cells.at[i * file->cells.columns + column];
        struct sw_error err = {0};
        if (!sw_quantity_read(&values[i], SW_PLAIN, cell->text, &err)) {
            good = sw_diagnose(file->reader->diagnostics, place_of(file, cell),
                               SW_CODE(VALUE), "%s: %s",
                               file->cells.header[column].text, err.message);
        }
    }
    return good;
}

bool sw_csv_read_numbers(double **values, size_t *count, const char *column,
                         struct sw_name path, struct sw_reader *reader)
{
    struct table_file file = {.reader = reader};
    size_t at = 0;
    bool good = sw_cells_read(&file.cells, reader, path.text, path.place) &&
                find_column(&file, column, &at);
    if (good && file.cells.rows == 0) {
        good = sw_diagnose(reader->diagnostics,
                           (struct sw_place){.file = file.cells.lines.file},
                           SW_CODE(EMPTY), "it has no rows below the header");
    }
    if (good) {
        *count = file.cells.rows;
        *values = sw_arena_array(reader->arena, *count, sizeof(double));
        good = read_numbers(&file, at, *values);
    }
    sw_cells_clear(&file.cells);
    return good;
}
