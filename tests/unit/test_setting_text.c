#include "scenario/setting_text.h"

#include "scenario/schema.h"

#include "cmocka_all.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Two kinds of step that share a base, as a scenario has them. */
static const struct sw_setting base_rows[] = {
    {"yield", SW_SHAPE_RATIO, SW_SHARE, 0.1, 1, .standard = "100 %",
     .en = "Good tonnes out of a tonne in", .zh = "yield in Chinese"},
};
static const struct sw_table base = {.name = "step",
                                     .en = "Every step",
                                     .zh = "every step in Chinese",
                                     .settings = base_rows,
                                     .count = 1};
static const char *const rules[] = {"fifo", "lifo", "edd", NULL};
static const struct sw_setting process_rows[] = {
    {"time", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true,
     .en = "Time of a lot", .zh = "t"},
    {"rule", SW_SHAPE_CHOICE, .choices = rules, .standard = "fifo",
     .en = "Who is next | and why", .zh = "r"},
};
static const struct sw_table process = {.name = "process",
                                        .en = "Work",
                                        .zh = "w",
                                        .base = &base,
                                        .settings = process_rows,
                                        .count = 2};
static const struct sw_setting delay_rows[] = {
    {"time", SW_SHAPE_QUANTITY, SW_TIME, 0, 8.64e10, .en = "Time of rest",
     .zh = "t"},
};
static const struct sw_table delay = {.name = "delay",
                                      .en = "Rest",
                                      .zh = "r",
                                      .base = &base,
                                      .settings = delay_rows,
                                      .count = 1};
static const struct sw_table *const kinds[] = {&process, &delay, NULL};
static const struct sw_setting run_rows[] = {
    {"seed", SW_SHAPE_INTEGER, .standard = "1", .en = "Seed", .zh = "s"},
};
static const struct sw_table run_table = {
    .name = "run", .en = "Runs", .zh = "r", .settings = run_rows, .count = 1};
static const struct sw_setting root_rows[] = {
    {"steps", SW_SHAPE_OBJECTS, .kinds = kinds, .en = "Steps", .zh = "s"},
    {"run", SW_SHAPE_MAPPING, .table = &run_table, .en = "Run", .zh = "r"},
    {"calls", SW_SHAPE_OBJECTS, .table = &run_table, .en = "Calls", .zh = "c"},
};
static const struct sw_table root = {.name = "scenario",
                                     .en = "Scenario",
                                     .zh = "s",
                                     .settings = root_rows,
                                     .count = 3};

/* What printing `path` prints; free it. NULL if nothing is there. */
static char *printed(const char *path)
{
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    const bool found = sw_setting_print(&root, path, to);
    assert_int_equal(fclose(to), 0);
    if (!found) {
        assert_string_equal(text, "");
        free(text);
        return NULL;
    }
    return text;
}

