#include "scenario/setting.h"

#include "base/memory.h"
#include "scenario/addition.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/setting_value.h"
#include "scenario/sole_setting.h"
#include "scenario/yaml_read.h"

#include <assert.h>
#include <string.h>

enum { MAX_OBJECTS = 100000, MAX_CANDIDATES = 128 };

/* Keys that every mapping may have: they tell people, not the simulation. */
static const char *const free_keys[] = {"about", "label", "source", "expect"};
enum { FREE_KEYS = sizeof free_keys / sizeof free_keys[0] };

/* A mapping on its way into the struct of a table. */
struct mapping {
    const struct sw_table *table;
    const struct sw_node *node; /* NULL: only standard values */
    struct sw_place place;      /* of its name, if it has one */
    bool of_kinds;              /* `kind` was read already */
};

static bool read_mapping(const struct mapping *mapping, void *values,
                         struct sw_reader *reader);

const struct sw_setting *sw_table_find(const struct sw_table *table,
                                       const char *key)
{
    for (; table != NULL; table = table->base) {
        for (size_t i = 0; i < table->count; i++) {
            if (strcmp(table->settings[i].key, key) == 0) {
                return &table->settings[i];
            }
        }
    }
    return NULL;
}

/* --------------------------------------------------------------- keys */

static bool check_text(const struct sw_pair *pair, struct sw_reader *reader)
{
    if (pair->value->broken || pair->value->kind == SW_NODE_SCALAR) {
        return !pair->value->broken;
    }
    return sw_diagnose(reader->diagnostics, pair->value->place, SW_CODE(SHAPE),
                       "%s: a text is needed", pair->key);
}

/* label: a text, or one in each language. */
static bool check_label(const struct sw_pair *pair, struct sw_reader *reader)
{
    const struct sw_node *node = pair->value;
    if (node->kind != SW_NODE_MAPPING) {
        return check_text(pair, reader);
    }
    bool good = true;
    for (size_t i = 0; i < node->count; i++) {
        const struct sw_pair *language = &node->pairs[i];
        if (strcmp(language->key, "en") != 0 &&
            strcmp(language->key, "zh") != 0) {
            good = sw_diagnose(
                reader->diagnostics, language->place, SW_CODE(KEY),
                "a label is in en or zh, not in '%s'", language->key);
        } else {
            good = check_text(language, reader) && good;
        }
    }
    return good;
}

static bool report_unknown(const struct mapping *mapping,
                           const struct sw_pair *pair, struct sw_reader *reader)
{
    const char *candidates[MAX_CANDIDATES];
    size_t count = 0;
    for (const struct sw_table *table = mapping->table; table != NULL;
         table = table->base) {
        for (size_t i = 0; i < table->count && count < MAX_CANDIDATES; i++) {
            candidates[count++] = table->settings[i].key;
        }
    }
    for (size_t i = 0; i < FREE_KEYS && count < MAX_CANDIDATES; i++) {
        if (sw_table_find(mapping->table, free_keys[i]) == NULL) {
            candidates[count++] = free_keys[i];
        }
    }
    (void)sw_diagnose(reader->diagnostics, pair->place, SW_CODE(KEY),
                      "'%s' is not a setting of %s", pair->key,
                      mapping->table->name);
    sw_diagnostics_offer(reader->diagnostics, pair->key, candidates, count);
    return false;
}

static bool check_key(const struct mapping *mapping, const struct sw_pair *pair,
                      struct sw_reader *reader)
{
    if (pair->value->broken || /* it was told of */
        sw_table_find(mapping->table, pair->key) != NULL ||
        (mapping->of_kinds && strcmp(pair->key, "kind") == 0) ||
        strcmp(pair->key, "expect") == 0) {
        return true;
    }
    if (strcmp(pair->key, "about") == 0 || strcmp(pair->key, "source") == 0) {
        return check_text(pair, reader);
    }
    if (strcmp(pair->key, "label") == 0) {
        return check_label(pair, reader);
    }
    return report_unknown(mapping, pair, reader);
}

/* ------------------------------------------------------------ objects */

/* What has no kind may be meant to change one that has. */
static void suggest_neighbour(const struct sw_node *objects, const char *name,
                              struct sw_reader *reader)
{
    const char **names = sw_new_array(objects->count, sizeof(char *));
    for (size_t i = 0; i < objects->count; i++) {
        names[i] = objects->pairs[i].key;
    }
    sw_diagnostics_suggest(reader->diagnostics, name, names, objects->count);
    sw_free(names);
}

