#include "engine/calendar_rules.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Append, or lengthen the last one if they touch or overlap. */
static void append(struct sw_interval *list, size_t *count,
                   struct sw_interval added)
{
    if (*count > 0 && added.from_us <= list[*count - 1].to_us) {
        struct sw_interval *last = &list[*count - 1];
        last->to_us = added.to_us > last->to_us ? added.to_us : last->to_us;
    } else {
        list[(*count)++] = added;
    }
}

void sw_calendar_rules_init(struct sw_calendar_rules *rules,
                            const struct sw_interval *week, size_t count,
                            int64_t start_in_week_us)
{
    assert(start_in_week_us >= 0 && start_in_week_us < SW_WEEK_US);
    *rules = (struct sw_calendar_rules){.start_in_week_us = start_in_week_us};
    rules->week = sw_new_array(count + 1, sizeof rules->week[0]);
    for (size_t i = 0; i < count; i++) {
        assert(week[i].from_us >= (i == 0 ? 0 : week[i - 1].to_us));
        assert(week[i].from_us < week[i].to_us && week[i].to_us <= SW_WEEK_US);
        append(rules->week, &rules->week_count, week[i]);
    }
}

void sw_calendar_rules_clear(struct sw_calendar_rules *rules)
{
    sw_free(rules->week);
    sw_free(rules->closed);
    sw_free(rules->stops);
    *rules = (struct sw_calendar_rules){0};
}

static int compare_intervals(const void *a, const void *b)
{
    const struct sw_interval *x = a;
    const struct sw_interval *y = b;
    return (x->from_us > y->from_us) - (x->from_us < y->from_us);
}

void sw_calendar_rules_close(struct sw_calendar_rules *rules,
                             const struct sw_interval *closed, size_t count)
{
    if (count == 0) {
        return;
    }
    const size_t total = rules->closed_count + count;
    rules->closed =
        sw_resize_array(rules->closed, total, sizeof rules->closed[0]);
    memcpy(&rules->closed[rules->closed_count], closed,
           count * sizeof closed[0]);
    qsort(rules->closed, total, sizeof rules->closed[0], compare_intervals);
    rules->closed_count = 0;
    for (size_t i = 0; i < total; i++) {
        const struct sw_interval next = rules->closed[i];
        assert(next.from_us < next.to_us);
        append(rules->closed, &rules->closed_count, next);
    }
}

void sw_calendar_rules_add_stop(struct sw_calendar_rules *rules,
                                struct sw_stop_rule stop)
{
    assert(stop.first_us >= 0 && stop.every_us > 0);
    assert(stop.lasts_us > 0 && stop.lasts_us < stop.every_us);
    rules->stops = sw_resize_array(rules->stops, rules->stop_count + 1,
                                   sizeof rules->stops[0]);
    rules->stops[rules->stop_count++] = stop;
}

int64_t sw_calendar_rules_settled(const struct sw_calendar_rules *rules)
{
    int64_t settled_us = 0;
    if (rules->closed_count > 0) {
        settled_us = rules->closed[rules->closed_count - 1].to_us;
    }
    for (size_t i = 0; i < rules->stop_count; i++) {
        if (rules->stops[i].first_us > settled_us) {
            settled_us = rules->stops[i].first_us;
        }
    }
    return settled_us < 0 ? 0 : settled_us;
}

static int64_t greatest_common_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static bool is_whole_week(const struct sw_calendar_rules *rules)
{
    return rules->week_count == 1 && rules->week[0].from_us == 0 &&
           rules->week[0].to_us == SW_WEEK_US;
}

int64_t sw_calendar_rules_cycle(const struct sw_calendar_rules *rules)
{
    const int64_t longest_us = 1000 * SW_YEAR_US;
    int64_t cycle_us = is_whole_week(rules) && rules->stop_count > 0
                           ? rules->stops[0].every_us
                           : SW_WEEK_US;
    for (size_t i = 0; i < rules->stop_count; i++) {
        const int64_t every_us = rules->stops[i].every_us;
        const int64_t times =
            every_us / greatest_common_divisor(cycle_us, every_us);
        assert(times > 0);
        if (cycle_us > longest_us / times) {
            return SW_NEVER_US;
        }
        cycle_us *= times;
    }
    return cycle_us;
}

/* The first of the sorted intervals that ends after `at_us`, or `count`. */
static size_t first_ending_after(const struct sw_interval *list, size_t count,
                                 int64_t at_us)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (list[middle].to_us <= at_us) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The weekly interval that ends after `at_us`, on the run's clock. */
static struct sw_interval weekly(const struct sw_calendar_rules *rules,
                                 int64_t at_us)
{
    const int64_t in_week_us = (at_us + rules->start_in_week_us) % SW_WEEK_US;
    int64_t week_us = at_us - in_week_us;
    size_t i = first_ending_after(rules->week, rules->week_count, in_week_us);
    if (i == rules->week_count) {
        i = 0;
        week_us += SW_WEEK_US;
    }
    return (struct sw_interval){
        .from_us = week_us + rules->week[i].from_us,
        .to_us = week_us + rules->week[i].to_us,
    };
}

/* The stop that ends after `at_us`. */
static struct sw_interval stop_after(const struct sw_stop_rule *stop,
                                     int64_t at_us)
{
    int64_t from_us = stop->first_us;
    if (at_us > from_us) {
        from_us += (at_us - from_us) / stop->every_us * stop->every_us;
        if (from_us + stop->lasts_us <= at_us) {
            from_us += stop->every_us;
        }
    }
    return (struct sw_interval){from_us, from_us + stop->lasts_us};
}

/* Cut `closed`, which ends after the begin of `open`, off it. False if that
 * moves its begin, and all has to be looked at again from there. */
static bool cut(struct sw_interval *open, struct sw_interval closed)
{
    if (closed.from_us <= open->from_us) {
        open->from_us = closed.to_us;
        return false;
    }
    if (closed.from_us < open->to_us) {
        open->to_us = closed.from_us;
    }
    return true;
}

static bool cut_all(const struct sw_calendar_rules *rules,
                    struct sw_interval *open)
{
    const size_t i =
        first_ending_after(rules->closed, rules->closed_count, open->from_us);
    if (i < rules->closed_count && !cut(open, rules->closed[i])) {
        return false;
    }
    for (size_t k = 0; k < rules->stop_count; k++) {
        if (!cut(open, stop_after(&rules->stops[k], open->from_us))) {
            return false;
        }
    }
    return true;
}

bool sw_calendar_rules_find(const struct sw_calendar_rules *rules,
                            int64_t from_us, int64_t until_us,
                            struct sw_interval *found)
{
    if (rules->week_count == 0) {
        return false;
    }
    struct sw_interval open = {from_us, until_us};
    while (open.from_us < until_us) {
        const struct sw_interval shift = weekly(rules, open.from_us);
        if (shift.from_us > open.from_us) {
            open.from_us = shift.from_us;
        }
        open.to_us = shift.to_us < until_us ? shift.to_us : until_us;
        if (open.from_us < until_us && cut_all(rules, &open)) {
            *found = open;
            return true;
        }
    }
    return false;
}
