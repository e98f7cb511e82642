#include "scenario/node_difference.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

static bool is_for_people(const char *key)
{
    static const char *const KEYS[] = {"about", "label", "source", "name",
                                       "expect"};
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
        if (strcmp(KEYS[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void write_node(struct sw_text *text, const struct sw_node *node)
{
    if (node->kind == SW_NODE_SCALAR) {
        sw_text_add(text, node->text);
        return;
    }
    const bool list = node->kind == SW_NODE_LIST;
    sw_text_add(text, list ? "[" : "{");
    for (size_t i = 0; i < node->count; i++) {
        sw_text_add(text, i == 0 ? "" : ", ");
        if (list) {
            write_node(text, node->items[i]);
        } else {
            sw_text_format(text, "%s: ", node->pairs[i].key);
            write_node(text, node->pairs[i].value);
        }
    }
    sw_text_add(text, list ? "]" : "}");
}

static const char *text_of(const struct sw_node *node, struct sw_arena *arena)
{
    if (node == NULL) {
        return "";
    }
    struct sw_text text = {0};
    write_node(&text, node);
    const char *kept = sw_arena_text(arena, sw_text_get(&text));
    sw_text_clear(&text);
    return kept;
}

static void note(struct sw_node_differences *found, const char *path,
                 const struct sw_node *before, const struct sw_node *after,
                 struct sw_arena *arena)
{
    found->at = sw_reserve_array(found->at, &found->capacity, found->count + 1,
                                 sizeof(*found->at));
    found->at[found->count++] = (struct sw_node_difference){
        path, text_of(before, arena), text_of(after, arena)};
}

static void compare(struct sw_node_differences *found, const char *path,
                    const struct sw_node *before, const struct sw_node *after,
                    struct sw_arena *arena)
{
    if (before != NULL && after != NULL && sw_node_equal(before, after)) {
        return;
    }
    if (before == NULL || after == NULL || before->kind != SW_NODE_MAPPING ||
        after->kind != SW_NODE_MAPPING) {
        note(found, path, before, after, arena);
        return;
    }
    const char *between = path[0] == '\0' ? "" : ".";
    for (size_t i = 0; i < before->count; i++) {
        const struct sw_pair *pair = &before->pairs[i];
        if (!is_for_people(pair->key)) {
            compare(found,
                    sw_arena_format(arena, "%s%s%s", path, between, pair->key),
                    pair->value, sw_node_find(after, pair->key), arena);
        }
    }
    for (size_t i = 0; i < after->count; i++) {
        const struct sw_pair *pair = &after->pairs[i];
        if (!is_for_people(pair->key) &&
            sw_node_find(before, pair->key) == NULL) {
            compare(found,
                    sw_arena_format(arena, "%s%s%s", path, between, pair->key),
                    NULL, pair->value, arena);
        }
    }
}

struct sw_node_differences sw_node_compare(const struct sw_node *before,
                                           const struct sw_node *after,
                                           struct sw_arena *arena)
{
    struct sw_node_differences found = {0};
    compare(&found, "", before, after, arena);
    return found;
}
