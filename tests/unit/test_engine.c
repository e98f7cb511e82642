#include "engine/engine.h"

#include "cmocka_all.h"

#include <string.h>

struct log {
    struct sw_engine *engine;
    char names[64];
    size_t count;
    struct sw_event event; /* for a handler that cancels */
    int64_t at_us;         /* when the last event happened */
};

static void write_name(struct log *log, char name)
{
    log->at_us = sw_engine_now(log->engine);
    log->names[log->count++] = name;
}

/* The event named `name` writes it: self is a text of one letter. */
static void happen(void *context, void *self)
{
    write_name(context, *(const char *)self);
}

static char letters[] = "abcdefghij";
#define LETTER(c) (&letters[(c) - 'a'])

static void set_up(struct log *log)
{
    *log = (struct log){0};
    log->engine = sw_engine_create(log);
}

static void expect_names(struct log *log, const char *names)
{
    log->names[log->count] = '\0';
    assert_string_equal(log->names, names);
    sw_engine_destroy(log->engine);
}

static struct sw_event add(struct log *log, int64_t at_us, enum sw_phase phase,
                           char name)
{
    return sw_engine_schedule(log->engine, at_us, phase, happen, LETTER(name));
}

static void events_happen_in_order_of_time(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    add(&log, 30, SW_PHASE_END, 'c');
    add(&log, 10, SW_PHASE_CHOICE, 'a');
    add(&log, 20, SW_PHASE_STATE, 'b');

    assert_int_equal(sw_engine_run(log.engine, 100), 3);
    assert_int_equal(sw_engine_now(log.engine), 30);
    expect_names(&log, "abc");
}

static void events_of_one_instant_happen_in_order_of_phase(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    add(&log, 5, SW_PHASE_CHOICE, 'f');
    add(&log, 5, SW_PHASE_TIMER, 'e');
    add(&log, 5, SW_PHASE_DEMAND, 'd');
    add(&log, 5, SW_PHASE_ARRIVAL, 'c');
    add(&log, 5, SW_PHASE_STATE, 'b');
    add(&log, 5, SW_PHASE_END, 'a');

    sw_engine_run(log.engine, 5);
    expect_names(&log, "abcdef");
}

static void ties_happen_in_order_of_priority_then_of_scheduling(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    const struct sw_turn later = {SW_PHASE_CHOICE, 7};
    const struct sw_turn sooner = {SW_PHASE_CHOICE, 1};
    sw_engine_schedule_turn(log.engine, 5, later, happen, LETTER('e'));
    sw_engine_schedule_turn(log.engine, 5, sooner, happen, LETTER('c'));
    add(&log, 5, SW_PHASE_CHOICE, 'a');
    sw_engine_schedule_turn(log.engine, 5, sooner, happen, LETTER('d'));
    add(&log, 5, SW_PHASE_CHOICE, 'b');
    sw_engine_schedule_turn(log.engine, 5, later, happen, LETTER('f'));

    sw_engine_run(log.engine, 5);
    expect_names(&log, "abcdef");
}

static void add_earlier_phase(void *context, void *self)
{
    struct log *log = context;
    write_name(log, *(const char *)self);
    add(log, sw_engine_now(log->engine), SW_PHASE_CHOICE, 'd');
    add(log, sw_engine_now(log->engine), SW_PHASE_END, 'b');
}

static void a_new_event_of_an_earlier_phase_runs_next(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    sw_engine_schedule(log.engine, 5, SW_PHASE_TIMER, add_earlier_phase,
                       LETTER('a'));
    add(&log, 5, SW_PHASE_TIMER, 'c');
    add(&log, 6, SW_PHASE_END, 'e');

    sw_engine_run(log.engine, 10);
    expect_names(&log, "abcde");
}

static void a_cancelled_event_does_not_happen(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    add(&log, 1, SW_PHASE_END, 'a');
    const struct sw_event event = add(&log, 2, SW_PHASE_END, 'b');
    add(&log, 3, SW_PHASE_END, 'c');

    assert_true(sw_engine_pending(log.engine, event));
    assert_true(sw_engine_cancel(log.engine, event));
    assert_false(sw_engine_pending(log.engine, event));
    assert_false(sw_engine_cancel(log.engine, event));
    assert_int_equal(sw_engine_count(log.engine), 2);
    assert_int_equal(sw_engine_run(log.engine, 10), 2);
    expect_names(&log, "ac");
}

