#include "engine/calendar.h"

#include "base/hash.h"

#include "cmocka_all.h"

#define H SW_HOUR_US
#define D SW_DAY_US
#define WEEK (7 * SW_DAY_US)
#define WEEK_MINUTES (7 * INT64_C(1440))
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static struct sw_calendar *day_shift(void)
{
    struct sw_interval week[5];
    for (int day = 0; day < 5; day++) {
        week[day] = (struct sw_interval){day * D + 8 * H, day * D + 16 * H};
    }
    return sw_calendar_create_weekly(week, COUNT_OF(week), 0);
}

static void always_is_open(void **state)
{
    (void)state;
    struct sw_calendar *calendar = sw_calendar_create_always();

    assert_true(sw_calendar_is_always(calendar));
    assert_true(sw_calendar_is_open(calendar, 12345));
    assert_int_equal(sw_calendar_finish(calendar, 5, 7), 12);
    assert_int_equal(sw_calendar_open_time(calendar, 5, 12), 7);
    assert_int_equal(sw_calendar_next_change(calendar, 5), SW_NEVER_US);
    sw_calendar_destroy(calendar);
}

/* One shift, 8 to 16 o'clock, Monday to Friday; hours from Monday 00:00. */
static void four_hours_of_work_end_when_the_table_says(void **state)
{
    (void)state;
    static const int64_t released_h[] = {9, 13, 15, 20, 110, 123};
    static const int64_t finished_h[] = {13, 33, 35, 36, 178, 180};
    struct sw_calendar *calendar = day_shift();

    for (size_t i = 0; i < COUNT_OF(released_h); i++) {
        assert_int_equal(sw_calendar_finish(calendar, released_h[i] * H, 4 * H),
                         finished_h[i] * H);
    }
    sw_calendar_destroy(calendar);
}

/* Within an hour, elapsed time is linear in the release, so that its mean is
 * that of two releases as far from both ends. */
static void the_mean_elapsed_time_over_a_week_is_exact(void **state)
{
    (void)state;
    static const int64_t work_h[] = {4, 10, 20};
    static const int64_t sum_h[] = {INT64_C(156) * 24, INT64_C(1042) * 8,
                                    INT64_C(84) * 168}; /* 168 x */
    struct sw_calendar *calendar = day_shift();

    for (size_t i = 0; i < COUNT_OF(work_h); i++) {
        int64_t twice_us = 0;
        for (int64_t h = 0; h < 168; h++) {
            const int64_t early_us = h * H + 1;
            const int64_t late_us = (h + 1) * H - 1;
            const int64_t work_us = work_h[i] * H;
            twice_us +=
                sw_calendar_finish(calendar, early_us, work_us) - early_us +
                sw_calendar_finish(calendar, late_us, work_us) - late_us;
        }
        assert_int_equal(twice_us, 2 * sum_h[i] * H);
    }
    sw_calendar_destroy(calendar);
}

static void work_that_fills_the_shift_is_done_when_it_ends(void **state)
{
    (void)state;
    struct sw_calendar *calendar = day_shift();

    assert_int_equal(sw_calendar_finish(calendar, 8 * H, 8 * H), 16 * H);
    assert_int_equal(sw_calendar_finish(calendar, 0, 40 * H), 4 * D + 16 * H);
    assert_int_equal(sw_calendar_finish(calendar, 0, 40 * H + 1),
                     7 * D + 8 * H + 1);
    assert_int_equal(sw_calendar_finish(calendar, 16 * H, 0), D + 8 * H);
    assert_int_equal(sw_calendar_finish(calendar, 9 * H, 0), 9 * H);
    sw_calendar_destroy(calendar);
}

static void intervals_are_half_open(void **state)
{
    (void)state;
    struct sw_calendar *calendar = day_shift();

    assert_false(sw_calendar_is_open(calendar, 8 * H - 1));
    assert_true(sw_calendar_is_open(calendar, 8 * H));
    assert_true(sw_calendar_is_open(calendar, 16 * H - 1));
    assert_false(sw_calendar_is_open(calendar, 16 * H));
    assert_int_equal(sw_calendar_next_change(calendar, 8 * H - 1), 8 * H);
    assert_int_equal(sw_calendar_next_change(calendar, 8 * H), 16 * H);
    assert_int_equal(sw_calendar_next_change(calendar, 4 * D + 16 * H),
                     7 * D + 8 * H);
    sw_calendar_destroy(calendar);
}

