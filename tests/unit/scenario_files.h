/*
 * scenario_files.h - for tests that read files: a folder of their own, and what
 * the reader said.
 */
#ifndef SW_TESTS_SCENARIO_FILES_H
#define SW_TESTS_SCENARIO_FILES_H

#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "scenario/document.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

struct files {
    struct sw_arena *arena;
    struct sw_reader reader;
    char folder[64];
    char *said; /* what check_said saw last; freed by files_end */
};

static inline int files_begin(void **state)
{
    struct files *files = test_calloc(1, sizeof *files);
    files->arena = sw_arena_create();
    files->reader.arena = files->arena;
    files->reader.diagnostics = sw_diagnostics_create();
    (void)snprintf(files->folder, sizeof files->folder, "files-XXXXXX");
    assert_non_null(mkdtemp(files->folder));
    *state = files;
    return 0;
}

static inline int files_end(void **state)
{
    struct files *files = *state;
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf %s", files->folder);
    assert_int_equal(system(command), 0);
    sw_diagnostics_destroy(files->reader.diagnostics);
    sw_arena_destroy(files->arena);
    free(files->said);
    test_free(files);
    return 0;
}

static inline const char *file_path(struct files *files, const char *name)
{
    return sw_arena_format(files->arena, "%s/%s", files->folder, name);
}

/* A file of this name and these bytes; its path. */
static inline const char *file_of(struct files *files, const char *name,
                                  const char *bytes, size_t length)
{
    const char *path = file_path(files, name);
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    assert_int_equal(fwrite(bytes, 1, length, to), length);
    assert_int_equal(fclose(to), 0);
    return path;
}

static inline const char *text_file(struct files *files, const char *name,
                                    const char *text)
{
    return file_of(files, name, text, strlen(text));
}

/* Everything that was reported so far, as printed. */
static inline const char *said(struct files *files)
{
    size_t size = 0;
    free(files->said);
    files->said = NULL;
    FILE *to = open_memstream(&files->said, &size);
    sw_diagnostics_print(files->reader.diagnostics, to);
    (void)fclose(to);
    return files->said;
}

/* Exactly one error was reported, and it says this. */
static inline void check_said(struct files *files, const char *part)
{
    const char *text = said(files);
    if (sw_diagnostics_errors(files->reader.diagnostics) != 1 ||
        strstr(text, part) == NULL) {
        print_error("wanted one error with: %s\ngot:\n%s", part, text);
        fail();
    }
}

static inline void check_nothing_said(struct files *files)
{
    assert_string_equal(said(files), "");
}

/* Forget what was reported, for the next refusal of the same test. */
static inline void forget(struct files *files)
{
    sw_diagnostics_destroy(files->reader.diagnostics);
    files->reader.diagnostics = sw_diagnostics_create();
}

static inline const char *text_at(const struct sw_node *root, const char *path)
{
    const struct sw_node *node = sw_node_find_path(root, path);
    return node == NULL ? NULL : node->text;
}

#define check_text(root, path, text)                                           \
    do {                                                                       \
        assert_non_null(text_at(root, path));                                  \
        assert_string_equal(text_at(root, path), text);                        \
    } while (0)

#define files_test(name)                                                       \
    cmocka_unit_test_setup_teardown(name, files_begin, files_end)

#endif
