#include "steelway/study.h"

#include "study/combine.h"

#include "cases.h"
#include "scenario_files.h"

/* Three stages of fixed times, 2 + 5 + 3 days, so that all effects are known.
 */
static const char BASE[] =
    "format: 1\n"
    "name: stages\n"
    "run: { warm_up: 20 d, length: 100 d, replications: 2, seed: 3 }\n"
    "steps:\n"
    "  review: { kind: delay, time: 2 d }\n"
    "  cool: { kind: delay, time: 5 d }\n"
    "  road: { kind: delay, time: 3 d }\n"
    "routes: { way: { order: [review], lots: [cool, road] } }\n"
    "products: { rail: { route: way, coil: { unit: 20 t } } }\n"
    "demand:\n"
    "  spot: { kind: orders, rate: 1 /d, products: { rail: 100 % },\n"
    "          tonnes: 20 t }\n";

static const char STUDY[] =
    "format: 1\n"
    "study: Stages\n"
    "baseline: base.yaml\n"
    "improve: delivery_time.mean\n"
    "options:\n"
    "  air: { changes: { steps: { cool: { time: { add: -1 d } } } },\n"
    "         cost: { tonne: 1 CNY/t } }\n"
    "  slow: { changes: { steps: { road: { time: 4 d } } } }\n"
    "  water: { changes: { steps: { cool: { time: { add: -3 d } } } },\n"
    "           cost: { tonne: 6 CNY/t, payer: fabricator } }\n"
    "  truck: { label: { en: By truck, zh: 汽车 },\n"
    "           changes: { steps: { road: { time: 1 d } } },\n"
    "           cost: { tonne: 4 CNY/t } }\n"
    "  desk: { changes: { steps: { review: { time: { times: 0.25 } } } } }\n"
    "  clerk: { changes: { steps: { review: { time: 1 d } } } }\n";

static struct sw_study *open_with(struct files *files, const char *more)
{
    (void)text_file(files, "base.yaml", BASE);
    const char *text = sw_arena_format(files->arena, "%s%s", STUDY, more);
    const struct sw_study_source source = {
        .file = text_file(files, "study.yaml", text)};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    if (study == NULL) {
        sw_diagnostics_print(files->reader.diagnostics, stderr);
    }
    assert_non_null(study);
    return study;
}

/* Round by round, as `compare` does it; `rounds` gets how many were added. */
static struct sw_replications run(struct sw_study *study, size_t *rounds)
{
    const struct sw_study_run how = {
        .threads = 2, .seed = 3, .replications = 2};
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    size_t round = 0;
    do {
        assert_true(sw_study_replicate(study, &how, &replications, &err));
        assert_int_equal(replications.options, sw_study_option_count(study));
        rounds[round] = sw_study_combine(study, &replications, 3);
    } while (rounds[round++] > 0);
    return replications;
}

static const struct sw_combination *find(const struct sw_study *study,
                                         const char *name)
{
    const struct sw_question *question = sw_study_question(study);
    for (size_t i = 0; i < question->combination_count; i++) {
        if (strcmp(question->combinations[i].name, name) == 0) {
            return &question->combinations[i];
        }
    }
    return NULL;
}

static double mean_of(const struct sw_study *study,
                      const struct sw_replications *replications, size_t option)
{
    const struct sw_cases cases = sw_study_cases(study, replications);
    struct sw_summary summary = sw_summarize(&cases, 0.95);
    double mean = 0.0;
    for (size_t i = 0; i < summary.count; i++) {
        if (summary.rows[i].option == option &&
            strcmp(summary.rows[i].series->measure->id, "delivery_time") == 0 &&
            strcmp(summary.rows[i].series->product, "rail") == 0 &&
            strcmp(summary.rows[i].statistic->name, "mean") == 0) {
            mean = summary.rows[i].estimate.value;
        }
    }
    sw_summary_clear(&summary);
    return mean;
}

