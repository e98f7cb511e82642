#include "scenario/setting_text.h"

#include "scenario/quantity_text.h"
#include "scenario/setting_value.h"
#include "scenario/setting_walk.h"

#include "base/text.h"

#include <jansson.h>
#include <string.h>

enum { MOST_DIGITS = 8 };

static bool has_limits(const struct sw_setting *setting)
{
    return setting->min != 0 || setting->max != 0;
}

static void limit_text(char text[SW_QUANTITY_TEXT_BYTES],
                       const struct sw_setting *setting, double limit)
{
    sw_quantity_text(text, limit, limit == 0 ? SW_PLAIN : setting->dimension);
}

/* "fifo, lifo or edd" */
static void add_choices(struct sw_text *text, const struct sw_setting *setting)
{
    for (size_t i = 0; setting->choices[i] != NULL; i++) {
        const bool last = i > 0 && setting->choices[i + 1] == NULL;
        sw_text_format(text, "%s%s",
                       i == 0 ? ""
                       : last ? " or "
                              : ", ",
                       setting->choices[i]);
    }
}

/* "; from 0.5 d". What is no round number only guards our arithmetic. */
static void add_limit(struct sw_text *text, const char *word,
                      const struct sw_setting *setting, double limit)
{
    char shown[SW_QUANTITY_TEXT_BYTES];
    limit_text(shown, setting, limit);
    if (strcspn(shown, " ") <= MOST_DIGITS) {
        sw_text_format(text, "%s %s", word, shown);
    }
}

/* What to write: "a time, like 30 min; from 0 d to 365 d". */
static void add_value(struct sw_text *text, const struct sw_setting *setting)
{
    switch (setting->shape) {
    case SW_SHAPE_CHOICE:
        add_choices(text, setting);
        return;
    case SW_SHAPE_NODE:
        sw_text_add(text, "see its meaning");
        return;
    case SW_SHAPE_OBJECTS:
        sw_text_add(text, "names to mappings");
        return;
    default:
        sw_text_add(text, sw_setting_wants(setting));
    }
    if (has_limits(setting) && setting->min < setting->max) {
        add_limit(text, "; from", setting, setting->min);
        add_limit(text, strstr(sw_text_get(text), "; from") ? " to" : "; to",
                  setting, setting->max);
    }
}

static void add_path(struct sw_text *text, const struct sw_setting_part *part,
                     const struct sw_setting *setting)
{
    sw_text_format(text, "%s%s%s", part->path, part->path[0] == '\0' ? "" : ".",
                   setting->key);
}

/* ------------------------------------------------------------------ text ---
 */

static void print_setting(void *self, const struct sw_setting_part *part,
                          const struct sw_setting *setting)
{
    FILE *to = self;
    struct sw_text text = {0};
    add_path(&text, part, setting);
    if (part->of_kind) {
        sw_text_format(&text, "  (%s)", part->table->name);
    }
    sw_text_format(&text, "\n    %s\n    ", setting->en);
    add_value(&text, setting);
    if (setting->required) {
        sw_text_add(&text, "; required");
    } else if (setting->standard != NULL) {
        sw_text_format(&text, "; else %s", setting->standard);
    }
    (void)fprintf(to, "%s\n", sw_text_get(&text));
    sw_text_clear(&text);
}

bool sw_setting_print(const struct sw_table *root, const char *path, FILE *to)
{
    const struct sw_setting_visitor visitor = {.self = to,
                                               .setting = print_setting};
    return sw_setting_walk(root, path, &visitor);
}

/* ------------------------------------------------------------------ JSON ---
 */

static json_t *choices_as_json(const struct sw_setting *setting)
{
    json_t *list = json_array();
    for (size_t i = 0; setting->choices[i] != NULL; i++) {
        (void)json_array_append_new(list, json_string(setting->choices[i]));
    }
    return list;
}

static void put_limit(json_t *row, const char *key,
                      const struct sw_setting *setting, double limit)
{
    char text[SW_QUANTITY_TEXT_BYTES];
    limit_text(text, setting, limit);
    (void)json_object_set_new(row, key, json_string(text));
}

