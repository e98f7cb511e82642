/*
 * calendar.c - the open time of a calendar as two tables.
 *
 * From 0 until all exceptions are past, and where the planned stops have begun,
 * open time is listed once (`head`); after that, it repeats itself, and one
 * cycle of it is listed (`cycle`). Each open span knows how much open time
 * comes before it, so that every question is one or two binary searches. Only
 * if the planned stops and the week take too long to come round together, the
 * time after the head is looked at rule by rule.
 */
#include "engine/calendar.h"

#include "base/memory.h"
#include "engine/calendar_rules.h"

#include <assert.h>

enum { MOST_SPANS = 1 << 17 };

#define LONGEST_US (1000 * SW_YEAR_US)

struct span {
    int64_t from_us;
    int64_t to_us;
    int64_t before_us; /* open time of the table before it */
};

struct table {
    struct span *spans; /* owned; sorted, none touches the next */
    size_t count;
    size_t capacity;
    int64_t begin_us; /* of the run's clock; spans count from here */
    int64_t length_us;
    int64_t open_us;
};

struct sw_calendar {
    struct sw_calendar_rules rules;
    bool always;
    bool cyclic; /* after the head comes the cycle, again and again */
    struct table head;
    struct table cycle;
};

/* Append an interval that begins where the table ends or later. False if there
 * is no more room. */
static bool append(struct table *table, struct sw_interval added)
{
    if (table->count > 0 &&
        table->spans[table->count - 1].to_us == added.from_us) {
        table->spans[table->count - 1].to_us = added.to_us;
    } else if (table->count < MOST_SPANS) {
        table->spans =
            sw_reserve_array(table->spans, &table->capacity, table->count + 1,
                             sizeof table->spans[0]);
        table->spans[table->count++] = (struct span){
            .from_us = added.from_us,
            .to_us = added.to_us,
            .before_us = table->open_us,
        };
    } else {
        return false;
    }
    table->open_us += added.to_us - added.from_us;
    return true;
}

/* List the open time from `begin_us` on, at most for `length_us`, and for less
 * if the spans become too many. Returns whether it is complete. */
static bool fill(struct table *table, const struct sw_calendar_rules *rules,
                 int64_t begin_us, int64_t length_us)
{
    int64_t at_us = begin_us;
    struct sw_interval found;
    table->begin_us = begin_us;
    table->length_us = length_us;
    table->count = 0;
    table->open_us = 0;
    while (sw_calendar_rules_find(rules, at_us, begin_us + length_us, &found)) {
        at_us = found.to_us;
        found.from_us -= begin_us;
        found.to_us -= begin_us;
        if (!append(table, found)) {
            table->length_us = found.from_us;
            return false;
        }
    }
    return true;
}

static void empty(struct table *table)
{
    table->count = 0;
    table->length_us = 0;
    table->open_us = 0;
}

static void compile(struct sw_calendar *calendar)
{
    const struct sw_calendar_rules *rules = &calendar->rules;
    const int64_t settled_us = sw_calendar_rules_settled(rules);
    const int64_t cycle_us = sw_calendar_rules_cycle(rules);
    empty(&calendar->cycle);
    calendar->cyclic = fill(&calendar->head, rules, 0, settled_us) &&
                       (settled_us == SW_NEVER_US ||
                        (cycle_us < SW_NEVER_US &&
                         fill(&calendar->cycle, rules, settled_us, cycle_us)));
    if (!calendar->cyclic) {
        (void)fill(&calendar->head, rules, 0, LONGEST_US);
    }
    calendar->always = rules->closed_count == 0 && rules->stop_count == 0 &&
                       calendar->cycle.open_us == SW_WEEK_US;
}

struct sw_calendar *sw_calendar_create_weekly(const struct sw_interval *week,
                                              size_t count,
                                              int64_t start_in_week_us)
{
    struct sw_calendar *calendar = sw_new(struct sw_calendar);
    sw_calendar_rules_init(&calendar->rules, week, count, start_in_week_us);
    compile(calendar);
    return calendar;
}

struct sw_calendar *sw_calendar_create_always(void)
{
    const struct sw_interval week = {0, SW_WEEK_US};
    return sw_calendar_create_weekly(&week, 1, 0);
}

void sw_calendar_close(struct sw_calendar *calendar,
                       const struct sw_interval *closed, size_t count)
{
    sw_calendar_rules_close(&calendar->rules, closed, count);
    compile(calendar);
}

