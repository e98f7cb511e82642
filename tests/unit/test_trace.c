#include "output/trace.h"

#include "fake_model.h"
#include "scratch.h"

#include "output/csv_writer.h"

#include <fcntl.h>

static const struct sw_traced traced = {"base", NULL, 1, 7, false};
static const struct sw_traced traced_all = {"base", NULL, 1, 7, true};

/* What is written to the table that `pick` wants; free with sw_free. */
static char *csv_of(const struct sw_traced *what,
                    const struct sw_csv_table *table,
                    struct sw_trace (*pick)(struct sw_rows *rows))
{
    char *folder = scratch_create();
    char *path = scratch_path(folder, "x.csv");
    struct sw_error err;
    struct sw_rows rows;
    struct sw_result_file *file = NULL;
    assert_true(sw_result_file_create(&file, AT_FDCWD, path, path, &err));
    sw_csv_begin(&rows, table, file, false);
    const struct sw_trace trace = pick(&rows);
    assert_true(sw_trace_run(&trace, what, &err));
    assert_true(sw_result_file_close(file, &err));
    sw_result_file_destroy(file);
    char *text = scratch_read(folder, "x.csv");
    sw_free(path);
    scratch_remove(folder);
    return text;
}

static char *traced_csv(const struct sw_csv_table *table,
                        struct sw_trace (*pick)(struct sw_rows *rows))
{
    return csv_of(&traced, table, pick);
}

static struct sw_trace pick_events(struct sw_rows *rows)
{
    return (struct sw_trace){.events = rows};
}

static struct sw_trace pick_orders(struct sw_rows *rows)
{
    return (struct sw_trace){.orders = rows};
}

static struct sw_trace pick_draws(struct sw_rows *rows)
{
    return (struct sw_trace){.draws = rows};
}

static void is(char *text, const char *expected)
{
    assert_string_equal(text, expected);
    sw_free(text);
}

static void events_are_on_the_clock_of_the_plant(void **state)
{
    (void)state;
    is(traced_csv(&SW_EVENTS_TABLE, pick_events),
       "scenario,replication,case,lot,activity,timestamp,lifecycle,resource\r\n"
       "base,7,a.1,,review,2026-01-05 00:00:00,schedule,\r\n"
       "base,7,a.1,2,roll,2026-01-05 01:00:00,start,hot_mill\r\n");
}

static void an_order_that_is_not_delivered_has_no_times(void **state)
{
    (void)state;
    is(traced_csv(&SW_ORDERS_TABLE, pick_orders),
       "scenario,replication,order,project,customer,product,class,mass,lots,"
       "entered,requested,promised,latest_promise,revisions,revised_for,"
       "delivered,closed,delivery_time,lateness,"
       "outcome,in_cohort\r\n"
       "base,7,a.1,a,\"'=护栏厂\",coil,rush,25.5,2,2026-01-05 00:00:00,"
       "2026-01-25 00:00:00,2026-01-25 00:00:00,2026-02-04 "
       "00:00:00,1,displaced,2026-01-23 12:00:00,"
       "2026-01-24 00:00:00,18.5,-1.5,delivered,yes\r\n"
       "base,7,a.2,a,,coil,standard,1e-06,1,2026-01-06 00:00:00,,,,0,,,,,,open,"
       "no\r\n");
}

static void background_orders_are_for_those_who_ask(void **state)
{
    (void)state;
    char *few = traced_csv(&SW_ORDERS_TABLE, pick_orders);
    char *all = csv_of(&traced_all, &SW_ORDERS_TABLE, pick_orders);
    assert_true(strncmp(all, few, strlen(few)) == 0);
    assert_string_equal(all + strlen(few),
                        "base,7,b-1,b-1,,sheet,standard,1,1,"
                        "2026-01-05 00:00:00,,,,0,,2026-01-06 00:00:00,"
                        "2026-01-06 00:00:00,1,,delivered,yes\r\n");
    sw_free(few);
    sw_free(all);
}

static void a_draw_has_its_whole_address(void **state)
{
    (void)state;
    is(traced_csv(&SW_DRAWS_TABLE, pick_draws),
       "scenario,replication,purpose,entity,visit,draw,value\r\n"
       "base,7,steps/roll/time,ffffffffffffffff,1,0,0.25\r\n");
}

static bool refuse_row(void *to, const struct sw_csv_table *table,
                       const struct sw_row_cell *cells, struct sw_error *err)
{
    (void)table;
    (void)cells;
    ++*(int *)to;
    return sw_fail(err, SW_ERROR_IO, "no room");
}

static void after_a_row_that_cannot_be_written_there_are_no_more(void **state)
{
    (void)state;
    int asked = 0;
    struct sw_error err;
    struct sw_rows rows = {
        .table = &SW_EVENTS_TABLE, .put = refuse_row, .to = &asked};
    const struct sw_trace trace = {.events = &rows};
    assert_false(sw_trace_run(&trace, &traced, &err));
    assert_string_equal(err.message, "no room");
    assert_int_equal(asked, 1);
}

static void a_run_that_fails_says_why(void **state)
{
    (void)state;
    struct sw_error err;
    const struct sw_trace trace = {0};
    const struct sw_traced broken = {"base", NULL, FAKE_BROKEN_SEED, 1, false};
    assert_false(sw_trace_run(&trace, &broken, &err));
    assert_string_equal(err.message, "the queue of 'roll' is endless");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_on_the_clock_of_the_plant),
        cmocka_unit_test(an_order_that_is_not_delivered_has_no_times),
        cmocka_unit_test(background_orders_are_for_those_who_ask),
        cmocka_unit_test(a_draw_has_its_whole_address),
        cmocka_unit_test(after_a_row_that_cannot_be_written_there_are_no_more),
        cmocka_unit_test(a_run_that_fails_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
