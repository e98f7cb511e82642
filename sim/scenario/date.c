#include "scenario/date.h"

#include "steelway/units.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar. Years are counted
 * from March, so that the leap day comes last. */
static int64_t days_from_epoch(int year, int month, int day)
{
    const int64_t y = month <= 2 ? year - 1 : year;
    const int64_t m = (month + 9) % 12;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 -
           719468;
}

/* `count` digits at `text`; -1 if they are not all digits. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

/* A date as it is written; -1 where no digits stand. */
struct written {
    int year;
    int month;
    int day;
    int hour;
    int minute;
};

/* Whether `text` has the form of "2026-01-05" or "2026-01-05 14:30". */
static bool take_apart(struct written *date, const char *text)
{
    const size_t length = strlen(text);
    *date = (struct written){0};
    if (length == 16) {
        date->hour = digits(text + 11, 2);
        date->minute = digits(text + 14, 2);
        if ((text[10] != ' ' && text[10] != 'T') || text[13] != ':') {
            return false;
        }
    } else if (length != 10) {
        return false;
    }
    date->year = digits(text, 4);
    date->month = digits(text + 5, 2);
    date->day = digits(text + 8, 2);
    return text[4] == '-' && text[7] == '-' && date->year >= 0 &&
           date->month >= 0 && date->day >= 0 && date->hour >= 0 &&
           date->minute >= 0;
}

bool sw_date_read(int64_t *date_us, const char *text, struct sw_error *err)
{
    struct written date;
    if (!take_apart(&date, text)) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "'%s' is not a date, like 2026-01-05 or "
                       "\"2026-01-05 14:30\"",
                       text);
    }
    if (date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_in_month(date.year, date.month)) {
        return sw_fail(err, SW_ERROR_INPUT, "the date '%s' does not exist",
                       text);
    }
    if (date.hour > 23 || date.minute > 59) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "the time of '%s' does not exist: 00:00 to 23:59", text);
    }
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "the date '%s' is outside the years %d to %d", text,
                       FIRST_YEAR, LAST_YEAR);
    }
    *date_us = days_from_epoch(date.year, date.month, date.day) * SW_DAY_US +
               date.hour * SW_HOUR_US + date.minute * SW_MINUTE_US;
    return true;
}