static void a_named_combination_has_all_its_parts_change(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_with(files, "combine: { sets: [[truck, water, air]] }\n");
    size_t rounds[8];
    struct sw_replications replications = run(study, rounds);

    const struct sw_combination *all = find(study, "air+water+truck");
    assert_non_null(all);
    assert_int_equal(all->reason, SW_COMBINATION_NAMED);
    assert_int_equal(all->option, 7);
    assert_int_equal(rounds[0], 0);
    const struct sw_study_option option = sw_study_option(study, 7);
    assert_string_equal(option.name, "air+water+truck");
    assert_string_equal(option.label_en, "air + water + By truck");
    assert_string_equal(sw_study_labels(study)[7].zh, "air + water + 汽车");
    /* 2 + (5 - 1 - 3) + 1 */
    assert_close(mean_of(study, &replications, 7), 4.0, 1e-9);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void the_best_that_improve_are_combined_in_pairs(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_with(files, "exclusive: [[truck, desk]]\n"
                                              "combine: { of_best: 4 }\n");
    assert_int_equal(sw_study_most_combinations(study), 6);
    size_t rounds[8];
    struct sw_replications replications = run(study, rounds);

    /* water -3 d, truck -2 d, desk -1.5 d, then air, which ties with clerk and
     * stands before it. */
    assert_int_equal(rounds[0], 5);
    assert_int_equal(rounds[1], 0);
    assert_int_equal(sw_study_question(study)->combination_count, 6);
    assert_non_null(find(study, "water+truck"));
    assert_null(find(study, "air+clerk"));
    assert_null(find(study, "air+slow"));
    assert_int_equal(find(study, "truck+desk")->option, 0);
    assert_string_equal(find(study, "truck+desk")->why,
                        "truck and desk exclude each other");
    const size_t both = find(study, "water+desk")->option;
    assert_close(mean_of(study, &replications, both), 10.0 - 3.0 - 1.5, 1e-9);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void what_conflicts_is_left_out_with_its_reason(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_with(files, "combine: { of_best: 5 }\n");
    size_t rounds[8];
    struct sw_replications replications = run(study, rounds);
    assert_int_equal(rounds[0], 9);
    assert_string_equal(find(study, "desk+clerk")->why,
                        "desk and clerk both change steps.review.time");
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void what_is_not_feasible_is_not_combined(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_with(files, "combine: { of_best: 2 }\n"
                         "within: { cost_per_tonne: { at_most: 5 CNY/t } }\n");
    size_t rounds[8];
    struct sw_replications replications = run(study, rounds);
    assert_int_equal(rounds[0], 1); /* water costs 6 */
    assert_non_null(find(study, "truck+desk"));
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void the_sequence_adds_what_is_best_beside_the_rest(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_with(files, "combine: { of_best: 5, sequence: yes }\n"
                         "within: { cost_per_tonne: { at_most: 11 CNY/t } }\n");
    assert_int_equal(sw_study_most_combinations(study), 10 + 3 + 2 + 1);
    size_t rounds[8];
    struct sw_replications replications = run(study, rounds);
    const struct sw_question *question = sw_study_question(study);
    static const char *const added[] = {"water", "truck", "desk", "air"};

    assert_int_equal(question->step_count, 4); /* clerk conflicts with desk */
    for (size_t i = 0; i < 4; i++) {
        const struct sw_sequence_step *step = &question->steps[i];
        assert_string_equal(sw_study_option_names(study)[step->added],
                            added[i]);
        assert_int_equal(step->before,
                         i == 0 ? 0 : question->steps[i - 1].option);
    }
    assert_string_equal(sw_study_option_names(study)[question->steps[3].option],
                        "air+water+truck+desk");
    const struct sw_cases cases = sw_study_cases(study, &replications);
    struct sw_comparison comparison = sw_compare(&cases, question);
    static const double gains[] = {-3.0, -2.0, -1.5, -1.0};
    static const double costs[] = {6.0, 4.0, 0.0, 1.0};
    assert_int_equal(comparison.sequence_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct sw_sequence_row *row = &comparison.sequence[i];
        assert_int_equal(row->step, i + 1);
        assert_close(row->gain.value, gains[i], 1e-9);
        assert_close(row->more_cost.value, costs[i], 1e-9);
        assert_close(row->cost_per_day.value, costs[i] / -gains[i], 1e-9);
    }
    assert_close(comparison.sequence[3].difference.value, -7.5, 1e-9);
    sw_comparison_clear(&comparison);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void costs_add_up_by_payer(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_with(files, "combine: { sets: [[air, water, truck]] }\n");
    const struct sw_option_cost *cost = &sw_study_question(study)->costs[7];
    assert_close(sw_option_cost_per_tonne(cost, "mill", 1.0), 5.0, 1e-12);
    assert_close(sw_option_cost_per_tonne(cost, "fabricator", 1.0), 6.0, 1e-12);
    assert_close(sw_option_cost_per_tonne(cost, "", 1.0), 11.0, 1e-12);
    sw_study_destroy(study);
}

static void a_round_that_has_not_run_is_forgotten(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_with(files, "combine: { of_best: 3 }\n");
    const struct sw_study_run how = {
        .threads = 1, .seed = 3, .replications = 2};
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    assert_true(sw_study_replicate(study, &how, &replications, &err));
    assert_int_equal(sw_study_combine(study, &replications, 3), 3);
    sw_study_forget(study, replications.options);
    assert_int_equal(sw_study_option_count(study), 7);
    assert_string_equal(find(study, "water+truck")->why, "interrupted");
    const struct sw_cases cases = sw_study_cases(study, &replications);
    struct sw_comparison comparison =
        sw_compare(&cases, sw_study_question(study));
    assert_int_equal(comparison.combined_count, 3);
    assert_true(isnan(comparison.combined[0].difference.value));
    sw_comparison_clear(&comparison);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void what_may_be_made_is_counted_first(void **state)
{
    (void)state;
    struct sw_combine_settings settings = {.of_best = 5, .up_to = 2};
    assert_int_equal(sw_combine_most(&settings), 10);
    settings.up_to = 5;
    assert_int_equal(sw_combine_most(&settings), 26);
    settings.sequence = true; /* all of it is among them */
    assert_int_equal(sw_combine_most(&settings), 26);
    settings.up_to = 3;
    assert_int_equal(sw_combine_most(&settings), 10 + 10 + 2 + 1);
    settings = (struct sw_combine_settings){0};
    assert_int_equal(sw_combine_most(&settings), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_named_combination_has_all_its_parts_change),
        files_test(the_best_that_improve_are_combined_in_pairs),
        files_test(what_conflicts_is_left_out_with_its_reason),
        files_test(what_is_not_feasible_is_not_combined),
        files_test(the_sequence_adds_what_is_best_beside_the_rest),
        files_test(costs_add_up_by_payer),
        files_test(a_round_that_has_not_run_is_forgotten),
        cmocka_unit_test(what_may_be_made_is_counted_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
