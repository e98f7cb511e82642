#include "scenario/diagnostic_codes.h"
#include "scenario/diagnostics.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

static struct sw_place at(const char *file, int line, int column,
                          const char *text)
{
    return (struct sw_place){file, line, column, text};
}

/* What is printed; free it. */
static char *printed(struct sw_diagnostics *diagnostics)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    sw_diagnostics_print(diagnostics, to);
    (void)fclose(to);
    return text;
}

static void check_printed(struct sw_diagnostics *diagnostics,
                          const char *expected)
{
    char *text = printed(diagnostics);
    assert_string_equal(text, expected);
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void an_error_shows_its_line_a_caret_and_a_hint(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    assert_false(sw_diagnose(diagnostics,
                             at("base.yaml", 12, 11, "    time: 2 hous"),
                             "E104", "'%s' is not a time", "2 hous"));
    sw_diagnostics_hint(diagnostics, "did you mean '%s'?", "2 h");
    assert_int_equal(sw_diagnostics_errors(diagnostics), 1);
    check_printed(diagnostics,
                  "base.yaml:12:11: error: '2 hous' is not a time [E104]\n"
                  "   12 |     time: 2 hous\n"
                  "      |           ^ did you mean '2 h'?\n");
}

static void the_caret_stands_right_under_chinese_and_tabs(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    sw_warn(diagnostics, at("a.yaml", 1, 5, "\t钢卷:x"), "W101", "odd");
    assert_int_equal(sw_diagnostics_errors(diagnostics), 0);
    assert_int_equal(sw_diagnostics_warnings(diagnostics), 1);
    check_printed(diagnostics, "a.yaml:1:5: warning: odd [W101]\n"
                               "    1 |  钢卷:x\n"
                               "      |       ^\n");
}

static void errors_come_in_order_of_file_line_and_column(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("z.yaml", 2, 9, NULL), "E101", "third");
    (void)sw_diagnose(diagnostics, at("a.yaml", 1, 1, NULL), "E101", "fourth");
    (void)sw_diagnose(diagnostics, at("z.yaml", 2, 3, NULL), "E101", "second");
    (void)sw_diagnose(diagnostics, at("z.yaml", 0, 0, NULL), "E101", "first");
    check_printed(diagnostics, "z.yaml: error: first [E101]\n"
                               "z.yaml:2:3: error: second [E101]\n"
                               "z.yaml:2:9: error: third [E101]\n"
                               "a.yaml:1:1: error: fourth [E101]\n");
}

static void the_same_error_at_the_same_place_is_noted_once(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    for (int i = 0; i < 3; i++) {
        (void)sw_diagnose(diagnostics, at("a", 1, 1, NULL), "E101", "same");
        sw_diagnostics_hint(diagnostics, "hint %d", i);
    }
    (void)sw_diagnose(diagnostics, at("a", 1, 1, NULL), "E101", "other");
    (void)sw_diagnose(diagnostics, at("a", 1, 2, NULL), "E101", "same");
    assert_int_equal(sw_diagnostics_errors(diagnostics), 3);
    check_printed(diagnostics, "a:1:1: error: same [E101]\n"
                               "      | hint 0\n"
                               "a:1:1: error: other [E101]\n"
                               "a:1:2: error: same [E101]\n");
}

