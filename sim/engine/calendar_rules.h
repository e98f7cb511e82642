/*
 * calendar_rules.h - what a calendar was told, and the open time that follows.
 *
 * Slow but for ever: each call looks from one instant on. The calendar itself
 * keeps a table of what it finds here.
 */
#ifndef SW_ENGINE_CALENDAR_RULES_H
#define SW_ENGINE_CALENDAR_RULES_H

#include "engine/calendar.h"

#define SW_WEEK_US (7 * SW_DAY_US)

/* Closed for [first_us + k every_us, + lasts_us), k = 0, 1, ... */
struct sw_stop_rule {
    int64_t first_us;
    int64_t every_us;
    int64_t lasts_us; /* < every_us */
};

struct sw_calendar_rules {
    struct sw_interval *week; /* owned; sorted, none touches the next */
    size_t week_count;
    int64_t start_in_week_us;
    struct sw_interval *closed; /* owned; sorted, none touches the next */
    size_t closed_count;
    struct sw_stop_rule *stops; /* owned */
    size_t stop_count;
};

/* `week` as for sw_calendar_create_weekly. */
void sw_calendar_rules_init(struct sw_calendar_rules *rules,
                            const struct sw_interval *week, size_t count,
                            int64_t start_in_week_us);
void sw_calendar_rules_clear(struct sw_calendar_rules *rules);

/* In any order; they may overlap. */
void sw_calendar_rules_close(struct sw_calendar_rules *rules,
                             const struct sw_interval *closed, size_t count);
void sw_calendar_rules_add_stop(struct sw_calendar_rules *rules,
                                struct sw_stop_rule stop);

/* From this instant on, the open time repeats itself every
 * sw_calendar_rules_cycle, or is over if it is SW_NEVER_US. */
int64_t sw_calendar_rules_settled(const struct sw_calendar_rules *rules);

/* The smallest time after which all rules repeat together; SW_NEVER_US if that
 * is beyond 1,000 years. */
int64_t sw_calendar_rules_cycle(const struct sw_calendar_rules *rules);

/*
 * An open interval that begins at the first open instant at or after `from_us`
 * and before `until_us`, and lasts until the next rule says otherwise or it is
 * `until_us`. It may touch the next. False if there is none.
 */
bool sw_calendar_rules_find(const struct sw_calendar_rules *rules,
                            int64_t from_us, int64_t until_us,
                            struct sw_interval *found);

#endif
