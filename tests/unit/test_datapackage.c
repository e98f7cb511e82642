#include "output/datapackage.h"

#include "scratch.h"

#include <jansson.h>

#include <fcntl.h>

static const struct sw_column columns[] = {
    {"product", SW_COLUMN_TEXT, NULL, "The product", "产品"},
    {"mean", SW_COLUMN_NUMBER, "d", "Mean over the replications", "均值"},
    {"entered", SW_COLUMN_TIME, NULL, "When it entered", "进入时间"},
    {"best", SW_COLUMN_FLAG, NULL, "Is it among the best", "是否最优"},
};
static const struct sw_csv_table summary = {"summary", "A row per measure",
                                            "每个指标一行", columns, 4};
static const struct sw_csv_table costs = {"costs", "A row per cost", "成本",
                                          columns, 1};
static const struct sw_csv_table *const tables[] = {&summary, &costs};

static char *written(void)
{
    const struct sw_datapackage package = {.title = "护栏 \"study\"",
                                           .utc_offset = "+08:00",
                                           .tables = tables,
                                           .count = 2};
    char *folder = scratch_create();
    char *path = scratch_path(folder, "x");
    struct sw_error err;
    struct sw_result_file *file = NULL;
    assert_true(sw_result_file_create(&file, AT_FDCWD, path, path, &err));
    sw_datapackage_write(&package, file);
    assert_true(sw_result_file_close(file, &err));
    sw_result_file_destroy(file);
    char *text = scratch_read(folder, "x");
    sw_free(path);
    scratch_remove(folder);
    return text;
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void every_column_is_described_in_two_languages(void **state)
{
    (void)state;
    char *text = written();
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_string_equal(text_of(root, "profile"), "tabular-data-package");
    assert_string_equal(text_of(root, "title"), "护栏 \"study\"");
    assert_string_equal(text_of(root, "utc_offset"), "+08:00");

    const json_t *resources = json_object_get(root, "resources");
    assert_int_equal(json_array_size(resources), 2);
    const json_t *resource = json_array_get(resources, 0);
    assert_string_equal(text_of(resource, "path"), "summary.csv");
    assert_string_equal(text_of(resource, "description_zh"), "每个指标一行");

    const json_t *fields =
        json_object_get(json_object_get(resource, "schema"), "fields");
    assert_int_equal(json_array_size(fields), 4);
    for (size_t i = 0; i < 4; i++) {
        const json_t *field = json_array_get(fields, i);
        assert_string_equal(text_of(field, "name"), columns[i].name);
        assert_string_equal(text_of(field, "description"), columns[i].en);
        assert_string_equal(text_of(field, "description_zh"), columns[i].zh);
    }
    assert_string_equal(text_of(json_array_get(fields, 1), "type"), "number");
    assert_string_equal(text_of(json_array_get(fields, 1), "unit"), "d");
    assert_null(json_object_get(json_array_get(fields, 0), "unit"));
    assert_string_equal(text_of(json_array_get(fields, 2), "format"),
                        "%Y-%m-%d %H:%M:%S");
    json_decref(root);
    sw_free(text);
}

static void the_same_tables_give_the_same_bytes(void **state)
{
    (void)state;
    char *once = written();
    char *again = written();
    assert_string_equal(once, again);
    assert_int_equal(once[strlen(once) - 1], '\n');
    sw_free(once);
    sw_free(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_described_in_two_languages),
        cmocka_unit_test(the_same_tables_give_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