/* The kinds of a row: those of its table, then those that the reader adds. */
static size_t list_kinds(const struct sw_setting *setting,
                         const struct sw_reader *reader,
                         const struct sw_table *kinds[MAX_CANDIDATES])
{
    size_t count = 0;
    for (const struct sw_table *const *at = setting->kinds;
         *at != NULL && count < MAX_CANDIDATES; at++) {
        kinds[count++] = *at;
    }
    const struct sw_addition more = sw_addition_to(reader, setting->kinds);
    for (size_t i = 0; i < more.count && count < MAX_CANDIDATES; i++) {
        kinds[count++] = more.kinds[i];
    }
    return count;
}

static const struct sw_table *find_kind(const struct sw_setting *setting,
                                        const struct sw_node *objects,
                                        const struct sw_pair *pair,
                                        struct sw_reader *reader)
{
    const struct sw_table *kinds[MAX_CANDIDATES];
    const size_t count = list_kinds(setting, reader, kinds);
    const char *names[MAX_CANDIDATES];
    const char *list = "";
    const struct sw_node *kind = sw_node_find(pair->value, "kind");
    const bool is_word = kind != NULL && kind->kind == SW_NODE_SCALAR;
    for (size_t i = 0; i < count; i++) {
        if (is_word && strcmp(kinds[i]->name, kind->text) == 0) {
            return kinds[i];
        }
        list = sw_arena_format(reader->arena, "%s%s%s", list,
                               i == 0 ? "" : ", ", kinds[i]->name);
        names[i] = kinds[i]->name;
    }
    if (kind == NULL) {
        (void)sw_diagnose(reader->diagnostics, pair->place, SW_CODE(KIND),
                          "'%s' needs a kind: %s", pair->key, list);
        suggest_neighbour(objects, pair->key, reader);
    } else if (!kind->broken) {
        (void)sw_diagnose(reader->diagnostics, kind->place, SW_CODE(KIND),
                          "kind: '%s' is none of %s",
                          is_word ? kind->text : "a list or mapping", list);
        if (is_word) {
            sw_diagnostics_suggest(reader->diagnostics, kind->text, names,
                                   count);
        }
    }
    return NULL;
}

/* One that is read by `table`; NULL: by none, or one of several. */
static bool need_mapping(const struct sw_table *table, const char *key,
                         const struct sw_node *node, struct sw_reader *reader)
{
    if (node->broken) {
        return false;
    }
    if (node->kind != SW_NODE_MAPPING) {
        (void)sw_diagnose(reader->diagnostics, node->place, SW_CODE(SHAPE),
                          "%s: a mapping of keys to values is needed", key);
        if (table != NULL) {
            sw_sole_setting_offer(table, key, node, reader);
        }
        return false;
    }
    return true;
}

static bool read_object(const struct sw_setting *setting,
                        const struct sw_node *objects,
                        const struct sw_pair *pair, struct sw_object *object,
                        struct sw_reader *reader)
{
    if (!sw_name_check(pair->key, pair->place, reader->diagnostics) ||
        !need_mapping(setting->kinds == NULL ? setting->table : NULL, pair->key,
                      pair->value, reader)) {
        return false;
    }
    const struct sw_table *table =
        setting->kinds == NULL ? setting->table
                               : find_kind(setting, objects, pair, reader);
    if (table == NULL) {
        return false;
    }
    *object = (struct sw_object){
        .name = pair->key,
        .table = table,
        .values = sw_arena_array(reader->arena, 1, table->size + 1),
        .node = pair->value,
        .place = pair->place};
    const struct mapping mapping = {table, pair->value, pair->place,
                                    setting->kinds != NULL};
    return read_mapping(&mapping, object->values, reader);
}

static bool read_objects(const struct sw_setting *setting,
                         const struct sw_pair *pair, struct sw_objects *objects,
                         struct sw_reader *reader)
{
    if (!need_mapping(NULL, pair->key, pair->value, reader)) {
        return false;
    }
    const struct sw_node *node = pair->value;
    if (node->count > MAX_OBJECTS) {
        return sw_diagnose(reader->diagnostics, node->place, SW_CODE(BOUND),
                           "%s: %zu are more than %d", pair->key, node->count,
                           MAX_OBJECTS);
    }
    objects->at =
        sw_arena_array(reader->arena, node->count, sizeof(struct sw_object));
    bool good = true;
    for (size_t i = 0; i < node->count; i++) {
        struct sw_object *object = &objects->at[objects->count];
        const struct sw_pair *named = &node->pairs[i];
        const bool is_word = strcmp(named->key, "about") == 0 ||
                             strcmp(named->key, "source") == 0;
        if (is_word && named->value->kind == SW_NODE_SCALAR) {
            continue;
        }
        good = read_object(setting, node, named, object, reader) && good;
        objects->count += object->name != NULL;
    }
    return good;
}

