#include "study/no_effect.h"

#include "scenario/diagnostic_codes.h"
#include "study/comparing.h"

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

/* Nearly all that is measured of an order ends with its delivery. */
static bool ends_with_delivery(const char *measure)
{
    static const char *const longer[] = {
        "fulfilment_time",    "usable_time",  "wait_for_usable",
        "problems_in_target", "problem_time", "problem_backlog"};
    for (size_t i = 0; i < sizeof(longer) / sizeof(longer[0]); i++) {
        if (strcmp(measure, longer[i]) == 0) {
            return false;
        }
    }
    return !sw_measure_is_cost(measure);
}

static bool all_are_late(const struct sw_effect *effect)
{
    for (size_t i = 0; i < effect->changes->count; i++) {
        if (!is_late(effect->changes->at[i].path, effect->model)) {
            return false;
        }
    }
    return true;
}

void sw_warn_of_no_effect(const struct sw_effect *effect,
                          struct sw_diagnostics *diagnostics)
{
    if (effect->changes->count == 0) {
        sw_warn(diagnostics, effect->place, SW_CODE(NO_CHANGE),
                "'%s' changes nothing of the baseline", effect->name);
        return;
    }
    if (ends_with_delivery(effect->measure) && all_are_late(effect)) {
        sw_warn(diagnostics, effect->place, SW_CODE(LATE_CHANGE),
                "'%s' changes only what comes after delivery, where %s ends",
                effect->name, effect->measure);
        sw_diagnostics_hint(diagnostics,
                            "fulfilment_time goes on to the end of the route");
    }
}
