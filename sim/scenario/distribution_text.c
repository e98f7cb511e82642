#include "scenario/distribution_text.h"

#include "scenario/diagnostics.h"
#include "scenario/distribution_arguments.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_FAMILIES = 32, MOST_DEPTH = 4, MOST_ITEMS = 1000 };
enum { LONGEST_TEXT = 20000, LONGEST_NAME = 32 };

#define LARGEST_VALUE 0x1p61

/* What people write instead. */
static const char *const other_names[][2] = {
    {"exp", "exponential"},     {"expo", "exponential"}, {"gauss", "normal"},
    {"gaussian", "normal"},     {"pert", "beta"},        {"tri", "triangular"},
    {"triangle", "triangular"}, {"fixed", "constant"},   {"const", "constant"},
    {"unif", "uniform"},        {"choice", "discrete"},  {"erlang", "gamma"},
    {"histogram", "empirical"},
};

static bool read_one(struct sw_distribution_reader *reader,
                     struct sw_distribution **made);

/* ------------------------------------------------------------- lists */

/* The items of a list "left: right, left: right". */
struct items {
    struct sw_distribution_list list;
    double *values;
    double *weights;
    const struct sw_distribution **parts;
    const char **at; /* where each begins */
};

/* How many items there are, by counting commas. */
static size_t count_items(const struct sw_distribution_reader *reader)
{
    struct sw_distribution_reader ahead = *reader;
    size_t count = 0;
    do {
        (void)sw_distribution_until(&ahead, ",)");
        count++;
    } while (*ahead.at++ == ',');
    return count;
}

static bool make_items(const struct sw_distribution_reader *reader,
                       struct items *items)
{
    struct sw_arena *arena = reader->wish->arena;
    const size_t count = count_items(reader);
    if (count > MOST_ITEMS) {
        return sw_distribution_fail(reader, reader->at,
                                    "this list is longer than %d", MOST_ITEMS);
    }
    items->values = sw_arena_array(arena, count, sizeof(double));
    items->weights = sw_arena_array(arena, count, sizeof(double));
    items->parts = sw_arena_array(arena, count, sizeof(void *));
    items->at = sw_arena_array(arena, count, sizeof(char *));
    items->list = (struct sw_distribution_list){count, items->values,
                                                items->weights, items->parts};
    return true;
}

/* "8 h: 20 %" */
static bool read_weighted(struct sw_distribution_reader *reader,
                          struct items *items, size_t i)
{
    const struct sw_span value = sw_distribution_until(reader, ":,)");
    if (!sw_distribution_value(reader, value, reader->wish->dimension,
                               &items->values[i]) ||
        !sw_distribution_expect(reader, ':', "a value")) {
        return false;
    }
    const struct sw_span share = sw_distribution_until(reader, ",)");
    return sw_distribution_value(reader, share, SW_SHARE, &items->weights[i]);
}

/* "20 %: exponential(mean 8 h)" */
static bool read_part(struct sw_distribution_reader *reader,
                      struct items *items, size_t i)
{
    struct sw_distribution *part = NULL;
    const struct sw_span share = sw_distribution_until(reader, ":,)");
    if (!sw_distribution_value(reader, share, SW_SHARE, &items->weights[i]) ||
        !sw_distribution_expect(reader, ':', "a share")) {
        return false;
    }
    if (reader->depth == MOST_DEPTH) {
        return sw_distribution_fail(reader, reader->at,
                                    "mixtures are nested deeper than %d",
                                    MOST_DEPTH);
    }
    reader->depth++;
    const bool done = read_one(reader, &part);
    reader->depth--;
    items->parts[i] = part;
    return done;
}

static bool read_list(struct sw_distribution_reader *reader,
                      const struct sw_distribution_family *family,
                      struct sw_distribution **made)
{
    struct items items = {0};
    struct sw_distribution_fault fault = {0};
    if (!make_items(reader, &items)) {
        return false;
    }
    for (size_t i = 0; i < items.list.count; i++) {
        sw_distribution_skip_spaces(reader);
        items.at[i] = reader->at;
        if (!(family->shape == SW_FAMILY_PARTS
                  ? read_part(reader, &items, i)
                  : read_weighted(reader, &items, i))) {
            return false;
        }
        const char end = i + 1 < items.list.count ? ',' : ')';
        if (!sw_distribution_expect(reader, end, family->name)) {
            return false;
        }
    }
    if (!sw_distribution_make_list(made, reader->wish->arena, family,
                                   &items.list, &fault)) {
        return sw_distribution_fail(reader, items.at[fault.at],
                                    "item %zu of %s %s", fault.at + 1,
                                    family->name, fault.must);
    }
    return true;
}

