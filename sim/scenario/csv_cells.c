#include "scenario/csv_cells.h"

#include "base/memory.h"
#include "base/spreadsheet.h"
#include "base/utf8.h"
#include "scenario/diagnostic_codes.h"

#include <errno.h>
#include <string.h>

#include <iconv.h>

#include <csv.h>

struct parsing {
    struct sw_cells *cells;
    struct sw_reader *reader;
    struct csv_parser parser;
    struct sw_cell *row; /* the cells of this row so far */
    size_t row_count;
    size_t row_capacity;
    size_t capacity; /* of cells->at */
    size_t cursor;   /* the byte where the next cell begins */
    bool good;       /* every row fits */
    bool full;       /* there are too many: the rest is passed over */
};

#define WRONG(parsing, position, code, ...)                                    \
    sw_diagnose((parsing)->reader->diagnostics,                                \
                sw_lines_place(&(parsing)->cells->lines, position),            \
                SW_CODE(code), __VA_ARGS__)

/* ----------------------------------------------------------- encoding */

/* `bytes` from GB18030 to UTF-8, in the arena; NULL if they are not that. */
static char *from_gb18030(struct sw_arena *arena, char *bytes, size_t *length)
{
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        return NULL;
    }
    /* A byte of GB18030 becomes three of UTF-8 at most. */
    const size_t room = 3 * *length;
    char *converted = sw_arena_array(arena, room + 1, 1);
    char *from = bytes;
    char *to = converted;
    size_t from_left = *length;
    size_t to_left = room;
    const size_t wrong = iconv(converter, &from, &from_left, &to, &to_left);
    (void)iconv_close(converter);
    if (wrong != 0 || from_left > 0) {
        return NULL;
    }
    *length = room - to_left;
    converted[*length] = '\0';
    return converted;
}

static bool starts_with(const char *bytes, size_t length, const char *start)
{
    return length >= strlen(start) && memcmp(bytes, start, strlen(start)) == 0;
}

/* The text in UTF-8, whatever it was in; NULL after reporting that it is
 * neither that nor GB18030. */
static char *decode(struct sw_cells *cells, struct sw_reader *reader,
                    const char *file, char *bytes, size_t *length)
{
    if (sw_utf8_valid(bytes, *length) < *length &&
        !starts_with(bytes, *length, "\xef\xbb\xbf") &&
        !starts_with(bytes, *length, "\xff\xfe") &&
        !starts_with(bytes, *length, "\xfe\xff")) {
        size_t converted_length = *length;
        char *converted = from_gb18030(reader->arena, bytes, &converted_length);
        if (converted != NULL) {
            bytes = converted;
            *length = converted_length;
            cells->gb18030 = true;
        }
    }
    return sw_input_clean(reader, file, bytes, length) ? bytes : NULL;
}

/* ---------------------------------------------------------- delimiter */

