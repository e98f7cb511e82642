/*
 * plant_date.h - weeks and months of the plant's clock.
 */
#ifndef SW_MODEL_PLANT_DATE_H
#define SW_MODEL_PLANT_DATE_H

#include <stdint.h>

enum { SW_MONTHS = 12 };

/* Months since March of the year 0, of a local time since 1970-01-01. */
int64_t sw_month_at(int64_t date_us);

/* When such a month begins, since 1970-01-01. */
int64_t sw_month_begin_us(int64_t month);

/* Weeks, from Monday on, since one before the year 1900. */
int64_t sw_week_at(int64_t date_us);

#endif