static void touching_intervals_are_one(void **state)
{
    (void)state;
    const struct sw_interval week[] = {
        {0, 6 * H}, {6 * H, 12 * H}, {6 * D, 7 * D}};
    struct sw_calendar *calendar =
        sw_calendar_create_weekly(week, COUNT_OF(week), 0);

    assert_int_equal(sw_calendar_next_change(calendar, 1), 12 * H);
    assert_int_equal(sw_calendar_next_change(calendar, 6 * D), 7 * D + 12 * H);
    assert_int_equal(sw_calendar_finish(calendar, 6 * D, 30 * H),
                     7 * D + 6 * H);
    sw_calendar_destroy(calendar);
}

static void a_week_without_gaps_is_always(void **state)
{
    (void)state;
    const struct sw_interval week[] = {{0, 3 * D}, {3 * D, 7 * D}};
    struct sw_calendar *calendar =
        sw_calendar_create_weekly(week, COUNT_OF(week), 5 * D);

    assert_true(sw_calendar_is_always(calendar));
    sw_calendar_destroy(calendar);
}

static void a_run_can_start_in_mid_week(void **state)
{
    (void)state;
    const struct sw_interval week[] = {{8 * H, 16 * H}}; /* Mondays */
    struct sw_calendar *calendar =
        sw_calendar_create_weekly(week, 1, 6 * D + 12 * H);

    assert_int_equal(sw_calendar_next_change(calendar, 0), 20 * H);
    assert_int_equal(sw_calendar_open_time(calendar, 0, 14 * D), 16 * H);
    assert_int_equal(sw_calendar_finish(calendar, 0, 9 * H), 7 * D + 21 * H);
    sw_calendar_destroy(calendar);
}

static void a_closed_week_never_finishes(void **state)
{
    (void)state;
    struct sw_calendar *calendar = sw_calendar_create_weekly(NULL, 0, 0);

    assert_false(sw_calendar_is_open(calendar, 0));
    assert_int_equal(sw_calendar_finish(calendar, 3, 1), SW_NEVER_US);
    assert_int_equal(sw_calendar_finish(calendar, 3, 0), SW_NEVER_US);
    assert_int_equal(sw_calendar_next_change(calendar, 3), SW_NEVER_US);
    assert_int_equal(sw_calendar_open_time(calendar, 0, 1000 * SW_YEAR_US), 0);
    sw_calendar_destroy(calendar);
}

static void what_closes_for_ever_leaves_what_came_before(void **state)
{
    (void)state;
    const struct sw_interval rest = {10 * D, SW_NEVER_US};
    struct sw_calendar *calendar = sw_calendar_create_always();
    sw_calendar_close(calendar, &rest, 1);

    assert_int_equal(sw_calendar_finish(calendar, 9 * D, D), 10 * D);
    assert_int_equal(sw_calendar_finish(calendar, 9 * D, D + 1), SW_NEVER_US);
    assert_int_equal(sw_calendar_finish(calendar, 20 * D, 0), SW_NEVER_US);
    assert_int_equal(sw_calendar_next_change(calendar, 0), 10 * D);
    assert_int_equal(sw_calendar_next_change(calendar, 10 * D), SW_NEVER_US);
    assert_int_equal(sw_calendar_open_time(calendar, 0, 30 * D), 10 * D);
    sw_calendar_destroy(calendar);
}

static void a_stop_as_long_as_its_period_closes_for_ever(void **state)
{
    (void)state;
    struct sw_calendar *calendar = sw_calendar_create_always();
    sw_calendar_close_every(calendar, 3 * D, D, D);

    assert_int_equal(sw_calendar_finish(calendar, 0, 3 * D), 3 * D);
    assert_int_equal(sw_calendar_finish(calendar, 0, 3 * D + 1), SW_NEVER_US);
    sw_calendar_destroy(calendar);
}

static void
planned_stops_and_closed_days_count_once_where_they_overlap(void **state)
{
    (void)state;
    const struct sw_interval closed[] = {{20 * D, 21 * D}, {10 * D, 12 * D}};
    struct sw_calendar *calendar = sw_calendar_create_always();
    sw_calendar_close(calendar, closed, COUNT_OF(closed));
    /* 0-8 h of day 11 (closed anyway), 21, 31, ... */
    sw_calendar_close_every(calendar, 11 * D, 10 * D, 8 * H);

    assert_false(sw_calendar_is_always(calendar));
    assert_int_equal(sw_calendar_open_time(calendar, 0, 20 * D), 18 * D);
    assert_int_equal(sw_calendar_next_change(calendar, 0), 10 * D);
    assert_int_equal(sw_calendar_next_change(calendar, 10 * D), 12 * D);
    assert_int_equal(sw_calendar_next_change(calendar, 20 * D), 21 * D + 8 * H);
    assert_int_equal(sw_calendar_finish(calendar, 19 * D, D + 1),
                     21 * D + 8 * H + 1);
    assert_int_equal(sw_calendar_open_time(calendar, 30 * D, 40 * D),
                     9 * D + 16 * H);
    sw_calendar_destroy(calendar);
}

