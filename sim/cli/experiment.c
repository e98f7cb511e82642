#include "cli/experiment.h"

#include "cli/gates.h"
#include "cli/interrupt.h"
#include "cli/run_arguments.h"
#include "cli/source.h"

#include "steelway/results.h"
#include "steelway/terminal.h"

#include <stdio.h>
#include <time.h>

struct experiment {
    const struct sw_options *options;
    enum sw_experiment_kind kind;
    struct sw_study *study;
    struct sw_results *results; /* NULL: no folder was asked for */
    uint64_t seed;
    size_t planned; /* replications */
    struct sw_interrupt interrupt;
    struct sw_progress progress;
    struct sw_replications replications;
    struct sw_cases cases; /* of all options */
    struct sw_cases told;  /* of those that tables tell of */
    struct sw_summary summary;
    struct sw_question question;
    struct sw_comparison comparison;
    struct sw_explanation explanation;
    struct sw_against against;
    struct sw_findings findings;
    struct sw_gates gates;
    time_t started;
    double began_s; /* of the machine's clock */
    double run_s;
};

static const char *const COMMANDS[] = {
    [SW_EXPERIMENT_RUN] = "run",
    [SW_EXPERIMENT_COMPARE] = "compare",
    [SW_EXPERIMENT_EXPLAIN] = "explain",
};

static double now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* --------------------------------------------------------------- running ---
 */

static void show_progress(void *self, size_t done, size_t total)
{
    struct experiment *experiment = self;
    sw_progress_update(&experiment->progress, (int64_t)done, (int64_t)total);
}

static bool is_interrupted(void *self)
{
    struct experiment *experiment = self;
    return sw_interrupt_caught(&experiment->interrupt);
}

/* Run the options that have not run. */
static bool run_round(struct experiment *experiment, struct sw_error *err)
{
    const struct sw_options *options = experiment->options;
    const struct sw_study_run run = {
        .threads = options->threads,
        .seed = experiment->seed,
        .replications = experiment->planned,
        .watcher = {.self = experiment,
                    .progress = show_progress,
                    .stop = is_interrupted},
    };
    const double began_s = now_s();
    sw_progress_begin(&experiment->progress,
                      SW_GIVEN(options, QUIET) ? NULL : stderr);
    const bool done = sw_study_replicate(experiment->study, &run,
                                         &experiment->replications, err);
    sw_progress_end(&experiment->progress);
    experiment->run_s += now_s() - began_s;
    return done;
}

/* Before anything has run. */
static void tell_most(const struct experiment *experiment)
{
    const size_t most = sw_study_most_combinations(experiment->study);
    if (most > 0 && !SW_GIVEN(experiment->options, QUIET)) {
        (void)fprintf(
            stderr,
            "%zu scenarios with %zu replications each, then up to %zu "
            "combinations of the best\n",
            sw_study_option_count(experiment->study), experiment->planned,
            most);
    }
}

static void tell_round(const struct experiment *experiment, size_t made)
{
    const double each_s =
        experiment->run_s / (double)experiment->replications.options;
    if (!SW_GIVEN(experiment->options, QUIET)) {
        (void)fprintf(stderr,
                      "%zu combination%s with %zu replications each, about "
                      "%.0f s\n",
                      made, made == 1 ? "" : "s", experiment->planned,
                      each_s * (double)made + 0.5);
    }
}

static bool replicate(struct experiment *experiment, struct sw_error *err)
{
    const bool compares = experiment->kind == SW_EXPERIMENT_COMPARE;
    if (compares) {
        tell_most(experiment);
    }
    sw_interrupt_begin(&experiment->interrupt);
    bool done = run_round(experiment, err);
    while (done && compares && !experiment->replications.stopped) {
        const size_t made = sw_study_combine(
            experiment->study, &experiment->replications, experiment->seed);
        if (made == 0) {
            break;
        }
        tell_round(experiment, made);
        done = run_round(experiment, err);
    }
    sw_interrupt_end(&experiment->interrupt);
    if (done) {
        sw_study_forget(experiment->study, experiment->replications.options);
    }
    return done;
}

