#include "scenario/changed_value.h"

#include "base/text.h"
#include "scenario/quantity_text.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { LONGEST_QUANTITY = 63 };

/* A quantity taken apart: "2.5 d" is 2.5 and " d". */
struct parts {
    double number;
    const char *unit; /* with the blanks before it; "" for a plain number */
    enum sw_dimension dimension;
    double value; /* in base units */
};

static bool take_apart(struct parts *parts, const char *text)
{
    char number[LONGEST_QUANTITY + 1];
    struct sw_error err = {0};
    const size_t length = strspn(text, "+-.0123456789");
    if (length == 0 || length > LONGEST_QUANTITY) {
        return false;
    }
    memcpy(number, text, length);
    number[length] = '\0';
    parts->unit = text + length;
    if (!sw_quantity_read(&parts->number, SW_PLAIN, number, &err)) {
        return false;
    }
    for (int i = 0; i < SW_DIMENSIONS; i++) {
        parts->dimension = (enum sw_dimension)i;
        if (sw_quantity_read(&parts->value, parts->dimension, text, &err)) {
            return true;
        }
    }
    return false;
}

static const char *put_together(double number, const char *unit,
                                struct sw_arena *arena)
{
    char text[SW_QUANTITY_TEXT_BYTES];
    sw_number_text(text, number);
    return sw_arena_format(arena, "%s%s", text, unit);
}

bool sw_value_add(const char **result, const char *text, const char *added,
                  struct sw_arena *arena, struct sw_error *err)
{
    struct parts base;
    struct parts more;
    if (!take_apart(&base, text)) {
        return sw_fail(err, SW_ERROR_INPUT, "nothing can be added to '%s'",
                       text);
    }
    if (!take_apart(&more, added) || more.dimension != base.dimension) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "'%s' cannot be added to '%s': %s is needed", added,
                       text, sw_dimension_example(base.dimension));
    }
    double number = base.number + more.number;
    if (strcmp(base.unit, more.unit) != 0) {
        char one[LONGEST_QUANTITY + 1] = "1";
        double unit = 1;
        strncat(one, base.unit, sizeof one - 2);
        if (!sw_quantity_read(&unit, base.dimension, one, err)) {
            return false;
        }
        number = (base.value + more.value) / unit;
    }
    *result = put_together(number, base.unit, arena);
    return true;
}

/* --------------------------------------------------------------- times */

static bool can_be_scaled(enum sw_dimension dimension)
{
    return dimension == SW_TIME || dimension == SW_MASS ||
           dimension == SW_MONEY || dimension == SW_LENGTH;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) != 0 || c == '_' || c == '.';
}

/* How long the quantity at the start of `text` is: a number and, if there is
 * one, its unit. "0.8 shift" is a number with a word behind it. */
static size_t quantity_length(const char *text)
{
    char quantity[LONGEST_QUANTITY + 1] = "";
    struct parts parts;
    const size_t number = strspn(text, "+-.0123456789");
    const size_t blanks = strspn(text + number, " ");
    const size_t unit = strcspn(text + number + blanks, " ,:()");
    const size_t length = number + blanks + unit;
    if (length <= LONGEST_QUANTITY) {
        strncat(quantity, text, length);
    }
    return take_apart(&parts, quantity) ? length
           : number < LONGEST_QUANTITY  ? number
                                        : LONGEST_QUANTITY;
}

/* Add one quantity of a distribution, multiplied if it has a unit that can be;
 * false if it has one that cannot. */
static bool scale_argument(struct sw_text *out, const char *text, size_t length,
                           double factor, size_t *scaled)
{
    char quantity[LONGEST_QUANTITY + 1];
    struct parts parts;
    memcpy(quantity, text, length);
    quantity[length] = '\0';
    if (!take_apart(&parts, quantity)) {
        return false;
    }
    if (parts.dimension == SW_PLAIN || parts.dimension == SW_SHARE) {
        sw_text_add(out, quantity);
        return true;
    }
    char number[SW_QUANTITY_TEXT_BYTES];
    sw_number_text(number, parts.number * factor);
    sw_text_format(out, "%s%s", number, parts.unit);
    ++*scaled;
    return can_be_scaled(parts.dimension);
}

static bool scale_distribution(struct sw_text *out, const char *text,
                               double factor)
{
    size_t scaled = 0;
    for (size_t i = 0; text[i] != '\0';) {
        const bool starts = strchr("+-.0123456789", text[i]) != NULL &&
                            (i == 0 || !is_word(text[i - 1]));
        if (!starts) {
            sw_text_add_n(out, text + i, 1);
            i++;
            continue;
        }
        const size_t length = quantity_length(text + i);
        if (!scale_argument(out, text + i, length, factor, &scaled)) {
            return false;
        }
        i += length;
    }
    return scaled > 0;
}

bool sw_value_times(const char **result, const char *text, const char *factor,
                    struct sw_arena *arena, struct sw_error *err)
{
    struct parts base;
    struct parts times;
    if (!take_apart(&times, factor) ||
        (times.dimension != SW_PLAIN && times.dimension != SW_SHARE)) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "times: '%s' is not a number, like 0.8", factor);
    }
    if (take_apart(&base, text)) {
        *result = put_together(base.number * times.value, base.unit, arena);
        return true;
    }
    struct sw_text scaled = {0};
    const bool good = strchr(text, '(') != NULL && times.value > 0 &&
                      scale_distribution(&scaled, text, times.value);
    if (good) {
        *result = sw_arena_text(arena, sw_text_get(&scaled));
    }
    sw_text_clear(&scaled);
    return good || sw_fail(err, SW_ERROR_INPUT,
                           "'%s' cannot be multiplied by '%s': state the "
                           "changed value instead",
                           text, factor);
}
