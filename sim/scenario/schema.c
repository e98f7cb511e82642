#include "scenario/schema.h"

#include "scenario/setting_value.h"

#include "base/text.h"

#include <jansson.h>
#include <string.h>

/* A number and its unit, "45 CNY/t"; which units suit is in the description. */
#define QUANTITY_PATTERN                                                       \
    "^[-+]?[0-9]+([.][0-9]+)? ?(%|/?[A-Za-z]+(/[A-Za-z]+)*)$"

/* What trees are made of here are our own texts: only memory could lack. */
static void put(json_t *object, const char *key, json_t *value)
{
    (void)json_object_set_new(object, key, value);
}

static json_t *of_type(const char *type)
{
    return json_pack("{s:s}", "type", type);
}

static json_t *reference(const char *name)
{
    return json_pack("{s:s+}", "$ref", "#/definitions/", name);
}

static json_t *object_of(const struct sw_table *table, bool of_kind);

/* ---------------------------------------------------------------- values ---
 */

static json_t *choices(const struct sw_setting *setting)
{
    json_t *list = json_array();
    for (size_t i = 0; setting->choices[i] != NULL; i++) {
        (void)json_array_append_new(list, json_string(setting->choices[i]));
    }
    return json_pack("{s:o}", "enum", list);
}

static json_t *quantity(const struct sw_setting *setting)
{
    return setting->dimension == SW_PLAIN
               ? of_type("number")
               : json_pack("{s:s, s:s}", "type", "string", "pattern",
                           QUANTITY_PATTERN);
}

/* Names to objects, to null where they are removed, and to words about them. */
static json_t *objects(const struct sw_setting *setting)
{
    json_t *any = json_pack("[{s:s}]", "type", "null");
    if (setting->kinds == NULL) {
        (void)json_array_append_new(any, object_of(setting->table, false));
    } else {
        for (size_t i = 0; setting->kinds[i] != NULL; i++) {
            (void)json_array_append_new(any,
                                        object_of(setting->kinds[i], true));
        }
    }
    return json_pack("{s:s, s:{s:{s:s}, s:{s:s}}, s:{s:o}}", "type", "object",
                     "properties", "about", "type", "string", "source", "type",
                     "string", "additionalProperties", "anyOf", any);
}

/* A mapping with just one of the kinds. */
static json_t *one_of(const struct sw_setting *setting)
{
    json_t *any = json_array();
    for (size_t i = 0; setting->kinds[i] != NULL; i++) {
        (void)json_array_append_new(any, object_of(setting->kinds[i], false));
    }
    return json_pack("{s:o}", "anyOf", any);
}

static json_t *value_of(const struct sw_setting *setting)
{
    switch (setting->shape) {
    case SW_SHAPE_FLAG:
        return json_pack("{s:[s, s]}", "enum", "yes", "no");
    case SW_SHAPE_INTEGER:
        return of_type("integer");
    case SW_SHAPE_NUMBER:
        return of_type("number");
    case SW_SHAPE_QUANTITY:
    case SW_SHAPE_RATIO:
        return quantity(setting);
    case SW_SHAPE_DISTRIBUTION:
    case SW_SHAPE_TEXT:
    case SW_SHAPE_NAME:
    case SW_SHAPE_DATE:
        return json_pack("{s:[s, s]}", "type", "string", "number");
    case SW_SHAPE_CHOICE:
        return choices(setting);
    case SW_SHAPE_NAMES:
        return json_pack("{s:s, s:{s:[s, s]}}", "type", "array", "items",
                         "type", "string", "number");
    case SW_SHAPE_MAPPING:
        return object_of(setting->table, false);
    case SW_SHAPE_OBJECTS:
        return objects(setting);
    case SW_SHAPE_ONE:
        return one_of(setting);
    case SW_SHAPE_LIST:
        return json_pack("{s:s, s:o}", "type", "array", "items",
                         one_of(setting));
    case SW_SHAPE_NODE:
        break;
    }
    return json_object();
}