void sw_calendar_close_every(struct sw_calendar *calendar, int64_t first_us,
                             int64_t every_us, int64_t lasts_us)
{
    assert(first_us >= 0 && every_us > 0 && lasts_us > 0);
    if (lasts_us < every_us) {
        const struct sw_stop_rule stop = {first_us, every_us, lasts_us};
        sw_calendar_rules_add_stop(&calendar->rules, stop);
    } else {
        const struct sw_interval rest = {first_us, SW_NEVER_US};
        sw_calendar_rules_close(&calendar->rules, &rest, 1);
    }
    compile(calendar);
}

void sw_calendar_destroy(struct sw_calendar *calendar)
{
    if (calendar != NULL) {
        sw_calendar_rules_clear(&calendar->rules);
        sw_free(calendar->head.spans);
        sw_free(calendar->cycle.spans);
        sw_free(calendar);
    }
}

/* The first span that ends after `at_us` of the table, or table->count. */
static size_t ending_after(const struct table *table, int64_t at_us)
{
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (table->spans[middle].to_us <= at_us) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Open time of the table before `at_us`. */
static int64_t open_before(const struct table *table, int64_t at_us)
{
    const size_t i = ending_after(table, at_us);
    if (i == table->count) {
        return table->open_us;
    }
    const struct span *span = &table->spans[i];
    const int64_t into_us = at_us - span->from_us;
    return span->before_us + (into_us > 0 ? into_us : 0);
}

/* When `open_us` of the table's open time are over: 0 < open_us <= all. */
static int64_t instant_of(const struct table *table, int64_t open_us)
{
    size_t low = 0;
    size_t high = table->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (table->spans[middle].before_us < open_us) {
            low = middle;
        } else {
            high = middle;
        }
    }
    const struct span *span = &table->spans[low];
    return span->from_us + (open_us - span->before_us);
}

/* A span of the cycle, some cycles later. */
static struct sw_interval repeated(const struct sw_calendar *calendar, size_t i,
                                   int64_t cycles)
{
    const struct table *cycle = &calendar->cycle;
    const int64_t shift_us = cycle->begin_us + cycles * cycle->length_us;
    return (struct sw_interval){
        .from_us = shift_us + cycle->spans[i].from_us,
        .to_us = shift_us + cycle->spans[i].to_us,
    };
}

/* The first open interval that ends after `at_us`. It may touch the next. */
static bool find_open(const struct sw_calendar *calendar, int64_t at_us,
                      struct sw_interval *found)
{
    const struct table *head = &calendar->head;
    const struct table *cycle = &calendar->cycle;
    const size_t i = ending_after(head, at_us);
    if (i < head->count) {
        *found =
            (struct sw_interval){head->spans[i].from_us, head->spans[i].to_us};
        return true;
    }
    const int64_t rest_us = at_us > head->length_us ? at_us : head->length_us;
    if (!calendar->cyclic) {
        return sw_calendar_rules_find(&calendar->rules, rest_us,
                                      rest_us + LONGEST_US, found);
    }
    if (cycle->count == 0) {
        return false;
    }
    const int64_t since_us = rest_us - cycle->begin_us;
    const int64_t cycles = since_us / cycle->length_us;
    const size_t k = ending_after(cycle, since_us % cycle->length_us);
    *found = k < cycle->count ? repeated(calendar, k, cycles)
                              : repeated(calendar, 0, cycles + 1);
    return true;
}

bool sw_calendar_is_always(const struct sw_calendar *calendar)
{
    return calendar->always;
}

bool sw_calendar_is_open(const struct sw_calendar *calendar, int64_t at_us)
{
    assert(at_us >= 0);
    struct sw_interval open;
    return calendar->always ||
           (at_us < SW_CALENDAR_END_US && find_open(calendar, at_us, &open) &&
            open.from_us <= at_us);
}

int64_t sw_calendar_next_change(const struct sw_calendar *calendar,
                                int64_t at_us)
{
    assert(at_us >= 0);
    struct sw_interval open;
    if (calendar->always || at_us >= SW_CALENDAR_END_US ||
        !find_open(calendar, at_us, &open)) {
        return SW_NEVER_US;
    }
    if (open.from_us > at_us) {
        return open.from_us;
    }
    const int64_t settled_us = calendar->head.length_us;
    const int64_t sure_us =
        (at_us > settled_us ? at_us : settled_us) +
        (calendar->cyclic ? 2 * calendar->cycle.length_us : LONGEST_US);
    int64_t to_us = open.to_us;
    while (find_open(calendar, to_us, &open) && open.from_us <= to_us) {
        to_us = open.to_us;
        if (to_us > sure_us) {
            return SW_NEVER_US;
        }
    }
    return to_us;
}

