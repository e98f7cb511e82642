#include "scenario/node.h"

#include <string.h>

static const struct sw_node *find_n(const struct sw_node *node, const char *key,
                                    size_t length)
{
    if (node == NULL || node->kind != SW_NODE_MAPPING) {
        return NULL;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct sw_pair *pair = &node->pairs[i];
        if (strncmp(pair->key, key, length) == 0 && pair->key[length] == '\0') {
            return pair->value;
        }
    }
    return NULL;
}

const struct sw_node *sw_node_find(const struct sw_node *node, const char *key)
{
    return find_n(node, key, strlen(key));
}

const struct sw_node *sw_node_find_path(const struct sw_node *node,
                                        const char *path)
{
    for (;;) {
        const size_t length = strcspn(path, ".");
        node = find_n(node, path, length);
        if (node == NULL || path[length] == '\0') {
            return node;
        }
        path += length + 1;
    }
}

bool sw_node_is_null(const struct sw_node *node)
{
    return node->kind == SW_NODE_SCALAR && !node->quoted &&
           strcmp(node->text, "null") == 0;
}

static bool mappings_equal(const struct sw_node *a, const struct sw_node *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const struct sw_node *other = sw_node_find(b, a->pairs[i].key);
        if (other == NULL || !sw_node_equal(a->pairs[i].value, other)) {
            return false;
        }
    }
    return true;
}

bool sw_node_equal(const struct sw_node *a, const struct sw_node *b)
{
    if (a == b) {
        return true;
    }
    if (a->kind != b->kind || a->count != b->count) {
        return false;
    }
    if (a->kind == SW_NODE_SCALAR) {
        return strcmp(a->text, b->text) == 0 &&
               sw_node_is_null(a) == sw_node_is_null(b);
    }
    if (a->kind == SW_NODE_MAPPING) {
        return mappings_equal(a, b);
    }
    for (size_t i = 0; i < a->count; i++) {
        if (!sw_node_equal(a->items[i], b->items[i])) {
            return false;
        }
    }
    return true;
}

const char *sw_node_label(const struct sw_node *node, const char *language,
                          const char *otherwise)
{
    const struct sw_node *label = sw_node_find(node, "label");
    if (label != NULL && label->kind == SW_NODE_MAPPING) {
        label = sw_node_find(label, language);
    }
    return label != NULL && label->kind == SW_NODE_SCALAR ? label->text
                                                          : otherwise;
}