static void a_thousand_years_are_exact_to_the_microsecond(void **state)
{
    (void)state;
    struct sw_calendar *calendar = day_shift();
    const int64_t weeks = 52000;

    assert_int_equal(sw_calendar_open_time(calendar, 0, weeks * 7 * D),
                     weeks * 40 * H);
    assert_int_equal(sw_calendar_finish(calendar, 0, weeks * 40 * H),
                     (weeks - 1) * 7 * D + 4 * D + 16 * H);
    assert_int_equal(sw_calendar_finish(calendar, 0, weeks * 40 * H + 1),
                     weeks * 7 * D + 8 * H + 1);
    assert_int_equal(sw_calendar_finish(calendar, 0, SW_NEVER_US), SW_NEVER_US);
    assert_int_equal(sw_calendar_finish(calendar, SW_NEVER_US, 1), SW_NEVER_US);
    sw_calendar_destroy(calendar);
}

/* ---- against a walk minute by minute ---- */

enum { MINUTES = 60 * 24 * 60, RULES = 4 };

static uint64_t random_state;

static int64_t below(int64_t bound)
{
    return (int64_t)(sw_hash_mix(random_state++) % (uint64_t)bound);
}

struct walk {
    struct sw_calendar *calendar;
    bool open[MINUTES];
};

static void close_minutes(struct walk *walk, int64_t from, int64_t to)
{
    for (int64_t minute = from; minute < to && minute < MINUTES; minute++) {
        walk->open[minute] = false;
    }
}

static void make_week(struct walk *walk)
{
    struct sw_interval week[8];
    size_t count = 0;
    int64_t minute = below(2) * below(600);
    const int64_t start = below(WEEK_MINUTES);
    while (minute < WEEK_MINUTES && count < COUNT_OF(week)) {
        const int64_t left = WEEK_MINUTES - minute;
        const int64_t length = 1 + below(left < 1500 ? left : 1500);
        week[count++] = (struct sw_interval){minute * SW_MINUTE_US,
                                             (minute + length) * SW_MINUTE_US};
        minute += length + below(2) * below(900); /* touching, half the time */
    }
    walk->calendar =
        sw_calendar_create_weekly(week, count, start * SW_MINUTE_US);
    for (int64_t m = 0; m < MINUTES; m++) {
        const int64_t at_us = (m + start) % WEEK_MINUTES * SW_MINUTE_US;
        walk->open[m] = false;
        for (size_t i = 0; i < count; i++) {
            walk->open[m] |= week[i].from_us <= at_us && at_us < week[i].to_us;
        }
    }
}

static void make_closures(struct walk *walk)
{
    struct sw_interval closed[RULES];
    const size_t count = (size_t)below(RULES + 1);
    for (size_t i = 0; i < count; i++) {
        const int64_t from = below(MINUTES / 3);
        const int64_t to = from + 1 + below(4000);
        closed[i] =
            (struct sw_interval){from * SW_MINUTE_US, to * SW_MINUTE_US};
        close_minutes(walk, from, to);
    }
    sw_calendar_close(walk->calendar, closed, count);
}

static void make_stops(struct walk *walk)
{
    const int64_t count = below(3);
    for (int64_t i = 0; i < count; i++) {
        const int64_t first = below(20000);
        const int64_t every = 60 * (1 + below(200));
        const int64_t lasts = 1 + below(every / 2);
        for (int64_t m = first; m < MINUTES; m += every) {
            close_minutes(walk, m, m + lasts);
        }
        sw_calendar_close_every(walk->calendar, first * SW_MINUTE_US,
                                every * SW_MINUTE_US, lasts * SW_MINUTE_US);
    }
}

static int64_t walked_finish(const struct walk *walk, int64_t at, int64_t work)
{
    int64_t minute = at;
    while (minute < MINUTES && (work > 0 || !walk->open[minute])) {
        work -= walk->open[minute] ? 1 : 0;
        minute++;
        if (work == 0 && walk->open[minute - 1]) {
            break;
        }
    }
    return minute < MINUTES ? minute * SW_MINUTE_US : -1;
}

