#include "output/cell_text.h"

#include "steelway/units.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

void sw_cell_number(char text[static SW_CELL_TEXT_SIZE], double value)
{
    assert(isfinite(value));
    const double shown = value == 0.0 ? 0.0 : value; /* -0 is 0 */
    (void)snprintf(text, SW_CELL_TEXT_SIZE, "%.12g", shown);
    /* An outside program may have chosen a locale with a decimal comma. */
    char *comma = strchr(text, ',');
    if (comma != NULL) {
        *comma = '.';
    }
}

void sw_cell_time(char text[static SW_CELL_TEXT_SIZE], int64_t time_us)
{
    const int64_t part_us = time_us % SW_SECOND_US;
    const int64_t whole_s = time_us / SW_SECOND_US - (part_us < 0 ? 1 : 0);
    const time_t seconds = (time_t)whole_s;
    struct tm tm;
    const struct tm *known = gmtime_r(&seconds, &tm);
    assert(known != NULL && tm.tm_year >= -1900 && tm.tm_year < 8100);
    (void)known;
    const size_t length =
        strftime(text, SW_CELL_TEXT_SIZE, "%Y-%m-%d %H:%M:%S", &tm);
    assert(length > 0);
    (void)length;
}