static void beyond_a_hundred_errors_only_their_number_is_printed(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    for (int i = 1; i <= 123; i++) {
        (void)sw_diagnose(diagnostics, at("a", i, 1, NULL), "E101", "e%d", i);
        sw_diagnostics_hint(diagnostics, "hint");
    }
    assert_int_equal(sw_diagnostics_errors(diagnostics), 123);
    char *text = printed(diagnostics);
    assert_non_null(strstr(text, "a:100:1: error: e100 [E101]\n"));
    assert_null(strstr(text, "a:101:1"));
    assert_non_null(strstr(text, "and 23 more errors\n"));
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void control_characters_do_not_reach_the_terminal(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("a\x1b", 1, 2, "x\x1b[31mred\xff"),
                      "E101", "'%s'", "\x1b]0;title\x07\xe9\x92");
    char *text = printed(diagnostics);
    assert_string_equal(text, "a?:1:2: error: '?]0;title??"
                              "?' [E101]\n"
                              "    1 | x?[31mred?\n"
                              "      |  ^\n");
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void of_a_long_line_the_part_at_the_caret_is_shown(void **state)
{
    (void)state;
    static char line[5001];
    memset(line, 'x', 5000);
    line[4000] = '!';
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("a", 1, 4001, line), "E101", "here");
    char *text = printed(diagnostics);
    const size_t first = strcspn(text, "\n") + 1;
    const size_t second = first + strcspn(text + first, "\n") + 1;
    assert_int_equal(strcspn(text + first, "!"), strcspn(text + second, "^"));
    assert_true(strlen(text) < 400);
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void a_place_without_a_line_is_a_file_or_the_command_line(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("--set", 0, 5, "run.x=1"), "E121", "no");
    check_printed(diagnostics, "--set: error: no [E121]\n"
                               "      | run.x=1\n"
                               "      |     ^\n");
}

static void
the_nearest_name_is_longer_within_two_changes_or_shorter(void **state)
{
    (void)state;
    static const char *const names[] = {"resource", "time", NULL, "setup",
                                        "rate"};
    const size_t count = sizeof names / sizeof names[0];
    assert_string_equal(sw_nearest_name("resuorce", names, count), "resource");
    assert_string_equal(sw_nearest_name("tiem", names, count), "time");
    assert_string_equal(sw_nearest_name("rte", names, count), "rate");
    assert_string_equal(sw_nearest_name("setups", names, count), "setup");
    assert_null(sw_nearest_name("capacity", names, count));
    assert_string_equal(sw_nearest_name("res", names, count), "resource");
    static const char *const steps[] = {"roll", "cool"};
    assert_string_equal(sw_nearest_name("cole", steps, 2), "cool");
    assert_string_equal(sw_nearest_name("role", steps, 2), "roll");
    assert_string_equal(sw_nearest_name("rolling_mill", steps, 2), "roll");
    assert_null(sw_nearest_name("xy", names, count));
    assert_null(sw_nearest_name("", names, count));
    char long_name[200];
    memset(long_name, 'a', sizeof long_name);
    long_name[199] = '\0';
    assert_null(sw_nearest_name(long_name, names, count));
}