static void compare_with_walk(const struct walk *walk)
{
    for (int i = 0; i < 300; i++) {
        const int64_t at = below(MINUTES / 2);
        const int64_t to = at + below(MINUTES / 2);
        const int64_t work = below(3) * below(6000);
        const int64_t at_us = at * SW_MINUTE_US;
        assert_int_equal(sw_calendar_is_open(walk->calendar, at_us),
                         walk->open[at]);

        int64_t open = 0;
        for (int64_t m = at; m < to; m++) {
            open += walk->open[m];
        }
        assert_int_equal(
            sw_calendar_open_time(walk->calendar, at_us, to * SW_MINUTE_US),
            open * SW_MINUTE_US);

        const int64_t finish_us = walked_finish(walk, at, work);
        if (finish_us >= 0) {
            assert_int_equal(
                sw_calendar_finish(walk->calendar, at_us, work * SW_MINUTE_US),
                finish_us);
        }
        int64_t change = at + 1;
        while (change < MINUTES && walk->open[change] == walk->open[at]) {
            change++;
        }
        if (change < MINUTES) {
            assert_int_equal(sw_calendar_next_change(walk->calendar, at_us),
                             change * SW_MINUTE_US);
        }
    }
}

static void random_calendars_agree_with_a_walk_by_minutes(void **state)
{
    (void)state;
    static struct walk walk;
    random_state = 1;
    for (int i = 0; i < 60; i++) {
        make_week(&walk);
        make_closures(&walk);
        make_stops(&walk);
        compare_with_walk(&walk);
        sw_calendar_destroy(walk.calendar);
    }
}

/* Stops every few seconds fill the table within days; the walk by rules then
 * has to give the same as the table. */
static void open_time_beyond_the_table_agrees_with_the_table(void **state)
{
    (void)state;
    struct sw_calendar *calendar = day_shift();
    const int64_t every_us = 10 * SW_SECOND_US;
    sw_calendar_close_every(calendar, 0, every_us, SW_SECOND_US);
    sw_calendar_close_every(calendar, 5 * SW_SECOND_US, 999999999989, 1);

    /* 9 of 10 seconds but for one microsecond every 11 days and a half. */
    const int64_t weeks = 60;
    const int64_t open_us = sw_calendar_open_time(calendar, 0, weeks * 7 * D);
    int64_t lost_us = 0;
    for (int64_t at = 5 * SW_SECOND_US; at < weeks * 7 * D;
         at += 999999999989) {
        const int64_t of_day_us = at % D;
        lost_us += at % (7 * D) < 5 * D && of_day_us >= 8 * H &&
                   of_day_us < 16 * H && at % every_us >= SW_SECOND_US;
    }
    assert_true(lost_us > 0);
    assert_int_equal(open_us, weeks * 36 * H - lost_us);

    const int64_t at_us = 55 * WEEK + 3 * D;
    const int64_t work_us = 70 * H + 12345;
    const int64_t finish_us = sw_calendar_finish(calendar, at_us, work_us);
    assert_int_equal(sw_calendar_open_time(calendar, at_us, finish_us),
                     work_us);
    assert_int_equal(sw_calendar_open_time(calendar, at_us, finish_us - 1),
                     work_us - 1);
    assert_int_equal(sw_calendar_next_change(calendar, 59 * WEEK),
                     59 * WEEK + 8 * H + SW_SECOND_US);
    sw_calendar_destroy(calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(always_is_open),
        cmocka_unit_test(four_hours_of_work_end_when_the_table_says),
        cmocka_unit_test(the_mean_elapsed_time_over_a_week_is_exact),
        cmocka_unit_test(work_that_fills_the_shift_is_done_when_it_ends),
        cmocka_unit_test(intervals_are_half_open),
        cmocka_unit_test(touching_intervals_are_one),
        cmocka_unit_test(a_week_without_gaps_is_always),
        cmocka_unit_test(a_run_can_start_in_mid_week),
        cmocka_unit_test(a_closed_week_never_finishes),
        cmocka_unit_test(what_closes_for_ever_leaves_what_came_before),
        cmocka_unit_test(a_stop_as_long_as_its_period_closes_for_ever),
        cmocka_unit_test(
            planned_stops_and_closed_days_count_once_where_they_overlap),
        cmocka_unit_test(a_thousand_years_are_exact_to_the_microsecond),
        cmocka_unit_test(random_calendars_agree_with_a_walk_by_minutes),
        cmocka_unit_test(open_time_beyond_the_table_agrees_with_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
