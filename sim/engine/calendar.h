/*
 * calendar.h - when a resource works.
 *
 * Open time is a set of half-open intervals [from, to) of the run's clock:
 * a weekly pattern less closed days, or always, less planned stops. Work that
 * ends with the shift is done: it ends at the interval's end, not at the next
 * opening. Times of questions are 0 or later; a question costs O(log n) in the
 * number of intervals, whatever its span.
 */
#ifndef SW_ENGINE_CALENDAR_H
#define SW_ENGINE_CALENDAR_H

#include "steelway/units.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Beyond this (146,000 years), everything is closed. */
#define SW_CALENDAR_END_US (SW_NEVER_US / 2)

struct sw_interval {
    int64_t from_us;
    int64_t to_us; /* > from_us */
};

struct sw_calendar;

/* Open always. */
struct sw_calendar *sw_calendar_create_always(void);

/*
 * Open in `week` (sorted, disjoint, touching ones are joined, within
 * [0, 7 d); time 0 of the week is Monday 00:00), shifted so that the run's time
 * 0 is `start_in_week_us` into the week.
 */
struct sw_calendar *sw_calendar_create_weekly(const struct sw_interval *week,
                                              size_t count,
                                              int64_t start_in_week_us);

/* Close these intervals of the run's clock too, in any order; they may overlap
 * each other and end at SW_NEVER_US. Call before use. */
void sw_calendar_close(struct sw_calendar *calendar,
                       const struct sw_interval *closed, size_t count);

/* Close `lasts_us` every `every_us`, first at `first_us`, for ever. Call before
 * use. */
void sw_calendar_close_every(struct sw_calendar *calendar, int64_t first_us,
                             int64_t every_us, int64_t lasts_us);

void sw_calendar_destroy(struct sw_calendar *calendar);

bool sw_calendar_is_always(const struct sw_calendar *calendar);
bool sw_calendar_is_open(const struct sw_calendar *calendar, int64_t at_us);

/* The first instant after `at_us` at which open changes to closed or back;
 * SW_NEVER_US if none. */
int64_t sw_calendar_next_change(const struct sw_calendar *calendar,
                                int64_t at_us);

/* When work that needs `work_us` of open time and starts at `at_us` (open or
 * not) is done; SW_NEVER_US if never. Zero work is done at the first open
 * instant at or after `at_us`. */
int64_t sw_calendar_finish(const struct sw_calendar *calendar, int64_t at_us,
                           int64_t work_us);

/* Open time within [from_us, to_us). */
int64_t sw_calendar_open_time(const struct sw_calendar *calendar,
                              int64_t from_us, int64_t to_us);

#endif
