#include "model/cost_settings.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/document.h"
#include "study/combine.h"
#include "study/study_state.h"

#include <string.h>

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
    study->places[index] = option->place;
    sw_study_name_option(told, option->name, option->node);
    told->about = sw_study_text_of(option->node, "about");
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
        study->stated[index] = changes;
    }
}

const struct sw_study_settings *
sw_study_read_file(struct sw_study *study, const struct sw_study_source *source,
                   const struct sw_node *root)
{
    struct sw_study_settings *settings =
        sw_arena_new(study->arena, struct sw_study_settings);
    (void)sw_read_settings(sw_study_table(), root, settings, &study->reader);
    sw_study_make_room(study, sw_combine_room(settings));
    study->count = 1 + settings->options.count;
    study->name = settings->name != NULL ? settings->name : "";
    sw_study_name_option(&study->options[0], "baseline", NULL);
    if (settings->baseline != NULL) {
        const struct sw_node *baseline = sw_node_find(root, "baseline");
        study->roots[0] = sw_study_set_changes(
            study, source,
            sw_document_read_stated(&study->reader, settings->baseline,
                                    baseline->place));
    }
    for (size_t i = 0; i < settings->options.count; i++) {
        if (settings->options.at[i].values != NULL) {
            read_option(study, i + 1, &settings->options.at[i]);
        }
    }
    sw_combine_read(study, settings, root);
    return settings;
}
