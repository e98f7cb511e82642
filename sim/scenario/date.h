/*
 * date.h - dates and times of day as ISO 8601 writes them, and as spreadsheets
 * do that put the year first.
 */
#ifndef SW_SCENARIO_DATE_H
#define SW_SCENARIO_DATE_H

#include "steelway/error.h"

#include <stdint.h>

/* Microseconds from 1970-01-01 00:00 to `text`, "2026-01-05", "2026/1/5" or
 * either with a time, "14:30" or "14:30:00", all local. The years 1900 to 2199
 * are known. */
SW_MUST_USE bool sw_date_read(int64_t *date_us, const char *text,
                              struct sw_error *err);

/* Microseconds from 1970-01-01 to the first day of `month`, 1 to 12. */
int64_t sw_date_month_us(int year, int month);

#endif
