#include "scenario/setting_value.h"

#include "scenario/addition.h"
#include "scenario/csv_read.h"
#include "scenario/date.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/distribution_text.h"
#include "scenario/quantity_text.h"

#include "base/utf8.h"
#include "random/distribution.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_NAME = 64,
    MAX_NAMES = 10000,
    CHOICES_SHOWN = 16,
    MAX_CHOICES = 64
};

/* Whole numbers up to here are exact as doubles: 285 years, 9 Gt, 900 GCNY. */
#define LARGEST_QUANTITY 9.0e15

/* One value on its way: what it should be, what is written, where it goes. */
struct reading {
    const struct sw_setting *setting;
    const struct sw_node *node;
    struct sw_reader *reader;
};

#define WRONG(reading, code, ...)                                              \
    sw_diagnose((reading)->reader->diagnostics, (reading)->node->place,        \
                SW_CODE(code), __VA_ARGS__)

const char *sw_setting_wants(const struct sw_setting *setting)
{
    switch (setting->shape) {
    case SW_SHAPE_FLAG:
        return "yes or no";
    case SW_SHAPE_INTEGER:
        return "a whole number, like 3";
    case SW_SHAPE_NUMBER:
        return "a number, like 0.5";
    case SW_SHAPE_QUANTITY:
    case SW_SHAPE_RATIO:
        return sw_dimension_example(setting->dimension);
    case SW_SHAPE_DISTRIBUTION:
        return "a quantity or a distribution in quotes, like "
               "\"triangular(1 d, 3 d, 8 d)\"";
    case SW_SHAPE_TEXT:
        return "a text";
    case SW_SHAPE_CHOICE:
        return "one of its choices";
    case SW_SHAPE_NAME:
        return "a name";
    case SW_SHAPE_NAMES:
        return "a list of names, like [a, b]";
    case SW_SHAPE_DATE:
        return "a date, like 2026-01-05";
    case SW_SHAPE_ONE:
        return "a mapping of one key";
    case SW_SHAPE_LIST:
        return "a list of mappings of one key each";
    case SW_SHAPE_MAPPING:
    case SW_SHAPE_OBJECTS:
    case SW_SHAPE_NODE:
        break;
    }
    return "a mapping of keys to values";
}

static const char *node_is(const struct sw_node *node)
{
    static const char *const names[] = {
        [SW_NODE_SCALAR] = "a single value",
        [SW_NODE_MAPPING] = "a mapping",
        [SW_NODE_LIST] = "a list",
    };
    return names[node->kind];
}

/* ------------------------------------------------------------ numbers */

static bool check_limits(const struct reading *reading, double low, double high)
{
    const struct sw_setting *setting = reading->setting;
    if (setting->min == 0 && setting->max == 0) {
        return true;
    }
    char limit[SW_QUANTITY_TEXT_BYTES];
    if (low < setting->min) {
        sw_quantity_text(limit, setting->min, setting->dimension);
        return WRONG(reading, LIMIT, "%s: '%s' %s than %s, the least allowed",
                     setting->key, reading->node->text,
                     setting->shape == SW_SHAPE_DISTRIBUTION ? "can be less"
                                                             : "is less",
                     limit);
    }
    if (high > setting->max) {
        sw_quantity_text(limit, setting->max, setting->dimension);
        return WRONG(reading, LIMIT,
                     "%s: '%s' is more than %s, the most allowed", setting->key,
                     reading->node->text, limit);
    }
    return true;
}

static bool read_quantity(const struct reading *reading, double *value)
{
    struct sw_error err = {0};
    double read = 0;
    if (!sw_quantity_read(&read, reading->setting->dimension,
                          reading->node->text, &err)) {
        return WRONG(reading, VALUE, "%s: %s", reading->setting->key,
                     err.message);
    }
    if (!check_limits(reading, read, read)) {
        return false;
    }
    *value = read;
    return true;
}

static bool read_double(const struct reading *reading, void *value)
{
    return read_quantity(reading, value);
}

static bool read_base_units(const struct reading *reading, void *value)
{
    double read = 0;
    if (!read_quantity(reading, &read)) {
        return false;
    }
    if (fabs(read) > LARGEST_QUANTITY) {
        char limit[SW_QUANTITY_TEXT_BYTES];
        sw_quantity_text(limit, LARGEST_QUANTITY, reading->setting->dimension);
        return WRONG(reading, LIMIT, "%s: '%s' is beyond all measure (%s)",
                     reading->setting->key, reading->node->text, limit);
    }
    *(int64_t *)value = (int64_t)round(read);
    return true;
}

static bool read_integer(const struct reading *reading, void *value)
{
    const char *text = reading->node->text;
    const char *digits = text + (text[0] == '-' || text[0] == '+');
    const size_t length = strlen(digits);
    if (length == 0 || strspn(digits, "0123456789") != length) {
        return WRONG(reading, VALUE, "%s: '%s' is not a whole number, like 3",
                     reading->setting->key, text);
    }
    errno = 0;
    const long long read = strtoll(text, NULL, 10);
    if (errno == ERANGE || fabs((double)read) > LARGEST_QUANTITY) {
        return WRONG(reading, LIMIT, "%s: '%s' is beyond all measure",
                     reading->setting->key, text);
    }
    if (!check_limits(reading, (double)read, (double)read)) {
        return false;
    }
    *(int64_t *)value = read;
    return true;
}

