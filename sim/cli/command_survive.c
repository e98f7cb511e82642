#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/run_arguments.h"
#include "cli/source.h"

#include "steelway/results.h"
#include "steelway/study.h"
#include "steelway/terminal.h"

#include <stdio.h>
#include <time.h>

enum { USUAL_REPLICATIONS = 3 };

struct surviving {
    const struct sw_options *options;
    struct sw_outage outage;
    struct sw_study *study;
    struct sw_results *results; /* NULL: no folder was asked for */
    struct sw_survival survival;
    struct sw_interrupt interrupt;
    struct sw_progress progress;
    uint64_t seed;
    size_t replications;
    time_t started;
};

static void show_progress(void *self, size_t done, size_t total)
{
    struct surviving *surviving = self;
    sw_progress_update(&surviving->progress, (int64_t)done, (int64_t)total);
}

static bool is_interrupted(void *self)
{
    struct surviving *surviving = self;
    return sw_interrupt_caught(&surviving->interrupt);
}

static void tell_count(const struct surviving *surviving)
{
    const size_t options = sw_study_option_count(surviving->study);
    if (options > 1 && !SW_GIVEN(surviving->options, QUIET)) {
        (void)fprintf(stderr,
                      "%zu runs: the scenario and %zu outages, with %zu "
                      "replication%s each\n",
                      options * surviving->replications, options - 1,
                      surviving->replications,
                      surviving->replications == 1 ? "" : "s");
    }
}

static bool run_all(struct surviving *surviving, struct sw_error *err)
{
    const struct sw_options *options = surviving->options;
    const struct sw_study *study = surviving->study;
    const struct sw_survival_plan plan = {
        .outage = &surviving->outage,
        .options = sw_study_option_count(study),
        .models = sw_study_models(study),
        .taken_out = sw_study_taken_out(study),
        .seed = surviving->seed,
        .replications = surviving->replications,
        .threads = options->threads,
        .confidence = sw_model_confidence(sw_study_option(study, 0).model),
        .watcher = {.self = surviving,
                    .progress = show_progress,
                    .stop = is_interrupted},
    };
    tell_count(surviving);
    sw_interrupt_begin(&surviving->interrupt);
    sw_progress_begin(&surviving->progress,
                      SW_GIVEN(options, QUIET) ? NULL : stderr);
    const bool done = sw_survive(&surviving->survival, &plan, err);
    sw_progress_end(&surviving->progress);
    sw_interrupt_end(&surviving->interrupt);
    return done;
}

static bool write_results(struct surviving *surviving,
                          const struct sw_findings *findings,
                          struct sw_error *err)
{
    static const struct sw_gate gate = {"audit", true, "every check held"};
    if (surviving->results == NULL) {
        return true;
    }
    struct sw_run_arguments arguments;
    sw_run_arguments(&arguments, surviving->options);
    struct sw_run_record record = {
        .command = "survive",
        .arguments = arguments.at,
        .argument_count = arguments.count,
        .seed = surviving->seed,
        .replications = surviving->survival.replications,
        .partial = surviving->survival.stopped,
        .gates = &gate,
        .gate_count = 1,
        .command_line = surviving->options->line,
        .threads = surviving->options->threads,
        .started = surviving->started,
    };
    record.inputs = sw_study_inputs(surviving->study, &record.input_count);
    return sw_results_finish(surviving->results, findings, &record, err);
}

static void print(const struct surviving *surviving,
                  const struct sw_findings *findings)
{
    const struct sw_options *options = surviving->options;
    struct sw_error err;
    if (SW_GIVEN(options, JSON)) {
        (void)!sw_results_print_json(findings, stdout, &err);
        return;
    }
    const struct sw_look look = sw_terminal_look(stdout, options->color);
    sw_results_print_survival(findings, stdout, look.colors);
    if (SW_GIVEN(options, QUIET)) {
        return;
    }
    if (options->out != NULL) {
        (void)fflush(stdout); /* both may go to one file */
        (void)fprintf(stderr, "The CSV files are in %s\n", options->out);
    } else {
        (void)fprintf(stderr, "No files were written; --out DIR does\n");
    }
}

static bool tell(struct surviving *surviving, struct sw_error *err)
{
    static const struct sw_replications none = {0};
    static const struct sw_cases cases = {.replications = &none};
    static const struct sw_summary summary = {0};
    const struct sw_model *model = sw_study_option(surviving->study, 0).model;
    const struct sw_findings findings = {
        .title = sw_study_name(surviving->study),
        .utc_offset = sw_model_utc_offset(model),
        .currency = sw_model_currency(model),
        .scenarios = sw_study_option_names(surviving->study),
        .labels = sw_study_labels(surviving->study),
        .models = sw_study_models(surviving->study),
        .cases = &cases,
        .summary = &summary,
        .survival = &surviving->survival,
        .confidence = sw_model_confidence(model),
    };
    if (!write_results(surviving, &findings, err)) {
        return false;
    }
    print(surviving, &findings);
    return true;
}