/* The orders of both scenarios, paired; they are as many as were finished. */
static bool pair_orders(struct experiment *experiment, struct sw_error *err)
{
    const struct sw_study *study = experiment->study;
    const struct sw_model *before = sw_study_option(study, 0).model;
    const struct sw_against_plan plan = {
        .before = before,
        .after = sw_study_option(study, 1).model,
        .seed = experiment->seed,
        .replications = experiment->replications.count,
        .threads = experiment->options->threads,
        .confidence = sw_model_confidence(before),
    };
    if (!sw_against_pair(&experiment->against, &plan, err)) {
        return false;
    }
    experiment->against.settings =
        sw_study_changes(study, &experiment->against.setting_count);
    return true;
}

static void explain(struct experiment *experiment, double confidence)
{
    const struct sw_explained explained = {
        .cases = &experiment->cases,
        .models = sw_study_models(experiment->study),
        .against = SW_GIVEN(experiment->options, AGAINST),
        .relieved = sw_study_relieved(experiment->study),
        .relief = experiment->options->relief,
        .confidence = confidence,
    };
    experiment->explanation = sw_explain(&explained);
}

static void find(struct experiment *experiment)
{
    const struct sw_study *study = experiment->study;
    const struct sw_model *baseline = sw_study_option(study, 0).model;
    struct sw_question *question = &experiment->question;
    *question = *sw_study_question(study);
    question->seed = experiment->seed;
    const bool compares = experiment->kind == SW_EXPERIMENT_COMPARE;
    const bool explains = experiment->kind == SW_EXPERIMENT_EXPLAIN;
    const double confidence =
        compares ? question->confidence : sw_model_confidence(baseline);
    experiment->cases = sw_study_cases(study, &experiment->replications);
    experiment->told = experiment->cases;
    if (explains) {
        experiment->told.options =
            SW_GIVEN(experiment->options, AGAINST) ? 2 : 1;
        explain(experiment, confidence);
    }
    experiment->summary = sw_summarize(&experiment->told, confidence);
    if (compares) {
        experiment->comparison = sw_compare(&experiment->cases, question);
    }
    experiment->findings = (struct sw_findings){
        .title = sw_study_name(study),
        .utc_offset = sw_model_utc_offset(baseline),
        .currency = sw_model_currency(baseline),
        .scenarios = sw_study_option_names(study),
        .labels = sw_study_labels(study),
        .models = sw_study_models(study),
        .cases = &experiment->told,
        .summary = &experiment->summary,
        .comparison = compares ? &experiment->comparison : NULL,
        .question = compares ? question : NULL,
        .explanation = explains ? &experiment->explanation : NULL,
        .against = explains && SW_GIVEN(experiment->options, AGAINST)
                       ? &experiment->against
                       : NULL,
        .confidence = confidence,
    };
    sw_gates_check(&experiment->gates, study, &experiment->findings,
                   SW_GIVEN(experiment->options, EXPECT));
}

/* ----------------------------------------------------------------- files ---
 */

static bool open_results(struct experiment *experiment, struct sw_error *err)
{
    const struct sw_options *options = experiment->options;
    if (options->out == NULL) {
        return true;
    }
    const struct sw_results_options asked = {
        .path = options->out,
        .force = SW_GIVEN(options, FORCE),
        .bom = SW_GIVEN(options, BOM),
    };
    return sw_results_open(&experiment->results, &asked, err);
}

/* Add what was asked for of one replication of every option. */
static bool trace_replication(const struct experiment *experiment,
                              uint64_t replication, unsigned what,
                              struct sw_error *err)
{
    for (size_t i = 0; i < sw_study_option_count(experiment->study); i++) {
        const struct sw_study_option option =
            sw_study_option(experiment->study, i);
        const struct sw_traced traced = {option.name, option.model,
                                         experiment->seed, replication,
                                         experiment->options->all_orders};
        if (!sw_results_trace(experiment->results, what, &traced, err)) {
            return false;
        }
    }
    return true;
}

