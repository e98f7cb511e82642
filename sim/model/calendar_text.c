#include "model/calendar_text.h"

#include "base/memory.h"
#include "scenario/csv_read.h"
#include "scenario/date.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 7, SHIFTS_MAX = 200 };

static const char *const DAY_NAMES[DAYS] = {"mon", "tue", "wed", "thu",
                                            "fri", "sat", "sun"};

struct week {
    struct sw_interval open[SHIFTS_MAX];
    size_t count;
};

/* ------------------------------------------------------------------ week -- */

static int find_day(const char *text, size_t length)
{
    for (int day = 0; day < DAYS; day++) {
        if (length == 3 && strncmp(text, DAY_NAMES[day], 3) == 0) {
            return day;
        }
    }
    return -1;
}

/* "mon-fri", "sat", "fri-mon": first and last day; false if it is neither. */
static bool read_days(const char *text, int *first, int *last)
{
    const char *dash = strchr(text, '-');
    const size_t length = strlen(text);
    const size_t head = dash == NULL ? length : (size_t)(dash - text);
    *first = find_day(text, head);
    *last = dash == NULL ? *first : find_day(dash + 1, length - head - 1);
    return *first >= 0 && *last >= 0;
}

/* "08:30" in microseconds of the day; "24:00" is its end. */
static bool read_clock(const char *text, int64_t *at_us)
{
    for (int i = 0; i < 5; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (i == 2 ? text[i] != ':' : !digit) {
            return false;
        }
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    *at_us = hour * SW_HOUR_US + minute * SW_MINUTE_US;
    return minute < 60 && *at_us <= SW_DAY_US;
}

/* "22:00-06:00" goes on into the next day. */
static bool read_shift(struct sw_compiler *compiler, const struct sw_node *node,
                       struct sw_interval *shift)
{
    const char *text = node->kind == SW_NODE_SCALAR ? node->text : "";
    if (strlen(text) != 11 || text[5] != '-' ||
        !read_clock(text, &shift->from_us) ||
        !read_clock(text + 6, &shift->to_us) ||
        shift->from_us == shift->to_us) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(HOURS),
                           "working hours are needed here, like "
                           "\"08:30-17:30\"");
    }
    if (shift->to_us < shift->from_us) {
        shift->to_us += SW_DAY_US;
    }
    return true;
}

static bool add_open(struct sw_compiler *compiler, const struct sw_node *node,
                     struct week *week, struct sw_interval open)
{
    const int64_t week_us = DAYS * SW_DAY_US;
    if (week->count + 2 > SHIFTS_MAX) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHIFTS),
                           "a week has at most %d shifts", SHIFTS_MAX);
    }
    if (open.to_us > week_us) {
        week->open[week->count++] =
            (struct sw_interval){0, open.to_us - week_us};
        open.to_us = week_us;
    }
    week->open[week->count++] = open;
    return true;
}

static bool add_shifts(struct sw_compiler *compiler, const struct sw_pair *days,
                       struct week *week)
{
    int first = 0;
    int last = 0;
    if (!read_days(days->key, &first, &last)) {
        return sw_diagnose(compiler->diagnostics, days->place, SW_CODE(DAYS),
                           "'%s' is no day or range of days, like mon-fri",
                           days->key);
    }
    const struct sw_node *list = days->value;
    if (list->kind != SW_NODE_LIST) {
        return sw_diagnose(compiler->diagnostics, list->place, SW_CODE(HOURS),
                           "a list of working hours is needed here, like "
                           "[\"08:30-17:30\"]");
    }
    const int span = (last - first + DAYS) % DAYS;
    for (size_t i = 0; i < list->count; i++) {
        struct sw_interval shift = {0};
        if (!read_shift(compiler, list->items[i], &shift)) {
            return false;
        }
        for (int d = 0; d <= span; d++) {
            const int64_t day_us = (first + d) % DAYS * SW_DAY_US;
            const struct sw_interval open = {day_us + shift.from_us,
                                             day_us + shift.to_us};
            if (!add_open(compiler, list->items[i], week, open)) {
                return false;
            }
        }
    }
    return true;
}

static int by_start(const void *a, const void *b)
{
    const struct sw_interval *x = a;
    const struct sw_interval *y = b;
    return (x->from_us > y->from_us) - (x->from_us < y->from_us);
}

/* Sort, and join what overlaps or touches. */
static void tidy(struct week *week)
{
    qsort(week->open, week->count, sizeof(week->open[0]), by_start);
    size_t kept = 0;
    for (size_t i = 0; i < week->count; i++) {
        struct sw_interval *last = kept == 0 ? NULL : &week->open[kept - 1];
        if (last != NULL && week->open[i].from_us <= last->to_us) {
            if (week->open[i].to_us > last->to_us) {
                last->to_us = week->open[i].to_us;
            }
        } else {
            week->open[kept++] = week->open[i];
        }
    }
    week->count = kept;
}

