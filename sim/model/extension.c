#include "steelway/extension.h"

#include "model/queue_rule.h"
#include "model/step_kind.h"
#include "scenario/addition.h"
#include "scenario/setting.h"

#include <stddef.h>

static struct sw_addition added_kinds(struct sw_arena *arena,
                                      const struct sw_step_kind *const *kinds)
{
    struct sw_addition more = {.to = SW_STEP_TABLES};
    while (kinds != NULL && kinds[more.count] != NULL) {
        more.count++;
    }
    more.kinds =
        sw_arena_array(arena, more.count, sizeof(const struct sw_table *));
    more.things = sw_arena_array(arena, more.count, sizeof(const void *));
    for (size_t i = 0; i < more.count; i++) {
        more.kinds[i] = kinds[i]->settings;
        more.things[i] = kinds[i];
    }
    return more;
}

static struct sw_addition added_rules(struct sw_arena *arena,
                                      const struct sw_queue_rule *const *rules)
{
    struct sw_addition more = {.to = SW_QUEUE_RULE_WORDS};
    while (rules != NULL && rules[more.count] != NULL) {
        more.count++;
    }
    more.choices = sw_arena_array(arena, more.count, sizeof(const char *));
    more.things = sw_arena_array(arena, more.count, sizeof(const void *));
    for (size_t i = 0; i < more.count; i++) {
        more.choices[i] = rules[i]->name;
        more.things[i] = rules[i];
    }
    return more;
}

void sw_extend(struct sw_reader *reader, const struct sw_extension *extension)
{
    if (extension == NULL) {
        return;
    }
    struct sw_addition *additions =
        sw_arena_array(reader->arena, 2, sizeof(struct sw_addition));
    additions[0] = added_kinds(reader->arena, extension->step_kinds);
    additions[1] = added_rules(reader->arena, extension->queue_rules);
    reader->additions = additions;
    reader->addition_count = 2;
}
