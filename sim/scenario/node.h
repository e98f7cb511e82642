/*
 * node.h - a scenario file as a tree that knows where each leaf stands.
 *
 * The tree is what is left after `inherits`, overlays and --set are merged. It
 * lives in the arena of its document and is read-only for everybody but
 * document.c and merge.c.
 */
#ifndef SW_SCENARIO_NODE_H
#define SW_SCENARIO_NODE_H

#include <stdbool.h>
#include <stddef.h>

enum sw_node_kind { SW_NODE_SCALAR, SW_NODE_MAPPING, SW_NODE_LIST };

/* Where a node stands: borrowed from the document. */
struct sw_place {
    const char *file; /* as the user named it; "--set" for the command line */
    int line;         /* from 1; 0 if the whole file or command line is meant */
    int column;       /* from 1, in characters; 0 if the whole line is */
    const char *text; /* the whole line, for the caret; NULL if none */
};

struct sw_node {
    enum sw_node_kind kind;
    struct sw_place place;
    const char *text;      /* scalar: its text, never NULL */
    bool quoted;           /* scalar: written in quotes */
    bool broken;           /* already reported as wrong: readers pass over it */
    size_t count;          /* mapping, list: how many children */
    struct sw_pair *pairs; /* mapping, in the order of the file */
    struct sw_node **items; /* list */
};

struct sw_pair {
    const char *key;
    struct sw_place place; /* of the key */
    struct sw_node *value;
};

/* The value under `key`; NULL if there is none or the node is no mapping. */
const struct sw_node *sw_node_find(const struct sw_node *node, const char *key);

/* The value under a path like "steps.cool.time"; NULL if there is none. */
const struct sw_node *sw_node_find_path(const struct sw_node *node,
                                        const char *path);

/* Whether this is `null`, unquoted. */
bool sw_node_is_null(const struct sw_node *node);

/* Whether two trees say the same, wherever they stand: kinds, texts, and the
 * same keys in any order. */
bool sw_node_equal(const struct sw_node *a, const struct sw_node *b);

/* The `label` of a mapping in a language, "en" or "zh"; one that is a text is
 * in every language; `otherwise` if there is none. */
const char *sw_node_label(const struct sw_node *node, const char *language,
                          const char *otherwise);

#endif