/* Where a distribution says that it takes its values from a file. */
struct finder {
    struct sw_reader *reader;
    struct sw_place place;
};

static bool find_column(void *self, struct sw_column *column,
                        struct sw_arena *arena, struct sw_error *err)
{
    const struct finder *finder = self;
    const struct sw_name file = {column->file, finder->place};
    (void)arena; /* the reader's, as everything */
    return sw_csv_read_numbers(&column->values, &column->count, column->name,
                               file, finder->reader) ||
           sw_fail(err, SW_ERROR_INPUT,
                   "the column '%s' of '%s' cannot be used", column->name,
                   column->file);
}

/* The place of text[offset], for a text that stands on one line. */
static struct sw_place place_within(const struct sw_node *node, size_t offset)
{
    struct sw_place place = node->place;
    place.column += node->quoted;
    place.column += (int)sw_utf8_count(node->text, offset);
    return place;
}

static bool read_distribution(const struct reading *reading, void *value)
{
    const struct sw_setting *setting = reading->setting;
    const struct sw_node *node = reading->node;
    if (!node->quoted && strchr(node->text, '(') != NULL) {
        (void)WRONG(reading, QUOTE, "%s: a distribution has to be quoted",
                    setting->key);
        sw_diagnostics_hint(reading->reader->diagnostics, "write %s: \"%s\"",
                            setting->key, node->text);
        return false;
    }
    struct sw_error err = {0};
    struct sw_distribution *read = NULL;
    struct finder finder = {reading->reader, node->place};
    const struct sw_distribution_wish wish = {
        .dimension = setting->dimension,
        .arena = reading->reader->arena,
        .find_column = find_column,
        .self = &finder,
    };
    size_t offset = 0;
    if (!sw_distribution_read(&read, &wish, node->text, &offset, &err)) {
        return sw_diagnose(reading->reader->diagnostics,
                           place_within(node, offset), SW_CODE(VALUE), "%s: %s",
                           setting->key, err.message);
    }
    if (!check_limits(reading, sw_distribution_min(read),
                      sw_distribution_mean(read))) {
        return false;
    }
    *(const struct sw_distribution **)value = read;
    return true;
}

/* -------------------------------------------------------------- words */

static bool read_flag(const struct reading *reading, void *value)
{
    static const char *const others[][2] = {
        {"true", "yes"}, {"false", "no"}, {"on", "yes"}, {"off", "no"},
        {"Yes", "yes"},  {"No", "no"},    {"1", "yes"},  {"0", "no"},
    };
    const char *text = reading->node->text;
    if (strcmp(text, "yes") == 0 || strcmp(text, "no") == 0) {
        *(bool *)value = text[0] == 'y';
        return true;
    }
    (void)WRONG(reading, VALUE, "%s: '%s' is neither yes nor no",
                reading->setting->key, text);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(text, others[i][0]) == 0) {
            sw_diagnostics_hint(reading->reader->diagnostics, "write '%s'",
                                others[i][1]);
        }
    }
    return false;
}

static bool read_text(const struct reading *reading, void *value)
{
    *(const char **)value =
        sw_arena_text(reading->reader->arena, reading->node->text);
    return true;
}

/* The choices of a row: those of its table, then those that the reader adds. */
static size_t all_choices(const struct reading *reading,
                          const char *choices[MAX_CHOICES])
{
    size_t count = 0;
    while (reading->setting->choices[count] != NULL && count < MAX_CHOICES) {
        choices[count] = reading->setting->choices[count];
        count++;
    }
    const struct sw_addition more =
        sw_addition_to(reading->reader, reading->setting->choices);
    for (size_t i = 0; i < more.count && count < MAX_CHOICES; i++) {
        choices[count++] = more.choices[i];
    }
    return count;
}

static const char *list_choices(const struct reading *reading,
                                const char *const *choices, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count && i < CHOICES_SHOWN; i++) {
        text = sw_arena_format(reading->reader->arena, "%s%s%s", text,
                               i == 0 ? "" : ", ", choices[i]);
    }
    return text;
}

