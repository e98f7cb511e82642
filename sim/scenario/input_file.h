/*
 * input_file.h - the bytes of scenario and data files, and a record of them.
 *
 * Every file that a run depends on comes in here, so that the manifest can name
 * it with its hash.
 */
#ifndef SW_SCENARIO_INPUT_FILE_H
#define SW_SCENARIO_INPUT_FILE_H

#include "base/arena.h"
#include "scenario/diagnostics.h"

struct sw_addition;

enum { SW_INPUT_BYTES = 64 * 1024 * 1024 }; /* the most a file may have */

struct sw_input {
    const char *path;   /* as it was opened */
    const char *sha256; /* of its bytes, 64 hexadecimal digits */
    size_t length;
};

struct sw_inputs {
    size_t count;
    size_t capacity;
    struct sw_input *at; /* each file once, in the order of reading */
};

/* What a reader needs and leaves behind. The caller fills in arena and
 * diagnostics, which it owns, and zeroes the rest. */
struct sw_reader {
    struct sw_arena *arena;
    struct sw_diagnostics *diagnostics;
    struct sw_inputs inputs;
    size_t addition_count;
    const struct sw_addition *additions; /* of an outside program; borrowed */
    bool lint; /* warn of what is said without effect, too */
};

/*
 * The bytes of the file at `path`, then a '\0'; they live in the arena. NULL
 * after reporting at `where` that it cannot be read, is a directory, is too
 * large, or has a name that is not UTF-8 (the results name it). `where` is the
 * place that names the file; for one named on the command line its `line` is 0.
 */
char *sw_input_read(struct sw_reader *reader, const char *path,
                    struct sw_place where, size_t *length);

/* `text`, a path relative to the file that it stands in, as a path that can be
 * opened. */
const char *sw_input_path(struct sw_reader *reader, struct sw_place stated,
                          const char *text);

/*
 * Check that `length` bytes of `file` are UTF-8 without '\0'; make line ends
 * "\n" and take off a byte order mark, in place. False after reporting where it
 * breaks.
 */
SW_MUST_USE bool sw_input_clean(struct sw_reader *reader, const char *file,
                                char *bytes, size_t *length);

#endif
