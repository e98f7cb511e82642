#include "scenario_files.h"

#include <sys/stat.h>

static const struct sw_node *read_named(struct files *files, const char *name)
{
    return sw_document_read(&files->reader, file_path(files, name));
}

static void refused(struct files *files, const char *name, const char *part)
{
    (void)read_named(files, name);
    check_said(files, part);
    forget(files);
}

static const char *const base_yaml = "format: 1\n"
                                     "run: { seed: 1, length: 365 d }\n"
                                     "steps:\n"
                                     "  cool: { kind: delay, time: 2 d, "
                                     "source: S21 }\n"
                                     "  roll: { kind: process, time: 1 h }\n"
                                     "mix: { a: 70 %, b: 30 % }\n";

static void a_file_is_read_with_its_format(void **state)
{
    struct files *files = *state;
    text_file(files, "base.yaml", base_yaml);
    const struct sw_node *root = read_named(files, "base.yaml");
    check_nothing_said(files);
    check_text(root, "format", "1");
    check_text(root, "steps.cool.time", "2 d");
    assert_int_equal(files->reader.inputs.count, 1);
    assert_int_equal(files->reader.inputs.at[0].length, strlen(base_yaml));
}

static void an_input_is_known_by_its_hash(void **state)
{
    struct files *files = *state;
    text_file(files, "abc", "abc");
    size_t length = 0;
    const char *path = file_path(files, "abc");
    for (int i = 0; i < 2; i++) {
        assert_string_equal(
            sw_input_read(&files->reader, path, (struct sw_place){0}, &length),
            "abc");
    }
    assert_int_equal(files->reader.inputs.count, 1);
    assert_string_equal(
        files->reader.inputs.at[0].sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void a_missing_format_is_refused(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "run: {}\n");
    refused(files, "a.yaml", "begin with 'format: 1' [E119]");
    text_file(files, "a.yaml", "format: 2\nrun: {}\n");
    refused(files, "a.yaml", "a.yaml:1:9: error: format '2' is not known");
    text_file(files, "a.yaml", "format: [1]\n");
    refused(files, "a.yaml", "[E119]");
}

static void files_that_cannot_be_read_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "none.yaml", "cannot be read: No such file or directory");
    refused(files, ".", "cannot be read: it is a directory [E100]");
    text_file(files, "a.yaml", "");
    refused(files, "a.yaml/b.yaml", "cannot be read: Not a directory");
    refused(files, "\xb9\xa4.yaml", "is not UTF-8, as results files need it");
    (void)sw_document_read(&files->reader, "/dev/zero");
    check_said(files, "'/dev/zero' is larger than 64 MB [E116]");
}

static void what_is_inherited_is_merged_key_by_key(void **state)
{
    struct files *files = *state;
    text_file(files, "base.yaml", base_yaml);
    assert_int_equal(mkdir(file_path(files, "options"), 0777), 0);
    const char *option = "inherits: ../base.yaml\n"
                         "steps: { cool: { time: 6 h } }\n";
    text_file(files, "options/spray.yaml", option);
    const struct sw_node *root = read_named(files, "options/spray.yaml");
    check_nothing_said(files);
    check_text(root, "format", "1");
    check_text(root, "run.seed", "1");
    check_text(root, "steps.cool.kind", "delay");
    check_text(root, "steps.cool.time", "6 h");
    check_text(root, "steps.cool.source", "U");
    check_text(root, "steps.roll.time", "1 h");
    assert_null(sw_node_find(root, "inherits"));
    assert_non_null(strstr(
        sw_node_find_path(root, "steps.cool.time")->place.file, "spray.yaml"));
    assert_non_null(strstr(
        sw_node_find_path(root, "steps.roll.time")->place.file, "base.yaml"));
    assert_int_equal(files->reader.inputs.count, 2);
}

