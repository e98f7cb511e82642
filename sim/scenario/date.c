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

/* A date as it is written. */
struct written {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
};

/* Move the cursor behind `least` to `most` digits and set their value. */
static bool take_digits(const char **cursor, int least, int most, int *value)
{
    int count = 0;
    *value = 0;
    while (count < most && **cursor >= '0' && **cursor <= '9') {
        *value = 10 * *value + (**cursor - '0');
        ++*cursor;
        count++;
    }
    return count >= least;
}

static bool take_mark(const char **cursor, char mark)
{
    const bool stands = **cursor == mark;
    *cursor += stands;
    return stands;
}

/* ISO 8601 has two digits everywhere; spreadsheets write 2026/1/5 9:30. */
static bool take_day(const char **cursor, struct written *date)
{
    if (!take_digits(cursor, 4, 4, &date->year)) {
        return false;
    }
    const char mark = **cursor == '/' ? '/' : '-';
    const int least = mark == '/' ? 1 : 2;
    return take_mark(cursor, mark) &&
           take_digits(cursor, least, 2, &date->month) &&
           take_mark(cursor, mark) && take_digits(cursor, least, 2, &date->day);
}

static bool take_time(const char **cursor, struct written *date)
{
    return take_digits(cursor, 1, 2, &date->hour) && take_mark(cursor, ':') &&
           take_digits(cursor, 2, 2, &date->minute) &&
           (!take_mark(cursor, ':') ||
            take_digits(cursor, 2, 2, &date->second));
}

/* Whether `text` has the form of a date, with or without a time of day. */
static bool take_apart(struct written *date, const char *text)
{
    *date = (struct written){0};
    return take_day(&text, date) &&
           (*text == '\0' ||
            ((take_mark(&text, ' ') || take_mark(&text, 'T')) &&
             take_time(&text, date) && *text == '\0'));
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
    if (date.hour > 23 || date.minute > 59 || date.second > 59) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "the time of '%s' does not exist: 00:00 to 23:59", text);
    }
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR) {
        return sw_fail(err, SW_ERROR_INPUT,
                       "the date '%s' is outside the years %d to %d", text,
                       FIRST_YEAR, LAST_YEAR);
    }
    *date_us = days_from_epoch(date.year, date.month, date.day) * SW_DAY_US +
               date.hour * SW_HOUR_US + date.minute * SW_MINUTE_US +
               date.second * SW_SECOND_US;
    return true;
}

int64_t sw_date_month_us(int year, int month)
{
    return days_from_epoch(year, month, 1) * SW_DAY_US;
}
