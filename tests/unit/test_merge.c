#include "scenario_files.h"

#include "scenario/changed_value.h"

static struct sw_node *tree(struct files *files, const char *name,
                            const char *text)
{
    const struct sw_place nowhere = {0};
    text_file(files, name, text);
    const struct sw_node *root = sw_document_read_changes(
        &files->reader, file_path(files, name), nowhere);
    assert_non_null(root);
    return (struct sw_node *)(uintptr_t)root;
}

static const struct sw_node *merged(struct files *files, const char *base,
                                    const char *changes)
{
    return sw_merge(&files->reader, tree(files, "base.yaml", base),
                    tree(files, "changes.yaml", changes), NULL);
}

static void check_merged(void **state, const char *base, const char *changes,
                         const char *expected)
{
    struct files *files = *state;
    const struct sw_node *result = merged(files, base, changes);
    check_nothing_said(files);
    assert_true(sw_node_equal(result, tree(files, "expected.yaml", expected)));
}

static void mappings_merge_and_all_else_is_replaced(void **state)
{
    check_merged(state, "a: {x: 1, y: [1, 2], z: \"uniform(1 d, 2 d)\"}\nb: 1",
                 "a: {y: [3], z: 4 d, w: {v: 5}}",
                 "a: {x: 1, y: [3], z: 4 d, w: {v: 5}}\nb: 1");
    check_merged(state, "a: {x: 1}", "a: word", "a: word");
    check_merged(state, "a: word", "a: {x: 1}", "a: {x: 1}");
    check_merged(state, "a: {x: 1}", "a: {}", "a: {x: 1}");
}

static void a_mapping_that_states_its_kind_is_replaced_whole(void **state)
{
    const char *base = "a: {kind: delay, time: 1 d, max: 2 d}";
    check_merged(state, base, "a: {time: 3 d}",
                 "a: {kind: delay, time: 3 d, max: 2 d}");
    check_merged(state, base, "a: {kind: process, rate: 3 t/h}",
                 "a: {kind: process, rate: 3 t/h}");
    check_merged(state, "p: {rule: slot, buffer: 3 d}",
                 "p: {rule: fixed, after: 20 d}",
                 "p: {rule: fixed, after: 20 d}");
}

static void the_rule_of_a_step_leaves_its_limit(void **state)
{
    check_merged(state, "steps: {cap: {kind: wip_cap, limit: 2, rule: fifo}}",
                 "steps: {cap: {rule: edd}}",
                 "steps: {cap: {kind: wip_cap, limit: 2, rule: edd}}");
    check_merged(state, "steps: {a: {own: {rule: x, y: 1}}}",
                 "steps: {a: {own: {rule: z}}}",
                 "steps: {a: {own: {rule: z}}}");
}

static void the_rule_of_a_resource_leaves_its_breakdowns(void **state)
{
    check_merged(
        state, "resources: {mill: {units: 2, breakdowns: {a: {b: 1}}}}",
        "resources: {mill: {rule: edd}}",
        "resources: {mill: {units: 2, breakdowns: {a: {b: 1}}, rule: edd}}");
}

static void shares_are_replaced_whole(void **state)
{
    const char *base = "a: {x: 70 %, y: 30 %, source: S1}";
    check_merged(state, base, "a: {z: 100 %, source: S2}",
                 "a: {z: 100 %, source: S2}");
    check_merged(state, base, "a: {z: 100 %}", "a: {z: 100 %, source: U}");
    check_merged(state, "a: {probability: 3 %, to: x}", "a: {probability: 4 %}",
                 "a: {probability: 4 %, to: x}");
}

static void null_removes(void **state)
{
    check_merged(state, "a: {x: 1, y: 2, z: 3}", "a: {x: null, z: null}",
                 "a: {y: 2}");
    check_merged(state, "a: {x: 1}\nb: 2", "a: null", "b: 2");
}

static void a_changed_value_loses_its_source(void **state)
{
    const char *base = "a: {x: 1, y: {z: 2}, source: S1}";
    check_merged(state, base, "a: {x: 3}", "a: {x: 3, y: {z: 2}, source: U}");
    check_merged(state, base, "a: {y: {z: 3}}",
                 "a: {x: 1, y: {z: 3}, source: U}");
    check_merged(state, base, "a: {x: 3, source: S2}",
                 "a: {x: 3, y: {z: 2}, source: S2}");
    check_merged(state, base, "a: {x: 1}", base);
    check_merged(state, base, "a: {about: told}",
                 "a: {x: 1, y: {z: 2}, source: S1, about: told}");
    check_merged(state, base, "a: {new: 1}",
                 "a: {x: 1, y: {z: 2}, source: U, new: 1}");
    check_merged(state, base, "a: {y: null}", "a: {x: 1, source: U}");
    check_merged(state, "a: {x: {z: 1, source: S1}, source: S2}",
                 "a: {x: {z: 2}}", "a: {x: {z: 2, source: U}, source: S2}");
    check_merged(state, "a: {kind: delay, time: 1 d, source: S1}",
                 "a: {kind: delay, time: 2 d}",
                 "a: {kind: delay, time: 2 d, source: U}");
}

static void sums_and_products_act_on_what_is_there(void **state)
{
    check_merged(state,
                 "a: {t: 2 d, n: 3, m: 25 t, d: \"lognormal(median 3 h, "
                 "sigma 0.8)\", source: S1}",
                 "a: {t: {add: 6 h}, n: {add: 1}, m: {times: 0.8}, d: {times: "
                 "0.5}}",
                 "a: {t: 2.25 d, n: 4, m: 20 t, d: \"lognormal(median 1.5 h, "
                 "sigma 0.8)\", source: U}");
}

