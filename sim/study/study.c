#include "steelway/study.h"

#include "base/arena.h"
#include "base/memory.h"
#include "model/cost_settings.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/document.h"
#include "scenario/node_difference.h"
#include "steelway/extension.h"
#include "study/frozen_promise.h"
#include "study/no_effect.h"
#include "study/question.h"
#include "study/outage.h"
#include "study/relief.h"
#include "study/combine.h"
#include "study/study_state.h"

#include <assert.h>
#include <string.h>

void sw_study_make_room(struct sw_study *study, size_t count)
{
    struct sw_arena *arena = study->arena;
    study->count = count;
    study->options =
        sw_arena_array(arena, count, sizeof(struct sw_study_option));
    study->models = sw_arena_array(arena, count, sizeof(struct sw_model *));
    study->roots = sw_arena_array(arena, count, sizeof(const struct sw_node *));
    study->stated =
        sw_arena_array(arena, count, sizeof(const struct sw_node *));
    study->changes = sw_arena_array(arena, count, sizeof(struct sw_changes));
    study->places = sw_arena_array(arena, count, sizeof(struct sw_place));
    study->series =
        sw_arena_array(arena, count, sizeof(const struct sw_series *));
    study->series_count = sw_arena_array(arena, count, sizeof(size_t));
    study->names = sw_arena_array(arena, count, sizeof(const char *));
    study->labels = sw_arena_array(arena, count, sizeof(struct sw_label));
    study->costs = sw_arena_array(arena, count, sizeof(struct sw_option_cost));
    for (size_t i = 0; i < count; i++) {
        study->options[i].name = "";
        study->options[i].about = "";
        study->options[i].label_en = "";
        study->options[i].label_zh = "";
        study->options[i].payer = "";
        study->costs[i].payer = "";
    }
}

/* -------------------------------------------------------------- reading -- */

bool sw_study_is_file(const char *path)
{
    struct sw_reader reader = {
        .arena = sw_arena_create(),
        .diagnostics = sw_diagnostics_create(),
    };
    const struct sw_node *root = sw_document_read(&reader, path);
    const bool is_study = sw_node_find(root, "study") != NULL;
    sw_diagnostics_destroy(reader.diagnostics);
    sw_arena_destroy(reader.arena);
    return is_study;
}

const struct sw_node *sw_study_set_changes(struct sw_study *study,
                                           const struct sw_study_source *source,
                                           const struct sw_node *root)
{
    for (size_t i = 0; root != NULL && i < source->change_count; i++) {
        root = sw_document_set(&study->reader, root, source->changes[i]);
    }
    return root;
}

const char *sw_study_text_of(const struct sw_node *node, const char *key)
{
    const struct sw_node *text = sw_node_find(node, key);
    return text != NULL && text->kind == SW_NODE_SCALAR ? text->text : "";
}

void sw_study_name_option(struct sw_study_option *option, const char *name,
                          const struct sw_node *node)
{
    option->name = name;
    option->label_en = sw_node_label(node, "en", name);
    option->label_zh = sw_node_label(node, "zh", name);
}

/* "plants/base.yaml" is called "base". */
static const char *stem_of(struct sw_study *study, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *stem = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(stem, '.');
    return dot == NULL || dot == stem
               ? stem
               : sw_arena_text_n(study->arena, stem, (size_t)(dot - stem));
}

/* Scenarios of one stem are called by their paths. */
static void name_scenarios(struct sw_study *study,
                           const struct sw_study_source *source)
{
    for (size_t i = 0; i < study->count; i++) {
        study->options[i].name = stem_of(study, source->scenarios[i]);
        for (size_t k = 0; k < study->count; k++) {
            if (k != i && strcmp(stem_of(study, source->scenarios[k]),
                                 study->options[i].name) == 0) {
                study->options[i].name = source->scenarios[i];
                break;
            }
        }
    }
}

static void read_scenarios(struct sw_study *study,
                           const struct sw_study_source *source)
{
    sw_study_make_room(study, source->scenario_count);
    name_scenarios(study, source);
    for (size_t i = 0; i < study->count; i++) {
        const struct sw_node *root = sw_study_set_changes(
            study, source,
            sw_document_read(&study->reader, source->scenarios[i]));
        study->roots[i] = root;
        study->places[i] = (struct sw_place){.file = source->scenarios[i]};
        sw_study_name_option(&study->options[i], study->options[i].name, root);
        if (root == NULL || study->roots[0] == NULL) {
            continue;
        }
        study->options[i].about = sw_study_text_of(root, "about");
        const struct sw_node *first = sw_node_find(study->roots[0], "run");
        const struct sw_node *run = sw_node_find(root, "run");
        if (first != NULL && run != NULL && !sw_node_equal(first, run)) {
            (void)sw_diagnose(study->reader.diagnostics, run->place,
                              SW_CODE(STUDY),
                              "run: '%s' has other settings of the run than "
                              "'%s': scenarios that are compared share them",
                              source->scenarios[i], source->scenarios[0]);
        }
    }
}

