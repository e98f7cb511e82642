#include "output/csv_writer.h"

#include "scratch.h"

#include "base/spreadsheet.h"

#include "steelway/units.h"

#include <csv.h>

#include <fcntl.h>
#include <math.h>

static const struct sw_column columns[] = {
    {"name", SW_COLUMN_TEXT, NULL, "who", "谁"},
    {"count", SW_COLUMN_INTEGER, NULL, "how many", "多少"},
    {"mean", SW_COLUMN_NUMBER, "d", "mean", "均值"},
    {"entered", SW_COLUMN_TIME, NULL, "when", "何时"},
    {"best", SW_COLUMN_FLAG, NULL, "is it", "是否"},
};
static const struct sw_csv_table table = {"sample", "a sample", "样例", columns,
                                          5};
static const char header[] = "name,count,mean,entered,best\r\n";

/* The CSV file of the rows that `add` adds; free with sw_free. */
static char *csv_of(void (*add)(struct sw_rows *rows), bool bom)
{
    char *folder = scratch_create();
    char *path = scratch_path(folder, "x.csv");
    struct sw_error err;
    struct sw_rows rows;
    struct sw_result_file *file = NULL;
    assert_true(sw_result_file_create(&file, AT_FDCWD, path, path, &err));
    sw_csv_begin(&rows, &table, file, bom);
    add(&rows);
    assert_true(sw_result_file_close(file, &err));
    sw_result_file_destroy(file);
    char *text = scratch_read(folder, "x.csv");
    sw_free(path);
    scratch_remove(folder);
    return text;
}

static void add_named(struct sw_rows *rows, const char *name)
{
    struct sw_error err;
    sw_row_text(rows, name);
    sw_row_integer(rows, -7);
    sw_row_number(rows, -0.5);
    sw_row_time(rows, 20458 * SW_DAY_US + 30 * SW_MINUTE_US);
    sw_row_flag(rows, true);
    assert_true(sw_row_end(rows, &err));
}

static void add_none(struct sw_rows *rows)
{
    (void)rows;
}

static void add_plain(struct sw_rows *rows)
{
    add_named(rows, "热轧卷 2 mm");
}

static const char *const awkward[] = {
    "a,b", "say \"coil\"", "two\r\nlines", " blank", "blank ",
    "",    "=1+1",         "-5",           "'=x",    "@a,\"b\"",
    "\tx", "＝1",          "it's",         "'",      "\"",
    ",",
};
enum { AWKWARD = sizeof(awkward) / sizeof(awkward[0]) };

static void add_awkward(struct sw_rows *rows)
{
    for (size_t i = 0; i < AWKWARD; i++) {
        add_named(rows, awkward[i]);
    }
}

static void add_empty(struct sw_rows *rows)
{
    struct sw_error err;
    sw_row_text(rows, NULL);
    sw_row_empty(rows);
    sw_row_number(rows, nan(""));
    sw_row_time(rows, SW_NEVER_US);
    sw_row_flag(rows, false);
    assert_true(sw_row_end(rows, &err));
}

static void add_long(struct sw_rows *rows)
{
    char name[1001];
    memset(name, '"', 1000);
    name[1000] = '\0';
    add_named(rows, name);
}

static void is(char *text, const char *expected)
{
    assert_string_equal(text, expected);
    sw_free(text);
}

static void a_file_without_rows_is_its_header(void **state)
{
    (void)state;
    is(csv_of(add_none, false), header);
}

static void rows_have_crlf_and_bare_numbers(void **state)
{
    (void)state;
    is(csv_of(add_plain, false),
       "name,count,mean,entered,best\r\n"
       "热轧卷 2 mm,-7,-0.5,2026-01-05 00:30:00,yes\r\n");
}

static void a_byte_order_mark_comes_first_if_asked_for(void **state)
{
    (void)state;
    is(csv_of(add_none, true), "\xef\xbb\xbfname,count,mean,entered,best\r\n");
}

static void what_there_is_not_is_an_empty_field(void **state)
{
    (void)state;
    is(csv_of(add_empty, false), "name,count,mean,entered,best\r\n,,,,no\r\n");
}

struct reading {
    size_t field; /* of the row */
    size_t row;
    size_t in_row[AWKWARD + 1];  /* fields of each row */
    char first[AWKWARD + 1][64]; /* of each row, as libcsv sees it */
};

static void see_field(void *bytes, size_t length, void *self)
{
    struct reading *reading = self;
    assert_true(reading->row <= AWKWARD && length < 64);
    if (reading->field == 0) {
        memcpy(reading->first[reading->row], bytes, length);
    }
    reading->field++;
}

static void see_row(int end, void *self)
{
    (void)end;
    struct reading *reading = self;
    reading->in_row[reading->row++] = reading->field;
    reading->field = 0;
}

static void a_strict_reader_gets_every_text_back(void **state)
{
    (void)state;
    char *text = csv_of(add_awkward, false);
    struct reading reading = {0};
    struct csv_parser parser;
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    assert_int_equal(
        csv_parse(&parser, text, strlen(text), see_field, see_row, &reading),
        strlen(text));
    assert_int_equal(csv_fini(&parser, see_field, see_row, &reading), 0);
    csv_free(&parser);

    assert_int_equal(reading.row, AWKWARD + 1);
    for (size_t i = 0; i < AWKWARD; i++) {
        const char *cell = reading.first[i + 1];
        const bool safe = strchr("=+-@\t\r", cell[0]) == NULL || !*cell;
        assert_true(safe);
        assert_string_equal(sw_spreadsheet_text(cell), awkward[i]);
        assert_int_equal(reading.in_row[i + 1], 5);
    }
    sw_free(text);
}

static void a_text_of_any_length_is_quoted_whole(void **state)
{
    (void)state;
    char *text = csv_of(add_long, false);
    const char *row = text + strlen(header);
    assert_int_equal(strspn(row, "\""), 2002);
    assert_string_equal(row + 2002, ",-7,-0.5,2026-01-05 00:30:00,yes\r\n");
    sw_free(text);
}

static void a_full_disk_stops_the_rows(void **state)
{
    (void)state;
    struct sw_error err = {0};
    struct sw_rows rows;
    struct sw_result_file *file = NULL;
    assert_true(
        sw_result_file_create(&file, AT_FDCWD, "/dev/full", "x.csv", &err));
    sw_csv_begin(&rows, &table, file, false);
    bool going = true;
    int count = 0;
    for (; going && count < 100000; count++) {
        sw_row_text(&rows, "coil");
        sw_row_integer(&rows, count);
        sw_row_number(&rows, 0.5);
        sw_row_time(&rows, 0);
        sw_row_flag(&rows, true);
        going = sw_row_end(&rows, &err);
    }
    assert_false(going);
    assert_true(count < 5000); /* at the first full buffer */
    assert_string_equal(err.message,
                        "cannot write 'x.csv': No space left on device");
    assert_false(sw_result_file_close(file, &err));
    sw_result_file_destroy(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_without_rows_is_its_header),
        cmocka_unit_test(rows_have_crlf_and_bare_numbers),
        cmocka_unit_test(a_byte_order_mark_comes_first_if_asked_for),
        cmocka_unit_test(what_there_is_not_is_an_empty_field),
        cmocka_unit_test(a_strict_reader_gets_every_text_back),
        cmocka_unit_test(a_text_of_any_length_is_quoted_whole),
        cmocka_unit_test(a_full_disk_stops_the_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