/* --------------------------------------------------------- one of kinds */

static bool is_free(const char *key)
{
    for (size_t i = 0; i < FREE_KEYS; i++) {
        if (strcmp(key, free_keys[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The only key that is not there for people; NULL after reporting. */
static const struct sw_pair *only_key(const struct sw_setting *setting,
                                      const struct sw_node *node,
                                      struct sw_reader *reader)
{
    const struct sw_pair *only = NULL;
    for (size_t i = 0; i < node->count; i++) {
        const struct sw_pair *pair = &node->pairs[i];
        if (is_free(pair->key)) {
            continue;
        }
        if (only != NULL) {
            (void)sw_diagnose(reader->diagnostics, pair->place,
                              SW_CODE(DUPLICATE),
                              "%s: '%s' and '%s' are two; one is allowed here",
                              setting->key, only->key, pair->key);
            return NULL;
        }
        only = pair;
    }
    if (only == NULL) {
        (void)sw_diagnose(reader->diagnostics, node->place, SW_CODE(NO_VALUE),
                          "%s: nothing is said here", setting->key);
    }
    return only;
}

static const struct sw_table *kind_of_key(const struct sw_setting *setting,
                                          const struct sw_pair *pair,
                                          struct sw_reader *reader)
{
    const struct sw_table *kinds[MAX_CANDIDATES];
    const char *names[MAX_CANDIDATES];
    const size_t count = list_kinds(setting, reader, kinds);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(kinds[i]->name, pair->key) == 0) {
            return kinds[i];
        }
        names[i] = kinds[i]->name;
    }
    (void)sw_diagnose(reader->diagnostics, pair->place, SW_CODE(KEY),
                      "'%s' is nothing that `%s` knows", pair->key,
                      setting->key);
    sw_diagnostics_offer(reader->diagnostics, pair->key, names, count);
    return NULL;
}

static bool read_one(const struct sw_setting *setting,
                     const struct sw_node *node, struct sw_object *object,
                     struct sw_reader *reader)
{
    if (!need_mapping(NULL, setting->key, node, reader)) {
        return false;
    }
    const struct sw_pair *pair = only_key(setting, node, reader);
    const struct sw_table *table = pair == NULL || pair->value->broken
                                       ? NULL
                                       : kind_of_key(setting, pair, reader);
    if (table == NULL) {
        return false;
    }
    *object = (struct sw_object){
        .name = pair->key,
        .table = table,
        .values = sw_arena_array(reader->arena, 1, table->size + 1),
        .node = node,
        .place = pair->place};
    const struct mapping mapping = {table, node, pair->place, false};
    return read_mapping(&mapping, object->values, reader);
}

/* One of the kinds, or a list of such. */
static bool read_kinds(const struct sw_setting *setting,
                       const struct sw_pair *pair, struct sw_objects *objects,
                       struct sw_reader *reader)
{
    const struct sw_node *node = pair->value;
    const bool list = setting->shape == SW_SHAPE_LIST;
    if (node->broken) {
        return false;
    }
    if (list && node->kind != SW_NODE_LIST) {
        return sw_diagnose(reader->diagnostics, node->place, SW_CODE(SHAPE),
                           "%s: %s is needed", pair->key,
                           sw_setting_wants(setting));
    }
    const size_t count = list ? node->count : 1;
    objects->at =
        sw_arena_array(reader->arena, count, sizeof(struct sw_object));
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        struct sw_object *object = &objects->at[objects->count];
        good =
            read_one(setting, list ? node->items[i] : node, object, reader) &&
            good;
        objects->count += object->name != NULL;
    }
    return good;
}

/* ----------------------------------------------------------- mappings */

static bool read_setting(const struct sw_setting *setting,
                         const struct sw_pair *pair, void *value,
                         struct sw_reader *reader)
{
    if (setting->shape == SW_SHAPE_OBJECTS) {
        return read_objects(setting, pair, value, reader);
    }
    if (setting->shape == SW_SHAPE_ONE || setting->shape == SW_SHAPE_LIST) {
        return read_kinds(setting, pair, value, reader);
    }
    if (setting->shape == SW_SHAPE_MAPPING) {
        const struct mapping inner = {setting->table, pair->value, pair->place,
                                      false};
        return need_mapping(setting->table, pair->key, pair->value, reader) &&
               read_mapping(&inner, value, reader);
    }
    return sw_setting_read_value(setting, pair->value, value, reader);
}

/* The standard value of a setting as if it stood in the file. */
static const struct sw_node *standard_of(const struct sw_setting *setting,
                                         const struct mapping *mapping,
                                         struct sw_reader *reader)
{
    const struct sw_yaml_text text = {.file = "standard",
                                      .bytes = setting->standard,
                                      .length = strlen(setting->standard),
                                      .within = &mapping->place};
    if (setting->standard[0] == '[' || setting->standard[0] == '{') {
        return sw_yaml_read(reader, &text);
    }
    struct sw_node *node = sw_arena_new(reader->arena, struct sw_node);
    *node = (struct sw_node){.kind = SW_NODE_SCALAR,
                             .place = mapping->place,
                             .text = setting->standard,
                             .quoted = true};
    return node;
}

/* What is not in the file: its standard value, or a report if it is needed. */
static bool read_absent(const struct mapping *mapping,
                        const struct sw_setting *setting, void *value,
                        struct sw_reader *reader)
{
    if (setting->required && mapping->node != NULL) {
        return sw_diagnose(reader->diagnostics, mapping->place,
                           SW_CODE(REQUIRED), "%s needs '%s': %s",
                           mapping->table->name, setting->key, setting->en);
    }
    if (setting->shape == SW_SHAPE_MAPPING) {
        const struct mapping inner = {setting->table, NULL, mapping->place,
                                      false};
        return read_mapping(&inner, value, reader);
    }
    if (setting->standard != NULL) {
        const struct sw_node *node = standard_of(setting, mapping, reader);
        const bool good =
            node != NULL && sw_setting_read_value(setting, node, value, reader);
        assert(good);
        return good;
    }
    return true;
}

static const struct sw_pair *find_pair(const struct sw_node *node,
                                       const char *key)
{
    for (size_t i = 0; node != NULL && i < node->count; i++) {
        if (strcmp(node->pairs[i].key, key) == 0) {
            return &node->pairs[i];
        }
    }
    return NULL;
}

static bool read_rows(const struct mapping *mapping,
                      const struct sw_table *table, void *values,
                      struct sw_reader *reader)
{
    bool good = true;
    if (table->base != NULL) {
        good = read_rows(mapping, table->base, values, reader);
    }
    for (size_t i = 0; i < table->count; i++) {
        const struct sw_setting *setting = &table->settings[i];
        void *value = (char *)values + setting->offset;
        const struct sw_pair *pair = find_pair(mapping->node, setting->key);
        if (pair == NULL) {
            good = read_absent(mapping, setting, value, reader) && good;
        } else {
            good = read_setting(setting, pair, value, reader) && good;
        }
    }
    return good;
}

static bool read_mapping(const struct mapping *mapping, void *values,
                         struct sw_reader *reader)
{
    bool good = true;
    for (size_t i = 0; mapping->node != NULL && i < mapping->node->count; i++) {
        good = check_key(mapping, &mapping->node->pairs[i], reader) && good;
    }
    return read_rows(mapping, mapping->table, values, reader) && good;
}

bool sw_read_settings(const struct sw_table *table, const struct sw_node *node,
                      void *values, struct sw_reader *reader)
{
    const struct mapping mapping = {table, node, node->place, false};
    return need_mapping(NULL, table->name, node, reader) &&
           read_mapping(&mapping, values, reader);
}

const struct sw_object *sw_objects_find(const struct sw_objects *objects,
                                        struct sw_name name, const char *what,
                                        struct sw_diagnostics *diagnostics)
{
    const char **names = sw_new_array(objects->count + 1, sizeof(char *));
    const struct sw_object *found = NULL;
    for (size_t i = 0; i < objects->count && found == NULL; i++) {
        names[i] = objects->at[i].name;
        if (strcmp(names[i], name.text) == 0) {
            found = &objects->at[i];
        }
    }
    if (found == NULL) {
        (void)sw_diagnose(diagnostics, name.place, SW_CODE(UNKNOWN),
                          "there is no %s '%s'", what, name.text);
        sw_diagnostics_offer(diagnostics, name.text, names, objects->count);
    }
    sw_free(names);
    return found;
}
