#include "steelway/study.h"

#include "base/text.h"
#include "steelway/quotable.h"

#include "cases.h"
#include "scenario_files.h"

/* An M/M/1 with two products, of which rail is the study's; the mill pays 10
 * CNY for each tonne. */
static const char BASE[] = "format: 1\n"
                           "name: plant\n"
                           "run:\n"
                           "  warm_up: 50 d\n"
                           "  length: 100 d\n"
                           "  replications: 12\n"
                           "  seed: 7\n"
                           "resources: { line: {} }\n"
                           "steps:\n"
                           "  form:\n"
                           "    kind: process\n"
                           "    resource: line\n"
                           "    time: \"exponential(mean 8 h)\"\n"
                           "    cost: { tonne: 10 CNY/t }\n"
                           "routes: { way: { lots: [form] } }\n"
                           "products:\n"
                           "  rail:\n"
                           "    route: way\n"
                           "    coil: { unit: 20 t }\n"
                           "    standard_lead_time: 2 d\n"
                           "  tube: { route: way, coil: { unit: 20 t } }\n"
                           "demand:\n"
                           "  spot:\n"
                           "    kind: orders\n"
                           "    every: \"exponential(mean 10 h)\"\n"
                           "    products: { rail: 50 %, tube: 50 % }\n"
                           "    tonnes: 20 t\n";

static const char STUDY[] =
    "format: 1\n"
    "study: Faster rail\n"
    "baseline: base.yaml\n"
    "improve: delivery_time.mean\n"
    "products: [rail]\n"
    "within:\n"
    "  cost_per_tonne: { at_most: 15 CNY/t, above: baseline }\n"
    "confidence: 90 %\n"
    "matters: 6 h\n"
    "exclusive: [[quick, quicker]]\n"
    "options:\n"
    "  quick:\n"
    "    about: Roll faster\n"
    "    label: { en: Quick rolls, zh: 快速 }\n"
    "    changes: { steps: { form: { time: \"exponential(mean 7 h)\" } } }\n"
    "    cost: { once: 73000 CNY, spread: 2 year, month: 1000 CNY,\n"
    "            tonne: 1.5 CNY/t, payer: fabricator }\n"
    "  quicker: { file: options/quicker.yaml }\n";

static const char QUICKER[] = "steps: { form: { time: { times: 0.7 } } }\n";

/* The usual files, with one part of the study replaced. */
static const char *study_with(struct files *files, const char *part,
                              const char *instead)
{
    char folder[128];
    (void)snprintf(folder, sizeof folder, "mkdir -p %s/options", files->folder);
    assert_int_equal(system(folder), 0);
    (void)text_file(files, "base.yaml", BASE);
    (void)text_file(files, "options/quicker.yaml", QUICKER);
    const char *at = strstr(STUDY, part);
    assert_non_null(at);
    struct sw_text text = {0};
    sw_text_add_n(&text, STUDY, (size_t)(at - STUDY));
    sw_text_add(&text, instead);
    sw_text_add(&text, at + strlen(part));
    const char *path = text_file(files, "study.yaml", sw_text_get(&text));
    sw_text_clear(&text);
    return path;
}

static struct sw_study *open_study(struct files *files, const char *path)
{
    const struct sw_study_source source = {.file = path};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    if (study == NULL) {
        sw_diagnostics_print(files->reader.diagnostics, stderr);
    }
    assert_non_null(study);
    return study;
}

static void a_study_has_its_baseline_and_options(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(files, study_with(files, "", ""));

    assert_string_equal(sw_study_name(study), "Faster rail");
    assert_int_equal(sw_study_option_count(study), 3);
    assert_string_equal(sw_study_option(study, 0).name, "baseline");
    assert_string_equal(sw_study_option(study, 1).name, "quick");
    assert_string_equal(sw_study_option(study, 1).about, "Roll faster");
    assert_string_equal(sw_study_option(study, 1).label_en, "Quick rolls");
    assert_string_equal(sw_study_labels(study)[1].zh, "快速");
    assert_string_equal(sw_study_labels(study)[2].zh, "quicker");
    assert_string_equal(sw_study_labels(study)[0].en, "baseline");
    assert_string_equal(sw_study_option(study, 1).payer, "fabricator");
    assert_string_equal(sw_study_option(study, 2).about, "");
    assert_string_equal(sw_study_option(study, 2).payer, "");
    size_t inputs = 0;
    const struct sw_input_file *input = sw_study_inputs(study, &inputs);
    assert_int_equal(inputs, 3);
    assert_non_null(strstr(input[0].path, "study.yaml"));
    assert_int_equal(strlen(input[2].sha256), 64);
    sw_study_destroy(study);
    sw_study_destroy(NULL);
}