static void put_setting(void *self, const struct sw_setting_part *part,
                        const struct sw_setting *setting)
{
    json_t *list = self;
    json_t *row = json_object();
    struct sw_text text = {0};
    add_path(&text, part, setting);
    (void)json_object_set_new(row, "path", json_string(sw_text_get(&text)));
    sw_text_clear(&text);
    if (part->of_kind) {
        (void)json_object_set_new(row, "kind", json_string(part->table->name));
    }
    add_value(&text, setting);
    (void)json_object_set_new(row, "value", json_string(sw_text_get(&text)));
    sw_text_clear(&text);
    (void)json_object_set_new(row, "required", json_boolean(setting->required));
    if (setting->standard != NULL) {
        (void)json_object_set_new(row, "default",
                                  json_string(setting->standard));
    }
    if (has_limits(setting)) {
        put_limit(row, "least", setting, setting->min);
        put_limit(row, "most", setting, setting->max);
    }
    if (setting->shape == SW_SHAPE_CHOICE) {
        (void)json_object_set_new(row, "choices", choices_as_json(setting));
    }
    (void)json_object_set_new(row, "en", json_string(setting->en));
    (void)json_object_set_new(row, "zh", json_string(setting->zh));
    (void)json_array_append_new(list, row);
}

bool sw_setting_print_json(const struct sw_table *root, const char *path,
                           FILE *to)
{
    json_t *list = json_array();
    const struct sw_setting_visitor visitor = {.self = list,
                                               .setting = put_setting};
    const bool found = sw_setting_walk(root, path, &visitor);
    (void)json_dumpf(list, to, JSON_INDENT(2));
    (void)fputc('\n', to);
    json_decref(list);
    return found;
}

/* -------------------------------------------------------------- Markdown ---
 */

static void begin_part(void *self, const struct sw_setting_part *part)
{
    FILE *to = self;
    (void)fprintf(to, "\n### %s%s%s", part->path[0] == '\0' ? "" : "`",
                  part->path[0] == '\0' ? "At the top of the file" : part->path,
                  part->path[0] == '\0' ? "" : "`");
    if (part->of_kind && part->whole) {
        (void)fprintf(to, " with `kind: %s`", part->table->name);
    } else if (part->of_kind) {
        (void)fprintf(to, ", %s", part->table->name);
    }
    (void)fprintf(to, "\n\n%s. %s。\n", part->table->en, part->table->zh);
    if (part->whole && part->table->base != NULL) {
        (void)fprintf(to, "Also the settings of ");
        for (const struct sw_table *at = part->table->base; at != NULL;
             at = at->base) {
            (void)fprintf(to, "%s%s", at->name,
                          at->base == NULL ? "" : " and of ");
        }
        (void)fprintf(to, ", above.\n");
    }
    (void)fputs(
        "\n| key | value | else | meaning | 含义 |\n|---|---|---|---|---|"
        "\n",
        to);
}

/* `text` in a cell of a table. */
static void print_cell(FILE *to, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|') {
            (void)fputc('\\', to);
        }
        (void)fputc(*text, to);
    }
}

static void print_row(void *self, const struct sw_setting_part *part,
                      const struct sw_setting *setting)
{
    (void)part;
    FILE *to = self;
    struct sw_text value = {0};
    add_value(&value, setting);
    (void)fprintf(to, "| `%s` | ", setting->key);
    print_cell(to, sw_text_get(&value));
    if (setting->required) {
        (void)fputs(" | required | ", to);
    } else if (setting->standard != NULL && setting->standard[0] != '\0') {
        (void)fprintf(to, " | `%s` | ", setting->standard);
    } else {
        (void)fputs(" | | ", to);
    }
    print_cell(to, setting->en);
    (void)fputs(" | ", to);
    print_cell(to, setting->zh);
    (void)fputs(" |\n", to);
    sw_text_clear(&value);
}

void sw_setting_print_markdown(const struct sw_table *root, FILE *to)
{
    const struct sw_setting_visitor visitor = {
        .self = to, .begin = begin_part, .setting = print_row};
    (void)sw_setting_walk(root, "", &visitor);
}