static void full_width_characters_are_told_where_ascii_is_meant(void **state)
{
    static const struct {
        const char *code, *line;
        int column;
        const char *hint;
    } rows[] = {
        {"E102", "  size：120 t", 3, "'：' is full-width: write ':'"},
        {"E102", "coil: { unit: 17 t，min: 14 t }", 20,
         "'，' is full-width: write ','"},
        {"E104", "yield: 98％", 8, "'％' is full-width: write '%'"},
        {"E104", "size: １２０ t", 7, "'１' is full-width: write '1'"},
        {"E104", "time: “uniform(1 d, 2 d)”", 7,
         "'“' is full-width: write '\"'"},
        {"E104", "size: 120　t", 7, "'　' is full-width: write ' '"},
        {"E104", "size: 120 t", 7, "^\n"},
        {"E104", "{ zh: 3 mm，热轧, size: 120 }", 20, "^\n"},
        {"E104", "size: 120 # 3 mm，热轧", 7, "^\n"},
        {"E112", "resource: 检验室，一", 11, "^\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sw_diagnostics *diagnostics = sw_diagnostics_create();
        (void)sw_diagnose(diagnostics, at("a", 1, rows[i].column, rows[i].line),
                          rows[i].code, "wrong");
        char *text = printed(diagnostics);
        assert_non_null(strstr(text, rows[i].hint));
        free(text);
        sw_diagnostics_destroy(diagnostics);
    }
}

static void diagnostics_are_written_as_json(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("钢.yaml", 2, 3, "x"), "E104", "\"bad\"");
    sw_diagnostics_hint(diagnostics, "good");
    sw_warn(diagnostics, at("b.yaml", 0, 0, NULL), "W101", "odd");
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_true(sw_diagnostics_write_json(diagnostics, to));
    (void)fclose(to);
    json_t *list = json_loads(text, 0, NULL);
    assert_int_equal(json_array_size(list), 2);
    const char *file = NULL;
    const char *message = NULL;
    const char *hint = NULL;
    int line = 0;
    assert_int_equal(
        json_unpack(json_array_get(list, 0), "{s:s, s:s, s:s, s:i}", "file",
                    &file, "message", &message, "hint", &hint, "line", &line),
        0);
    assert_string_equal(file, "钢.yaml");
    assert_string_equal(message, "\"bad\"");
    assert_string_equal(hint, "good");
    assert_int_equal(line, 2);
    assert_null(json_object_get(json_array_get(list, 1), "line"));
    json_decref(list);
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void
a_name_that_is_not_utf8_does_not_hide_its_error_in_json(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    (void)sw_diagnose(diagnostics, at("\xb8\xd6.yaml", 0, 0, NULL), "E101",
                      "'\xb8\xd6 钢.yaml'");
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_true(sw_diagnostics_write_verdict(diagnostics, "\xb8\xd6.yaml", to));
    (void)fclose(to);
    json_t *verdict = json_loads(text, 0, NULL);
    const char *file = NULL;
    const char *named = NULL;
    const char *message = NULL;
    assert_int_equal(json_unpack(verdict, "{s:s, s:[{s:s, s:s}]}", "file",
                                 &file, "diagnostics", "file", &named,
                                 "message", &message),
                     0);
    assert_string_equal(file, "\?\?.yaml");
    assert_string_equal(named, "\?\?.yaml");
    assert_string_equal(message, "'\?\? 钢.yaml'");
    json_decref(verdict);
    free(text);
    sw_diagnostics_destroy(diagnostics);
}

static void json_that_cannot_be_written_is_a_failure(void **state)
{
    (void)state;
    struct sw_diagnostics *diagnostics = sw_diagnostics_create();
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    (void)setvbuf(full, NULL, _IONBF, 0);
    assert_false(sw_diagnostics_write_json(diagnostics, full));
    (void)fclose(full);
    sw_diagnostics_destroy(diagnostics);
}

static void every_code_has_a_number_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < SW_CODE_COUNT; i++) {
        assert_int_equal(strlen(sw_diagnostic_codes[i].number), 4);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(sw_diagnostic_codes[i].number,
                                    sw_diagnostic_codes[j].number);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_shows_its_line_a_caret_and_a_hint),
        cmocka_unit_test(the_caret_stands_right_under_chinese_and_tabs),
        cmocka_unit_test(errors_come_in_order_of_file_line_and_column),
        cmocka_unit_test(the_same_error_at_the_same_place_is_noted_once),
        cmocka_unit_test(beyond_a_hundred_errors_only_their_number_is_printed),
        cmocka_unit_test(control_characters_do_not_reach_the_terminal),
        cmocka_unit_test(of_a_long_line_the_part_at_the_caret_is_shown),
        cmocka_unit_test(a_place_without_a_line_is_a_file_or_the_command_line),
        cmocka_unit_test(
            the_nearest_name_is_longer_within_two_changes_or_shorter),
        cmocka_unit_test(full_width_characters_are_told_where_ascii_is_meant),
        cmocka_unit_test(diagnostics_are_written_as_json),
        cmocka_unit_test(
            a_name_that_is_not_utf8_does_not_hide_its_error_in_json),
        cmocka_unit_test(json_that_cannot_be_written_is_a_failure),
        cmocka_unit_test(every_code_has_a_number_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
