#include "scenario/quantity_text.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MAX_UNITS = 6 };

static const char *const units[SW_DIMENSIONS][MAX_UNITS] = {
    [SW_PLAIN] = {NULL},
    [SW_TIME] = {"d", "h", "min", "s", NULL},
    [SW_MASS] = {"kt", "t", "kg", "g", NULL},
    [SW_MONEY] = {"CNY", NULL},
    [SW_LENGTH] = {"km", "m", "mm", NULL},
    [SW_SHARE] = {"%", NULL},
    [SW_MASS_RATE] = {"t/h", "t/d", NULL},
    [SW_COUNT_RATE] = {"/h", "/d", "/year", NULL},
    [SW_MONEY_PER_MASS] = {"CNY/t", NULL},
    [SW_MONEY_PER_TIME] = {"CNY/h", "CNY/d", "CNY/year", NULL},
    [SW_MONEY_PER_MASS_LENGTH] = {"CNY/t/km", NULL},
    [SW_MONEY_PER_MASS_TIME] = {"CNY/t/d", NULL},
    [SW_LENGTH_RATE] = {"m/min", NULL},
    [SW_SHARE_RATE] = {"%/year", "%/d", NULL},
};

const char *const *sw_dimension_units(enum sw_dimension dimension)
{
    assert(dimension < SW_DIMENSIONS);
    return units[dimension];
}

void sw_number_text(char text[SW_QUANTITY_TEXT_BYTES], double value)
{
    const size_t size = SW_QUANTITY_TEXT_BYTES;
    (void)snprintf(text, size, "%.12g", value);
    if (strchr(text, 'e') == NULL) {
        return;
    }
    if (fabs(value) >= 1e40) {
        (void)snprintf(text, size, "%s", value < 0 ? "-inf" : "inf");
        return;
    }
    (void)snprintf(text, size, fabs(value) < 1 ? "%.18f" : "%.0f", value);
    if (strchr(text, '.') != NULL) {
        size_t length = strlen(text);
        while (text[length - 1] == '0') {
            length--;
        }
        length -= text[length - 1] == '.';
        text[length] = '\0';
    }
}

/* What one of `unit` is in base units. */
static double size_of(const char *unit, enum sw_dimension dimension)
{
    char text[32];
    struct sw_error err = {0};
    double value = 0;
    (void)snprintf(text, sizeof text, "1 %s", unit);
    const bool known = sw_quantity_read(&value, dimension, text, &err);
    assert(known);
    (void)known;
    return value;
}

void sw_quantity_text(char text[SW_QUANTITY_TEXT_BYTES], double value,
                      enum sw_dimension dimension)
{
    double amount = value;
    const char *unit = "";
    for (const char *const *at = sw_dimension_units(dimension); *at != NULL;
         at++) {
        amount = value / size_of(*at, dimension);
        unit = *at;
        const double thousandths = amount * 1000;
        if (fabs(amount) >= 1 &&
            fabs(thousandths - rint(thousandths)) < 1e-9 * fabs(thousandths)) {
            break;
        }
    }
    char number[SW_QUANTITY_TEXT_BYTES];
    sw_number_text(number, amount);
    (void)snprintf(text, SW_QUANTITY_TEXT_BYTES, "%.40s%s%.12s", number,
                   unit[0] == '\0' ? "" : " ", unit);
}