/* The most frequent of the three outside quotes on the first line. */
static char sniff(const char *text)
{
    static const char delimiters[] = {',', ';', '\t'};
    size_t counts[sizeof delimiters] = {0};
    bool quoted = false;
    for (; *text != '\0' && (quoted || *text != '\n'); text++) {
        quoted ^= *text == '"';
        for (size_t i = 0; i < sizeof delimiters; i++) {
            counts[i] += !quoted && *text == delimiters[i];
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof delimiters; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return delimiters[best];
}

/* -------------------------------------------------------------- cells */

/* Move the cursor behind the cell that begins there and its delimiter. */
static void pass_cell(struct parsing *parsing)
{
    const struct sw_lines *lines = &parsing->cells->lines;
    bool quoted = false;
    while (parsing->cursor < lines->length) {
        const char c = lines->bytes[parsing->cursor++];
        quoted ^= c == '"';
        if (!quoted && (c == parsing->cells->delimiter || c == '\n')) {
            return;
        }
    }
}

static void take_cell(void *text, size_t length, void *data)
{
    struct parsing *parsing = data;
    const size_t position = parsing->cursor;
    pass_cell(parsing);
    if (parsing->full) {
        return;
    }
    if (parsing->row_count == SW_CSV_COLUMNS) {
        parsing->full = true;
        parsing->good = WRONG(parsing, position, BOUND,
                              "the row has more than %d cells", SW_CSV_COLUMNS);
        return;
    }
    parsing->row =
        sw_reserve_array(parsing->row, &parsing->row_capacity,
                         parsing->row_count + 1, sizeof(struct sw_cell));
    parsing->row[parsing->row_count++] =
        (struct sw_cell){sw_spreadsheet_text(sw_arena_text_n(
                             parsing->reader->arena, text, length)),
                         position};
}

static bool is_blank(const struct parsing *parsing)
{
    for (size_t i = 0; i < parsing->row_count; i++) {
        if (parsing->row[i].text[0] != '\0') {
            return false;
        }
    }
    return true;
}

static void take_header(struct parsing *parsing)
{
    struct sw_cells *cells = parsing->cells;
    cells->columns = parsing->row_count;
    cells->header = sw_new_array(cells->columns, sizeof(struct sw_cell));
    memcpy(cells->header, parsing->row,
           cells->columns * sizeof(struct sw_cell));
}

static void keep_row(struct parsing *parsing)
{
    struct sw_cells *cells = parsing->cells;
    const size_t first = cells->rows * cells->columns;
    cells->at =
        sw_reserve_array(cells->at, &parsing->capacity, first + cells->columns,
                         sizeof(struct sw_cell));
    memcpy(cells->at + first, parsing->row,
           cells->columns * sizeof(struct sw_cell));
    cells->rows++;
}

static void take_row(int end, void *data)
{
    struct parsing *parsing = data;
    struct sw_cells *cells = parsing->cells;
    (void)end;
    if (parsing->row_count == 0) {
        pass_cell(parsing); /* a blank line has no cell that did */
    } else if (parsing->full || is_blank(parsing)) {
        /* nothing to keep */
    } else if (cells->header == NULL) {
        take_header(parsing);
    } else if (parsing->row_count != cells->columns) {
        parsing->good =
            WRONG(parsing, parsing->row[0].position, ROW,
                  "the row has %zu cell%s, but the header has %zu",
                  parsing->row_count, parsing->row_count == 1 ? "" : "s",
                  cells->columns);
    } else if (cells->rows == SW_CSV_ROWS) {
        parsing->full = true;
        parsing->good = WRONG(parsing, parsing->row[0].position, BOUND,
                              "the file has more than %d rows", SW_CSV_ROWS);
    } else {
        keep_row(parsing);
    }
    parsing->row_count = 0;
}

static bool report_quotes(struct parsing *parsing)
{
    return WRONG(parsing, parsing->cursor, ROW,
                 "the quotes of this cell do not match: a quote in a quoted "
                 "cell is written twice");
}

/* Strict: a quote inside an unquoted cell is refused, not guessed at. Every
 * line end is told, so that blank lines count. */
static bool parse(struct parsing *parsing, const char *text, size_t length)
{
    const unsigned char options = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL;
    if (csv_init(&parsing->parser, options) != 0) {
        return false;
    }
    csv_set_delim(&parsing->parser, (unsigned char)parsing->cells->delimiter);
    if (csv_parse(&parsing->parser, text, length, take_cell, take_row,
                  parsing) != length ||
        csv_fini(&parsing->parser, take_cell, take_row, parsing) != 0) {
        parsing->good = report_quotes(parsing);
    }
    csv_free(&parsing->parser);
    return parsing->good;
}

bool sw_cells_parse(struct sw_cells *cells, struct sw_reader *reader,
                    const char *file, char *bytes, size_t length)
{
    *cells = (struct sw_cells){0};
    const char *text = decode(cells, reader, file, bytes, &length);
    if (text == NULL) {
        return false;
    }
    sw_lines_init(&cells->lines, file, text, length, reader->arena);
    struct parsing parsing = {.cells = cells, .reader = reader, .good = true};
    cells->delimiter = sniff(text);
    const bool good = parse(&parsing, text, length);
    sw_free(parsing.row);
    if (good && cells->header == NULL) {
        return sw_diagnose(reader->diagnostics, (struct sw_place){.file = file},
                           SW_CODE(EMPTY),
                           "there is nothing in it: a header is needed");
    }
    return good;
}

bool sw_cells_read(struct sw_cells *cells, struct sw_reader *reader,
                   const char *path, struct sw_place stated)
{
    const char *file = sw_input_path(reader, stated, path);
    size_t length = 0;
    char *bytes = sw_input_read(reader, file, stated, &length);
    *cells = (struct sw_cells){0};
    return bytes != NULL && sw_cells_parse(cells, reader, file, bytes, length);
}

void sw_cells_clear(struct sw_cells *cells)
{
    sw_lines_clear(&cells->lines);
    sw_free(cells->header);
    sw_free(cells->at);
    *cells = (struct sw_cells){0};
}
