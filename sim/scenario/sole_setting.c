#include "scenario/sole_setting.h"

#include "scenario/setting_value.h"

static const struct sw_setting *only_one(const struct sw_table *table,
                                         bool required)
{
    const struct sw_setting *only = NULL;
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            const struct sw_setting *setting = &table->settings[i];
            if (required && !setting->required) {
                continue;
            }
            if (only != NULL) {
                return NULL;
            }
            only = setting;
        }
    }
    return only;
}

static bool has_required(const struct sw_table *table)
{
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            if (table->settings[i].required) {
                return true;
            }
        }
    }
    return false;
}

static bool is_plain(const struct sw_setting *setting)
{
    return setting->shape != SW_SHAPE_MAPPING &&
           setting->shape != SW_SHAPE_OBJECTS &&
           setting->shape != SW_SHAPE_ONE && setting->shape != SW_SHAPE_LIST;
}

const struct sw_setting *sw_sole_setting(const struct sw_table *table)
{
    const struct sw_setting *sole = only_one(table, has_required(table));
    return sole != NULL && is_plain(sole) ? sole : NULL;
}

/* Could it be the value of the setting? What is wrong with it is told to
 * nobody. */
static bool can_be(const struct sw_table *table,
                   const struct sw_setting *setting, const struct sw_node *node,
                   const struct sw_reader *reader)
{
    struct sw_reader trial = {.arena = reader->arena,
                              .diagnostics = sw_diagnostics_create(),
                              .addition_count = reader->addition_count,
                              .additions = reader->additions};
    char *values = sw_arena_array(reader->arena, 1, table->size + 1);
    const bool can =
        sw_setting_read_value(setting, node, values + setting->offset, &trial);
    sw_diagnostics_destroy(trial.diagnostics);
    return can;
}

/* In one line; of a list only that it is one. */
static const char *value_of(const struct sw_node *node,
                            const struct sw_reader *reader)
{
    if (node->kind != SW_NODE_SCALAR) {
        return "[...]";
    }
    return node->quoted ? sw_arena_format(reader->arena, "\"%s\"", node->text)
                        : node->text;
}

void sw_sole_setting_offer(const struct sw_table *table, const char *key,
                           const struct sw_node *node, struct sw_reader *reader)
{
    const struct sw_setting *sole = sw_sole_setting(table);
    if (sole == NULL) {
        return;
    }
    sw_diagnostics_hint(
        reader->diagnostics, "write %s: { %s: %s }", key, sole->key,
        can_be(table, sole, node, reader) ? value_of(node, reader) : "...");
}
