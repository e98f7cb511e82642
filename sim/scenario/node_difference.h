/*
 * node_difference.h - where two trees say different things.
 */
#ifndef SW_SCENARIO_NODE_DIFFERENCE_H
#define SW_SCENARIO_NODE_DIFFERENCE_H

#include "base/arena.h"
#include "scenario/node.h"

struct sw_node_difference {
    const char *path;   /* "steps.cool.time" */
    const char *before; /* as one would write it; "" if it was not there */
    const char *after;
};

struct sw_node_differences {
    size_t count;
    size_t capacity;
    struct sw_node_difference *at; /* owned: free with sw_free */
};

/* What `after` says otherwise than `before`, in the order of `before`, then
 * what only `after` says. Words that only people read (about, label, source,
 * name, expect) are left out. Texts live in the arena. */
struct sw_node_differences sw_node_compare(const struct sw_node *before,
                                           const struct sw_node *after,
                                           struct sw_arena *arena);

#endif
