#include "steelway/study.h"

#include "base/arena.h"
#include "base/memory.h"
#include "model/cost_settings.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/document.h"
#include "scenario/node_difference.h"
#include "steelway/extension.h"
#include "study/comparing.h"
#include "study/frozen_promise.h"
#include "study/late_change.h"
#include "study/question.h"
#include "study/relief.h"
#include "study/study_settings.h"

#include <assert.h>
#include <string.h>

struct sw_study {
    struct sw_arena *arena; /* all that was read */
    struct sw_reader reader;
    const char *name;
    size_t count;                    /* of options, the baseline included */
    struct sw_study_option *options; /* in the arena, as are all below */
    struct sw_model **models;        /* of the options; each is owned */
    const struct sw_node **roots;    /* of the options */
    struct sw_changes *changes;      /* of the options of a study file */
    const struct sw_series **series; /* of the options, for cases */
    size_t *series_count;
    const char **names;      /* of the options, for findings */
    struct sw_label *labels; /* of the options, for findings */
    struct sw_input_file *inputs;
    struct sw_relieved *relieved; /* of the options; NULL: none is a relief */
    struct sw_question question;
};

static void make_room(struct sw_study *study, size_t count)
{
    struct sw_arena *arena = study->arena;
    study->count = count;
    study->options =
        sw_arena_array(arena, count, sizeof(struct sw_study_option));
    study->models = sw_arena_array(arena, count, sizeof(struct sw_model *));
    study->roots = sw_arena_array(arena, count, sizeof(const struct sw_node *));
    study->changes = sw_arena_array(arena, count, sizeof(struct sw_changes));
    study->series =
        sw_arena_array(arena, count, sizeof(const struct sw_series *));
    study->series_count = sw_arena_array(arena, count, sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        study->options[i].name = "";
        study->options[i].about = "";
        study->options[i].label_en = "";
        study->options[i].label_zh = "";
        study->options[i].payer = "";
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

/* `root` with the changes of the command line; NULL stays NULL. */
static const struct sw_node *set_changes(struct sw_study *study,
                                         const struct sw_study_source *source,
                                         const struct sw_node *root)
{
    for (size_t i = 0; root != NULL && i < source->change_count; i++) {
        root = sw_document_set(&study->reader, root, source->changes[i]);
    }
    return root;
}

static const char *text_of(const struct sw_node *node, const char *key)
{
    const struct sw_node *text = sw_node_find(node, key);
    return text != NULL && text->kind == SW_NODE_SCALAR ? text->text : "";
}

/* `node` is what the option, or the scenario, is written as. */
static void name_option(struct sw_study_option *option, const char *name,
                        const struct sw_node *node)
{
    option->name = name;
    option->label_en = sw_node_label(node, "en", name);
    option->label_zh = sw_node_label(node, "zh", name);
}

/* All options see the same orders at the same times, so an option cannot
 * change how long and how often is run, or what the clock shows. */
static void check_changes(struct sw_study *study,
                          const struct sw_object *option,
                          const struct sw_changes *changes)
{
    static const char *const shared[] = {"run",  "start",      "format",
                                         "name", "utc_offset", "currency"};
    for (size_t i = 0; i < changes->count; i++) {
        const char *path = changes->at[i].path;
        const size_t length = strcspn(path, ".");
        for (size_t k = 0; k < sizeof(shared) / sizeof(shared[0]); k++) {
            if (strlen(shared[k]) == length &&
                strncmp(path, shared[k], length) == 0) {
                (void)sw_diagnose(study->reader.diagnostics,
                                  changes->at[i].value->place, SW_CODE(STUDY),
                                  "%s: an option cannot change '%s', which "
                                  "all options share",
                                  option->name, shared[k]);
            }
        }
    }
}

/* What the option changes: from its file, or as it stands. */
static const struct sw_node *changes_of(struct sw_study *study,
                                        const struct sw_object *option)
{
    const struct sw_option_settings *settings = option->values;
    struct sw_diagnostics *diagnostics = study->reader.diagnostics;
    if ((settings->changes == NULL) == (settings->file == NULL)) {
        (void)sw_diagnose(diagnostics, option->place, SW_CODE(STUDY),
                          "%s: an option has either changes or a file of them",
                          option->name);
        return NULL;
    }
    if (settings->file != NULL) {
        const struct sw_node *file = sw_node_find(option->node, "file");
        return sw_document_read_changes(&study->reader, settings->file,
                                        file->place);
    }
    if (settings->changes->kind != SW_NODE_MAPPING) {
        if (!settings->changes->broken) {
            (void)sw_diagnose(diagnostics, settings->changes->place,
                              SW_CODE(SHAPE),
                              "changes: a mapping of what changes is needed");
        }
        return NULL;
    }
    return settings->changes;
}

static void read_option(struct sw_study *study, size_t index,
                        const struct sw_object *option)
{
    const struct sw_option_settings *settings = option->values;
    struct sw_study_option *told = &study->options[index];
    name_option(told, option->name, option->node);
    told->about = text_of(option->node, "about");
    if (sw_node_find(option->node, "cost") != NULL) {
        told->payer = sw_payer_name(settings->cost.payer);
    }
    if (strcmp(option->name, study->options[0].name) == 0) {
        (void)sw_diagnose(study->reader.diagnostics, option->place,
                          SW_CODE(DUPLICATE),
                          "'%s' is what the baseline is called", option->name);
    }
    const struct sw_node *changes = changes_of(study, option);
    if (changes != NULL && study->roots[0] != NULL) {
        struct sw_changes made = {0};
        study->roots[index] =
            sw_merge(&study->reader, study->roots[0], changes, &made);
        check_changes(study, option, &made);
        study->changes[index] = made;
    }
}

/* What is read of a study file; the models come later. */
static struct sw_study_settings *
read_study_file(struct sw_study *study, const struct sw_study_source *source,
                const struct sw_node *root)
{
    struct sw_study_settings *settings =
        sw_arena_new(study->arena, struct sw_study_settings);
    (void)sw_read_settings(sw_study_table(), root, settings, &study->reader);
    make_room(study, 1 + settings->options.count);
    study->name = settings->name != NULL ? settings->name : "";
    name_option(&study->options[0], "baseline", NULL);
    if (settings->baseline != NULL) {
        const struct sw_node *baseline = sw_node_find(root, "baseline");
        study->roots[0] = set_changes(
            study, source,
            sw_document_read_stated(&study->reader, settings->baseline,
                                    baseline->place));
    }
    for (size_t i = 0; i < settings->options.count; i++) {
        if (settings->options.at[i].values != NULL) {
            read_option(study, i + 1, &settings->options.at[i]);
        }
    }
    return settings;
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
    make_room(study, source->scenario_count);
    name_scenarios(study, source);
    for (size_t i = 0; i < study->count; i++) {
        const struct sw_node *root =
            set_changes(study, source,
                        sw_document_read(&study->reader, source->scenarios[i]));
        study->roots[i] = root;
        name_option(&study->options[i], study->options[i].name, root);
        if (root == NULL || study->roots[0] == NULL) {
            continue;
        }
        study->options[i].about = text_of(root, "about");
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

static void compile_option(struct sw_study *study, size_t i,
                           const struct sw_model *baseline)
{
    struct sw_model *model =
        sw_model_compile(&study->reader, study->roots[i], baseline);
    study->models[i] = model;
    study->options[i].model = model;
    if (model != NULL) {
        study->series_count[i] = sw_model_series_count(model);
        study->series[i] =
            study->series_count[i] > 0 ? sw_model_series(model, 0) : NULL;
    }
}

static void compile(struct sw_study *study)
{
    if (study->roots[0] != NULL) {
        compile_option(study, 0, NULL);
    }
    for (size_t i = 1; i < study->count && study->models[0] != NULL; i++) {
        if (study->roots[i] != NULL) {
            /* The background load of the baseline is kept. */
            compile_option(study, i, study->models[0]);
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

/* An option for each relief that makes sense; what is odd about one is nobody's
 * business. */
static void add_reliefs(struct sw_study *study, double share)
{
    const struct sw_study_option baseline = study->options[0];
    const struct sw_node *root = study->roots[0];
    struct sw_model *model = study->models[0];
    struct sw_diagnostics *told = study->reader.diagnostics;
    const size_t most = sw_relief_count(model);
    make_room(study, 1 + most);
    study->options[0] = baseline;
    study->roots[0] = root;
    study->models[0] = model;
    study->series_count[0] = sw_model_series_count(model);
    study->series[0] = sw_model_series(model, 0);
    study->relieved =
        sw_arena_array(study->arena, 1 + most, sizeof(struct sw_relieved));
    study->reader.diagnostics = sw_diagnostics_create();
    const struct sw_relief_source source = {&study->reader, root, model, share};
    size_t count = 1;
    for (size_t i = 0; i < most; i++) {
        struct sw_relieved relieved;
        study->roots[count] = sw_relief_make(&source, i, &relieved);
        if (study->roots[count] == NULL) {
            continue;
        }
        compile_option(study, count, model);
        if (study->models[count] != NULL) {
            study->relieved[count] = relieved;
            study->options[count].name = relieved.subject;
            count++;
        }
    }
    study->count = count;
    sw_diagnostics_destroy(study->reader.diagnostics);
    study->reader.diagnostics = told;
}

/* Nearly all that is measured of an order ends with its delivery. */
static void warn_of_late_changes(struct sw_study *study,
                                 const struct sw_study_settings *settings)
{
    const char *measure = study->question.measure;
    if (measure == NULL || strcmp(measure, "fulfilment_time") == 0 ||
        sw_measure_is_cost(measure)) {
        return;
    }
    for (size_t i = 1; i < study->count; i++) {
        if (study->models[i] == NULL ||
            !sw_changes_are_late(&study->changes[i], study->models[i])) {
            continue;
        }
        sw_warn(study->reader.diagnostics, settings->options.at[i - 1].place,
                SW_CODE(LATE_CHANGE),
                "'%s' changes only what comes after delivery, where %s ends",
                study->options[i].name, measure);
        sw_diagnostics_hint(study->reader.diagnostics,
                            "fulfilment_time goes on to the end of the route");
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
        read_study_file(study, source, root);
    choose_option(study, source);
    compile(study);
    if (study->options[0].model != NULL && source->option == NULL) {
        const struct sw_question_source asked = {
            .settings = settings,
            .root = root,
            .baseline = study->options[0].model,
            .arena = study->arena,
            .diagnostics = study->reader.diagnostics,
        };
        study->question = sw_question_read(&asked);
        if (source->lint) {
            warn_of_late_changes(study, settings);
        }
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

/* Names and inputs in arrays, for those who tell of the study. */
static void list(struct sw_study *study)
{
    study->names =
        sw_arena_array(study->arena, study->count, sizeof(const char *));
    study->labels =
        sw_arena_array(study->arena, study->count, sizeof(struct sw_label));
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
    if (source->relief > 0.0 && sw_diagnostics_errors(diagnostics) == 0) {
        add_reliefs(study, source->relief);
    }
    study->reader.diagnostics = NULL;
    list(study);
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
    return sw_promises_freeze(study->models, study->count, threads, err);
}

bool sw_study_replicate(const struct sw_study *study,
                        const struct sw_study_run *run,
                        struct sw_replications *replications,
                        struct sw_error *err)
{
    struct sw_model_jobs jobs = {
        .models = sw_study_models(study),
        .names = study->names,
        .seed = run->seed,
    };
    const struct sw_replication_plan plan = {
        .options = study->count,
        .replications = run->replications,
        .first = 1,
        .threads = run->threads,
        .run = sw_replicate_model,
        .self = &jobs,
        .watcher = run->watcher,
    };
    return sw_replicate(&plan, replications, err);
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
