/*
 * document.h - scenario and study files: one tree out of a file, what it
 * inherits, options and the command line.
 *
 *     struct sw_reader reader = {.arena = arena, .diagnostics = diagnostics};
 *     root = sw_document_read(&reader, "base.yaml");
 *     root = sw_document_set(&reader, root, "steps.cool.time=3 h");
 *
 * A file may begin with `inherits: other.yaml` and then hold only what differs.
 * What is wrong is reported; a tree is given as long as there is one, so that
 * reading can go on and report more. Check sw_diagnostics_errors before using
 * what was read.
 */
#ifndef SW_SCENARIO_DOCUMENT_H
#define SW_SCENARIO_DOCUMENT_H

#include "scenario/input_file.h"
#include "scenario/merge.h"
#include "scenario/node.h"

enum {
    SW_DOCUMENT_FORMAT = 1, /* of `format:`, the only one there is so far */
    SW_DOCUMENT_INHERITED =
        16 /* files that inherit from one another, at most */
};

/*
 * The tree of the file at `path`, merged over what it inherits; its `inherits`
 * is taken out, its `format` is left. NULL after reporting that there is none.
 */
const struct sw_node *sw_document_read(struct sw_reader *reader,
                                       const char *path);

/* The same for a file that is named in another one, at `stated`; a relative
 * path starts there. */
const struct sw_node *sw_document_read_stated(struct sw_reader *reader,
                                              const char *path,
                                              struct sw_place stated);

/*
 * The tree of a file that holds only changes (an option's `file:`): without
 * `format` or `inherits`. `stated` is the place that names it; a relative path
 * starts there.
 */
const struct sw_node *sw_document_read_changes(struct sw_reader *reader,
                                               const char *path,
                                               struct sw_place stated);

/* `root` with one change of the command line, "path.to.key=value": a text,
 * [a, list], {a: mapping}, null, {add: 1 d} or {times: 0.8}. `root` itself
 * after reporting that it does not fit. */
const struct sw_node *sw_document_set(struct sw_reader *reader,
                                      const struct sw_node *root,
                                      const char *assignment);

#endif