/* ------------------------------------------------------------- compiling -- */

void sw_study_compile_option(struct sw_study *study, size_t i)
{
    /* The background load of the baseline is kept. */
    struct sw_model *model = sw_model_compile(&study->reader, study->roots[i],
                                              i == 0 ? NULL : study->models[0]);
    study->models[i] = model;
    study->options[i].model = model;
    if (model != NULL) {
        study->series_count[i] = sw_model_series_count(model);
        study->series[i] =
            study->series_count[i] > 0 ? sw_model_series(model, 0) : NULL;
    }
}

/* The baseline is run once for the promises of all. What an option does not
 * state is no wish: a rule of its own replaces the whole promise. */
static void check_promise(struct sw_study *study, size_t i)
{
    const struct sw_node *promise = sw_node_find(study->roots[i], "promise");
    const struct sw_node *stated =
        promise == NULL ? NULL : sw_node_find(promise, "replications");
    if (study->models[i] == NULL || stated == NULL) {
        return;
    }
    const struct sw_promise_quantile asked =
        sw_model_promise_quantile(study->models[i]);
    const size_t counts =
        sw_model_promise_quantile(study->models[0]).replications;
    if (asked.of > 0.0 && asked.replications != counts) {
        (void)sw_diagnose(study->reader.diagnostics, stated->place,
                          SW_CODE(STUDY),
                          "%s: what is promised is found from %zu "
                          "replications of the baseline: promise.replications "
                          "is set there, for all",
                          study->options[i].name, counts);
    }
}

static void compile(struct sw_study *study)
{
    if (study->roots[0] != NULL) {
        sw_study_compile_option(study, 0);
    }
    for (size_t i = 1; i < study->count && study->models[0] != NULL; i++) {
        if (study->roots[i] != NULL) {
            sw_study_compile_option(study, i);
            check_promise(study, i);
        }
    }
}

/* Leave out the options that are not asked for. */
static void choose_option(struct sw_study *study,
                          const struct sw_study_source *source)
{
    if (source->option == NULL || source->option[0] == '\0') {
        study->count = source->option == NULL ? study->count : 1;
        return;
    }
    const char **names =
        sw_arena_array(study->arena, study->count, sizeof(const char *));
    for (size_t i = 1; i < study->count; i++) {
        names[i - 1] = study->options[i].name;
        if (strcmp(study->options[i].name, source->option) == 0) {
            study->options[1] = study->options[i];
            study->roots[1] = study->roots[i];
            study->places[1] = study->places[i];
            study->count = 2;
            return;
        }
    }
    (void)sw_diagnose(study->reader.diagnostics,
                      (struct sw_place){.file = source->file}, SW_CODE(STUDY),
                      "there is no option '%s'", source->option);
    sw_diagnostics_offer(study->reader.diagnostics, source->option, names,
                         study->count - 1);
}

/* A tree for each option that is made of the baseline: number `index` of them,
 * which will be `option`, with its name; NULL if it makes no sense. */
struct making {
    struct sw_study *study;
    size_t most;
    const struct sw_node *(*make)(const struct making *making, size_t index,
                                  size_t option, const char **name);
    struct sw_relief_source relief;
    struct sw_outage_source outage;
};

/* What is odd about one of them is nobody's business. */
static void add_made(const struct making *making)
{
    struct sw_study *study = making->study;
    const struct sw_study_option baseline = study->options[0];
    const struct sw_node *root = study->roots[0];
    struct sw_model *model = study->models[0];
    struct sw_diagnostics *told = study->reader.diagnostics;
    sw_study_make_room(study, 1 + making->most);
    study->options[0] = baseline;
    study->roots[0] = root;
    study->models[0] = model;
    study->series_count[0] = sw_model_series_count(model);
    study->series[0] = sw_model_series(model, 0);
    study->reader.diagnostics = sw_diagnostics_create();
    size_t count = 1;
    for (size_t i = 0; i < making->most; i++) {
        const char *name = NULL;
        study->roots[count] = making->make(making, i, count, &name);
        if (study->roots[count] == NULL) {
            continue;
        }
        sw_study_compile_option(study, count);
        if (study->models[count] != NULL) {
            study->options[count].name = name;
            count++;
        }
    }
    study->count = count;
    sw_diagnostics_destroy(study->reader.diagnostics);
    study->reader.diagnostics = told;
}