static struct sw_calendar *read_week(struct sw_compiler *compiler,
                                     const struct sw_node *open)
{
    struct week week = {.count = 0};
    if (open->kind != SW_NODE_MAPPING || open->count == 0) {
        (void)sw_diagnose(compiler->diagnostics, open->place, SW_CODE(DAYS),
                          "days with working hours are needed here, like "
                          "{mon-fri: [\"08:30-17:30\"]}");
        return NULL;
    }
    bool good = true;
    for (size_t i = 0; i < open->count; i++) {
        good = add_shifts(compiler, &open->pairs[i], &week) && good;
    }
    if (!good) {
        return NULL;
    }
    tidy(&week);
    /* 1970-01-01 was a Thursday. */
    const int64_t start_us =
        (compiler->model->settings->start_us + 3 * SW_DAY_US) %
        (DAYS * SW_DAY_US);
    return sw_calendar_create_weekly(week.open, week.count, start_us);
}

/* ----------------------------------------------------------- closed days -- */

static void close_day(struct sw_compiler *compiler,
                      struct sw_calendar *calendar, int64_t date_us)
{
    const int64_t from_us = date_us - compiler->model->settings->start_us;
    const struct sw_interval day = {from_us, from_us + SW_DAY_US};
    sw_calendar_close(calendar, &day, 1);
}

static bool close_list(struct sw_compiler *compiler,
                       struct sw_calendar *calendar, const struct sw_node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct sw_node *date = list->items[i];
        struct sw_error err;
        int64_t date_us = 0;
        if (date->kind != SW_NODE_SCALAR) {
            return sw_diagnose(compiler->diagnostics, date->place,
                               SW_CODE(CLOSED),
                               "a date is needed here, like 2026-02-16");
        }
        if (!sw_date_read(&date_us, date->text, &err)) {
            return sw_diagnose(compiler->diagnostics, date->place,
                               SW_CODE(CLOSED), "%s", err.message);
        }
        close_day(compiler, calendar, date_us);
    }
    return true;
}

struct holiday {
    int64_t date_us;
    const char *what;
};

static const struct sw_setting HOLIDAY_COLUMNS[] = {
    {.key = "date",
     .shape = SW_SHAPE_DATE,
     .required = true,
     .offset = offsetof(struct holiday, date_us),
     .en = "Day without work",
     .zh = "停工日期"},
    {.key = "holiday",
     .shape = SW_SHAPE_TEXT,
     .offset = offsetof(struct holiday, what),
     .en = "Its name",
     .zh = "节日名称"},
};

static const struct sw_table HOLIDAYS = {
    .name = "holidays",
    .en = "Days without work",
    .zh = "停工日",
    .size = sizeof(struct holiday),
    .settings = HOLIDAY_COLUMNS,
    .count = sizeof(HOLIDAY_COLUMNS) / sizeof(HOLIDAY_COLUMNS[0]),
};

static bool close_file(struct sw_compiler *compiler,
                       struct sw_calendar *calendar, const struct sw_node *file)
{
    struct sw_csv_rows rows = {0};
    if (!sw_csv_read(&rows, &HOLIDAYS, file->text, file->place,
                     compiler->reader)) {
        return false;
    }
    for (size_t i = 0; i < rows.count; i++) {
        const struct holiday *holiday = rows.at[i].values;
        close_day(compiler, calendar, holiday->date_us);
    }
    return true;
}

static bool close_days(struct sw_compiler *compiler,
                       struct sw_calendar *calendar,
                       const struct sw_node *closed)
{
    if (closed->kind == SW_NODE_LIST) {
        return close_list(compiler, calendar, closed);
    }
    const struct sw_node *file = sw_node_find(closed, "file");
    if (file != NULL && file->kind == SW_NODE_SCALAR) {
        return close_file(compiler, calendar, file);
    }
    return sw_diagnose(compiler->diagnostics, closed->place, SW_CODE(CLOSED),
                       "a list of dates or {file: holidays.csv} is needed "
                       "here");
}

struct sw_calendar *sw_calendar_from_settings(struct sw_compiler *compiler,
                                              const struct sw_object *object)
{
    const struct sw_calendar_settings *settings = object->values;
    struct sw_calendar *calendar = settings->open == NULL
                                       ? sw_calendar_create_always()
                                       : read_week(compiler, settings->open);
    if (calendar != NULL && settings->closed != NULL &&
        !close_days(compiler, calendar, settings->closed)) {
        sw_calendar_destroy(calendar);
        return NULL;
    }
    return calendar;
}
