#include "output/manifest.h"

#include "output/json_text.h"
#include "output/run_log.h"
#include "steelway/version.h"

#include <string.h>

static json_t *json_of_inputs(const struct sw_run_record *record)
{
    json_t *inputs = json_array();
    for (size_t i = 0; i < record->input_count; i++) {
        const struct sw_input_file *input = &record->inputs[i];
        json_t *entry = json_object();
        sw_json_put(entry, "path", json_string(input->path));
        sw_json_put(entry, "sha256", json_string(input->sha256));
        json_array_append_new(inputs, entry);
    }
    return inputs;
}

static json_t *json_of_outputs(const struct sw_folder *folder)
{
    json_t *outputs = json_object();
    for (size_t i = 0; i < sw_folder_count(folder); i++) {
        const char *name = sw_folder_name(folder, i);
        const struct sw_result_file *file = sw_folder_file(folder, i);
        if (strcmp(name, SW_RUN_LOG_FILE) == 0) {
            continue;
        }
        json_t *entry = json_object();
        sw_json_put(entry, "bytes", json_integer(sw_result_file_size(file)));
        sw_json_put(entry, "sha256", json_string(sw_result_file_sha256(file)));
        sw_json_put(outputs, name, entry);
    }
    return outputs;
}

static json_t *json_of_gates(const struct sw_run_record *record)
{
    json_t *gates = json_object();
    for (size_t i = 0; i < record->gate_count; i++) {
        const struct sw_gate *gate = &record->gates[i];
        json_t *entry = json_object();
        sw_json_put(entry, "passed", json_boolean(gate->passed));
        sw_json_put(entry, "note", sw_json_text(gate->note));
        sw_json_put(gates, gate->name, entry);
    }
    return gates;
}

static json_t *json_of_manifest(const struct sw_run_record *record)
{
    json_t *arguments = json_array();
    for (size_t i = 0; i < record->argument_count; i++) {
        json_array_append_new(arguments, json_string(record->arguments[i]));
    }
    json_t *root = json_object();
    sw_json_put(root, "format", json_integer(1));
    sw_json_put(root, "command", json_string(record->command));
    sw_json_put(root, "arguments", arguments);
    sw_json_put(root, "version", json_string(sw_version()));
    sw_json_put(root, "random", json_string("philox4x64-10"));
    sw_json_put(root, "seed", json_integer((json_int_t)record->seed));
    sw_json_put(root, "replications",
                json_integer((json_int_t)record->replications));
    sw_json_put(root, "partial", json_boolean(record->partial));
    sw_json_put(root, "inputs", json_of_inputs(record));
    sw_json_put(root, "gates", json_of_gates(record));
    return root;
}

bool sw_manifest_write(const struct sw_run_record *record,
                       struct sw_folder *folder, struct sw_error *err)
{
    json_t *root = json_of_manifest(record);
    sw_json_put(root, "outputs", json_of_outputs(folder));
    struct sw_result_file *file = NULL;
    const bool begun = sw_folder_begin(folder, SW_FOLDER_MANIFEST, &file, err);
    if (begun) {
        sw_json_write(root, file);
    }
    json_decref(root);
    return begun && sw_result_file_close(file, err);
}
