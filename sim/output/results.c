#include "steelway/results.h"

#include "base/arena.h"
#include "base/memory.h"
#include "output/csv_writer.h"
#include "output/datapackage.h"
#include "output/folder.h"
#include "output/manifest.h"
#include "output/output.h"
#include "output/problem_row.h"
#include "output/run_log.h"
#include "output/trace.h"

#include <assert.h>

static const struct sw_csv_table *const traces[] = {
    &SW_EVENTS_TABLE, &SW_ORDERS_TABLE, &SW_DRAWS_TABLE,
    &SW_PROBLEM_REGISTER_TABLE};

enum { TRACES = sizeof(traces) / sizeof(traces[0]) };

/* A file that is written while replications are traced. */
struct streamed {
    struct sw_result_file *file; /* NULL: not begun */
    struct sw_rows rows;
};

struct sw_results {
    struct sw_arena *arena;
    struct sw_folder *folder;
    bool bom;
    struct streamed streamed[TRACES];
    const struct sw_csv_table **tables; /* those that are written */
    size_t table_count;
};

static size_t count_outputs(void)
{
    size_t count = 0;
    while (SW_OUTPUTS[count] != NULL) {
        count++;
    }
    return count;
}

static const char *file_of(struct sw_arena *arena,
                           const struct sw_csv_table *table)
{
    return sw_arena_format(arena, "%s.csv", table->name);
}

/* The name of every file that any run writes, with NULL at the end. */
static const char *const *known_files(struct sw_arena *arena)
{
    const size_t outputs = count_outputs();
    const char **known =
        sw_arena_array(arena, outputs + TRACES + 4, sizeof(*known));
    size_t count = 0;
    for (size_t i = 0; i < outputs; i++) {
        known[count++] = file_of(arena, SW_OUTPUTS[i]->table);
    }
    for (size_t i = 0; i < TRACES; i++) {
        known[count++] = file_of(arena, traces[i]);
    }
    known[count++] = SW_DATAPACKAGE_FILE;
    known[count++] = SW_RUN_LOG_FILE;
    known[count] = SW_FOLDER_MANIFEST;
    return known;
}

bool sw_results_open(struct sw_results **results,
                     const struct sw_results_options *options,
                     struct sw_error *err)
{
    struct sw_results *made = sw_new(struct sw_results);
    made->arena = sw_arena_create();
    made->bom = options->bom;
    made->tables = sw_arena_array(made->arena, count_outputs() + TRACES,
                                  sizeof(struct sw_csv_table *));
    if (!sw_folder_create(&made->folder, options->path,
                          known_files(made->arena), options->force, err)) {
        sw_results_destroy(made);
        return false;
    }
    *results = made;
    return true;
}

void sw_results_destroy(struct sw_results *results)
{
    if (results == NULL) {
        return;
    }
    sw_folder_destroy(results->folder);
    sw_arena_destroy(results->arena);
    sw_free(results);
}

/* Begin the CSV file of a table: its header, and where its rows go. */
static bool begin_table(struct sw_results *results,
                        const struct sw_csv_table *table, struct sw_rows *rows,
                        struct sw_result_file **file, struct sw_error *err)
{
    if (!sw_folder_begin(results->folder, file_of(results->arena, table), file,
                         err)) {
        return false;
    }
    results->tables[results->table_count++] = table;
    sw_csv_begin(rows, table, *file, results->bom);
    return true;
}

/* Where the rows of a trace go; begins its file at the first use. */
static bool stream_of(struct sw_results *results, size_t index,
                      struct sw_rows **rows, struct sw_error *err)
{
    struct streamed *streamed = &results->streamed[index];
    if (streamed->file == NULL &&
        !begin_table(results, traces[index], &streamed->rows, &streamed->file,
                     err)) {
        return false;
    }
    *rows = &streamed->rows;
    return true;
}

bool sw_results_trace(struct sw_results *results, unsigned what,
                      const struct sw_traced *traced, struct sw_error *err)
{
    struct sw_rows *rows[TRACES] = {NULL};
    for (size_t i = 0; i < TRACES; i++) {
        if ((what >> i & 1U) != 0 && !stream_of(results, i, &rows[i], err)) {
            return false;
        }
    }
    const struct sw_trace trace = {
        .events = rows[0],
        .orders = rows[1],
        .draws = rows[2],
        .problems = rows[3],
    };
    return sw_trace_run(&trace, traced, err);
}

static bool write_outputs(struct sw_results *results,
                          const struct sw_findings *findings,
                          struct sw_error *err)
{
    for (size_t i = 0; SW_OUTPUTS[i] != NULL; i++) {
        const struct sw_output *output = SW_OUTPUTS[i];
        struct sw_rows rows;
        struct sw_result_file *file = NULL;
        if (output->applies(findings) &&
            (!begin_table(results, output->table, &rows, &file, err) ||
             !output->write(findings, &rows, err) ||
             !sw_result_file_close(file, err))) {
            return false;
        }
    }
    return true;
}

static bool close_streams(struct sw_results *results, struct sw_error *err)
{
    for (size_t i = 0; i < TRACES; i++) {
        if (results->streamed[i].file != NULL &&
            !sw_result_file_close(results->streamed[i].file, err)) {
            return false;
        }
    }
    return true;
}

static bool write_datapackage(struct sw_results *results,
                              const struct sw_findings *findings,
                              struct sw_error *err)
{
    const struct sw_datapackage package = {
        .title = findings->title,
        .utc_offset = findings->utc_offset,
        .tables = results->tables,
        .count = results->table_count,
    };
    struct sw_result_file *file = NULL;
    if (!sw_folder_begin(results->folder, SW_DATAPACKAGE_FILE, &file, err)) {
        return false;
    }
    sw_datapackage_write(&package, file);
    return sw_result_file_close(file, err);
}

static bool write_log(struct sw_results *results,
                      const struct sw_run_record *record, struct sw_error *err)
{
    struct sw_result_file *file = NULL;
    if (!sw_folder_begin(results->folder, SW_RUN_LOG_FILE, &file, err)) {
        return false;
    }
    sw_run_log_write(record, file);
    return sw_result_file_close(file, err);
}

bool sw_results_finish(struct sw_results *results,
                       const struct sw_findings *findings,
                       const struct sw_run_record *record, struct sw_error *err)
{
    return close_streams(results, err) &&
           write_outputs(results, findings, err) &&
           write_datapackage(results, findings, err) &&
           write_log(results, record, err) &&
           sw_manifest_write(record, results->folder, err) &&
           sw_folder_finish(results->folder, err);
}
