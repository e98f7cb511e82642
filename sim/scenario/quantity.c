#include "scenario/quantity.h"

#include "base/utf8.h"
#include "scenario/diagnostics.h"
#include "steelway/units.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { TIME, MASS, MONEY, LENGTH, SHARE, KINDS };
enum { MOST_DIGITS = 15, MOST_UNITS = 4, LONGEST_UNIT = 24, MOST_SHOWN = 60 };

#define LARGEST_VALUE 0x1p61 /* stays an int64, twice over */

/* One of these is size / per of the base unit. */
struct unit {
    const char *name;
    int kind;
    double size;
    double per;
};

static const struct unit units[] = {
    {"s", TIME, SW_SECOND_US, 1},
    {"min", TIME, SW_MINUTE_US, 1},
    {"h", TIME, SW_HOUR_US, 1},
    {"d", TIME, SW_DAY_US, 1},
    {"week", TIME, 7 * SW_DAY_US, 1},
    {"month", TIME, (double)SW_YEAR_US / 12, 1},
    {"year", TIME, SW_YEAR_US, 1},
    {"g", MASS, 1, 1},
    {"kg", MASS, SW_KILOGRAM_G, 1},
    {"t", MASS, SW_TONNE_G, 1},
    {"kt", MASS, 1000 * SW_TONNE_G, 1},
    {"CNY", MONEY, SW_MONEY_UNIT, 1},
    {"mm", LENGTH, 1000, 1},
    {"m", LENGTH, 1000000, 1},
    {"km", LENGTH, 1000000000, 1},
    {"%", SHARE, 1, 100},
};

enum { UNITS = sizeof units / sizeof units[0] };

/* What people write instead. */
static const char *const other_names[][2] = {
    {"hour", "h"},         {"hours", "h"},  {"hr", "h"},
    {"hrs", "h"},          {"day", "d"},    {"days", "d"},
    {"minute", "min"},     {"mins", "min"}, {"minutes", "min"},
    {"second", "s"},       {"sec", "s"},    {"seconds", "s"},
    {"weeks", "week"},     {"wk", "week"},  {"months", "month"},
    {"years", "year"},     {"yr", "year"},  {"a", "year"},
    {"tonne", "t"},        {"tonnes", "t"}, {"ton", "t"},
    {"tons", "t"},         {"T", "t"},      {"kilogram", "kg"},
    {"Kg", "kg"},          {"KG", "kg"},    {"RMB", "CNY"},
    {"yuan", "CNY"},       {"cny", "CNY"},  {"\u5143", "CNY"},
    {"percent", "%"},      {"pct", "%"},    {"\u5428", "t"},
    {"\u5c0f\u65f6", "h"}, {"\u5929", "d"}, {"\u5206\u949f", "min"},
    {"\uff05", "%"},       {"meter", "m"},  {"metre", "m"},
    {"kms", "km"},         {"H", "h"},      {"D", "d"},
};

enum { OTHER_NAMES = sizeof other_names / sizeof other_names[0] };

struct dimension {
    const char *name;
    const char *sample;
    const char *example;
    signed char powers[KINDS];
};

#define DIMENSION(name, sample, ...)                                           \
    {                                                                          \
        name, sample, name ", like " sample,                                   \
        {                                                                      \
            __VA_ARGS__                                                        \
        }                                                                      \
    }

