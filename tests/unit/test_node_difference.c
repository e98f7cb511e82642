#include "cases.h"
#include "scratch.h"

#include "base/memory.h"
#include "scenario/diagnostics.h"
#include "scenario/document.h"
#include "scenario/node_difference.h"

struct pair {
    char *folder;
    struct sw_arena *arena;
    struct sw_diagnostics *diagnostics;
    struct sw_node_differences found;
};

static const struct sw_node *read_tree(struct pair *pair, const char *name,
                                       const char *text)
{
    struct sw_reader reader = {.arena = pair->arena,
                               .diagnostics = pair->diagnostics};
    scratch_write(pair->folder, name, text);
    char *path = scratch_path(pair->folder, name);
    const struct sw_node *root = sw_document_read(&reader, path);
    sw_free(path);
    assert_non_null(root);
    return root;
}

static void compare(struct pair *pair, const char *before, const char *after)
{
    *pair = (struct pair){.folder = scratch_create(),
                          .arena = sw_arena_create(),
                          .diagnostics = sw_diagnostics_create()};
    const struct sw_node *first = read_tree(pair, "before.yaml", before);
    const struct sw_node *second = read_tree(pair, "after.yaml", after);
    pair->found = sw_node_compare(first, second, pair->arena);
}

/* The n-th difference, from 0. */
static struct sw_node_difference found_at(const struct pair *pair, size_t n)
{
    return pair->found.at != NULL && n < pair->found.count
               ? pair->found.at[n]
               : (struct sw_node_difference){"", "", ""};
}

static void clear(struct pair *pair)
{
    sw_free(pair->found.at);
    sw_diagnostics_destroy(pair->diagnostics);
    sw_arena_destroy(pair->arena);
    scratch_remove(pair->folder);
}

static void differences_are_told_by_path(void **state)
{
    (void)state;
    struct pair pair;
    compare(&pair, "format: 1\na: { b: 3 h, c: [x, y] }\nd: 1\n",
            "format: 1\na: { b: 4 h, c: [x, y] }\ne: { f: 2 }\n");
    assert_int_equal(pair.found.count, 3);
    assert_string_equal(found_at(&pair, 0).path, "a.b");
    assert_string_equal(found_at(&pair, 0).before, "3 h");
    assert_string_equal(found_at(&pair, 0).after, "4 h");
    assert_string_equal(found_at(&pair, 1).path, "d");
    assert_string_equal(found_at(&pair, 1).after, "");
    assert_string_equal(found_at(&pair, 2).path, "e");
    assert_string_equal(found_at(&pair, 2).after, "{f: 2}");
    clear(&pair);
}

static void lists_differ_as_a_whole(void **state)
{
    (void)state;
    struct pair pair;
    compare(&pair, "format: 1\na: [x, {go: y}]\n", "format: 1\na: [x, z]\n");
    assert_int_equal(pair.found.count, 1);
    assert_string_equal(found_at(&pair, 0).before, "[x, {go: y}]");
    assert_string_equal(found_at(&pair, 0).after, "[x, z]");
    clear(&pair);
}

static void words_for_people_and_the_order_of_keys_do_not_count(void **state)
{
    (void)state;
    struct pair pair;
    compare(&pair, "format: 1\na: { about: slow, b: 1, c: 2, source: U }\n",
            "format: 1\na: { c: 2, b: 1, about: quick }\n");
    assert_int_equal(pair.found.count, 0);
    clear(&pair);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_told_by_path),
        cmocka_unit_test(lists_differ_as_a_whole),
        cmocka_unit_test(words_for_people_and_the_order_of_keys_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
