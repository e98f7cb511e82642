/*
 * calendar_text.h - calendars as a scenario writes them.
 *
 *     open: { mon-fri: ["08:30-12:00", "13:30-17:30"], sat: ["22:00-06:00"] }
 *     closed: ["2026-02-16", "2026-02-17"]     or { file: holidays.csv }
 */
#ifndef SW_MODEL_CALENDAR_TEXT_H
#define SW_MODEL_CALENDAR_TEXT_H

#include "model/compiler.h"

/* A calendar, on the run's clock; the caller destroys it. NULL after reporting.
 */
struct sw_calendar *sw_calendar_from_settings(struct sw_compiler *compiler,
                                              const struct sw_object *object);

#endif
