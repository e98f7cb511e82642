#include "scenario/merge.h"

#include "base/memory.h"
#include "base/text.h"
#include "scenario/changed_value.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

struct merger {
    struct sw_reader *reader;
    struct sw_changes *made; /* NULL if nobody asks */
    struct sw_text path;
    size_t depth;
    size_t exact; /* levels on which nothing is replaced whole */
    bool more;    /* what is to be removed may be removed already */
};

/* What became of one value. */
struct outcome {
    struct sw_node *node; /* NULL: removed */
    bool changed; /* and its source, if it has one, does not tell of it */
};

static struct outcome merge_mapping(struct merger *merger,
                                    const struct sw_node *base,
                                    const struct sw_node *changes);

#define WRONG(reader, node, ...)                                               \
    sw_diagnose((reader)->diagnostics, (node)->place, SW_CODE(MERGE),          \
                __VA_ARGS__)

/* ------------------------------------------------- what a mapping is */

bool sw_merge_is_remark(const char *key, size_t length)
{
    static const char *const keys[] = {"about", "label", "source", "expect"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strlen(keys[i]) == length && strncmp(key, keys[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_free_key(const char *key)
{
    return sw_merge_is_remark(key, strlen(key));
}

static bool is_percent(const struct sw_node *node)
{
    const size_t length = node->kind == SW_NODE_SCALAR ? strlen(node->text) : 0;
    return length > 1 && node->text[length - 1] == '%';
}

static bool is_of_shares(const struct sw_node *node)
{
    size_t shares = 0;
    for (size_t i = 0; i < node->count; i++) {
        if (is_percent(node->pairs[i].value)) {
            shares++;
        } else if (!is_free_key(node->pairs[i].key)) {
            return false;
        }
    }
    return shares > 0;
}

/* The rule of a resource, or of a step, says who goes next: it is one setting
 * among others, and units and limits do not depend on it. */
static bool is_of_queue(const struct merger *merger)
{
    static const char resources[] = "resources.";
    static const char steps[] = "steps.";
    const char *path = sw_text_get(&merger->path);
    return strncmp(path, resources, sizeof resources - 1) == 0 ||
           (strncmp(path, steps, sizeof steps - 1) == 0 &&
            strchr(path + sizeof steps - 1, '.') == NULL);
}

static bool replaces_whole(const struct merger *merger,
                           const struct sw_node *base,
                           const struct sw_node *change)
{
    return base->kind != SW_NODE_MAPPING || change->kind != SW_NODE_MAPPING ||
           sw_node_find(change, "kind") != NULL ||
           (sw_node_find(change, "rule") != NULL && !is_of_queue(merger)) ||
           (is_of_shares(base) && is_of_shares(change));
}

/* {add: 1 d} or {times: 0.8}; SW_CHANGE_SET if it is neither. */
static enum sw_change_kind kind_of(const struct sw_node *change)
{
    if (sw_node_is_null(change)) {
        return SW_CHANGE_REMOVE;
    }
    if (change->kind == SW_NODE_MAPPING && change->count == 1 &&
        change->pairs[0].value->kind == SW_NODE_SCALAR) {
        if (strcmp(change->pairs[0].key, "add") == 0) {
            return SW_CHANGE_ADD;
        }
        if (strcmp(change->pairs[0].key, "times") == 0) {
            return SW_CHANGE_TIMES;
        }
    }
    return SW_CHANGE_SET;
}

void sw_merge_check_whole(struct sw_reader *reader, struct sw_node *node)
{
    const enum sw_change_kind kind = kind_of(node);
    if (node->broken) {
        return;
    }
    if (kind != SW_CHANGE_SET) {
        node->broken = true;
        (void)WRONG(reader, node, "there is nothing here to %s",
                    kind == SW_CHANGE_REMOVE ? "remove"
                    : kind == SW_CHANGE_ADD  ? "add to"
                                             : "multiply");
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        sw_merge_check_whole(reader, node->kind == SW_NODE_MAPPING
                                         ? node->pairs[i].value
                                         : node->items[i]);
    }
}

/* ------------------------------------------------------------ changes */

static void note(struct merger *merger, enum sw_change_kind kind,
                 const struct sw_node *value)
{
    struct sw_changes *made = merger->made;
    if (made == NULL) {
        return;
    }
    if (made->count == made->capacity) {
        struct sw_change *older = made->at;
        made->capacity = 2 * made->capacity + 8;
        made->at = sw_arena_array(merger->reader->arena, made->capacity,
                                  sizeof(struct sw_change));
        if (made->count > 0) {
            memcpy(made->at, older, made->count * sizeof(struct sw_change));
        }
    }
    made->at[made->count++] = (struct sw_change){
        sw_arena_text(merger->reader->arena, sw_text_get(&merger->path)), kind,
        value};
}

/* Is it replaced as a whole, whatever it is laid over? */
static bool is_one_value(const struct merger *merger,
                         const struct sw_node *change)
{
    return change->kind != SW_NODE_MAPPING || change->count == 0 ||
           sw_node_find(change, "kind") != NULL ||
           (sw_node_find(change, "rule") != NULL && !is_of_queue(merger)) ||
           is_of_shares(change);
}

/* What is new takes hold value by value, so that another change may add to it.
 */
static void note_new(struct merger *merger, const struct sw_node *change)
{
    if (is_one_value(merger, change)) {
        note(merger, SW_CHANGE_SET, change);
        return;
    }
    const size_t length = merger->path.length;
    for (size_t i = 0; i < change->count; i++) {
        sw_text_format(&merger->path, ".%s", change->pairs[i].key);
        note_new(merger, change->pairs[i].value);
        merger->path.length = length;
        merger->path.bytes[length] = '\0';
    }
}

static struct sw_node *text_node(struct merger *merger, const char *text,
                                 struct sw_place place)
{
    struct sw_node *node = sw_arena_new(merger->reader->arena, struct sw_node);
    *node = (struct sw_node){
        .kind = SW_NODE_SCALAR, .place = place, .text = text, .quoted = true};
    return node;
}

static struct outcome calculate(struct merger *merger, struct sw_node *base,
                                const struct sw_node *change,
                                enum sw_change_kind kind)
{
    const struct sw_node *operand = change->pairs[0].value;
    struct sw_arena *arena = merger->reader->arena;
    struct sw_error err = {0};
    const char *result = NULL;
    if (base->kind != SW_NODE_SCALAR) {
        (void)WRONG(merger->reader, change,
                    "only a single value can be changed by %s",
                    change->pairs[0].key);
        return (struct outcome){base, false};
    }
    const bool good =
        kind == SW_CHANGE_ADD
            ? sw_value_add(&result, base->text, operand->text, arena, &err)
            : sw_value_times(&result, base->text, operand->text, arena, &err);
    if (!good) {
        (void)WRONG(merger->reader, operand, "%s", err.message);
        return (struct outcome){base, false};
    }
    note(merger, kind, operand);
    return (struct outcome){text_node(merger, result, operand->place), true};
}

static struct sw_node *with_key(struct merger *merger,
                                const struct sw_node *node,
                                struct sw_pair added)
{
    struct sw_node *copy = sw_arena_new(merger->reader->arena, struct sw_node);
    *copy = *node;
    copy->pairs = sw_arena_array(merger->reader->arena, node->count + 1,
                                 sizeof(struct sw_pair));
    if (node->count > 0) {
        memcpy(copy->pairs, node->pairs, node->count * sizeof(struct sw_pair));
    }
    copy->pairs[copy->count++] = added;
    return copy;
}

static struct outcome replace(struct merger *merger, const struct sw_node *base,
                              struct sw_node *change)
{
    sw_merge_check_whole(merger->reader, change);
    if (base == NULL) {
        note_new(merger, change);
    } else {
        note(merger, SW_CHANGE_SET, change);
    }
    if (base != NULL && sw_node_equal(base, change)) {
        return (struct outcome){change, false};
    }
    if (sw_node_find(change, "source") != NULL) {
        return (struct outcome){change, false};
    }
    if (base != NULL && change->kind == SW_NODE_MAPPING &&
        sw_node_find(base, "source") != NULL) {
        const struct sw_pair source = {"source", change->place,
                                       text_node(merger, "U", change->place)};
        return (struct outcome){with_key(merger, change, source), false};
    }
    return (struct outcome){change, true};
}

static struct outcome merge_value(struct merger *merger, struct sw_node *base,
                                  struct sw_node *change)
{
    const enum sw_change_kind kind = kind_of(change);
    if (kind == SW_CHANGE_REMOVE) {
        note(merger, kind, change);
        return (struct outcome){NULL, true};
    }
    if (kind != SW_CHANGE_SET) {
        return calculate(merger, base, change, kind);
    }
    if (merger->depth < merger->exact) {
        if (base->kind != SW_NODE_MAPPING) {
            (void)WRONG(merger->reader, change,
                        "'%s' holds no keys: it is a single value or a list",
                        sw_text_get(&merger->path));
            return (struct outcome){base, false};
        }
        return merge_mapping(merger, base, change);
    }
    if (replaces_whole(merger, base, change)) {
        return replace(merger, base, change);
    }
    return merge_mapping(merger, base, change);
}

/* ----------------------------------------------------------- mappings */

static struct sw_pair *find_pair(struct sw_pair *pairs, size_t count,
                                 const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pairs[i].key, key) == 0) {
            return &pairs[i];
        }
    }
    return NULL;
}

static void report_absent(struct merger *merger, const struct sw_node *base,
                          const struct sw_pair *change)
{
    const char **names = sw_new_array(base->count + 1, sizeof(char *));
    for (size_t i = 0; i < base->count; i++) {
        names[i] = base->pairs[i].key;
    }
    (void)sw_diagnose(merger->reader->diagnostics, change->place,
                      SW_CODE(MERGE), "there is no '%s' here to %s",
                      sw_text_get(&merger->path),
                      sw_node_is_null(change->value) ? "remove" : "change");
    sw_diagnostics_suggest(merger->reader->diagnostics, change->key, names,
                           base->count);
    sw_free(names);
}

static struct outcome merge_pair(struct merger *merger,
                                 const struct sw_node *base,
                                 struct sw_pair *present,
                                 const struct sw_pair *change)
{
    if (present != NULL) {
        return merge_value(merger, present->value, change->value);
    }
    const enum sw_change_kind kind = kind_of(change->value);
    if (kind != SW_CHANGE_SET) {
        if (kind != SW_CHANGE_REMOVE || !merger->more) {
            report_absent(merger, base, change);
        }
        return (struct outcome){NULL, false};
    }
    return replace(merger, NULL, change->value);
}

/* Lay one key of the changes over `node`, a copy with room for one more. True
 * if that changed what the source tells of. */
static bool apply(struct merger *merger, const struct sw_node *base,
                  struct sw_node *node, const struct sw_pair *change)
{
    const size_t length = merger->path.length;
    sw_text_format(&merger->path, "%s%s", length == 0 ? "" : ".", change->key);
    merger->depth++;
    struct sw_pair *present = find_pair(node->pairs, node->count, change->key);
    const struct outcome outcome = merge_pair(merger, base, present, change);
    if (outcome.node == NULL && present != NULL) {
        const size_t after = node->count - (size_t)(present - node->pairs) - 1;
        memmove(present, present + 1, after * sizeof(struct sw_pair));
        node->count--;
    } else if (outcome.node != NULL) {
        if (present == NULL) {
            present = &node->pairs[node->count++];
            *present = *change;
        }
        present->place = change->place;
        present->value = outcome.node;
    }
    merger->depth--;
    merger->path.length = length;
    merger->path.bytes[length] = '\0';
    return outcome.changed && !is_free_key(change->key);
}

static struct outcome merge_mapping(struct merger *merger,
                                    const struct sw_node *base,
                                    const struct sw_node *changes)
{
    struct sw_arena *arena = merger->reader->arena;
    struct sw_node *node = sw_arena_new(arena, struct sw_node);
    *node = *base;
    node->pairs = sw_arena_array(arena, base->count + changes->count,
                                 sizeof(struct sw_pair));
    if (base->count > 0) {
        memcpy(node->pairs, base->pairs, base->count * sizeof(struct sw_pair));
    }
    bool changed = false;
    for (size_t i = 0; i < changes->count; i++) {
        changed = apply(merger, base, node, &changes->pairs[i]) || changed;
    }
    struct sw_pair *source = find_pair(node->pairs, node->count, "source");
    if (source == NULL) {
        return (struct outcome){node, changed};
    }
    if (changed && sw_node_find(changes, "source") == NULL) {
        source->place = changes->place;
        source->value = text_node(merger, "U", changes->place);
    }
    return (struct outcome){node, false};
}

const struct sw_node *sw_merge(struct sw_reader *reader,
                               const struct sw_node *base,
                               const struct sw_node *changes,
                               struct sw_changes *made)
{
    struct merger merger = {.reader = reader, .made = made};
    const struct sw_node *merged = merge_mapping(&merger, base, changes).node;
    sw_text_clear(&merger.path);
    return merged;
}

const struct sw_node *sw_merge_more(struct sw_reader *reader,
                                    const struct sw_node *merged,
                                    const struct sw_node *changes)
{
    struct merger merger = {.reader = reader, .more = true};
    const struct sw_node *more = merge_mapping(&merger, merged, changes).node;
    sw_text_clear(&merger.path);
    return more;
}

const struct sw_node *sw_merge_exactly(struct sw_reader *reader,
                                       const struct sw_node *base,
                                       const struct sw_node *changes,
                                       size_t depth)
{
    struct merger merger = {.reader = reader, .exact = depth};
    const struct sw_node *merged = merge_mapping(&merger, base, changes).node;
    sw_text_clear(&merger.path);
    return merged;
}