static const struct dimension dimensions[SW_DIMENSIONS] = {
    [SW_PLAIN] = DIMENSION("a plain number", "3", 0),
    [SW_TIME] = DIMENSION("a time", "30 min", [TIME] = 1),
    [SW_MASS] = DIMENSION("a mass", "25 t", [MASS] = 1),
    [SW_MONEY] = DIMENSION("an amount of money", "45 CNY", [MONEY] = 1),
    [SW_LENGTH] = DIMENSION("a length", "1250 mm", [LENGTH] = 1),
    [SW_SHARE] = DIMENSION("a share", "5 %", [SHARE] = 1),
    [SW_MASS_RATE] =
        DIMENSION("a mass per time", "380 t/h", [MASS] = 1, [TIME] = -1),
    [SW_COUNT_RATE] = DIMENSION("a number per time", "6 /month", [TIME] = -1),
    [SW_MONEY_PER_MASS] =
        DIMENSION("money per mass", "45 CNY/t", [MONEY] = 1, [MASS] = -1),
    [SW_MONEY_PER_TIME] =
        DIMENSION("money per time", "300 CNY/h", [MONEY] = 1, [TIME] = -1),
    [SW_MONEY_PER_MASS_LENGTH] =
        DIMENSION("money per mass and length",
                  "0.4 CNY/t/km", [MONEY] = 1, [MASS] = -1, [LENGTH] = -1),
    [SW_MONEY_PER_MASS_TIME] =
        DIMENSION("money per mass and time",
                  "0.5 CNY/t/d", [MONEY] = 1, [MASS] = -1, [TIME] = -1),
    [SW_LENGTH_RATE] =
        DIMENSION("a speed", "90 m/min", [LENGTH] = 1, [TIME] = -1),
    [SW_SHARE_RATE] =
        DIMENSION("a share per time", "12 %/year", [SHARE] = 1, [TIME] = -1),
};

/* What is being read, and how far it is read. */
struct reading {
    const char *text;
    const char *at;
    const struct dimension *wanted;
    struct sw_error *err;
    bool negative;
    double digits; /* all digits as one whole number */
    double size;   /* of the units written before a '/', and of powers of 10 */
    double per;    /* and of those after one */
    signed char powers[KINDS];
};

static int shown(const struct reading *reading)
{
    return (int)sw_utf8_valid(reading->text,
                              strnlen(reading->text, MOST_SHOWN));
}