static void the_question_is_in_the_units_that_are_printed(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(files, study_with(files, "", ""));
    const struct sw_question *question = sw_study_question(study);

    assert_string_equal(question->measure, "delivery_time");
    assert_string_equal(question->statistic->name, "mean");
    assert_int_equal(question->product_count, 1);
    assert_string_equal(question->products[0].name, "rail");
    assert_close(question->products[0].standard, 2.0, 1e-12);
    assert_close(question->confidence, 0.9, 1e-12);
    assert_close(question->matters, 0.25, 1e-12);
    assert_int_equal(question->seed, 7);
    assert_int_equal(question->limit_count, 1);
    assert_string_equal(question->limits[0].measure, "cost_per_tonne");
    assert_true(question->limits[0].above_baseline);
    assert_false(question->limits[0].at_least);
    assert_close(question->limits[0].value, 15.0, 1e-9);
    /* 73000 / 2 + 12 * 1000 a year */
    assert_close(question->costs[1].per_year, 48500.0, 1e-6);
    assert_close(question->costs[1].per_tonne, 1.5, 1e-12);
    assert_true(question->costs[0].per_year == 0.0);
    assert_true(question->costs[2].per_year == 0.0);
    sw_study_destroy(study);
}

static void what_is_paid_once_is_paid_back_with_interest(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_study(files, study_with(files, "spread: 2 year, month: 1000 CNY",
                                     "spread: 2 year, interest: 10 %"));
    /* Two payments of 42061.90: 38238.10 and 34761.90 of them are worth 73000
     * today. */
    assert_close(sw_study_question(study)->costs[1].per_year, 42061.904762,
                 1e-6);
    sw_study_destroy(study);
}

static void a_limit_of_costs_may_name_its_payer(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(
        files, study_with(files, "above: baseline", "payer: fabricator"));
    const struct sw_question *question = sw_study_question(study);
    assert_string_equal(question->limits[0].payer, "fabricator");
    assert_string_equal(question->costs[1].payer, "fabricator");
    assert_string_equal(question->costs[2].payer, "mill");
    sw_study_destroy(study);
}

static void a_limit_of_otif_may_name_its_basis_and_level(void **state)
{
    static const char *const CASES[][2] = {
        {"basis: first_promise", "otif"},
        {"level: line, basis: latest_promise", "otif_latest"},
        {"basis: requested, level: project", "otif_project_requested"},
        {"level: project", "otif_project"}};
    struct files *files = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *limit = sw_arena_format(
            files->arena, "otif: { at_least: 90 %%, %s }", CASES[i][0]);
        struct sw_study *study = open_study(
            files,
            study_with(files,
                       "cost_per_tonne: { at_most: 15 CNY/t, above: baseline }",
                       limit));
        assert_string_equal(sw_study_question(study)->limits[0].measure,
                            CASES[i][1]);
        sw_study_destroy(study);
    }
}

static void without_products_all_but_background_count(void **state)
{
    struct files *files = *state;
    struct sw_study *study =
        open_study(files, study_with(files, "products: [rail]\n", ""));
    const struct sw_question *question = sw_study_question(study);
    assert_int_equal(question->product_count, 2);
    assert_string_equal(question->products[1].name, "tube");
    assert_true(question->products[1].standard == 0.0);
    sw_study_destroy(study);
}

static void replicate(const struct sw_study *study, unsigned threads,
                      struct sw_replications *replications)
{
    const struct sw_study_run run = {
        .threads = threads,
        .seed = 7,
        .replications = 12,
    };
    struct sw_error err = {0};
    assert_true(sw_study_replicate(study, &run, replications, &err));
}