static bool have_problems(const struct experiment *experiment)
{
    bool have = false;
    for (size_t i = 0; i < sw_study_option_count(experiment->study); i++) {
        have = have || sw_model_has_problems(
                           sw_study_option(experiment->study, i).model);
    }
    return have;
}

static bool trace(const struct experiment *experiment, struct sw_error *err)
{
    const struct sw_options *options = experiment->options;
    unsigned first = 0;
    unsigned chosen = 0;
    if (SW_GIVEN(options, ORDERS)) {
        first |= SW_TRACE_ORDERS;
        first |= have_problems(experiment) ? SW_TRACE_PROBLEMS : 0U;
    }
    if (SW_GIVEN(options, TRACE)) {
        first |= SW_TRACE_DRAWS;
    }
    if (SW_GIVEN(options, EVENTS)) {
        *(options->events == 1 ? &first : &chosen) |= SW_TRACE_EVENTS;
    }
    return (first == 0 || trace_replication(experiment, 1, first, err)) &&
           (chosen == 0 ||
            trace_replication(experiment, options->events, chosen, err));
}

static uint64_t count_events(const struct sw_replications *replications)
{
    uint64_t events = 0;
    for (size_t option = 0; option < replications->options; option++) {
        for (size_t i = 0; i < replications->count; i++) {
            events += sw_replications_at(replications, option, i)->events;
        }
    }
    return events;
}

static bool write_results(struct experiment *experiment, struct sw_error *err)
{
    const bool partial = experiment->replications.stopped;
    if (experiment->results == NULL) {
        return true;
    }
    if (!partial && !trace(experiment, err)) {
        return false;
    }
    struct sw_run_arguments arguments;
    sw_run_arguments(&arguments, experiment->options);
    struct sw_run_record record = {
        .command = COMMANDS[experiment->kind],
        .arguments = arguments.at,
        .argument_count = arguments.count,
        .seed = experiment->seed,
        .replications = experiment->replications.count,
        .partial = partial,
        .gates = experiment->gates.at,
        .gate_count = experiment->gates.count,
        .command_line = experiment->options->line,
        .threads = experiment->options->threads,
        .started = experiment->started,
        .run_s = experiment->run_s,
        .whole_s = now_s() - experiment->began_s,
        .events = count_events(&experiment->replications),
    };
    record.inputs = sw_study_inputs(experiment->study, &record.input_count);
    return sw_results_finish(experiment->results, &experiment->findings,
                             &record, err);
}

/* --------------------------------------------------------------- telling ---
 */

static void print_explanation(const struct experiment *experiment,
                              const struct sw_look *look)
{
    if (experiment->findings.against != NULL) {
        sw_results_print_against(&experiment->findings, stdout, look);
    } else {
        sw_results_print_explanation(&experiment->findings, stdout, look);
    }
}

/* That all of it arrives is checked when the program ends. */
static void print(const struct experiment *experiment)
{
    const struct sw_options *options = experiment->options;
    struct sw_error err;
    if (SW_GIVEN(options, JSON)) {
        (void)!sw_results_print_json(&experiment->findings, stdout, &err);
        return;
    }
    const struct sw_look look = sw_terminal_look(stdout, options->color);
    const bool colors = look.colors;
    if (experiment->kind == SW_EXPERIMENT_COMPARE) {
        sw_results_print_ranking(&experiment->findings, stdout, colors);
    } else if (experiment->kind == SW_EXPERIMENT_EXPLAIN) {
        print_explanation(experiment, &look);
    } else {
        sw_results_print_run(&experiment->findings, stdout, colors);
        if (SW_GIVEN(options, DATES)) {
            sw_results_print_dates(&experiment->findings, stdout, colors);
        }
    }
    (void)putchar('\n');
    sw_gates_print(&experiment->gates, stdout);
}

