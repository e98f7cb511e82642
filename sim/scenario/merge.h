/*
 * merge.h - changes laid over a tree.
 *
 * Mappings merge key by key; texts, lists and distributions replace. A mapping
 * that states its `kind` or `rule` replaces the whole one (but the rule of a
 * resource is only its queue's), and so does one of shares laid over one of
 * shares. `key: null` removes; `{add: 1 d}` and `{times: 0.8}` act on the value
 * that is there. A changed value whose `source` is not restated gets the source
 * U. What is not changed is shared with the base tree; both live in the
 * reader's arena.
 */
#ifndef SW_SCENARIO_MERGE_H
#define SW_SCENARIO_MERGE_H

#include "scenario/input_file.h"
#include "scenario/node.h"

enum sw_change_kind {
    SW_CHANGE_SET,
    SW_CHANGE_REMOVE,
    SW_CHANGE_ADD,
    SW_CHANGE_TIMES
};

/* One place where changes take hold. */
struct sw_change {
    const char *path; /* "steps.cool.time" */
    enum sw_change_kind kind;
    const struct sw_node *value; /* as the change states it */
};

struct sw_changes {
    size_t count;
    size_t capacity;
    struct sw_change *at; /* in the order of the changes' file */
};

/*
 * `base` with `changes` laid over it; both are mappings. What took hold is
 * noted in `made`, unless that is NULL. Changes that do not fit (removing what
 * is not there, adding to a text) are reported and left out.
 */
const struct sw_node *sw_merge(struct sw_reader *reader,
                               const struct sw_node *base,
                               const struct sw_node *changes,
                               struct sw_changes *made);

/* `merged` is a tree with changes, with which these agree (conflict.h), laid
 * over it; what both remove is gone already. */
const struct sw_node *sw_merge_more(struct sw_reader *reader,
                                    const struct sw_node *merged,
                                    const struct sw_node *changes);

/* sw_merge for a change of the command line: down to `depth` levels nothing but
 * the named key changes, whatever kind or shares stand beside it. */
const struct sw_node *sw_merge_exactly(struct sw_reader *reader,
                                       const struct sw_node *base,
                                       const struct sw_node *changes,
                                       size_t depth);

/* Is a key, `length` long, of those that only people read and every mapping may
 * have: about, label, source, expect? */
bool sw_merge_is_remark(const char *key, size_t length);

/* Report what only makes sense as a change, in a tree that is none: null,
 * {add: ...}, {times: ...}. What was reported is marked `broken`. */
void sw_merge_check_whole(struct sw_reader *reader, struct sw_node *node);

#endif