/* "'2 t' is a mass: a time is needed, like 30 min" */
static bool refuse(const struct reading *reading, const char *what)
{
    const bool asks = what[strlen(what) - 1] == '?';
    return sw_fail(reading->err, SW_ERROR_INPUT,
                   "'%.*s' %s%s %s is needed, like %s", shown(reading),
                   reading->text, what, asks ? "" : ":", reading->wanted->name,
                   reading->wanted->sample);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool refuse_number(const struct reading *reading)
{
    const char c = *reading->at;
    if (c == ',') {
        return refuse(reading, "has a comma, numbers have a point only (2.5)");
    }
    if ((c == 'e' || c == 'E') &&
        (is_digit(reading->at[1]) ||
         (reading->at[1] != '\0' && strchr("+-", reading->at[1]) != NULL))) {
        return refuse(reading, "has an exponent, write all digits");
    }
    if (c == '.') {
        return refuse(reading, "has a point without digits on both sides");
    }
    return refuse(reading, "lacks a space between number and unit");
}

/* Digits, at most one point, all kept: a value is rounded once, at the end. */
static bool read_number(struct reading *reading)
{
    int digits = 0;
    reading->negative = *reading->at == '-';
    reading->at += reading->negative;
    if (!is_digit(*reading->at)) {
        return refuse(reading, "does not begin with a number");
    }
    for (bool point = false;; reading->at++) {
        if (*reading->at == '.' && !point && is_digit(reading->at[1])) {
            point = true;
            continue;
        }
        if (!is_digit(*reading->at)) {
            break;
        }
        reading->digits = 10 * reading->digits + (*reading->at - '0');
        reading->per *= point ? 10 : 1;
        digits += digits > 0 || *reading->at != '0' || point;
        if (digits > MOST_DIGITS) {
            return refuse(reading, "has more than 15 digits");
        }
    }
    if (*reading->at != '\0' && *reading->at != ' ') {
        return refuse_number(reading);
    }
    return true;
}

static const struct unit *find_unit(const char *name)
{
    for (size_t i = 0; i < UNITS; i++) {
        if (strcmp(units[i].name, name) == 0) {
            return &units[i];
        }
    }
    return NULL;
}

static const char *nearest_unit(const char *wrong)
{
    const char *names[OTHER_NAMES + UNITS];
    size_t count = 0;
    for (size_t i = 0; i < OTHER_NAMES; i++) {
        if (strcmp(other_names[i][0], wrong) == 0) {
            return other_names[i][1];
        }
        names[count++] = other_names[i][0];
    }
    for (size_t i = 0; i < UNITS; i++) {
        names[count++] = units[i].name;
    }
    /* Nearly every short word is near to every other. */
    const char *near = strlen(wrong) < 3 || strchr(wrong, ' ') != NULL
                           ? NULL
                           : sw_nearest_name(wrong, names, count);
    for (size_t i = 0; near != NULL && i < OTHER_NAMES; i++) {
        if (strcmp(other_names[i][0], near) == 0) {
            return other_names[i][1];
        }
    }
    return near;
}

static bool refuse_unit(const struct reading *reading, const char *name,
                        const char *begin)
{
    const char *near = nearest_unit(name);
    char what[160];
    if (near == NULL) {
        (void)snprintf(what, sizeof what, "has an unknown unit, '%s'", name);
    } else {
        (void)snprintf(
            what, sizeof what,
            "has an unknown unit, '%s', did you mean '%.*s%s'?", name,
            (int)(begin - reading->text > 60 ? 0 : begin - reading->text),
            reading->text, near);
    }
    return refuse(reading, what);
}

/* The unit at `at`, as far as the next '/' or the end. */
static bool read_unit(struct reading *reading, bool above)
{
    const char *begin = reading->at;
    const size_t length = strcspn(begin, "/");
    char name[LONGEST_UNIT + 1] = "";
    if (length == 0) {
        return refuse(reading, "lacks a unit at a '/'");
    }
    if (length > LONGEST_UNIT) {
        return refuse(reading, "has an unknown unit");
    }
    memcpy(name, begin, length);
    const struct unit *unit = find_unit(name);
    if (unit == NULL) {
        return refuse_unit(reading, name, begin);
    }
    if (above && strcmp(name, "month") == 0) {
        return refuse(reading, "is not a fixed time, months differ");
    }
    reading->size *= above ? unit->size : unit->per;
    reading->per *= above ? unit->per : unit->size;
    reading->powers[unit->kind] =
        (signed char)(reading->powers[unit->kind] + (above ? 1 : -1));
    reading->at += length;
    return true;
}

static bool read_units(struct reading *reading)
{
    reading->at += strspn(reading->at, " ");
    if (*reading->at != '/' && *reading->at != '\0' &&
        !read_unit(reading, true)) {
        return false;
    }
    for (int count = 0; *reading->at == '/'; count++) {
        reading->at++;
        if (count == MOST_UNITS) {
            return refuse(reading, "has too many units");
        }
        if (!read_unit(reading, false)) {
            return false;
        }
    }
    return true;
}

static bool refuse_dimension(const struct reading *reading)
{
    for (size_t i = 0; i < SW_DIMENSIONS; i++) {
        if (memcmp(dimensions[i].powers, reading->powers,
                   sizeof reading->powers) == 0) {
            char what[64];
            (void)snprintf(what, sizeof what, "is %s", dimensions[i].name);
            return i == SW_PLAIN ? refuse(reading, "has no unit")
                                 : refuse(reading, what);
        }
    }
    return refuse(reading, "has units that do not fit");
}

bool sw_quantity_read(double *value, enum sw_dimension dimension,
                      const char *text, struct sw_error *err)
{
    assert(dimension < SW_DIMENSIONS);
    struct reading reading = {.text = text,
                              .at = text,
                              .wanted = &dimensions[dimension],
                              .err = err,
                              .size = 1,
                              .per = 1};
    if (!read_number(&reading) || !read_units(&reading)) {
        return false;
    }
    if (memcmp(reading.powers, reading.wanted->powers, sizeof reading.powers) !=
        0) {
        return refuse_dimension(&reading);
    }
    const double size = reading.digits * reading.size / reading.per;
    if (size > LARGEST_VALUE) {
        return refuse(&reading, "is too large");
    }
    *value = reading.negative && size > 0 ? -size : size;
    return true;
}

const char *sw_dimension_name(enum sw_dimension dimension)
{
    assert(dimension < SW_DIMENSIONS);
    return dimensions[dimension].name;
}

const char *sw_dimension_example(enum sw_dimension dimension)
{
    assert(dimension < SW_DIMENSIONS);
    return dimensions[dimension].example;
}