static void changes_that_do_not_fit_are_refused(void **state)
{
    static const char *const base =
        "a: {time: 2 d, text: words, list: [1], n: \"integers(5, 30)\"}";
    static const char *const wrong[][2] = {
        {"a: {tiem: null}", "changes.yaml:1:5: error: there is no 'a.tiem' "
                            "here to remove [E120]"},
        {"a: {tiem: null}", "did you mean 'time'?"},
        {"b: {add: 1}", "there is no 'b' here to change"},
        {"a: {time: {add: 1}}", "'1' cannot be added to '2 d': a time"},
        {"a: {time: {add: 1 t}}", "'1 t' cannot be added to '2 d'"},
        {"a: {text: {add: 1}}", "nothing can be added to 'words'"},
        {"a: {text: {times: 2}}", "'words' cannot be multiplied by '2'"},
        {"a: {n: {times: 2}}", "cannot be multiplied by '2'"},
        {"a: {list: {add: 1}}", "only a single value can be changed by add"},
        {"a: {times: 2}", "only a single value can be changed by times"},
        {"a: {time: {times: 2 d}}", "times: '2 d' is not a number"},
        {"a: {new: {x: null}}", "there is nothing here to remove"},
        {"a: {new: {x: {add: 1}}}", "there is nothing here to add to"},
        {"a: {kind: x, y: null}", "there is nothing here to remove"},
    };
    struct files *files = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        (void)merged(files, base, wrong[i][0]);
        check_said(files, wrong[i][1]);
        forget(files);
    }
}

static void what_took_hold_is_listed(void **state)
{
    static const struct {
        const char *path;
        enum sw_change_kind kind;
    } expected[] = {
        {"a.x", SW_CHANGE_SET},    {"a.y.z", SW_CHANGE_TIMES},
        {"a.w", SW_CHANGE_REMOVE}, {"a.new.deep", SW_CHANGE_SET},
        {"b", SW_CHANGE_ADD},
    };
    struct files *files = *state;
    struct sw_changes made = {0};
    struct sw_node *base =
        tree(files, "base.yaml", "a: {x: 1, y: {z: 2}, w: 3}\nb: 4\nc: {d: 5}");
    const struct sw_node *result =
        sw_merge(&files->reader, base,
                 tree(files, "changes.yaml",
                      "a: {x: 1, y: {z: {times: 2}}, w: null, new: {deep: 1}}\n"
                      "b: {add: 1}\nc: {}"),
                 &made);
    check_nothing_said(files);
    assert_int_equal(made.count, 5);
    for (size_t i = 0; i < made.count; i++) {
        assert_string_equal(made.at[i].path, expected[i].path);
        assert_int_equal(made.at[i].kind, expected[i].kind);
    }
    assert_string_equal(made.at[1].value->text, "2");
    check_text(result, "b", "5");
    check_text(base, "b", "4");
}

static void what_is_not_changed_is_shared_with_the_base(void **state)
{
    struct files *files = *state;
    struct sw_node *base =
        tree(files, "base.yaml", "a: {x: {y: 1}}\nb: {c: 1}");
    const struct sw_node *result = sw_merge(
        &files->reader, base, tree(files, "changes.yaml", "b: {c: 2}"), NULL);
    assert_ptr_equal(sw_node_find(result, "a"), sw_node_find(base, "a"));
    assert_ptr_not_equal(sw_node_find(result, "b"), sw_node_find(base, "b"));
}

static void check_times(struct files *files, const char *text,
                        const char *factor, const char *expected)
{
    struct sw_error err = {0};
    const char *result = "not possible";
    if (!sw_value_times(&result, text, factor, files->arena, &err)) {
        assert_true(strlen(err.message) > 0);
    }
    assert_string_equal(result, expected);
}

static void a_distribution_is_multiplied_by_its_quantities(void **state)
{
    struct files *files = *state;
    check_times(files, "triangular(1 d, 3 d, 8 d)", "0.5",
                "triangular(0.5 d, 1.5 d, 4 d)");
    check_times(files, "gamma(mean 2 d, cv 0.5)", "1.1",
                "gamma(mean 2.2 d, cv 0.5)");
    check_times(files, "mixture(30 %: uniform(1 h, 2 h), 70 %: 4 h)", "2",
                "mixture(30 %: uniform(2 h, 4 h), 70 %: 8 h)");
    check_times(files, "weibull(2 d, 1.5) shift 2 h truncate(3 h, 5 d)", "0.5",
                "weibull(1 d, 1.5) shift 1 h truncate(1.5 h, 2.5 d)");
    check_times(files, "discrete(1 d: 20 %, 2 d: 80 %)", "3",
                "discrete(3 d: 20 %, 6 d: 80 %)");
    check_times(files, "empirical(times.csv, column h2, unit h)", "2",
                "not possible");
    check_times(files, "exponential(rate 3 /d)", "2", "not possible");
    check_times(files, "integers(1, 3)", "2", "not possible");
    check_times(files, "uniform(1 d, 2 d)", "-1", "not possible");
    check_times(files, "60 CNY/t", "50 %", "30 CNY/t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(mappings_merge_and_all_else_is_replaced),
        files_test(a_mapping_that_states_its_kind_is_replaced_whole),
        files_test(the_rule_of_a_step_leaves_its_limit),
        files_test(the_rule_of_a_resource_leaves_its_breakdowns),
        files_test(shares_are_replaced_whole),
        files_test(null_removes),
        files_test(a_changed_value_loses_its_source),
        files_test(sums_and_products_act_on_what_is_there),
        files_test(changes_that_do_not_fit_are_refused),
        files_test(what_took_hold_is_listed),
        files_test(what_is_not_changed_is_shared_with_the_base),
        files_test(a_distribution_is_multiplied_by_its_quantities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
