#include "study/late_change.h"

#include <string.h>

/* Is the path "SECTION.NAME" or below? */
static bool is_of(const char *path, const char *section, const char *name)
{
    const size_t before = strlen(section);
    const size_t length = strlen(name);
    return strncmp(path, section, before) == 0 && path[before] == '.' &&
           strncmp(path + before + 1, name, length) == 0 &&
           (path[before + 1 + length] == '.' ||
            path[before + 1 + length] == '\0');
}

/* The step, or one that the resource serves, comes before delivery. */
static bool matters(const struct sw_model *model, const char *path, size_t step)
{
    const struct sw_step_info info = sw_model_step(model, step);
    if (is_of(path, "steps", info.name)) {
        return info.before_delivery;
    }
    const size_t prefix = strlen("resources.");
    char resource[128];
    const size_t length = strcspn(path + prefix, ".");
    if (length >= sizeof(resource)) {
        return true;
    }
    memcpy(resource, path + prefix, length);
    resource[length] = '\0';
    return info.before_delivery &&
           sw_model_step_is_served(model, step, resource);
}

static bool is_late(const char *path, const struct sw_model *model)
{
    const bool resource = strncmp(path, "resources.", 10) == 0;
    bool known = resource;
    if (!resource && strncmp(path, "steps.", 6) != 0) {
        return false;
    }
    for (size_t i = 0; i < sw_model_step_count(model); i++) {
        const bool itself =
            !resource && is_of(path, "steps", sw_model_step(model, i).name);
        known = known || itself;
        if ((resource || itself) && matters(model, path, i)) {
            return false;
        }
    }
    return known;
}

bool sw_changes_are_late(const struct sw_changes *changes,
                         const struct sw_model *model)
{
    for (size_t i = 0; i < changes->count; i++) {
        if (!is_late(changes->at[i].path, model)) {
            return false;
        }
    }
    return changes->count > 0;
}
