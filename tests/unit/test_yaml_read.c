#include "scenario_files.h"

#include "scenario/yaml_read.h"

static const struct sw_node *read_bytes(struct files *files, const char *bytes,
                                        size_t length)
{
    return sw_document_read_changes(&files->reader,
                                    file_of(files, "a.yaml", bytes, length),
                                    (struct sw_place){0});
}

static const struct sw_node *read_text(struct files *files, const char *text)
{
    return read_bytes(files, text, strlen(text));
}

static void refused(struct files *files, const char *text, const char *part)
{
    (void)read_text(files, text);
    check_said(files, part);
    forget(files);
}

static void values_know_their_line_and_column(void **state)
{
    struct files *files = *state;
    const struct sw_node *root =
        read_text(files, "# a comment\n"
                         "steps:\n"
                         "  cool: { time: \"2 h\", 标签: 冷却, x: [1, 2] }\n"
                         "  last: 3 d\n");
    check_nothing_said(files);
    const struct sw_node *time = sw_node_find_path(root, "steps.cool.time");
    assert_string_equal(time->text, "2 h");
    assert_true(time->quoted);
    assert_int_equal(time->place.line, 3);
    assert_int_equal(time->place.column, 17);
    assert_string_equal(time->place.text,
                        "  cool: { time: \"2 h\", 标签: 冷却, x: [1, 2] }");
    const struct sw_node *x = sw_node_find_path(root, "steps.cool.x");
    assert_int_equal(x->kind, SW_NODE_LIST);
    assert_int_equal(x->count, 2);
    assert_int_equal(x->place.column, 35);
    const struct sw_node *last = sw_node_find_path(root, "steps.last");
    assert_false(last->quoted);
    assert_int_equal(last->place.line, 4);
    assert_int_equal(root->pairs[0].place.line, 2);
    assert_null(sw_node_find_path(root, "steps.cool.time.x"));
    assert_null(sw_node_find_path(root, "steps.co"));
}

static void a_byte_order_mark_and_windows_line_ends_change_nothing(void **state)
{
    struct files *files = *state;
    const struct sw_node *root = read_text(files, "\xef\xbb\xbf"
                                                  "a: 1 d\r\nb:\r\n  c: x\r\n");
    check_nothing_said(files);
    check_text(root, "a", "1 d");
    assert_int_equal(sw_node_find(root, "a")->place.column, 4);
    assert_string_equal(sw_node_find(root, "a")->place.text, "a: 1 d");
    assert_int_equal(sw_node_find_path(root, "b.c")->place.line, 3);
}

static void a_file_without_a_last_line_end_is_read(void **state)
{
    struct files *files = *state;
    check_text(read_text(files, "a: 1 d"), "a", "1 d");
    check_nothing_said(files);
}

static void broken_utf8_is_refused_with_its_place(void **state)
{
    struct files *files = *state;
    refused(files, "a: 1\nb: 钢\xb8\xd6\n",
            "a.yaml:2:5: error: a byte 0xb8 is here that is not UTF-8 [E101]");
    refused(files, "\xff\xfe", "a.yaml:1:1: error: a byte 0xff");
    (void)read_bytes(files, "a: b\n\0c", 7);
    check_said(files, "a.yaml:2:1: error: a byte 0 is here");
}

static void what_is_empty_is_refused(void **state)
{
    struct files *files = *state;
    refused(files, "", "a.yaml: error: there is nothing in it [E124]");
    refused(files, "# only a comment\n", "[E124]");
    refused(files, "---\n", "[E103]");
    refused(files, "\xef\xbb\xbf", "[E124]");
}

static void what_is_no_mapping_is_refused(void **state)
{
    struct files *files = *state;
    refused(files, "- a\n- b\n", "a file is a mapping");
    refused(files, "just words\n", "a file is a mapping");
}

static void missing_values_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "a:\nb: 1\n",
            "a.yaml:1:1: error: 'a' has no value: give one, or write null");
    refused(files, "a: {b, c: 1}\n", "'b' has no value");
    refused(files, "a: ~\n", "'~' means nothing here");
    refused(files, "a: NULL\n", "'NULL' means nothing here");
    refused(files, "a: [x, ~]\n", "a.yaml:1:8: error");
    refused(files, "a:\n  - x\n  -\n", "a value is missing here");
    refused(files, "a: 1\n: 2\n", "a key is missing here");
}

static void an_unquoted_distribution_is_one_error(void **state)
{
    struct files *files = *state;
    refused(files, "a: {time: triangular(1 d, 3 d, 8 d), of: x}\n",
            "a.yaml:1:11: error: 'triangular(1 d' stops at the comma: a "
            "distribution has to be quoted [E115]\n"
            "    1 | a: {time: triangular(1 d, 3 d, 8 d), of: x}\n"
            "      |           ^ write \"triangular(1 d, 3 d, 8 d)\"\n");
    refused(files, "a: [uniform(1 d, 2 d), \"x(1, 2)\"]\n",
            "write \"uniform(1 d, 2 d)\"");
    refused(files, "a: {time: gamma(mean 1 d, cv: 2), b: 1}\n", "[E115]");
    const struct sw_node *root =
        read_text(files, "a: {t: uniform(1 d, 2 d), of: x}\n");
    check_text(root, "a.of", "x");
    assert_int_equal(sw_node_find(root, "a")->count, 2);
    assert_true(sw_node_find_path(root, "a.t")->broken);
}

