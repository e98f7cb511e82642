#include "output/manifest.h"

#include "scratch.h"

#include "output/run_log.h"

#include <jansson.h>

static const char *const known[] = {"summary.csv", SW_FOLDER_MANIFEST,
                                    SW_RUN_LOG_FILE, NULL};
static const char *const arguments[] = {"study.yaml", "--set", "a=\"b\""};
static const struct sw_input_file inputs[] = {
    {"护栏/study.yaml",
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
};
static const struct sw_gate gates[] = {
    {"audit", true, NULL},
    {"precision", false, "P90 is known to 0.8 d, 0.5 d was asked for"},
};

/* The manifest of a folder with summary.csv and a log that says `log`; free
 * with sw_free. */
static char *manifest_with(const char *log, bool partial)
{
    const struct sw_run_record record = {
        .command = "compare",
        .arguments = arguments,
        .argument_count = 3,
        .inputs = inputs,
        .input_count = 1,
        .seed = 20260105,
        .replications = 96,
        .partial = partial,
        .gates = gates,
        .gate_count = 2,
        .command_line = log,
        .threads = 2,
        .run_s = 2.0,
        .whole_s = 2.5,
        .events = 6000000,
    };
    char *scratch = scratch_create();
    struct sw_error err;
    struct sw_folder *folder = NULL;
    struct sw_result_file *file = NULL;
    assert_true(sw_folder_create(&folder, scratch, known, false, &err));
    assert_true(sw_folder_begin(folder, "summary.csv", &file, &err));
    sw_result_file_text(file, "abc");
    assert_true(sw_result_file_close(file, &err));
    assert_true(sw_folder_begin(folder, SW_RUN_LOG_FILE, &file, &err));
    sw_run_log_write(&record, file);
    assert_true(sw_result_file_close(file, &err));
    assert_true(sw_manifest_write(&record, folder, &err));
    assert_true(sw_folder_finish(folder, &err));
    sw_folder_destroy(folder);

    char *logged = scratch_read(scratch, SW_RUN_LOG_FILE);
    assert_non_null(strstr(logged, log));
    assert_non_null(strstr(logged, "threads    2\n"));
    assert_non_null(strstr(logged, "events/s   3e+06\n"));
    sw_free(logged);
    char *text = scratch_read(scratch, SW_FOLDER_MANIFEST);
    scratch_remove(scratch);
    return text;
}

static void the_manifest_has_what_the_folder_came_from(void **state)
{
    (void)state;
    char *text = manifest_with("steelway compare study.yaml", false);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    const json_t *input = json_array_get(json_object_get(root, "inputs"), 0);
    assert_string_equal(json_string_value(json_object_get(input, "path")),
                        inputs[0].path);
    assert_string_equal(json_string_value(json_object_get(input, "sha256")),
                        inputs[0].sha256);
    assert_int_equal(json_integer_value(json_object_get(root, "seed")),
                     20260105);
    assert_int_equal(json_array_size(json_object_get(root, "arguments")), 3);
    assert_true(json_is_false(json_object_get(root, "partial")));

    const json_t *all = json_object_get(root, "gates");
    const json_t *gate = json_object_get(all, "precision");
    assert_true(json_is_false(json_object_get(gate, "passed")));
    assert_string_equal(json_string_value(json_object_get(gate, "note")),
                        gates[1].note);
    json_decref(root);
    sw_free(text);
}

static void every_output_but_the_log_is_hashed(void **state)
{
    (void)state;
    char *text = manifest_with("steelway compare study.yaml", false);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const json_t *outputs = json_object_get(root, "outputs");
    assert_int_equal(json_object_size(outputs), 1);
    const json_t *summary = json_object_get(outputs, "summary.csv");
    assert_int_equal(json_integer_value(json_object_get(summary, "bytes")), 3);
    assert_string_equal(json_string_value(json_object_get(summary, "sha256")),
                        inputs[0].sha256); /* of "abc" */
    json_decref(root);
    sw_free(text);
}

static void where_and_how_it_ran_changes_no_byte(void **state)
{
    (void)state;
    char *here = manifest_with("steelway --threads 1", false);
    char *there = manifest_with("/usr/bin/steelway --threads 64", false);
    assert_string_equal(here, there);
    sw_free(here);
    sw_free(there);
}

static void an_interrupted_run_is_marked(void **state)
{
    (void)state;
    char *text = manifest_with("steelway", true);
    assert_non_null(strstr(text, "\"partial\": true"));
    sw_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manifest_has_what_the_folder_came_from),
        cmocka_unit_test(every_output_but_the_log_is_hashed),
        cmocka_unit_test(where_and_how_it_ran_changes_no_byte),
        cmocka_unit_test(an_interrupted_run_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