static const struct sw_node *make_relief(const struct making *making,
                                         size_t index, size_t option,
                                         const char **name)
{
    struct sw_relieved *relieved = &making->study->relieved[option];
    const struct sw_node *root =
        sw_relief_make(&making->relief, index, relieved);
    *name = relieved->subject;
    return root;
}

/* An option for each relief that makes sense. */
static void add_reliefs(struct sw_study *study, double share)
{
    const struct making making = {
        .study = study,
        .most = sw_relief_count(study->models[0]),
        .make = make_relief,
        .relief = {&study->reader, study->roots[0], study->models[0], share},
    };
    study->relieved = sw_arena_array(study->arena, 1 + making.most,
                                     sizeof(struct sw_relieved));
    add_made(&making);
}

static const struct sw_node *make_outage(const struct making *making,
                                         size_t index, size_t option,
                                         const char **name)
{
    struct sw_taken_out *out = &making->study->taken_out[option];
    const struct sw_node *root = sw_outage_make(&making->outage, index, out);
    *name = out->name;
    return root;
}

/* An option for all that can be taken out. */
static void add_outages(struct sw_study *study, const struct sw_outage *outage)
{
    const struct making making = {
        .study = study,
        .most = sw_outage_count(study->models[0], outage),
        .make = make_outage,
        .outage = {&study->reader, study->roots[0], study->models[0], outage},
    };
    study->taken_out = sw_arena_array(study->arena, 1 + making.most,
                                      sizeof(struct sw_taken_out));
    add_made(&making);
}

/* Of what is asked, or, if nothing is, of what `explain` splits. */
static void warn_of_no_effect(struct sw_study *study)
{
    const char *measure = study->question.measure;
    if (sw_diagnostics_errors(study->reader.diagnostics) > 0) {
        return; /* what was refused is no change */
    }
    for (size_t i = 1; i < study->count; i++) {
        if (study->places[i].file == NULL) {
            continue; /* several options together */
        }
        struct sw_node_differences changes =
            sw_node_compare(study->roots[0], study->roots[i], study->arena);
        const struct sw_effect effect = {
            .name = study->options[i].name,
            .place = study->places[i],
            .changes = &changes,
            .model = study->models[i],
            .measure = measure != NULL ? measure : "delivery_time",
        };
        sw_warn_of_no_effect(&effect, study->reader.diagnostics);
        sw_free(changes.at);
    }
}

static void open_study(struct sw_study *study,
                       const struct sw_study_source *source)
{
    const struct sw_node *root = sw_document_read(&study->reader, source->file);
    if (root == NULL) {
        return;
    }
    const struct sw_study_settings *settings =
        sw_study_read_file(study, source, root);
    choose_option(study, source);
    compile(study);
    if (study->options[0].model != NULL && source->option == NULL) {
        const struct sw_question_source asked = {
            .settings = settings,
            .root = root,
            .baseline = study->options[0].model,
            .costs = study->costs,
            .arena = study->arena,
            .diagnostics = study->reader.diagnostics,
        };
        study->question = sw_question_read(&asked);
        sw_combine_costs(study);
        study->question.combination_count = study->combining.count;
        study->question.combinations = study->combining.at;
        study->question.steps = study->combining.steps;
    }
}

static void open_scenarios(struct sw_study *study,
                           const struct sw_study_source *source)
{
    read_scenarios(study, source);
    compile(study);
    const struct sw_model *baseline = study->options[0].model;
    if (baseline != NULL) {
        study->name = sw_model_name(baseline);
        study->question = sw_question_usual(baseline, study->arena);
    }
}

void sw_study_list(struct sw_study *study)
{
    for (size_t i = 0; i < study->count; i++) {
        const struct sw_study_option *option = &study->options[i];
        study->labels[i] =
            (struct sw_label){option->label_en, option->label_zh};
        study->names[i] = option->name;
    }
    const struct sw_inputs *inputs = &study->reader.inputs;
    study->inputs = sw_arena_array(study->arena, inputs->count,
                                   sizeof(struct sw_input_file));
    for (size_t i = 0; i < inputs->count; i++) {
        study->inputs[i] =
            (struct sw_input_file){inputs->at[i].path, inputs->at[i].sha256};
    }
}

