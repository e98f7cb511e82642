/*
 * yaml_read.h - one YAML text as a tree of nodes.
 *
 * Steelway reads YAML 1.2 without what a planner cannot read aloud: no anchors,
 * aliases, merge keys, tags, keys that are not words, or second documents.
 * Every value is a text; what it means is up to the table that asks for it.
 */
#ifndef SW_SCENARIO_YAML_READ_H
#define SW_SCENARIO_YAML_READ_H

#include "scenario/input_file.h"
#include "scenario/node.h"

enum {
    SW_YAML_DEPTH = 64,      /* the deepest nesting */
    SW_YAML_KEYS = 20000,    /* the most in one mapping */
    SW_YAML_NODES = 2000000, /* the most values in a file */
};

/* A text and where it stands. It was cleaned by sw_input_clean. */
struct sw_yaml_text {
    const char *file;
    const char *bytes;
    size_t length;
    const struct sw_place *within; /* not NULL: the text stands in this line,
                                      from its column on, and has no lines of
                                      its own */
};

/* The root of the tree, in the reader's arena; NULL after reporting why there
 * is none. Parts that were reported but could be passed over are marked
 * `broken`. */
struct sw_node *sw_yaml_read(struct sw_reader *reader,
                             const struct sw_yaml_text *text);

#endif
