#include "scenario/conflict.h"

#include "scenario_files.h"

static const char BASE[] = "steps:\n"
                           "  cool: {kind: delay, time: 5 d, source: S1}\n"
                           "  slot: {kind: slot, bucket: 10 d, frozen: 6 d}\n"
                           "route: [cool, slot]\n";

static const struct sw_node *tree(struct files *files, const char *name,
                                  const char *text)
{
    const struct sw_place nowhere = {0};
    (void)text_file(files, name, text);
    const struct sw_node *root = sw_document_read_changes(
        &files->reader, file_path(files, name), nowhere);
    assert_non_null(root);
    return root;
}

static struct sw_changes changes_of(struct files *files, const char *name,
                                    const char *text)
{
    struct sw_changes made = {0};
    (void)sw_merge(&files->reader, tree(files, "base.yaml", BASE),
                   tree(files, name, text), &made);
    check_nothing_said(files);
    assert_true(made.count > 0);
    return made;
}

/* Both ways round. */
static bool agree(void **state, const char *one, const char *other,
                  struct sw_conflict *conflict)
{
    struct files *files = *state;
    const struct sw_changes a = changes_of(files, "one.yaml", one);
    const struct sw_changes b = changes_of(files, "other.yaml", other);
    const bool back = sw_changes_agree(&b, &a, conflict);
    const bool forth = sw_changes_agree(&a, &b, conflict);
    assert_int_equal(back, forth);
    return forth;
}

static void check_agree(void **state, const char *one, const char *other)
{
    struct sw_conflict conflict;
    assert_true(agree(state, one, other, &conflict));
}

static void check_conflict(void **state, const char *one, const char *other,
                           const char *place, const char *other_place)
{
    struct sw_conflict conflict = {0};
    assert_false(agree(state, one, other, &conflict));
    assert_string_equal(conflict.one->path, place);
    assert_string_equal(conflict.other->path, other_place);
}

static void changes_of_different_places_agree(void **state)
{
    check_agree(state, "steps: {slot: {bucket: 7 d}}",
                "steps: {slot: {frozen: 3 d}}");
    check_agree(state, "steps: {slot: {bucket: 7 d}}",
                "steps: {slots: {kind: delay, time: 1 d}}");
}

static void one_place_set_to_two_values_is_a_conflict(void **state)
{
    check_conflict(state, "steps: {slot: {bucket: 7 d}}",
                   "steps: {slot: {frozen: 3 d, bucket: 5 d}}",
                   "steps.slot.bucket", "steps.slot.bucket");
    check_conflict(state, "route: [cool]", "route: [slot]", "route", "route");
}

static void one_place_set_to_one_value_is_none(void **state)
{
    check_agree(state, "route: [cool]", "route: [cool]");
    check_agree(state, "calendars: {all: {kind: weekly, open: [x]}}",
                "calendars: {all: {kind: weekly, open: [x]}}");
}

static void what_both_add_to_the_same_new_place_is_none(void **state)
{
    check_agree(state, "policies: {late: {when: 1, do: [x]}}",
                "policies: {early: {when: 1, do: [y]}}");
    check_conflict(state, "policies: {late: {when: 1, do: [x]}}",
                   "policies: {late: {when: 1, do: [y]}}", "policies.late.do",
                   "policies.late.do");
    check_conflict(state, "stocks: {hub: {kind: min_max, low: 1 t}}",
                   "stocks: {hub: {kind: min_max, high: 2 t}}", "stocks.hub",
                   "stocks.hub");
}

static void what_contains_and_what_lies_under_is_a_conflict(void **state)
{
    check_conflict(state, "steps: {cool: {kind: delay, time: 1 d}}",
                   "steps: {cool: {time: 2 d}}", "steps.cool",
                   "steps.cool.time");
    check_conflict(state, "steps: {cool: {time: {add: 1 d}}}",
                   "steps: {cool: null}", "steps.cool.time", "steps.cool");
}

static void additions_go_with_additions_and_factors_with_factors(void **state)
{
    check_agree(state, "steps: {cool: {time: {add: 1 d}}}",
                "steps: {cool: {time: {add: -2 d}}}");
    check_agree(state, "steps: {cool: {time: {times: 0.8}}}",
                "steps: {cool: {time: {times: 0.5}}}");
    check_conflict(state, "steps: {cool: {time: {times: 0.8}}}",
                   "steps: {cool: {time: {add: 1 d}}}", "steps.cool.time",
                   "steps.cool.time");
    check_conflict(state, "steps: {cool: {time: 4 d}}",
                   "steps: {cool: {time: {add: 1 d}}}", "steps.cool.time",
                   "steps.cool.time");
}

static void what_people_read_is_no_conflict(void **state)
{
    check_agree(state,
                "steps: {cool: {time: 1 d, source: S2, about: one}}\n"
                "label: {en: one}",
                "steps: {cool: {max: 2 d, source: S3, about: other}}\n"
                "label: {en: other}");
}

static const struct sw_node *both(struct files *files, const char *one,
                                  const char *other)
{
    const struct sw_node *merged =
        sw_merge(&files->reader, tree(files, "base.yaml", BASE),
                 tree(files, "one.yaml", one), NULL);
    merged =
        sw_merge_more(&files->reader, merged, tree(files, "other.yaml", other));
    check_nothing_said(files);
    return merged;
}

static void changes_that_agree_are_laid_one_over_the_other(void **state)
{
    struct files *files = *state;
    const struct sw_node *merged = both(
        files,
        "steps: {cool: {time: {add: 1 d}}, slot: {bucket: 7 d}}\n"
        "route: null",
        "steps: {cool: {time: {add: 2 d}}, slot: {frozen: 3 d}}\nroute: null");
    const struct sw_node *expected =
        tree(files, "expected.yaml",
             "steps:\n"
             "  cool: {kind: delay, time: 8 d, source: U}\n"
             "  slot: {kind: slot, bucket: 7 d, frozen: 3 d}\n");
    assert_true(sw_node_equal(merged, expected));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(changes_of_different_places_agree),
        files_test(one_place_set_to_two_values_is_a_conflict),
        files_test(one_place_set_to_one_value_is_none),
        files_test(what_both_add_to_the_same_new_place_is_none),
        files_test(what_contains_and_what_lies_under_is_a_conflict),
        files_test(additions_go_with_additions_and_factors_with_factors),
        files_test(what_people_read_is_no_conflict),
        files_test(changes_that_agree_are_laid_one_over_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