static int64_t finish_by_rules(const struct sw_calendar_rules *rules,
                               int64_t at_us, int64_t work_us)
{
    const int64_t until_us = at_us + LONGEST_US;
    struct sw_interval open;
    while (sw_calendar_rules_find(rules, at_us, until_us, &open)) {
        const int64_t length_us = open.to_us - open.from_us;
        if (work_us <= length_us) {
            return open.from_us + work_us;
        }
        work_us -= length_us;
        at_us = open.to_us;
    }
    return SW_NEVER_US;
}

static int64_t finish_in_cycle(const struct table *cycle, int64_t at_us,
                               int64_t work_us)
{
    if (cycle->open_us == 0) {
        return SW_NEVER_US;
    }
    const int64_t since_us = at_us - cycle->begin_us;
    const int64_t open_us =
        open_before(cycle, since_us % cycle->length_us) + work_us;
    const int64_t more = (open_us - 1) / cycle->open_us;
    const int64_t cycles = since_us / cycle->length_us + more;
    const sw_int128 finish_us =
        (sw_int128)cycles * cycle->length_us + cycle->begin_us +
        instant_of(cycle, open_us - more * cycle->open_us);
    return finish_us < SW_NEVER_US ? (int64_t)finish_us : SW_NEVER_US;
}

int64_t sw_calendar_finish(const struct sw_calendar *calendar, int64_t at_us,
                           int64_t work_us)
{
    assert(at_us >= 0 && work_us >= 0);
    if (at_us >= SW_CALENDAR_END_US || work_us >= SW_CALENDAR_END_US) {
        return SW_NEVER_US;
    }
    if (calendar->always) {
        return at_us + work_us;
    }
    if (work_us == 0) {
        struct sw_interval open;
        if (!find_open(calendar, at_us, &open)) {
            return SW_NEVER_US;
        }
        return open.from_us > at_us ? open.from_us : at_us;
    }
    const struct table *head = &calendar->head;
    if (at_us < head->length_us) {
        const int64_t open_us = open_before(head, at_us) + work_us;
        if (open_us <= head->open_us) {
            return instant_of(head, open_us);
        }
        work_us = open_us - head->open_us;
        at_us = head->length_us;
    }
    return calendar->cyclic ? finish_in_cycle(&calendar->cycle, at_us, work_us)
                            : finish_by_rules(&calendar->rules, at_us, work_us);
}

static int64_t open_by_rules(const struct sw_calendar_rules *rules,
                             int64_t from_us, int64_t to_us)
{
    int64_t total_us = 0;
    struct sw_interval open;
    while (sw_calendar_rules_find(rules, from_us, to_us, &open)) {
        total_us += open.to_us - open.from_us;
        from_us = open.to_us;
    }
    return total_us;
}

/* Open time from the begin of the cycle to `at_us`. */
static int64_t open_in_cycles(const struct table *cycle, int64_t at_us)
{
    if (cycle->open_us == 0) {
        return 0;
    }
    const int64_t since_us = at_us - cycle->begin_us;
    return since_us / cycle->length_us * cycle->open_us +
           open_before(cycle, since_us % cycle->length_us);
}

int64_t sw_calendar_open_time(const struct sw_calendar *calendar,
                              int64_t from_us, int64_t to_us)
{
    assert(from_us >= 0 && from_us <= to_us && to_us < SW_CALENDAR_END_US);
    if (calendar->always) {
        return to_us - from_us;
    }
    const struct table *head = &calendar->head;
    int64_t total_us = 0;
    if (from_us < head->length_us) {
        total_us = open_before(head, to_us) - open_before(head, from_us);
        from_us = head->length_us;
    }
    if (from_us < to_us) {
        total_us += calendar->cyclic
                        ? open_in_cycles(&calendar->cycle, to_us) -
                              open_in_cycles(&calendar->cycle, from_us)
                        : open_by_rules(&calendar->rules, from_us, to_us);
    }
    return total_us;
}