static void cancel_other(void *context, void *self)
{
    struct log *log = context;
    write_name(log, *(const char *)self);
    assert_true(sw_engine_cancel(log->engine, log->event));
}

static void an_event_can_be_cancelled_in_its_own_instant(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    sw_engine_schedule(log.engine, 4, SW_PHASE_END, cancel_other, LETTER('a'));
    log.event = add(&log, 4, SW_PHASE_END, 'b');
    add(&log, 4, SW_PHASE_END, 'c');

    sw_engine_run(log.engine, 10);
    expect_names(&log, "ac");
}

static void an_old_name_never_means_a_new_event(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);
    const struct sw_event none = {0};
    assert_false(sw_engine_pending(log.engine, none));

    const struct sw_event old = add(&log, 1, SW_PHASE_END, 'a');
    sw_engine_run(log.engine, 1);
    const struct sw_event new = add(&log, 2, SW_PHASE_END, 'b');

    assert_int_equal(new.slot, old.slot); /* or this test shows nothing */
    assert_false(sw_engine_pending(log.engine, old));
    assert_false(sw_engine_cancel(log.engine, old));
    assert_false(sw_engine_cancel(log.engine, none));
    assert_true(sw_engine_pending(log.engine, new));
    sw_engine_run(log.engine, 2);
    expect_names(&log, "ab");
}

static void a_rescheduled_event_happens_once_at_its_new_time(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    const struct sw_event old = add(&log, 1, SW_PHASE_END, 'b');
    add(&log, 5, SW_PHASE_END, 'a');
    const struct sw_event new =
        sw_engine_reschedule(log.engine, old, 5, SW_PHASE_END);

    assert_false(sw_engine_pending(log.engine, old));
    assert_true(sw_engine_pending(log.engine, new));
    assert_int_equal(sw_engine_run(log.engine, 10), 2);
    expect_names(&log, "ab");
}

static void stop_here(void *context, void *self)
{
    struct log *log = context;
    write_name(log, *(const char *)self);
    sw_engine_stop(log->engine);
}

static void a_stopped_run_can_go_on(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    sw_engine_schedule(log.engine, 1, SW_PHASE_END, stop_here, LETTER('a'));
    add(&log, 1, SW_PHASE_END, 'b');
    add(&log, 2, SW_PHASE_END, 'c');

    assert_int_equal(sw_engine_run(log.engine, 10), 1);
    assert_int_equal(sw_engine_now(log.engine), 1);
    assert_int_equal(sw_engine_run(log.engine, 1), 1);
    assert_int_equal(sw_engine_count(log.engine), 1);
    assert_int_equal(sw_engine_run(log.engine, 10), 1);
    expect_names(&log, "abc");
}

static void a_run_ends_with_the_events_of_its_last_instant(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    add(&log, 7, SW_PHASE_CHOICE, 'a');
    add(&log, 8, SW_PHASE_END, 'b');

    assert_int_equal(sw_engine_run(log.engine, 7), 1);
    assert_int_equal(sw_engine_now(log.engine), 7);
    assert_int_equal(sw_engine_run(log.engine, 3), 0);
    expect_names(&log, "a");
}

static void an_event_at_never_is_pending_and_does_not_happen(void **state)
{
    (void)state;
    struct log log;
    set_up(&log);

    const struct sw_event never = add(&log, SW_NEVER_US, SW_PHASE_END, 'b');
    add(&log, 1000 * SW_YEAR_US, SW_PHASE_END, 'a');

    assert_int_equal(sw_engine_run(log.engine, SW_NEVER_US), 1);
    assert_true(sw_engine_pending(log.engine, never));
    assert_int_equal(log.at_us, 1000 * SW_YEAR_US);
    expect_names(&log, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_happen_in_order_of_time),
        cmocka_unit_test(events_of_one_instant_happen_in_order_of_phase),
        cmocka_unit_test(ties_happen_in_order_of_priority_then_of_scheduling),
        cmocka_unit_test(a_new_event_of_an_earlier_phase_runs_next),
        cmocka_unit_test(a_cancelled_event_does_not_happen),
        cmocka_unit_test(an_event_can_be_cancelled_in_its_own_instant),
        cmocka_unit_test(an_old_name_never_means_a_new_event),
        cmocka_unit_test(a_rescheduled_event_happens_once_at_its_new_time),
        cmocka_unit_test(a_stopped_run_can_go_on),
        cmocka_unit_test(a_run_ends_with_the_events_of_its_last_instant),
        cmocka_unit_test(an_event_at_never_is_pending_and_does_not_happen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