static void remark(const struct experiment *experiment)
{
    const struct sw_options *options = experiment->options;
    if (experiment->replications.stopped &&
        experiment->replications.count == experiment->planned) {
        (void)fputs("steelway: interrupted: combinations that were not "
                    "finished are left out\n",
                    stderr);
    } else if (experiment->replications.stopped) {
        (void)fprintf(stderr,
                      "steelway: interrupted: all of this is from the first "
                      "%zu of %zu replications\n",
                      experiment->replications.count, experiment->planned);
    }
    if (SW_GIVEN(options, QUIET)) {
        return;
    }
    if (options->out != NULL) {
        (void)fflush(stdout); /* both may go to one file */
        (void)fprintf(stderr, "The CSV files are in %s\n", options->out);
    } else if (!SW_GIVEN(options, JSON)) {
        (void)fprintf(stderr, "No files were written; --out DIR does\n");
    }
}

static enum sw_exit tell(struct experiment *experiment, struct sw_error *err)
{
    if (experiment->replications.count == 0) {
        (void)fputs("steelway: interrupted before the first replication was "
                    "done; nothing is written\n",
                    stderr);
        return SW_EXIT_INTERRUPTED;
    }
    if (SW_GIVEN(experiment->options, AGAINST) &&
        !pair_orders(experiment, err)) {
        return sw_command_fail(err);
    }
    find(experiment);
    if (!write_results(experiment, err)) {
        return sw_command_fail(err);
    }
    print(experiment);
    remark(experiment);
    if (experiment->replications.stopped) {
        return SW_EXIT_INTERRUPTED;
    }
    if (!sw_gates_passed(&experiment->gates)) {
        if (SW_GIVEN(experiment->options, JSON)) {
            sw_gates_print(&experiment->gates, stderr);
        }
        return SW_EXIT_GATE;
    }
    return SW_EXIT_DONE;
}

static void clear(struct experiment *experiment)
{
    sw_comparison_clear(&experiment->comparison);
    sw_explanation_clear(&experiment->explanation);
    sw_against_clear(&experiment->against);
    sw_summary_clear(&experiment->summary);
    sw_replications_clear(&experiment->replications);
    sw_results_destroy(experiment->results);
    sw_study_destroy(experiment->study);
}

/* Files are written to a folder, or not at all. */
static bool check_out(const struct sw_options *options)
{
    static const enum sw_option_id files[] = {
        SW_OPTION_FORCE, SW_OPTION_BOM, SW_OPTION_ORDERS, SW_OPTION_EVENTS,
        SW_OPTION_TRACE};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        if (options->out == NULL && (options->given >> files[i] & 1) != 0) {
            (void)sw_command_usage("--%s is about files: it needs --out DIR",
                                   SW_OPTIONS[files[i]].name);
            return false;
        }
    }
    return true;
}

enum sw_exit sw_experiment_run(const struct sw_options *options,
                               enum sw_experiment_kind kind)
{
    struct sw_error err = {0};
    struct experiment experiment = {
        .options = options,
        .kind = kind,
        .started = time(NULL),
        .began_s = now_s(),
    };
    if (!check_out(options)) {
        return SW_EXIT_USAGE;
    }
    experiment.study = sw_source_open(options, kind == SW_EXPERIMENT_EXPLAIN);
    if (experiment.study == NULL) {
        return SW_EXIT_INPUT;
    }
    const struct sw_model *baseline =
        sw_study_option(experiment.study, 0).model;
    experiment.seed =
        SW_GIVEN(options, SEED) ? options->seed : sw_model_seed(baseline);
    experiment.planned = SW_GIVEN(options, REPLICATIONS)
                             ? options->replications
                             : sw_model_replications(baseline);
    const bool ran =
        open_results(&experiment, &err) &&
        sw_study_freeze_promises(experiment.study, options->threads, &err) &&
        replicate(&experiment, &err);
    const enum sw_exit end =
        ran ? tell(&experiment, &err) : sw_command_fail(&err);
    clear(&experiment);
    return end;
}