static void the_nearest_of_a_chain_of_files_wins(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "format: 1\nx: 1\ny: 1\nz: 1\n");
    text_file(files, "b.yaml", "inherits: a.yaml\ny: 2\nz: 2\n");
    text_file(files, "c.yaml", "format: 1\ninherits: b.yaml\nz: 3\n");
    const struct sw_node *root = read_named(files, "c.yaml");
    check_nothing_said(files);
    check_text(root, "x", "1");
    check_text(root, "y", "2");
    check_text(root, "z", "3");
}

static void a_loop_of_files_is_refused_naming_them(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "inherits: b.yaml\n");
    text_file(files, "b.yaml", "inherits: ./c.yaml\n");
    text_file(files, "c.yaml", "inherits: b.yaml\n");
    (void)read_named(files, "a.yaml");
    check_said(files, "c.yaml:1:11: error: ");
    check_said(files, "b.yaml' inherits from itself: ");
    forget(files);
    text_file(files, "a.yaml", "inherits: a.yaml\n");
    refused(files, "a.yaml", "a.yaml' inherits from itself: ");
}

static void a_long_chain_of_files_is_refused(void **state)
{
    struct files *files = *state;
    for (int i = 0; i < 30; i++) {
        char name[32];
        char text[64];
        (void)snprintf(name, sizeof name, "f%d.yaml", i);
        (void)snprintf(text, sizeof text, "inherits: f%d.yaml\n", i + 1);
        text_file(files, name, text);
    }
    text_file(files, "f30.yaml", "format: 1\n");
    refused(files, "f0.yaml", "more than 16 files inherit from one another");
    (void)read_named(files, "f20.yaml");
    check_nothing_said(files);
}

static void
a_base_that_cannot_be_read_is_reported_where_it_is_named(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "x: 1\ninherits: none.yaml\n");
    refused(files, "a.yaml", "a.yaml:2:11: error: 'files-");
    text_file(files, "a.yaml", "inherits: [b.yaml]\n");
    refused(files, "a.yaml", "inherits: the path of one file is needed");
    text_file(files, "a.yaml", "inherits: null\n");
    refused(files, "a.yaml", "inherits: the path of one file is needed");
    text_file(files, "a.yaml", "inherits: .\n");
    refused(files, "a.yaml", "it is a directory");
}

static void changes_make_no_sense_where_nothing_is_inherited(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "format: 1\nx: {y: null}\n");
    refused(files, "a.yaml",
            "a.yaml:2:8: error: there is nothing here to "
            "remove [E120]");
    text_file(files, "a.yaml", "format: 1\nx: {add: 1 d}\n");
    refused(files, "a.yaml", "there is nothing here to add to");
    text_file(files, "a.yaml", "format: 1\nx: [{times: 2}]\n");
    refused(files, "a.yaml", "there is nothing here to multiply");
}

static void a_file_of_changes_stands_alone(void **state)
{
    struct files *files = *state;
    text_file(files, "a.yaml", "steps: {cool: null}\n");
    const struct sw_place stated = {
        .file = file_path(files, "study.yaml"), .line = 7, .column = 3};
    const struct sw_node *root =
        sw_document_read_changes(&files->reader, "a.yaml", stated);
    check_nothing_said(files);
    assert_true(sw_node_is_null(sw_node_find_path(root, "steps.cool")));
    assert_null(sw_document_read_changes(&files->reader, "b.yaml", stated));
    check_said(files, "study.yaml:7:3: error: 'files-");
    forget(files);
    text_file(files, "c.yaml", "inherits: a.yaml\nx: 1\n");
    (void)sw_document_read_changes(&files->reader, "c.yaml", stated);
    check_said(files, "c.yaml:1:11: error: a file of changes");
}

/* ----------------------------------------------------------- --set */

static const struct sw_node *set(struct files *files, const char *assignment)
{
    text_file(files, "base.yaml", base_yaml);
    return sw_document_set(&files->reader, read_named(files, "base.yaml"),
                           assignment);
}