static void assert_prints(const char *path, const char *expected)
{
    char *text = printed(path);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void a_setting_is_told_with_limits_and_standard(void **state)
{
    (void)state;
    assert_prints("run.seed", "run.seed\n    Seed\n"
                              "    a whole number, like 3; else 1\n");
    assert_prints("steps.delay.time",
                  "steps.NAME.time  (delay)\n    Time of rest\n"
                  "    a time, like 30 min; from 0 to 1 d\n");
    assert_prints("steps.process.rule",
                  "steps.NAME.rule  (process)\n    Who is next | and why\n"
                  "    fifo, lifo or edd; else fifo\n");
}

static void any_name_stands_for_all_kinds(void **state)
{
    (void)state;
    char *text = printed("steps.cool.time");
    assert_non_null(text);
    assert_non_null(strstr(text, "steps.NAME.time  (process)"));
    assert_non_null(strstr(text, "steps.NAME.time  (delay)"));
    free(text);
}

static void what_kinds_share_is_told_once(void **state)
{
    (void)state;
    char *text = printed("steps");
    assert_non_null(text);
    const char *yield = strstr(text, "steps.NAME.yield  (step)");
    assert_non_null(yield);
    assert_null(strstr(yield + 1, "steps.NAME.yield"));
    free(text);
}

static void one_kind_is_told_with_what_it_shares(void **state)
{
    (void)state;
    char *text = printed("steps.delay");
    assert_non_null(text);
    assert_non_null(strstr(text, "(step)"));
    assert_non_null(strstr(text, "(delay)"));
    assert_null(strstr(text, "(process)"));
    free(text);
}

static void a_path_that_leads_nowhere_is_refused(void **state)
{
    (void)state;
    assert_null(printed("step"));
    assert_null(printed("run.sed"));
    assert_null(printed("run.seed.more"));
    assert_null(printed("steps.cool.colour"));
    assert_null(printed("runs.seed"));
}

static void json_has_a_row_per_setting(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    assert_true(sw_setting_print_json(&root, "steps.delay.time", to));
    assert_int_equal(fclose(to), 0);
    json_t *list = json_loads(text, 0, NULL);
    assert_int_equal(json_array_size(list), 1);
    const json_t *row = json_array_get(list, 0);
    assert_string_equal(json_string_value(json_object_get(row, "path")),
                        "steps.NAME.time");
    assert_string_equal(json_string_value(json_object_get(row, "kind")),
                        "delay");
    assert_string_equal(json_string_value(json_object_get(row, "most")), "1 d");
    json_decref(list);
    free(text);
}

static void markdown_has_a_table_per_part(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    sw_setting_print_markdown(&root, to);
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(text, "\n### At the top of the file\n"));
    assert_non_null(strstr(text, "\n### `steps.NAME`, step\n"));
    assert_non_null(strstr(text, "\n### `steps.NAME` with `kind: delay`\n"));
    assert_non_null(strstr(text, "Also the settings of step, above."));
    assert_non_null(strstr(text, "\n### `calls.NAME`\n"));
    assert_non_null(strstr(
        text, "| `rule` | fifo, lifo or edd | `fifo` | Who is next \\| and why "
              "| r |"));
    assert_non_null(strstr(text, "| `time` | a quantity or a distribution in "
                                 "quotes, like \"triangular(1 d, 3 d, 8 d)\" | "
                                 "required | Time of a lot | t |"));
    free(text);
}

static const json_t *at(const json_t *json, const char *const *keys)
{
    for (; *keys != NULL; keys++) {
        json = json_object_get(json, *keys);
        assert_non_null(json);
    }
    return json;
}

static void the_schema_tells_files_by_their_mark(void **state)
{
    (void)state;
    const struct sw_schema_file study = {"Study", &run_table, "study"};
    const struct sw_schema_file scenario = {"Scenario", &root, NULL};
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    assert_non_null(to);
    sw_schema_print(&study, &scenario, to);
    assert_int_equal(fclose(to), 0);
    json_t *schema = json_loads(text, 0, NULL);
    assert_non_null(schema);
    const char *const mark[] = {"if", "required", NULL};
    assert_string_equal(json_string_value(json_array_get(at(schema, mark), 0)),
                        "study");
    const char *const any[] = {
        "definitions",          "other", "properties", "steps",
        "additionalProperties", "anyOf", NULL};
    const json_t *options = at(schema, any); /* null, process, delay */
    assert_int_equal(json_array_size(options), 3);
    const char *const kind[] = {"properties", "kind", "const", NULL};
    assert_string_equal(json_string_value(at(json_array_get(options, 2), kind)),
                        "delay");
    const char *const shared[] = {"properties", "yield", NULL};
    assert_non_null(at(json_array_get(options, 1), shared));
    json_decref(schema);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_setting_is_told_with_limits_and_standard),
        cmocka_unit_test(any_name_stands_for_all_kinds),
        cmocka_unit_test(what_kinds_share_is_told_once),
        cmocka_unit_test(one_kind_is_told_with_what_it_shares),
        cmocka_unit_test(a_path_that_leads_nowhere_is_refused),
        cmocka_unit_test(json_has_a_row_per_setting),
        cmocka_unit_test(markdown_has_a_table_per_part),
        cmocka_unit_test(the_schema_tells_files_by_their_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