static void options_are_compared_on_the_same_orders(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(files, study_with(files, "", ""));
    struct sw_replications replications = {0};
    replicate(study, 2, &replications);
    const struct sw_cases cases = sw_study_cases(study, &replications);
    struct sw_comparison comparison =
        sw_compare(&cases, sw_study_question(study));

    assert_int_equal(comparison.ranking[0].option, 2);
    assert_int_equal(comparison.ranking[1].option, 1);
    assert_int_equal(comparison.ranking[2].option, 0);
    assert_true(comparison.ranking[0].difference.high < -0.25);
    assert_int_equal(comparison.ranking[0].improves, SW_ANSWER_YES);
    assert_true(comparison.ranking[0].variance_ratio < 1.0);
    /* 24 / 10 * 20 t a day, half of it rail: 8760 t a year. */
    assert_close(comparison.ranking[1].cost.value, 48500.0 / 8760.0 + 1.5, 0.5);
    assert_int_equal(comparison.ranking[1].feasible, SW_ANSWER_YES);
    sw_comparison_clear(&comparison);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

/* Validation case S01: M/M/1 with service rates 1 and 1.1 at arrival rate 0.8;
 * times in the system 5 and 1 / 0.3. */
static const char QUEUE[] =
    "format: 1\n"
    "name: queue\n"
    "run: { warm_up: 500 orders, length: 2000 orders }\n"
    "resources: { server: {} }\n"
    "steps:\n"
    "  serve:\n"
    "    kind: process\n"
    "    resource: server\n"
    "    time: \"exponential(mean 24 h)\"\n"
    "routes: { way: { lots: [serve] } }\n"
    "products: { job: { route: way, coil: { unit: 1 t } } }\n"
    "demand:\n"
    "  jobs:\n"
    "    kind: orders\n"
    "    every: \"exponential(mean 30 h)\"\n"
    "    products: { job: 100 % }\n"
    "    tonnes: 1 t\n";

static void common_random_numbers_leave_a_quarter_of_the_variance(void **state)
{
    struct files *files = *state;
    (void)text_file(files, "slow.yaml", QUEUE);
    const char *fast =
        text_file(files, "fast.yaml",
                  "format: 1\n"
                  "inherits: slow.yaml\n"
                  "steps: { serve: { time: { times: 0.909090909091 } } }\n");
    const char *const scenarios[] = {file_path(files, "slow.yaml"), fast};
    const struct sw_study_source source = {.scenarios = scenarios,
                                           .scenario_count = 2};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    assert_non_null(study);
    const struct sw_study_run run = {
        .threads = 2, .seed = 1, .replications = 200};
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    assert_true(sw_study_replicate(study, &run, &replications, &err));
    const struct sw_cases cases = sw_study_cases(study, &replications);
    struct sw_comparison comparison =
        sw_compare(&cases, sw_study_question(study));

    /* The first row is the mean delivery_time of the one option. */
    const struct sw_comparison_row *row = &comparison.rows[0];
    assert_string_equal(row->statistic->name, "mean");
    assert_true(row->variance_ratio <= 0.35);
    const double error = sw_estimate_half_width(&row->difference) / 1.96;
    assert_close(row->difference.value, -5.0 / 3.0, 4.0 * error);
    assert_true(error < 0.1);
    /* 9 in 10 of an M/M/1 within ln 10 / 0.2 = 11.5 days; 0.909 within 12. */
    const struct sw_quotable quotable =
        sw_quotable_find(&cases, 0, "job", 0.9, 0.95);
    assert_int_equal(quotable.days, 12);
    assert_in_range(quotable.sure_days, 12, 13);
    sw_comparison_clear(&comparison);
    sw_replications_clear(&replications);
    sw_study_destroy(study);
}

static void two_threads_give_the_outcomes_of_one(void **state)
{
    struct files *files = *state;
    struct sw_study *study = open_study(files, study_with(files, "", ""));
    struct sw_replications one = {0};
    struct sw_replications two = {0};
    replicate(study, 1, &one);
    replicate(study, 2, &two);
    for (size_t option = 0; option < 3; option++) {
        for (size_t r = 0; r < 12; r++) {
            assert_true(sw_replications_at(&one, option, r)->digest ==
                        sw_replications_at(&two, option, r)->digest);
        }
        assert_true(sw_replications_at(&one, option, 0)->digest !=
                    sw_replications_at(&one, option, 1)->digest);
    }
    sw_replications_clear(&one);
    sw_replications_clear(&two);
    sw_study_destroy(study);
}

static void a_change_of_the_command_line_reaches_every_option(void **state)
{
    struct files *files = *state;
    const char *const changes[] = {"run.seed=9", "run.replications=3"};
    const struct sw_study_source source = {
        .file = study_with(files, "", ""),
        .changes = changes,
        .change_count = 2,
    };
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    assert_non_null(study);
    for (size_t i = 0; i < 3; i++) {
        const struct sw_model *model = sw_study_option(study, i).model;
        assert_int_equal(sw_model_seed(model), 9);
        assert_int_equal(sw_model_replications(model), 3);
    }
    sw_study_destroy(study);
}

static void a_study_is_told_from_a_scenario(void **state)
{
    struct files *files = *state;
    assert_true(sw_study_is_file(study_with(files, "", "")));
    assert_false(sw_study_is_file(file_path(files, "base.yaml")));
    assert_false(sw_study_is_file(file_path(files, "nothing.yaml")));
}

static void scenarios_are_called_by_their_files(void **state)
{
    struct files *files = *state;
    (void)study_with(files, "", "");
    const char *faster = text_file(files, "faster.yaml",
                                   "format: 1\n"
                                   "inherits: base.yaml\n"
                                   "about: Roll faster\n"
                                   "steps: { form: { time: 7 h } }\n");
    const char *const scenarios[] = {file_path(files, "base.yaml"), faster,
                                     file_path(files, "./base.yaml")};
    struct sw_study_source source = {.scenarios = scenarios,
                                     .scenario_count = 2};
    struct sw_study *study = sw_study_open(&source, files->reader.diagnostics);
    assert_non_null(study);
    assert_string_equal(sw_study_name(study), "plant");
    assert_string_equal(sw_study_option(study, 0).name, "base");
    assert_string_equal(sw_study_option(study, 1).name, "faster");
    assert_string_equal(sw_study_option(study, 1).about, "Roll faster");
    assert_string_equal(sw_study_question(study)->statistic->name, "p90");
    assert_int_equal(sw_study_question(study)->product_count, 2);
    sw_study_destroy(study);

    source.scenario_count = 3;
    study = sw_study_open(&source, files->reader.diagnostics);
    assert_non_null(study);
    assert_string_equal(sw_study_option(study, 2).name, scenarios[2]);
    assert_string_equal(sw_study_option(study, 1).name, "faster");
    sw_study_destroy(study);
}

static void scenarios_that_run_otherwise_are_refused(void **state)
{
    struct files *files = *state;
    (void)study_with(files, "", "");
    const char *longer = text_file(files, "longer.yaml",
                                   "format: 1\n"
                                   "inherits: base.yaml\n"
                                   "run: { length: 200 d }\n");
    const char *const scenarios[] = {file_path(files, "base.yaml"), longer};
    const struct sw_study_source source = {.scenarios = scenarios,
                                           .scenario_count = 2};
    assert_null(sw_study_open(&source, files->reader.diagnostics));
    check_said(files, "has other settings of the run than");
}

static const struct {
    const char *part;
    const char *instead;
    const char *said;
} refusals[] = {
    {"improve: delivery_time.mean", "improve: delivered.p90",
     "delivered has a mean, but no quantiles"},
    {"improve: delivery_time.mean", "improve: delivry_time",
     "'delivry_time' is not a measure of orders"},
    {"improve: delivery_time.mean", "improve: delivery_time.p42",
     "'p42' is none of mean, p50, p80, p90, p95, p99"},
    {"improve: delivery_time.mean", "improve: fulfilment_time.p90",
     "the baseline keeps no values of fulfilment_time"},
    {"products: [rail]", "products: [rial]",
     "the baseline has no product 'rial'"},
    {"at_most: 15 CNY/t", "at_most: 15", "15"},
    {"at_most: 15 CNY/t", "at_most: [15 CNY/t]", "at_most: a value is needed"},
    {"at_most: 15 CNY/t, above: baseline", "above: baseline",
     "a limit needs at_least or at_most"},
    {"above: baseline", "above: average", "above: it can only be 'baseline'"},
    {"above: baseline", "basis: requested", "basis: only otif has one"},
    {"above: baseline", "level: project", "level: only otif has one"},
    {"cost_per_tonne: { at_most: 15 CNY/t, above: baseline }",
     "otif: { at_least: 90 %, basis: asked }",
     "basis: first_promise, latest_promise or requested is needed"},
    {"cost_per_tonne: { at_most: 15 CNY/t, above: baseline }",
     "otif: { at_least: 90 %, level: order }",
     "level: line or project is needed"},
    {"above: baseline", "abuv: baseline", "'abuv' is not a setting of a limit"},
    {"above: baseline", "payer: nobody",
     "payer: mill, fabricator or carrier is needed"},
    {"cost_per_tonne: { at_most: 15 CNY/t, above: baseline }",
     "otif: { at_least: 90 %, payer: mill }",
     "payer: only cost_per_tonne is paid"},
    {"cost_per_tonne:", "cost_per_ton:",
     "'cost_per_ton' is not a measure of orders"},
    {"{ at_most: 15 CNY/t, above: baseline }", "15 CNY/t",
     "limits are needed, like {at_most: ...}"},
    {"matters: 6 h", "matters: 6 t", "6 t"},
    {"[[quick, quicker]]", "[[quick, quickest]]", "quickest"},
    {"[[quick, quicker]]", "[quick, quicker]", "exclusive: a list of lists"},
    {"[[quick, quicker]]", "[[quick]]", "exclusive: a list of lists"},
    {"quicker: { file: options/quicker.yaml }", "quicker: {}",
     "an option has either changes or a file of them"},
    {"{ file: options/quicker.yaml }",
     "{ file: options/quicker.yaml, changes: {} }",
     "an option has either changes or a file of them"},
    {"options/quicker.yaml", "options/missing.yaml", "missing.yaml"},
    {"{ file: options/quicker.yaml }", "{ changes: { run: { length: 9 d } } }",
     "quicker: an option cannot change 'run'"},
    {"{ file: options/quicker.yaml }", "{ changes: { start: 2027-01-04 } }",
     "quicker: an option cannot change 'start'"},
    {"{ file: options/quicker.yaml }", "{ changes: fast }",
     "changes: a mapping of what changes is needed"},
    {"exclusive: [[quick, quicker]]\noptions:\n  quick:",
     "options:\n  baseline:", "'baseline' is what the baseline is"},
    {"baseline: base.yaml", "baseline: best.yaml", "best.yaml"},
    {"baseline: base.yaml\n", "", "baseline"},
    {"study: Faster rail\n", "", "study"},
    {"confidence: 90 %", "confidence: 30 %", "confidence"},
    {"confidence: 90 %", "certainty: 90 %",
     "'certainty' is not a setting of study"},
    {"payer: fabricator", "payer: nobody", "nobody"},
    {"spread: 2 year", "spread: 0 year", "spread"},
    {"form: { time: \"exponential(mean 7 h)\" }", "fprm: { time: 7 h }",
     "fprm"},
};

static void what_is_wrong_in_a_study_is_refused_with_its_reason(void **state)
{
    struct files *files = *state;
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        const struct sw_study_source source = {
            .file = study_with(files, refusals[i].part, refusals[i].instead)};
        assert_null(sw_study_open(&source, files->reader.diagnostics));
        check_said(files, refusals[i].said);
        forget(files);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(a_study_has_its_baseline_and_options),
        files_test(the_question_is_in_the_units_that_are_printed),
        files_test(what_is_paid_once_is_paid_back_with_interest),
        files_test(a_limit_of_costs_may_name_its_payer),
        files_test(a_limit_of_otif_may_name_its_basis_and_level),
        files_test(without_products_all_but_background_count),
        files_test(options_are_compared_on_the_same_orders),
        files_test(common_random_numbers_leave_a_quarter_of_the_variance),
        files_test(two_threads_give_the_outcomes_of_one),
        files_test(a_change_of_the_command_line_reaches_every_option),
        files_test(a_study_is_told_from_a_scenario),
        files_test(scenarios_are_called_by_their_files),
        files_test(scenarios_that_run_otherwise_are_refused),
        files_test(what_is_wrong_in_a_study_is_refused_with_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