/* ------------------------------------------------------------ columns */

static const char *copy(const struct sw_distribution_reader *reader,
                        struct sw_span span)
{
    return sw_arena_text_n(reader->wish->arena, span.at, (size_t)span.length);
}

/* What the numbers of the column are multiples of. */
static bool read_unit(const struct sw_distribution_reader *reader,
                      const struct sw_arguments *arguments, double *unit)
{
    const enum sw_dimension dimension = reader->wish->dimension;
    *unit = 1;
    if (arguments->count < 3) {
        return dimension == SW_PLAIN ||
               sw_distribution_fail(reader, reader->at - 1,
                                    "empirical lacks a unit: %s is needed, "
                                    "like empirical(times.csv, column hours, "
                                    "unit h)",
                                    sw_dimension_name(dimension));
    }
    const struct sw_span written = arguments->at[2].value;
    if (dimension == SW_PLAIN) {
        return sw_distribution_fail(reader, written.at,
                                    "empirical has a unit, a plain number is "
                                    "needed");
    }
    struct sw_error err = {0};
    const char *one =
        sw_arena_format(reader->wish->arena, "1 %s", copy(reader, written));
    return sw_quantity_read(unit, dimension, one, &err) ||
           sw_distribution_fail(reader, written.at, "%s", err.message);
}

static bool find_column(struct sw_distribution_reader *reader,
                        struct sw_column *column, double *unit)
{
    struct sw_arguments arguments;
    struct sw_error err = {0};
    if (!sw_distribution_arguments(reader, "empirical", &arguments)) {
        return false;
    }
    const struct sw_argument *at = arguments.at;
    if (arguments.count < 2 || arguments.count > 3 ||
        !sw_span_is(at[1].label, "column") ||
        (arguments.count == 3 && !sw_span_is(at[2].label, "unit"))) {
        return sw_distribution_fail(reader, at[0].label.at,
                                    "empirical takes a file, column and unit, "
                                    "like empirical(times.csv, column hours, "
                                    "unit h)");
    }
    struct sw_span file = at[0].value;
    file.length += (int)(file.at - at[0].label.at);
    file.at = at[0].label.at;
    column->file = copy(reader, file);
    column->name = copy(reader, at[1].value);
    if (!read_unit(reader, &arguments, unit)) {
        return false;
    }
    if (reader->wish->find_column == NULL) {
        return sw_distribution_fail(reader, file.at,
                                    "a distribution here cannot be read from "
                                    "a file");
    }
    return reader->wish->find_column(reader->wish->self, column,
                                     reader->wish->arena, &err) ||
           sw_distribution_fail(reader, file.at, "%s", err.message);
}

static bool read_column(struct sw_distribution_reader *reader,
                        const struct sw_distribution_family *family,
                        struct sw_distribution **made)
{
    const char *begin = reader->at;
    struct sw_column column = {0};
    struct sw_distribution_fault fault = {0};
    double unit = 1;
    if (!find_column(reader, &column, &unit)) {
        return false;
    }
    assert(column.count > 0);
    for (size_t i = 0; i < column.count; i++) {
        column.values[i] *= unit;
        if (!(fabs(column.values[i]) <= LARGEST_VALUE)) {
            return sw_distribution_fail(reader, begin,
                                        "%s: value %zu of column '%s' is too "
                                        "large",
                                        column.file, i + 1, column.name);
        }
    }
    const struct sw_distribution_list list = {.count = column.count,
                                              .values = column.values};
    const bool done = sw_distribution_make_list(made, reader->wish->arena,
                                                family, &list, &fault);
    assert(done);
    return done;
}

/* ---------------------------------------------------------- modifiers */

/* "2 h" of "shift 2 h truncate(..)": a number, and a unit if it has one. */
static struct sw_span take_quantity(struct sw_distribution_reader *reader)
{
    sw_distribution_skip_spaces(reader);
    struct sw_span span = {reader->at, (int)strcspn(reader->at, " ,()")};
    reader->at += span.length;
    sw_distribution_skip_spaces(reader);
    const struct sw_span word = sw_distribution_word(reader);
    if (!sw_span_is(word, "shift") && !sw_span_is(word, "truncate")) {
        reader->at += strcspn(reader->at, " ,()");
        const char *end = reader->at;
        while (end > span.at && end[-1] == ' ') {
            end--;
        }
        span.length = (int)(end - span.at);
    }
    return span;
}

