#include "scenario/setting_walk.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/* The word that stands for any name in a path. */
#define ANY_NAME "NAME"

struct walk {
    const struct sw_setting_visitor *visitor;
    bool found;
};

/* What is left of a path after its first word. */
static const char *rest_of(const char *path)
{
    const char *dot = strchr(path, '.');
    return dot == NULL ? "" : dot + 1;
}

static bool begins_with(const char *path, const char *word)
{
    const size_t length = strcspn(path, ".");
    return strlen(word) == length && strncmp(path, word, length) == 0;
}

static void walk_table(struct walk *walk, const struct sw_setting_part *part,
                       const char *wanted);

static bool is_wanted(const struct sw_setting *setting, const char *wanted)
{
    const bool has_parts = setting->shape == SW_SHAPE_MAPPING ||
                           setting->shape == SW_SHAPE_OBJECTS ||
                           setting->shape == SW_SHAPE_ONE ||
                           setting->shape == SW_SHAPE_LIST;
    return wanted[0] == '\0' || (begins_with(wanted, setting->key) &&
                                 (rest_of(wanted)[0] == '\0' || has_parts ||
                                  setting->shape == SW_SHAPE_NODE));
}

/* ----------------------------------------------------------------- kinds ---
 */

enum { MAX_BASES = 16 };

/* Tables that kinds are based on, each once, the most general first. */
struct bases {
    size_t count;
    const struct sw_table *at[MAX_BASES];
};

static void add_bases(struct bases *bases, const struct sw_table *table)
{
    if (table == NULL) {
        return;
    }
    add_bases(bases, table->base);
    for (size_t i = 0; i < bases->count; i++) {
        if (bases->at[i] == table) {
            return;
        }
    }
    assert(bases->count < MAX_BASES);
    bases->at[bases->count++] = table;
}

/* The kinds of an object; only one if the first word of `wanted` is its name.
 */
static void walk_kinds(struct walk *walk, const struct sw_setting *setting,
                       const char *path, const char *wanted)
{
    const struct sw_table *only = NULL;
    for (size_t i = 0; setting->kinds[i] != NULL; i++) {
        if (begins_with(wanted, setting->kinds[i]->name)) {
            only = setting->kinds[i];
        }
    }
    struct bases bases = {0};
    for (size_t i = 0; setting->kinds[i] != NULL; i++) {
        if (only == NULL || only == setting->kinds[i]) {
            add_bases(&bases, setting->kinds[i]->base);
        }
    }
    for (size_t i = 0; i < bases.count; i++) {
        const struct sw_setting_part part = {path, bases.at[i], true, false};
        walk_table(walk, &part, rest_of(wanted));
    }
    for (size_t i = 0; setting->kinds[i] != NULL; i++) {
        if (only == NULL || only == setting->kinds[i]) {
            const struct sw_setting_part part = {path, setting->kinds[i], true,
                                                 true};
            walk_table(walk, &part, rest_of(wanted));
        }
    }
}

/* Each kind is a setting of its own name. */
static void walk_each(struct walk *walk, const struct sw_setting *setting,
                      const char *path, const char *wanted)
{
    for (size_t i = 0; setting->kinds[i] != NULL; i++) {
        const struct sw_setting_part part = {path, setting->kinds[i], true,
                                             false};
        walk_table(walk, &part, wanted);
    }
}

/* ---------------------------------------------------------------- tables ---
 */

static void walk_below(struct walk *walk, const struct sw_setting_part *part,
                       const struct sw_setting *setting, const char *wanted)
{
    struct sw_text path = {0};
    sw_text_format(&path, "%s%s%s", part->path,
                   part->path[0] == '\0' ? "" : ".", setting->key);
    if (setting->shape == SW_SHAPE_MAPPING) {
        const struct sw_setting_part below = {sw_text_get(&path),
                                              setting->table, false, true};
        walk_table(walk, &below, wanted);
    } else if (setting->shape == SW_SHAPE_ONE ||
               setting->shape == SW_SHAPE_LIST) {
        walk_each(walk, setting, sw_text_get(&path), wanted);
    } else if (setting->shape == SW_SHAPE_OBJECTS) {
        sw_text_add(&path, "." ANY_NAME);
        if (setting->kinds != NULL) {
            walk_kinds(walk, setting, sw_text_get(&path), wanted);
        } else {
            const struct sw_setting_part below = {sw_text_get(&path),
                                                  setting->table, false, true};
            walk_table(walk, &below, rest_of(wanted));
        }
    }
    sw_text_clear(&path);
}

static void visit(struct walk *walk, const struct sw_setting_part *part,
                  const char *wanted)
{
    const struct sw_setting_visitor *visitor = walk->visitor;
    bool begun = false;
    for (size_t i = 0; i < part->table->count; i++) {
        const struct sw_setting *setting = &part->table->settings[i];
        if (!is_wanted(setting, wanted) ||
            (rest_of(wanted)[0] != '\0' && setting->shape != SW_SHAPE_NODE)) {
            continue;
        }
        if (!begun && visitor->begin != NULL) {
            visitor->begin(visitor->self, part);
        }
        begun = true;
        visitor->setting(visitor->self, part, setting);
    }
    if (begun && visitor->end != NULL) {
        visitor->end(visitor->self, part);
    }
    walk->found = walk->found || begun;
}

static void walk_table(struct walk *walk, const struct sw_setting_part *part,
                       const char *wanted)
{
    visit(walk, part, wanted);
    for (size_t i = 0; i < part->table->count; i++) {
        const struct sw_setting *setting = &part->table->settings[i];
        if (is_wanted(setting, wanted)) {
            walk_below(walk, part, setting, rest_of(wanted));
        }
    }
}

bool sw_setting_walk(const struct sw_table *root, const char *path,
                     const struct sw_setting_visitor *visitor)
{
    struct walk walk = {.visitor = visitor};
    const struct sw_setting_part part = {"", root, false, true};
    walk_table(&walk, &part, path);
    return walk.found;
}