struct sw_study *sw_study_open(const struct sw_study_source *source,
                               struct sw_diagnostics *diagnostics)
{
    assert(source->file != NULL || source->scenario_count > 0);
    struct sw_study *study = sw_new(struct sw_study);
    study->arena = sw_arena_create();
    study->reader = (struct sw_reader){
        .arena = study->arena,
        .diagnostics = diagnostics,
        .lint = source->lint,
    };
    sw_extend(&study->reader, source->extension);
    if (source->file != NULL) {
        open_study(study, source);
    } else {
        open_scenarios(study, source);
    }
    warn_of_no_effect(study);
    if (source->relief > 0.0 && sw_diagnostics_errors(diagnostics) == 0) {
        add_reliefs(study, source->relief);
    }
    if (source->outage != NULL && sw_diagnostics_errors(diagnostics) == 0) {
        add_outages(study, source->outage);
    }
    study->reader.diagnostics = NULL;
    sw_study_list(study);
    if (sw_diagnostics_errors(diagnostics) > 0) {
        sw_study_destroy(study);
        return NULL;
    }
    return study;
}

void sw_study_destroy(struct sw_study *study)
{
    if (study == NULL) {
        return;
    }
    for (size_t i = 0; i < study->count; i++) {
        sw_model_destroy(study->models[i]);
    }
    sw_promise_leads_destroy(study->leads);
    sw_arena_destroy(study->arena);
    sw_free(study);
}

/* ----------------------------------------------------------------- asking --
 */

const char *sw_study_name(const struct sw_study *study)
{
    return study->name;
}

size_t sw_study_option_count(const struct sw_study *study)
{
    return study->count;
}

struct sw_study_option sw_study_option(const struct sw_study *study,
                                       size_t index)
{
    assert(index < study->count);
    return study->options[index];
}

const char *const *sw_study_option_names(const struct sw_study *study)
{
    return study->names;
}

const struct sw_label *sw_study_labels(const struct sw_study *study)
{
    return study->labels;
}

const struct sw_model *const *sw_study_models(const struct sw_study *study)
{
    return (const struct sw_model *const *)study->models;
}

const struct sw_relieved *sw_study_relieved(const struct sw_study *study)
{
    return study->relieved;
}

const struct sw_taken_out *sw_study_taken_out(const struct sw_study *study)
{
    return study->taken_out;
}

const struct sw_changed_setting *sw_study_changes(const struct sw_study *study,
                                                  size_t *count)
{
    *count = 0;
    if (study->count < 2 || study->roots[1] == NULL) {
        return NULL;
    }
    struct sw_node_differences found =
        sw_node_compare(study->roots[0], study->roots[1], study->arena);
    struct sw_changed_setting *changes = sw_arena_array(
        study->arena, found.count + 1, sizeof(struct sw_changed_setting));
    for (size_t i = 0; i < found.count; i++) {
        const struct sw_node_difference *difference = &found.at[i];
        changes[i] = (struct sw_changed_setting){
            difference->path, difference->before, difference->after};
    }
    *count = found.count;
    sw_free(found.at);
    return changes;
}

const struct sw_question *sw_study_question(const struct sw_study *study)
{
    return &study->question;
}

const struct sw_input_file *sw_study_inputs(const struct sw_study *study,
                                            size_t *count)
{
    *count = study->reader.inputs.count;
    return study->inputs;
}

bool sw_study_freeze_promises(struct sw_study *study, unsigned threads,
                              struct sw_error *err)
{
    assert(study->leads == NULL);
    bool fine = sw_promise_leads_watch(&study->leads, study->models,
                                       study->count, threads, err);
    for (size_t i = 0; fine && i < study->count; i++) {
        fine = sw_promises_freeze(study->models[i], study->leads, err);
    }
    return fine;
}

bool sw_study_replicate(const struct sw_study *study,
                        const struct sw_study_run *run,
                        struct sw_replications *replications,
                        struct sw_error *err)
{
    const size_t from = replications->options;
    struct sw_model_jobs jobs = {
        .models = sw_study_models(study) + from,
        .names = study->names + from,
        .seed = run->seed,
    };
    const struct sw_replication_plan plan = {
        .options = study->count - from,
        .replications = run->replications,
        .first = 1,
        .threads = run->threads,
        .run = sw_replicate_model,
        .self = &jobs,
        .watcher = run->watcher,
    };
    struct sw_replications more = {0};
    if (!sw_replicate(&plan, &more, err)) {
        return false;
    }
    sw_replications_join(replications, &more);
    return true;
}

struct sw_cases sw_study_cases(const struct sw_study *study,
                               const struct sw_replications *replications)
{
    return (struct sw_cases){
        .options = study->count,
        .series = study->series,
        .series_count = study->series_count,
        .replications = replications,
    };
}
