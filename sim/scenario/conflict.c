#include "scenario/conflict.h"

#include <string.h>

/* Is a key of the path one of what only people read? */
static bool is_remark(const char *path)
{
    while (*path != '\0') {
        const size_t length = strcspn(path, ".");
        if (sw_merge_is_remark(path, length)) {
            return true;
        }
        path += length + (path[length] == '.' ? 1 : 0);
    }
    return false;
}

/* Is `path` the same as `other`, or a place in it? */
static bool lies_in(const char *path, const char *other)
{
    const size_t length = strlen(other);
    return strncmp(path, other, length) == 0 &&
           (path[length] == '\0' || path[length] == '.');
}

static bool go_together(const struct sw_change *one,
                        const struct sw_change *other)
{
    if (!lies_in(one->path, other->path) && !lies_in(other->path, one->path)) {
        return true;
    }
    if (strcmp(one->path, other->path) != 0 || one->kind != other->kind) {
        return false;
    }
    return one->kind != SW_CHANGE_SET ||
           sw_node_equal(one->value, other->value);
}

bool sw_changes_agree(const struct sw_changes *one,
                      const struct sw_changes *other,
                      struct sw_conflict *conflict)
{
    for (size_t i = 0; i < one->count; i++) {
        if (is_remark(one->at[i].path)) {
            continue;
        }
        for (size_t k = 0; k < other->count; k++) {
            if (!is_remark(other->at[k].path) &&
                !go_together(&one->at[i], &other->at[k])) {
                *conflict = (struct sw_conflict){&one->at[i], &other->at[k]};
                return false;
            }
        }
    }
    return true;
}