static bool read_shift(struct sw_distribution_reader *reader,
                       struct sw_distribution *made)
{
    double by = 0;
    if (!sw_distribution_value(reader, take_quantity(reader),
                               reader->wish->dimension, &by)) {
        return false;
    }
    sw_distribution_shift(made, by);
    return true;
}

/* Which bound argument i is: 0 the lower, 1 the upper, -1 none. */
static int bound_of(const struct sw_arguments *arguments, int i)
{
    const struct sw_span label = arguments->at[i].label;
    if (label.length == 0) {
        return arguments->count == 2 ? i : -1;
    }
    if (sw_span_is(label, "min")) {
        return 0;
    }
    return sw_span_is(label, "max") ? 1 : -1;
}

static bool read_truncate(struct sw_distribution_reader *reader,
                          struct sw_distribution *made)
{
    double bounds[2] = {-HUGE_VAL, HUGE_VAL};
    const struct sw_argument *at[2] = {NULL, NULL};
    struct sw_arguments arguments;
    struct sw_distribution_fault fault = {0};
    if (!sw_distribution_expect(reader, '(', "truncate") ||
        !sw_distribution_arguments(reader, "truncate", &arguments)) {
        return false;
    }
    for (int i = 0; i < arguments.count; i++) {
        const int bound = arguments.count > 2 ? -1 : bound_of(&arguments, i);
        if (bound < 0 || at[bound] != NULL) {
            return sw_distribution_fail(
                reader, arguments.at[i].label.at,
                "truncate takes (min, max), like truncate(1 d, 5 d) or "
                "truncate(max 5 d)");
        }
        at[bound] = &arguments.at[i];
        if (!sw_distribution_value(reader, at[bound]->value,
                                   reader->wish->dimension, &bounds[bound])) {
            return false;
        }
    }
    if (!sw_distribution_truncate(made, bounds[0], bounds[1], &fault)) {
        const struct sw_argument *wrong =
            at[fault.at] != NULL ? at[fault.at] : &arguments.at[0];
        return sw_distribution_fail(
            reader, wrong->label.at, "'%.*s' of truncate %s",
            wrong->value.length, wrong->value.at, fault.must);
    }
    return true;
}

static bool read_modifiers(struct sw_distribution_reader *reader,
                           const struct sw_distribution_family *family,
                           struct sw_distribution *made)
{
    for (;;) {
        sw_distribution_skip_spaces(reader);
        const struct sw_span word = sw_distribution_word(reader);
        const bool truncates = sw_span_is(word, "truncate");
        if (!truncates && !sw_span_is(word, "shift")) {
            break;
        }
        if (truncates && family->shape == SW_FAMILY_PARTS) {
            return sw_distribution_fail(
                reader, word.at,
                "a mixture cannot be truncated, truncate its parts");
        }
        reader->at += word.length;
        if (!(truncates ? read_truncate(reader, made)
                        : read_shift(reader, made))) {
            return false;
        }
    }
    const char next = *reader->at;
    if (next == '\0' || (reader->depth > 0 && (next == ',' || next == ')'))) {
        return true;
    }
    return sw_distribution_fail(reader, reader->at,
                                "'%.*s' is neither shift nor truncate, which "
                                "may follow a distribution",
                                sw_distribution_shown(reader->at), reader->at);
}

/* ----------------------------------------------------------- families */

static const char *nearest_family(const char *wrong)
{
    const struct sw_distribution_family *const *all =
        sw_distribution_families();
    const char *names[MOST_FAMILIES];
    size_t count = 0;
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++) {
        if (strcmp(wrong, other_names[i][0]) == 0) {
            return other_names[i][1];
        }
    }
    for (; all[count] != NULL && count < MOST_FAMILIES; count++) {
        names[count] = all[count]->name;
    }
    return sw_nearest_name(wrong, names, count);
}