static bool read_choice(const struct reading *reading, void *value)
{
    const char *choices[MAX_CHOICES];
    const size_t count = all_choices(reading, choices);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(choices[i], reading->node->text) == 0) {
            *(int *)value = (int)i;
            return true;
        }
    }
    (void)WRONG(reading, CHOICE, "%s: '%s' is none of %s",
                reading->setting->key, reading->node->text,
                list_choices(reading, choices, count));
    sw_diagnostics_suggest(reading->reader->diagnostics, reading->node->text,
                           choices, count);
    return false;
}

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool sw_name_check(const char *name, struct sw_place place,
                   struct sw_diagnostics *diagnostics)
{
    size_t good = 0;
    while (is_name_character(name[good])) {
        good++;
    }
    if (name[good] != '\0' || good == 0 || name[0] == '-') {
        return sw_diagnose(diagnostics, place, SW_CODE(NAME),
                           "'%s' cannot be a name: names have letters a-z, "
                           "digits, _ and -; other text goes into label",
                           name);
    }
    if (good > LONGEST_NAME) {
        return sw_diagnose(diagnostics, place, SW_CODE(NAME),
                           "'%.20s...' is too long for a name: at most %d "
                           "characters",
                           name, LONGEST_NAME);
    }
    return true;
}

static bool read_name(const struct reading *reading, void *value)
{
    const struct sw_node *node = reading->node;
    if (!sw_name_check(node->text, node->place, reading->reader->diagnostics)) {
        return false;
    }
    *(struct sw_name *)value = (struct sw_name){
        .text = sw_arena_text(reading->reader->arena, node->text),
        .place = node->place};
    return true;
}

static bool is_listed(const struct sw_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->at[i].text, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool add_name(const struct reading *reading, struct sw_names *names)
{
    struct sw_name name = {0};
    if (reading->node->kind != SW_NODE_SCALAR) {
        return WRONG(reading, SHAPE, "%s: a name is needed here, not %s",
                     reading->setting->key, node_is(reading->node));
    }
    if (!read_name(reading, &name)) {
        return false;
    }
    if (is_listed(names, name.text)) {
        return WRONG(reading, DUPLICATE, "%s: '%s' is in the list twice",
                     reading->setting->key, name.text);
    }
    names->at[names->count++] = name;
    return true;
}

static bool read_names(const struct reading *reading, void *value)
{
    const struct sw_node *list = reading->node;
    if (list->count > MAX_NAMES) {
        return WRONG(reading, BOUND, "%s: the list has %zu names, more than %d",
                     reading->setting->key, list->count, MAX_NAMES);
    }
    struct sw_names names = {0};
    names.at = sw_arena_array(reading->reader->arena, list->count,
                              sizeof(struct sw_name));
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->broken) {
            good = false;
            continue;
        }
        const struct reading item = {reading->setting, list->items[i],
                                     reading->reader};
        good = add_name(&item, &names) && good;
    }
    *(struct sw_names *)value = names;
    return good;
}

static bool read_date(const struct reading *reading, void *value)
{
    struct sw_error err = {0};
    if (!sw_date_read(value, reading->node->text, &err)) {
        return WRONG(reading, DATE, "%s: %s", reading->setting->key,
                     err.message);
    }
    return true;
}

static bool read_node(const struct reading *reading, void *value)
{
    *(const struct sw_node **)value = reading->node;
    return true;
}

/* ---------------------------------------------------------- dispatch */

static const struct {
    bool (*read)(const struct reading *reading, void *value);
    enum sw_node_kind kind;
} readers[] = {
    [SW_SHAPE_FLAG] = {read_flag, SW_NODE_SCALAR},
    [SW_SHAPE_INTEGER] = {read_integer, SW_NODE_SCALAR},
    [SW_SHAPE_NUMBER] = {read_double, SW_NODE_SCALAR},
    [SW_SHAPE_QUANTITY] = {read_base_units, SW_NODE_SCALAR},
    [SW_SHAPE_RATIO] = {read_double, SW_NODE_SCALAR},
    [SW_SHAPE_DISTRIBUTION] = {read_distribution, SW_NODE_SCALAR},
    [SW_SHAPE_TEXT] = {read_text, SW_NODE_SCALAR},
    [SW_SHAPE_CHOICE] = {read_choice, SW_NODE_SCALAR},
    [SW_SHAPE_NAME] = {read_name, SW_NODE_SCALAR},
    [SW_SHAPE_NAMES] = {read_names, SW_NODE_LIST},
    [SW_SHAPE_DATE] = {read_date, SW_NODE_SCALAR},
    [SW_SHAPE_MAPPING] = {NULL, SW_NODE_MAPPING},
    [SW_SHAPE_OBJECTS] = {NULL, SW_NODE_MAPPING},
    [SW_SHAPE_ONE] = {NULL, SW_NODE_MAPPING},
    [SW_SHAPE_LIST] = {NULL, SW_NODE_LIST},
    [SW_SHAPE_NODE] = {read_node, SW_NODE_SCALAR},
};

bool sw_setting_read_value(const struct sw_setting *setting,
                           const struct sw_node *node, void *value,
                           struct sw_reader *reader)
{
    const struct reading reading = {setting, node, reader};
    assert(readers[setting->shape].read != NULL);
    if (node->broken) {
        return false;
    }
    if (setting->shape != SW_SHAPE_NODE &&
        node->kind != readers[setting->shape].kind) {
        return WRONG(&reading, SHAPE, "%s: %s is needed, not %s", setting->key,
                     sw_setting_wants(setting), node_is(node));
    }
    return readers[setting->shape].read(&reading, value);
}
