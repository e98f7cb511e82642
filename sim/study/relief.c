#include "study/relief.h"

#include "model/plan.h"
#include "scenario/changed_value.h"

#include <stdio.h>
#include <string.h>

/* What a step states of its own pace, whatever its kind. Other times in it, as
 * how far ahead orders are taken, are rules and not relieved. */
static const char *const PACES[] = {
    "time",  "rate",   "change", "loading", "back",   "max_wait",
    "every", "bucket", "frozen", "setup",   "review",
};

struct relieving {
    const struct sw_relief_source *source;
    const struct sw_node *root; /* relieved so far */
    char factor[32];            /* of times, "0.9" */
    char inverse[32];           /* of rates */
};

static bool is_pace(const char *key)
{
    for (size_t i = 0; i < sizeof(PACES) / sizeof(PACES[0]); i++) {
        if (strcmp(PACES[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_time(const struct sw_setting *setting)
{
    return (setting->shape == SW_SHAPE_QUANTITY ||
            setting->shape == SW_SHAPE_DISTRIBUTION) &&
           setting->dimension == SW_TIME;
}

static bool is_rate(const struct sw_setting *setting)
{
    return setting->shape == SW_SHAPE_RATIO &&
           setting->dimension == SW_MASS_RATE;
}

/* A distribution that cannot be multiplied stays as it is. */
static void change(struct relieving *relieving, const char *path,
                   const struct sw_node *node, const char *factor)
{
    struct sw_reader *reader = relieving->source->reader;
    const char *value = NULL;
    struct sw_error err;
    if (node->kind != SW_NODE_SCALAR ||
        !sw_value_times(&value, node->text, factor, reader->arena, &err)) {
        return;
    }
    relieving->root =
        sw_document_set(reader, relieving->root,
                        sw_arena_format(reader->arena, "%s=%s", path, value));
}

static void relieve(struct relieving *relieving, const char *path,
                    const struct sw_table *table, const struct sw_node *node);

static void relieve_objects(struct relieving *relieving, const char *path,
                            const struct sw_setting *setting,
                            const struct sw_node *node)
{
    for (size_t i = 0; setting->table != NULL && i < node->count; i++) {
        const char *below = sw_arena_format(relieving->source->reader->arena,
                                            "%s.%s", path, node->pairs[i].key);
        relieve(relieving, below, setting->table, node->pairs[i].value);
    }
}

static void relieve_setting(struct relieving *relieving, const char *path,
                            const struct sw_setting *setting,
                            const struct sw_node *node)
{
    if (setting->shape == SW_SHAPE_OBJECTS && node->kind == SW_NODE_MAPPING) {
        relieve_objects(relieving, path, setting, node);
    } else if (!is_pace(setting->key)) {
        return;
    } else if (setting->shape == SW_SHAPE_MAPPING) {
        relieve(relieving, path, setting->table, node);
    } else if (is_time(setting)) {
        change(relieving, path, node, relieving->factor);
    } else if (is_rate(setting)) {
        change(relieving, path, node, relieving->inverse);
    }
}

/* All paces that stand below `path`. */
static void relieve(struct relieving *relieving, const char *path,
                    const struct sw_table *table, const struct sw_node *node)
{
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            const struct sw_setting *setting = &table->settings[i];
            const struct sw_node *value = sw_node_find(node, setting->key);
            if (value != NULL) {
                const char *below =
                    sw_arena_format(relieving->source->reader->arena, "%s.%s",
                                    path, setting->key);
                relieve_setting(relieving, below, setting, value);
            }
        }
    }
}

static const struct sw_node *of_step(const struct sw_relief_source *source,
                                     const struct sw_step *step)
{
    const struct sw_object *object =
        &source->model->settings->steps.at[step->index];
    struct relieving relieving = {.source = source, .root = source->root};
    if (!step->before_delivery) {
        return NULL;
    }
    (void)snprintf(relieving.factor, sizeof(relieving.factor), "%.12g",
                   1.0 - source->share);
    (void)snprintf(relieving.inverse, sizeof(relieving.inverse), "%.12g",
                   1.0 / (1.0 - source->share));
    const char *path =
        sw_arena_format(source->reader->arena, "steps.%s", step->name);
    relieve(&relieving, path, object->table, object->node);
    return relieving.root == source->root ? NULL : relieving.root;
}

static bool is_used(const struct sw_model *model,
                    const struct sw_resource *resource)
{
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *step = &model->steps[i];
        if (step->before_delivery && sw_step_is_served_by(step, resource)) {
            return true;
        }
    }
    return false;
}

static const struct sw_node *of_resource(const struct sw_relief_source *source,
                                         const struct sw_resource *resource)
{
    struct sw_reader *reader = source->reader;
    if (!is_used(source->model, resource)) {
        return NULL;
    }
    return sw_document_set(
        reader, source->root,
        sw_arena_format(reader->arena, "resources.%s.units=%u", resource->name,
                        resource->units + 1));
}

size_t sw_relief_count(const struct sw_model *model)
{
    return model->step_count + model->resource_count;
}

const struct sw_node *sw_relief_make(const struct sw_relief_source *source,
                                     size_t index, struct sw_relieved *relieved)
{
    const struct sw_model *model = source->model;
    if (index < model->step_count) {
        *relieved = (struct sw_relieved){model->steps[index].name, false};
        return of_step(source, &model->steps[index]);
    }
    const struct sw_resource *resource =
        &model->resources[index - model->step_count];
    *relieved = (struct sw_relieved){resource->name, true};
    return of_resource(source, resource);
}