static bool find_family(const struct sw_distribution_reader *reader,
                        struct sw_span word,
                        const struct sw_distribution_family **family)
{
    char name[LONGEST_NAME + 1] = "";
    if (word.length <= LONGEST_NAME) {
        memcpy(name, word.at, (size_t)word.length);
    }
    *family = sw_distribution_find(name);
    if (*family == NULL) {
        const char *near = nearest_family(name);
        return near == NULL ? sw_distribution_fail(
                                  reader, word.at,
                                  "'%.*s' is not the name of a distribution",
                                  word.length < LONGEST_NAME ? word.length
                                                             : LONGEST_NAME,
                                  word.at)
                            : sw_distribution_fail(
                                  reader, word.at,
                                  "'%s' is not the name of a distribution, did "
                                  "you mean '%s'?",
                                  name, near);
    }
    if ((*family)->whole && reader->wish->dimension != SW_PLAIN) {
        return sw_distribution_fail(
            reader, word.at, "%s draws plain numbers: %s is needed", name,
            sw_dimension_example(reader->wish->dimension));
    }
    return true;
}

static bool read_family(struct sw_distribution_reader *reader,
                        const struct sw_distribution_family *family,
                        struct sw_distribution **made)
{
    switch (family->shape) {
    case SW_FAMILY_WEIGHTED:
    case SW_FAMILY_PARTS:
        return read_list(reader, family, made);
    case SW_FAMILY_COLUMN:
        return read_column(reader, family, made);
    case SW_FAMILY_LABELLED:
    case SW_FAMILY_POSITIONAL:
        break;
    }
    return sw_distribution_by_form(reader, family, made);
}

static bool read_constant(struct sw_distribution_reader *reader,
                          struct sw_distribution **made)
{
    double value = 0;
    const struct sw_span span =
        sw_distribution_until(reader, reader->depth > 0 ? ",)" : "");
    if (!sw_distribution_value(reader, span, reader->wish->dimension, &value)) {
        return false;
    }
    *made = sw_distribution_constant(reader->wish->arena, value);
    return true;
}

/* A quantity, or name(..) and what follows it. */
static bool read_one(struct sw_distribution_reader *reader,
                     struct sw_distribution **made)
{
    const struct sw_distribution_family *family = NULL;
    sw_distribution_skip_spaces(reader);
    const struct sw_span word = sw_distribution_word(reader);
    if (word.length == 0) {
        return read_constant(reader, made);
    }
    if (!find_family(reader, word, &family)) {
        return false;
    }
    reader->at += word.length;
    sw_distribution_skip_spaces(reader);
    if (*reader->at != '(') {
        return sw_distribution_fail(reader, reader->at,
                                    "%s lacks its brackets, like %s",
                                    family->name, family->example);
    }
    reader->at++;
    return read_family(reader, family, made) &&
           read_modifiers(reader, family, *made);
}

static bool check_sign(const struct sw_distribution_reader *reader,
                       const struct sw_distribution *made)
{
    const enum sw_dimension dimension = reader->wish->dimension;
    const bool signed_one =
        dimension != SW_TIME && dimension != SW_MASS && dimension != SW_LENGTH;
    if (signed_one || sw_distribution_min(made) >= 0) {
        return true;
    }
    if (strchr(reader->text, '(') == NULL) {
        return sw_distribution_fail(reader, reader->text,
                                    "'%.*s' is below 0, %s cannot be",
                                    sw_distribution_shown(reader->text),
                                    reader->text, sw_dimension_name(dimension));
    }
    return sw_distribution_fail(reader, reader->text,
                                "'%.*s' can be below 0, %s cannot: truncate "
                                "it, like truncate(min 0 %s)",
                                sw_distribution_shown(reader->text),
                                reader->text, sw_dimension_name(dimension),
                                dimension == SW_TIME   ? "h"
                                : dimension == SW_MASS ? "t"
                                                       : "m");
}

bool sw_distribution_read(struct sw_distribution **distribution,
                          const struct sw_distribution_wish *wish,
                          const char *text, size_t *offset,
                          struct sw_error *err)
{
    struct sw_distribution_reader reader = {
        .wish = wish, .text = text, .at = text, .err = err};
    reader.offset = offset;
    struct sw_distribution *made = NULL;
    if (strlen(text) > LONGEST_TEXT) {
        return sw_distribution_fail(&reader, text, "'%.*s..' is too long",
                                    sw_distribution_shown(text), text);
    }
    if (!read_one(&reader, &made) || !check_sign(&reader, made)) {
        return false;
    }
    *distribution = made;
    return true;
}