static bool takes_changes(const struct sw_setting *setting)
{
    return setting->shape != SW_SHAPE_NODE &&
           setting->shape != SW_SHAPE_MAPPING &&
           setting->shape != SW_SHAPE_OBJECTS &&
           setting->shape != SW_SHAPE_ONE && setting->shape != SW_SHAPE_LIST;
}

/* The value, or a change of it, with its description. */
static json_t *schema_of(const struct sw_setting *setting)
{
    json_t *schema = value_of(setting);
    if (takes_changes(setting)) {
        schema = json_pack("{s:[o, o]}", "anyOf", schema, reference("change"));
    }
    struct sw_text text = {0};
    sw_text_format(&text, "%s: %s", setting->en, setting->zh);
    if (takes_changes(setting) && setting->shape != SW_SHAPE_CHOICE) {
        sw_text_format(&text, " (%s)", sw_setting_wants(setting));
    }
    put(schema, "description", json_string(sw_text_get(&text)));
    sw_text_clear(&text);
    if (setting->standard != NULL) {
        put(schema, "default", json_string(setting->standard));
    }
    return schema;
}

/* ---------------------------------------------------------------- tables ---
 */

static void put_rows(json_t *properties, const struct sw_table *table)
{
    if (table == NULL) {
        return;
    }
    put_rows(properties, table->base);
    for (size_t i = 0; i < table->count; i++) {
        put(properties, table->settings[i].key, schema_of(&table->settings[i]));
    }
}

static json_t *object_of(const struct sw_table *table, bool of_kind)
{
    json_t *properties = json_object();
    put(properties, "about", of_type("string"));
    put(properties, "source", of_type("string"));
    put(properties, "label", reference("label"));
    put(properties, "expect", json_object());
    if (of_kind) {
        put(properties, "kind", json_pack("{s:s}", "const", table->name));
    }
    put_rows(properties, table);
    return json_pack("{s:s, s:s, s:o, s:b}", "type", "object", "description",
                     table->en, "properties", properties,
                     "additionalProperties", 0);
}

static json_t *file_of(const struct sw_schema_file *file)
{
    json_t *schema = object_of(file->table, false);
    put(schema, "title", json_string(file->title));
    put(json_object_get(schema, "properties"), "inherits",
        json_pack("{s:s, s:s}", "type", "string", "description",
                  "File of which this one states only what differs"));
    return schema;
}

/* What null, add and times do: see merge.h. */
static json_t *change(void)
{
    return json_pack(
        "{s:[{s:s}, {s:s, s:{s:{}}, s:[s], s:b}, {s:s, s:{s:{}}, s:[s], s:b}]}",
        "anyOf", "type", "null", "type", "object", "properties", "add",
        "required", "add", "additionalProperties", 0, "type", "object",
        "properties", "times", "required", "times", "additionalProperties", 0);
}

static json_t *label(void)
{
    return json_pack("{s:[{s:s}, {s:s, s:{s:{s:s}, s:{s:s}}, s:b}]}", "anyOf",
                     "type", "string", "type", "object", "properties", "en",
                     "type", "string", "zh", "type", "string",
                     "additionalProperties", 0);
}

void sw_schema_print(const struct sw_schema_file *marked,
                     const struct sw_schema_file *other, FILE *to)
{
    json_t *definitions = json_object();
    put(definitions, "change", change());
    put(definitions, "label", label());
    put(definitions, "marked", file_of(marked));
    put(definitions, "other", file_of(other));
    json_t *schema = json_object();
    put(schema, "$schema",
        json_string("http://json-schema.org/draft-07/schema#"));
    put(schema, "if", json_pack("{s:[s]}", "required", marked->mark));
    put(schema, "then", reference("marked"));
    put(schema, "else", reference("other"));
    put(schema, "definitions", definitions);
    (void)json_dumpf(schema, to, JSON_INDENT(1));
    (void)fputc('\n', to);
    json_decref(schema);
}
