/*
 * fuzz_scenario.c - any bytes as a scenario file: read, changed by itself, read
 * by the tables of the model, printed. It may refuse them, never crash.
 */
#include "fuzz_target.h"

#include "model/settings.h"
#include "scenario/document.h"
#include "scenario/yaml_read.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static void read_tree(struct sw_reader *reader, struct sw_node *root)
{
    if (root == NULL || root->kind != SW_NODE_MAPPING) {
        return;
    }
    struct sw_changes changes = {0};
    const struct sw_node *merged = sw_merge(reader, root, root, &changes);
    merged = sw_document_set(reader, merged, "run.seed={add: 1}");
    sw_merge_check_whole(reader, root);
    struct sw_scenario_settings settings;
    memset(&settings, 0, sizeof settings);
    (void)sw_read_settings(sw_scenario_table(), root, &settings, reader);
    memset(&settings, 0, sizeof settings);
    (void)sw_read_settings(sw_scenario_table(), merged, &settings, reader);
}

static void print(struct sw_diagnostics *diagnostics)
{
    FILE *to = fopen("/dev/null", "w");
    assert(to != NULL);
    sw_diagnostics_print(diagnostics, to);
    const bool written = sw_diagnostics_write_json(diagnostics, to);
    assert(written);
    (void)fclose(to);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct sw_reader reader = {.arena = sw_arena_create(),
                               .diagnostics = sw_diagnostics_create()};
    char *copy = sw_arena_text_n(
        reader.arena, length == 0 ? "" : (const char *)bytes, length);
    struct sw_yaml_text text = {
        .file = "fuzz", .bytes = copy, .length = length};
    if (sw_input_clean(&reader, text.file, copy, &text.length)) {
        read_tree(&reader, sw_yaml_read(&reader, &text));
    }
    print(reader.diagnostics);
    sw_diagnostics_destroy(reader.diagnostics);
    sw_arena_destroy(reader.arena);
    return 0;
}