static bool open_results(struct surviving *surviving, struct sw_error *err)
{
    const struct sw_options *options = surviving->options;
    return options->out == NULL ||
           sw_results_open(
               &surviving->results,
               &(struct sw_results_options){.path = options->out,
                                            .force = SW_GIVEN(options, FORCE),
                                            .bom = SW_GIVEN(options, BOM)},
               err);
}

static enum sw_exit survive(struct surviving *surviving)
{
    const struct sw_options *options = surviving->options;
    struct sw_error err = {0};
    const struct sw_model *model = sw_study_option(surviving->study, 0).model;
    surviving->seed =
        SW_GIVEN(options, SEED) ? options->seed : sw_model_seed(model);
    surviving->replications = SW_GIVEN(options, REPLICATIONS)
                                  ? options->replications
                                  : USUAL_REPLICATIONS;
    if (!open_results(surviving, &err) ||
        !sw_study_freeze_promises(surviving->study, options->threads, &err) ||
        !run_all(surviving, &err)) {
        return sw_command_fail(&err);
    }
    if (surviving->survival.replications == 0) {
        (void)fputs("steelway: interrupted before the first replication was "
                    "done; nothing is written\n",
                    stderr);
        return SW_EXIT_INTERRUPTED;
    }
    if (!tell(surviving, &err)) {
        return sw_command_fail(&err);
    }
    return surviving->survival.stopped ? SW_EXIT_INTERRUPTED : SW_EXIT_DONE;
}

static enum sw_exit run_survive(const struct sw_options *options)
{
    struct sw_error err = {0};
    struct surviving surviving = {
        .options = options,
        .outage = {options->from, options->lasts, options->matters},
        .started = time(NULL),
    };
    if (!sw_outage_check(&surviving.outage, &err)) {
        return sw_command_fail(&err);
    }
    if (options->out == NULL &&
        (SW_GIVEN(options, FORCE) || SW_GIVEN(options, BOM))) {
        return sw_command_usage("--%s is about files: it needs --out DIR",
                                SW_GIVEN(options, FORCE) ? "force" : "bom");
    }
    surviving.study = sw_source_open_outages(options, &surviving.outage);
    if (surviving.study == NULL) {
        return SW_EXIT_INPUT;
    }
    const enum sw_exit end = survive(&surviving);
    sw_survival_clear(&surviving.survival);
    sw_results_destroy(surviving.results);
    sw_study_destroy(surviving.study);
    return end;
}

static const struct sw_example examples[] = {
    {"steelway survive base.yaml",
     "every resource, stock and lane out for 14 days, one after the other"},
    {"steelway survive base.yaml --lasts '3 d' --matters '12 h'",
     "shorter outages, and what a customer sooner notices"},
    {"steelway survive base.yaml --from 2026-09-01 --out results/survive",
     "from a date on; survive.csv with the intervals"},
    {0},
};

const struct sw_command sw_command_survive = {
    .name = "survive",
    .help = "take out every resource, stock and lane in turn",
    .usage = "steelway survive SCENARIO | steelway survive STUDY",
    .about =
        "Runs the scenario (of a study its baseline) undisturbed, and once "
        "with each outage, on\ncommon random numbers, and tells how long "
        "customers do not notice it (time to survive),\nhow long it takes "
        "until service is back (time to recover), and whose orders come "
        "late.\nAn order is hurt if it comes later than it would have, by more "
        "than --matters. The\nintervals hold together over all outages: with "
        "the three replications that are run unless\n--replications says "
        "otherwise, they are wide.",
    .examples = examples,
    .options = SW_OPTION(LASTS) | SW_OPTION(FROM) | SW_OPTION(MATTERS) |
               SW_OPTION(SET) | SW_OPTION(OUT) | SW_OPTION(FORCE) |
               SW_OPTION(BOM) | SW_OPTION(REPLICATIONS) | SW_OPTION(SEED) |
               SW_OPTION(THREADS) | SW_OPTION(JSON) | SW_OPTION(QUIET) |
               SW_OPTION(COLOR) | SW_OPTION(HELP),
    .least = 1,
    .most = 1,
    .run = run_survive,
};
