#include "output/json_rows.h"

#include "scratch.h"

#include "steelway/units.h"

#include <jansson.h>

#include <math.h>

static const struct sw_column columns[] = {
    {"name", SW_COLUMN_TEXT, NULL, "who", "谁"},
    {"count", SW_COLUMN_INTEGER, NULL, "how many", "多少"},
    {"mean", SW_COLUMN_NUMBER, "d", "mean", "均值"},
    {"entered", SW_COLUMN_TIME, NULL, "when", "何时"},
    {"best", SW_COLUMN_FLAG, NULL, "is it", "是否"},
};
static const struct sw_csv_table first = {"first", "a sample", "样例", columns,
                                          5};
static const struct sw_csv_table second = {"second", "a sample", "样例",
                                           columns, 1};

static void add_rows(struct sw_json_rows *json)
{
    struct sw_error err;
    struct sw_rows rows;
    sw_json_table(json, &rows, &first);
    sw_row_text(&rows, "say \"护栏\"\n=1");
    sw_row_integer(&rows, INT64_MIN);
    sw_row_number(&rows, 1.0 / 3.0);
    sw_row_time(&rows, 0);
    sw_row_flag(&rows, true);
    assert_true(sw_row_end(&rows, &err));
    sw_row_text(&rows, NULL);
    sw_row_empty(&rows);
    sw_row_number(&rows, nan(""));
    sw_row_time(&rows, SW_NEVER_US);
    sw_row_flag(&rows, false);
    assert_true(sw_row_end(&rows, &err));
    sw_json_table(json, &rows, &second);
}

/* What is printed, read back; free with json_decref. */
static json_t *read_back(void (*add)(struct sw_json_rows *json))
{
    char *text = NULL;
    size_t size = 0;
    struct sw_error err;
    struct sw_json_rows json;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    sw_json_begin(&json, to);
    if (add != NULL) {
        add(&json);
    }
    assert_true(sw_json_end(&json, &err));
    assert_int_equal(fclose(to), 0);
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    free(text);
    return root;
}

static void what_is_printed_is_json_with_the_same_values(void **state)
{
    (void)state;
    json_t *root = read_back(add_rows);
    const json_t *rows = json_object_get(root, "first");
    assert_int_equal(json_array_size(rows), 2);
    assert_int_equal(json_array_size(json_object_get(root, "second")), 0);

    const json_t *row = json_array_get(rows, 0);
    assert_string_equal(json_string_value(json_object_get(row, "name")),
                        "say \"护栏\"\n=1");
    assert_true(json_integer_value(json_object_get(row, "count")) == INT64_MIN);
    assert_true(json_real_value(json_object_get(row, "mean")) ==
                0.333333333333);
    assert_string_equal(json_string_value(json_object_get(row, "entered")),
                        "1970-01-01 00:00:00");
    assert_true(json_is_true(json_object_get(row, "best")));

    row = json_array_get(rows, 1);
    assert_int_equal(json_object_size(row), 5);
    assert_true(json_is_null(json_object_get(row, "name")));
    assert_true(json_is_null(json_object_get(row, "mean")));
    assert_true(json_is_null(json_object_get(row, "entered")));
    assert_true(json_is_false(json_object_get(row, "best")));
    json_decref(root);
}

static void no_tables_are_an_empty_object(void **state)
{
    (void)state;
    json_t *root = read_back(NULL);
    assert_true(json_is_object(root));
    assert_int_equal(json_object_size(root), 0);
    json_decref(root);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct sw_error err;
    struct sw_json_rows json;
    FILE *to = fopen("/dev/full", "w");
    assert_non_null(to);
    sw_json_begin(&json, to);
    add_rows(&json);
    assert_false(sw_json_end(&json, &err));
    assert_string_equal(err.message,
                        "cannot write the JSON output: No space left on "
                        "device");
    (void)fclose(to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_is_json_with_the_same_values),
        cmocka_unit_test(no_tables_are_an_empty_object),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