static void the_command_line_sets_one_value(void **state)
{
    struct files *files = *state;
    const struct sw_node *root = set(files, "steps.cool.time=3 h");
    check_text(root, "steps.cool.time", "3 h");
    check_text(root, "steps.cool.kind", "delay");
    check_text(root, "steps.cool.source", "U");
    const struct sw_place place =
        sw_node_find_path(root, "steps.cool.time")->place;
    assert_string_equal(place.file, "--set");
    assert_int_equal(place.line, 0);
    assert_int_equal(place.column, 17);
    assert_string_equal(place.text, "steps.cool.time=3 h");
    check_text(set(files, "run.seed=\"7\""), "run.seed", "7");
    check_text(set(files, "run.seed={times: 4}"), "run.seed", "4");
    check_text(set(files, "steps.cool.time={add: 12 h}"), "steps.cool.time",
               "2.5 d");
    check_text(set(files, "run.new.deep=x=y"), "run.new.deep", "x=y");
    assert_null(text_at(set(files, "steps.cool=null"), "steps.cool"));
    root = set(files, "run.list=[a, \"b c\"]");
    assert_int_equal(sw_node_find_path(root, "run.list")->count, 2);
    check_nothing_said(files);
}

static void the_command_line_changes_nothing_beside_its_key(void **state)
{
    struct files *files = *state;
    const struct sw_node *root = set(files, "mix.a=60 %");
    check_text(root, "mix.a", "60 %");
    check_text(root, "mix.b", "30 %");
    root = set(files, "steps.cool.kind=process");
    check_text(root, "steps.cool.kind", "process");
    check_text(root, "steps.cool.time", "2 d");
    check_nothing_said(files);
}

static void wrong_changes_of_the_command_line_are_refused(void **state)
{
    static const char *const wrong[][2] = {
        {"seed", "is not a change, like steps.cool.time=3 h [E121]"},
        {"seed=", "[E121]"},
        {"=3", "[E121]"},
        {"run..seed=3", "[E121]"},
        {".seed=3", "[E121]"},
        {"run.=3", "[E121]"},
        {"run.seeed=null", "did you mean 'seed'?"},
        {"run.seed.x=3", "'run.seed' holds no keys"},
        {"run.seed={add: 1 d}", "cannot be added"},
        {"run.list=[a", "this is not YAML"},
        {"run.x=[~]", "--set: error: '~' means nothing here"},
        {"run.x={y: null}", "there is nothing here to remove"},
        {"run.x=\xff", "this is not UTF-8"},
    };
    struct files *files = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_non_null(set(files, wrong[i][0]));
        check_said(files, wrong[i][1]);
        forget(files);
    }
}

static void an_option_of_a_study_may_remove_and_add(void **state)
{
    struct files *files = *state;
    text_file(files, "study.yaml",
              "format: 1\nstudy: s\noptions:\n"
              "  a: { changes: { x: null, y: { add: 1 d } } }\n");
    const struct sw_node *root = read_named(files, "study.yaml");
    check_nothing_said(files);
    assert_true(
        sw_node_is_null(sw_node_find_path(root, "options.a.changes.x")));
    text_file(files, "study.yaml",
              "format: 1\nstudy: s\noptions: { a: { cost: null } }\n");
    refused(files, "study.yaml", "there is nothing here to remove");
    text_file(files, "base.yaml",
              "format: 1\noptions: { a: { changes: { x: null } } }\n");
    refused(files, "base.yaml", "there is nothing here to remove");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_file_is_read_with_its_format),
        files_test(an_input_is_known_by_its_hash),
        files_test(a_missing_format_is_refused),
        files_test(files_that_cannot_be_read_are_refused),
        files_test(what_is_inherited_is_merged_key_by_key),
        files_test(the_nearest_of_a_chain_of_files_wins),
        files_test(a_loop_of_files_is_refused_naming_them),
        files_test(a_long_chain_of_files_is_refused),
        files_test(a_base_that_cannot_be_read_is_reported_where_it_is_named),
        files_test(changes_make_no_sense_where_nothing_is_inherited),
        files_test(a_file_of_changes_stands_alone),
        files_test(an_option_of_a_study_may_remove_and_add),
        files_test(the_command_line_sets_one_value),
        files_test(the_command_line_changes_nothing_beside_its_key),
        files_test(wrong_changes_of_the_command_line_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
