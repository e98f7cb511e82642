#include "cli/order_story.h"

#include "cli/run_arguments.h"
#include "cli/source.h"

#include "steelway/results.h"
#include "steelway/story.h"

#include <stdio.h>
#include <time.h>

struct telling {
    const struct sw_options *options;
    struct sw_study *study;
    struct sw_results *results; /* NULL: no folder was asked for */
    struct sw_story story;
    time_t started;
};

static bool open_results(struct telling *telling, struct sw_error *err)
{
    const struct sw_options *options = telling->options;
    return options->out == NULL ||
           sw_results_open(
               &telling->results,
               &(struct sw_results_options){.path = options->out,
                                            .force = SW_GIVEN(options, FORCE),
                                            .bom = SW_GIVEN(options, BOM)},
               err);
}

static uint64_t seed_of(const struct telling *telling)
{
    return SW_GIVEN(telling->options, SEED)
               ? telling->options->seed
               : sw_model_seed(sw_study_option(telling->study, 0).model);
}

static bool write_results(struct telling *telling,
                          const struct sw_findings *findings,
                          struct sw_error *err)
{
    if (telling->results == NULL) {
        return true;
    }
    const struct sw_gate gate = {"audit", telling->story.audited,
                                 telling->story.audited
                                     ? "every check held"
                                     : telling->story.audit.message};
    struct sw_run_arguments arguments;
    sw_run_arguments(&arguments, telling->options);
    struct sw_run_record record = {
        .command = "explain",
        .arguments = arguments.at,
        .argument_count = arguments.count,
        .seed = seed_of(telling),
        .replications = 1,
        .gates = &gate,
        .gate_count = 1,
        .command_line = telling->options->line,
        .threads = 1,
        .started = telling->started,
    };
    record.inputs = sw_study_inputs(telling->study, &record.input_count);
    return sw_results_finish(telling->results, findings, &record, err);
}

static void print(const struct telling *telling,
                  const struct sw_findings *findings)
{
    const struct sw_options *options = telling->options;
    struct sw_error err;
    if (SW_GIVEN(options, JSON)) {
        (void)!sw_results_print_json(findings, stdout, &err);
        return;
    }
    const struct sw_look look = sw_terminal_look(stdout, options->color);
    sw_results_print_story(findings, stdout, &look);
    if (options->out != NULL && !SW_GIVEN(options, QUIET)) {
        (void)fflush(stdout); /* both may go to one file */
        (void)fprintf(stderr, "The CSV files are in %s\n", options->out);
    }
}

static bool tell(struct telling *telling, struct sw_error *err)
{
    const struct sw_model *model = sw_study_option(telling->study, 0).model;
    const struct sw_replication replication = {
        seed_of(telling), telling->options->replication, NULL};
    if (!open_results(telling, err) ||
        !sw_study_freeze_promises(telling->study, telling->options->threads,
                                  err) ||
        !sw_story_follow(&telling->story, model, &replication,
                         telling->options->order, err)) {
        return false;
    }
    static const struct sw_replications none = {0};
    static const struct sw_cases cases = {.replications = &none};
    static const struct sw_summary summary = {0};
    const struct sw_findings findings = {
        .title = sw_study_name(telling->study),
        .utc_offset = sw_model_utc_offset(model),
        .currency = sw_model_currency(model),
        .scenarios = sw_study_option_names(telling->study),
        .labels = sw_study_labels(telling->study),
        .models = sw_study_models(telling->study),
        .cases = &cases,
        .summary = &summary,
        .story = &telling->story,
        .confidence = sw_model_confidence(model),
    };
    if (!write_results(telling, &findings, err)) {
        return false;
    }
    print(telling, &findings);
    return telling->story.audited ||
           sw_fail(err, SW_ERROR_GATE, "%s", telling->story.audit.message);
}

enum sw_exit sw_order_story(const struct sw_options *options)
{
    struct sw_error err = {0};
    struct telling telling = {.options = options, .started = time(NULL)};
    telling.study = sw_source_open(options, true);
    if (telling.study == NULL) {
        return SW_EXIT_INPUT;
    }
    const enum sw_exit end =
        tell(&telling, &err) ? SW_EXIT_DONE : sw_command_fail(&err);
    sw_story_clear(&telling.story);
    sw_results_destroy(telling.results);
    sw_study_destroy(telling.study);
    return end;
}