static void equal_keys_are_refused_with_both_places(void **state)
{
    struct files *files = *state;
    refused(files, "a: 1\nb: 2\n\"a\": 3\n",
            "a.yaml:3:1: error: 'a' is given twice: first on line 1 [E109]");
}

static void a_second_document_is_refused(void **state)
{
    struct files *files = *state;
    refused(files, "a: 1\n---\nb: 2\n",
            "a.yaml:2:1: error: a second document begins here");
    assert_non_null(read_text(files, "---\na: 1\n...\n"));
    check_nothing_said(files);
}

static void anchors_aliases_merge_keys_and_tags_are_refused(void **state)
{
    struct files *files = *state;
    refused(files, "a: &x 1\n", "anchors (&name) are not used");
    refused(files, "a: *x\n", "aliases (*name) are not used");
    refused(files, "*x : 1\n", "aliases (*name) are not used");
    refused(files, "a: 1\n<<: {b: 1}\n", "merge keys (<<) are not used");
    refused(files, "a: !!str 1\n", "tags (!name) are not used");
}

static void an_alias_bomb_is_refused_at_once(void **state)
{
    struct files *files = *state;
    char text[4096] = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; i++) {
        char line[128];
        (void)snprintf(line, sizeof line,
                       "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i, i, i - 1,
                       i - 1, i - 1, i - 1);
        strncat(text, line, sizeof text - strlen(text) - 1);
    }
    (void)read_text(files, text);
    assert_non_null(strstr(said(files), "anchors (&name) are not used"));
    assert_int_equal(sw_diagnostics_errors(files->reader.diagnostics), 10);
}

static void nesting_of_ten_thousand_is_refused(void **state)
{
    struct files *files = *state;
    static const char *const openings[] = {"[", "{a: ", "- "};
    for (size_t i = 0; i < 3; i++) {
        const size_t size = strlen(openings[i]);
        char *text = test_malloc(10000 * size + 1);
        for (size_t j = 0; j < 10000; j++) {
            memcpy(text + j * size, openings[i], size + 1);
        }
        refused(files, text, "nested deeper than 64 [E116]");
        test_free(text);
    }
}

static void nesting_of_sixty_is_read(void **state)
{
    struct files *files = *state;
    char text[256] = "a: ";
    memset(text + 3, '[', 60);
    memset(text + 63, ']', 60);
    assert_non_null(read_text(files, text));
    check_nothing_said(files);
}

static void too_many_values_are_refused(void **state)
{
    struct files *files = *state;
    const size_t count = SW_YAML_NODES + 10;
    char *text = test_malloc(2 * count + 5);
    memcpy(text, "a: [", 4);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + 4 + 2 * i, "1,", 2);
    }
    text[2 * count + 4] = '\0';
    refused(files, text, "the file has more than 2000000 values [E116]");
    test_free(text);
}

static void wrong_yaml_is_refused_where_it_breaks(void **state)
{
    struct files *files = *state;
    refused(files, "a: 1\n b: 2\n", "a.yaml:1:4: error: this is not YAML");
    refused(files, "a: [1, 2\n", "this is not YAML");
    refused(files, "a: \"open\n", "this is not YAML");
    refused(files, "a: {b: 1\n", "this is not YAML");
    refused(files, "a:\n\tb: 1\n", "this is not YAML");
    refused(files, "a: b: c\n", "this is not YAML");
    refused(files, "a: 1\nb:2\nc: 3\n", "^ a colon needs a space after it");
    refused(files, "? [x]\n: 1\n", "a key has to be a word");
    refused(files, "{a: 1}: 2\n", "[E102]");
}

static void trees_are_equal_if_they_say_the_same(void **state)
{
    struct files *files = *state;
    const struct sw_node *a = read_text(files, "a: {x: 1, y: [1, 2]}\nb: null");
    const struct sw_node *same =
        read_text(files, "b: null\na:\n  y: [1, \"2\"]\n  x: 1\n");
    assert_true(sw_node_equal(a, same));
    static const char *const others[] = {
        "a: {x: 1, y: [2, 1]}\nb: null", "a: {x: 1, y: [1, 2]}\nb: \"null\"",
        "a: {x: 1, y: [1, 2]}\nc: null", "a: {x: 1, y: [1, 2, 3]}\nb: null",
        "a: {x: 1, y: 1}\nb: null"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(sw_node_equal(a, read_text(files, others[i])));
    }
    check_nothing_said(files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(values_know_their_line_and_column),
        files_test(a_byte_order_mark_and_windows_line_ends_change_nothing),
        files_test(a_file_without_a_last_line_end_is_read),
        files_test(broken_utf8_is_refused_with_its_place),
        files_test(what_is_empty_is_refused),
        files_test(what_is_no_mapping_is_refused),
        files_test(missing_values_are_refused),
        files_test(an_unquoted_distribution_is_one_error),
        files_test(equal_keys_are_refused_with_both_places),
        files_test(a_second_document_is_refused),
        files_test(anchors_aliases_merge_keys_and_tags_are_refused),
        files_test(an_alias_bomb_is_refused_at_once),
        files_test(nesting_of_ten_thousand_is_refused),
        files_test(nesting_of_sixty_is_read),
        files_test(too_many_values_are_refused),
        files_test(wrong_yaml_is_refused_where_it_breaks),
        files_test(trees_are_equal_if_they_say_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
