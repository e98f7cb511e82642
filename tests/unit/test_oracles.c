/* What a run does to every single job is what a recursion of one line says,
 * to the microsecond. */
#include "watched_jobs.h"

/* Services are "uniform(0 h, N h)", so that they follow from a draw exactly. */
#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "name: oracle\n"                                                           \
    "run: { length: 3000 orders, quantiles: [] }\n"                            \
    "products: { job: { route: way } }\n"
#define JOBS_EVERY(every)                                                      \
    "demand: { jobs: { kind: orders, every: \"" every                          \
    "\", count: 3000, products: { job: 100 % }, tonnes: 1 t } }\n"

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Out of the draw, on a service between 0 and `hours`. */
static int64_t service_us(const struct watched_jobs *watched, size_t job,
                          size_t stage, double hours)
{
    return (int64_t)rint(watched->unit[job][stage] * hours *
                         (double)SW_HOUR_US);
}

static void assert_equal_us(int64_t actual, int64_t expected, size_t job)
{
    if (actual != expected) {
        fail_msg("job %zu: %lld us, not %lld us", job, (long long)actual,
                 (long long)expected);
    }
}

static const char *const ONE_STEP[] = {"serve", NULL};

static void waits_at_one_server_follow_lindley(void **state)
{
    (void)state;
    struct watched_jobs *run =
        watch_jobs(HEAD "resources: { server: {} }\n"
                        "steps: { serve: { kind: process, resource: server, "
                        "time: \"uniform(0 h, 2 h)\" } }\n"
                        "routes: { way: { lots: [serve] } }\n" JOBS_EVERY(
                            "gamma(mean 1.1 h, cv 1.5)"),
                   ONE_STEP);
    assert_all_delivered(run);
    int64_t wait_us = 0;
    size_t waited = 0;
    for (size_t n = 0; n < JOBS; n++) {
        const int64_t gap_us =
            n == 0 ? 0 : run->entered_us[n] - run->entered_us[n - 1];
        const int64_t before_us = n == 0 ? 0 : service_us(run, n - 1, 0, 2.0);
        wait_us = later(0, wait_us + before_us - gap_us);
        waited += wait_us > 0 ? 1 : 0;
        assert_equal_us(run->started_us[n][0] - run->entered_us[n], wait_us, n);
        assert_equal_us(run->delivered_us[n] - run->entered_us[n],
                        wait_us + service_us(run, n, 0, 2.0), n);
    }
    assert_true(waited > JOBS / 2 && waited < JOBS);
    sw_free(run);
}

/* What is left of the work of each server, the least first, when a job comes
 * that waits for the first of them (Kiefer and Wolfowitz 1955). */
static void put_in_order(int64_t *work_us, size_t servers)
{
    for (size_t i = 0; i + 1 < servers && work_us[i] > work_us[i + 1]; i++) {
        const int64_t swapped_us = work_us[i];
        work_us[i] = work_us[i + 1];
        work_us[i + 1] = swapped_us;
    }
}

static void waits_at_three_servers_follow_kiefer_and_wolfowitz(void **state)
{
    (void)state;
    struct watched_jobs *run =
        watch_jobs(HEAD "resources: { server: { units: 3 } }\n"
                        "steps: { serve: { kind: process, resource: server, "
                        "time: \"uniform(0 h, 6 h)\" } }\n"
                        "routes: { way: { lots: [serve] } }\n" JOBS_EVERY(
                            "gamma(mean 1.1 h, cv 1.5)"),
                   ONE_STEP);
    assert_all_delivered(run);
    int64_t work_us[3] = {0};
    for (size_t n = 0; n < JOBS; n++) {
        const int64_t gap_us =
            n == 0 ? 0 : run->entered_us[n] - run->entered_us[n - 1];
        for (size_t i = 0; i < 3; i++) {
            work_us[i] = later(0, work_us[i] - gap_us);
        }
        assert_equal_us(run->started_us[n][0] - run->entered_us[n], work_us[0],
                        n);
        work_us[0] += service_us(run, n, 0, 6.0);
        put_in_order(work_us, 3);
    }
    sw_free(run);
}

static const char *const THREE_STEPS[] = {"first", "second", "third", NULL};

/* When job `n` has left `stage`; before the first job all is empty. */
static int64_t left_us(const struct watched_jobs *run, size_t n, size_t before,
                       size_t stage)
{
    return n < before ? 0 : run->left_us[n - before][stage];
}

/* D(n,j) = max(max(D(n,j-1), D(n-1,j)) + S(n,j), D(n-b(j)-1,j+1)), b(j) the
 * room between stations j and j+1. */
static void a_line_with_little_room_follows_its_recursion(void **state)
{
    (void)state;
    static const size_t room[] = {1, 2};
    struct watched_jobs *run = watch_jobs(
        HEAD "resources: { one: {}, two: {}, three: {} }\n"
             "steps:\n"
             "  first: { kind: process, resource: one, "
             "time: \"uniform(0 h, 2 h)\" }\n"
             "  second: { kind: process, resource: two, "
             "time: \"uniform(0 h, 2 h)\", room: 1 }\n"
             "  third: { kind: process, resource: three, "
             "time: \"uniform(0 h, 2 h)\", room: 2 }\n"
             "routes: { way: { lots: [first, second, third] } }\n" JOBS_EVERY(
                 "gamma(mean 1.2 h, cv 1.5)"),
        THREE_STEPS);
    assert_all_delivered(run);
    size_t blocked = 0;
    for (size_t n = 0; n < JOBS; n++) {
        for (size_t j = 0; j < 3; j++) {
            const int64_t came_us =
                j == 0 ? run->entered_us[n] : run->left_us[n][j - 1];
            const int64_t done_us = later(came_us, left_us(run, n, 1, j)) +
                                    service_us(run, n, j, 2.0);
            const int64_t room_us =
                j == 2 ? 0 : left_us(run, n, room[j] + 1, j + 1);
            blocked += room_us > done_us ? 1 : 0;
            assert_equal_us(run->left_us[n][j], later(done_us, room_us), n);
        }
    }
    assert_true(blocked > JOBS / 20);
    sw_free(run);
}

/* Of steps together the last to end counts; each is a queue of its own. */
static void branches_that_meet_follow_the_last(void **state)
{
    (void)state;
    struct watched_jobs *run = watch_jobs(
        HEAD
        "resources: { one: {}, two: {}, three: {} }\n"
        "steps:\n"
        "  first: { kind: process, resource: one, "
        "time: \"uniform(0 h, 2 h)\" }\n"
        "  second: { kind: process, resource: two, "
        "time: \"uniform(0 h, 1.5 h)\" }\n"
        "  third: { kind: process, resource: three, "
        "time: \"uniform(0 h, 2.1 h)\" }\n"
        "routes: { way: { lots: [{ together: [[first, second], third] }] } "
        "}\n" JOBS_EVERY("gamma(mean 1.1 h, cv 1.5)"),
        THREE_STEPS);
    assert_all_delivered(run);
    static const double hours[] = {2.0, 1.5, 2.1};
    int64_t free_us[3] = {0};
    size_t upper_last = 0;
    for (size_t n = 0; n < JOBS; n++) {
        const int64_t entered_us = run->entered_us[n];
        free_us[0] =
            later(free_us[0], entered_us) + service_us(run, n, 0, hours[0]);
        free_us[1] =
            later(free_us[1], free_us[0]) + service_us(run, n, 1, hours[1]);
        free_us[2] =
            later(free_us[2], entered_us) + service_us(run, n, 2, hours[2]);
        upper_last += free_us[1] > free_us[2] ? 1 : 0;
        assert_equal_us(run->delivered_us[n], later(free_us[1], free_us[2]), n);
    }
    assert_true(upper_last > JOBS / 10 && upper_last < JOBS - JOBS / 10);
    sw_free(run);
}

/* Loads of five, or three hours after the first. */
static void loads_leave_full_or_in_time(void **state)
{
    (void)state;
    static const char *const haul[] = {"haul", NULL};
    struct watched_jobs *run = watch_jobs(
        HEAD "steps: { haul: { kind: transport, lots: 5, max_wait: 3 h, "
             "time: 1 h } }\n"
             "routes: { way: { lots: [haul] } }\n" JOBS_EVERY(
                 "exponential(mean 30 min)"),
        haul);
    assert_all_delivered(run);
    size_t full = 0;
    for (size_t n = 0; n < JOBS;) {
        const int64_t timer_us = run->entered_us[n] + 3 * SW_HOUR_US;
        size_t size = 1;
        while (size < 5 && n + size < JOBS &&
               run->entered_us[n + size] <= timer_us) {
            size++;
        }
        const int64_t leaves_us = size == 5 ? run->entered_us[n + 4] : timer_us;
        full += size == 5 ? 1 : 0;
        for (size_t i = 0; i < size; i++) {
            assert_equal_us(run->delivered_us[n + i], leaves_us + SW_HOUR_US,
                            n + i);
        }
        n += size;
    }
    assert_true(full > JOBS / 10 && full < JOBS / 5);
    sw_free(run);
}

/* ------------------------------------------------------------- penny fab -- */

enum { STATIONS = 4, ROUNDS = 40 };

/* Four stations of 2 h, round and round, with `jobs` pallets; each round is
 * part of the route. */
static char *penny_fab(unsigned jobs)
{
    struct sw_text text = {0};
    sw_text_add(&text,
                "format: 1\n"
                "name: Penny Fab\n"
                "run: { length: 1 d, quantiles: [] }\n"
                "resources: { one: {}, two: {}, three: {}, four: {} }\n"
                "products: { penny: { route: way } }\n"
                "steps:\n"
                "  punch: { kind: process, resource: one, time: 2 h }\n"
                "  stamp: { kind: process, resource: two, time: 2 h }\n"
                "  rim: { kind: process, resource: three, time: 2 h }\n"
                "  deburr: { kind: process, resource: four, time: 2 h }\n"
                "routes:\n"
                "  way:\n"
                "    lots:\n");
    for (int round = 0; round < ROUNDS; round++) {
        sw_text_add(&text, "      - [punch, stamp, rim, deburr]\n");
    }
    sw_text_format(
        &text,
        "demand: { line: { kind: orders, first: 0 h, every: 1 d, count: 1, "
        "at_once: %u, products: { penny: 100 %% }, tonnes: 1 t } }\n",
        jobs);
    return text.bytes;
}

/* Hopp and Spearman's best case: throughput min(w/T0, rb), cycle time
 * max(T0, w/rb), with T0 = 8 h and rb = 0.5 an hour, from the second round. */
static void a_line_of_constant_times_has_its_best_case(void **state)
{
    (void)state;
    static const unsigned pallets[] = {1, 2, 4, 5, 10};
    for (size_t i = 0; i < sizeof pallets / sizeof pallets[0]; i++) {
        const unsigned jobs = pallets[i];
        char *text = penny_fab(jobs);
        struct small_plant plant;
        small_plant_run(&plant, text);
        assert_times(&plant, "deburr", "complete", (size_t)ROUNDS * jobs);
        const double cycle_h = jobs <= STATIONS ? 8.0 : 2.0 * jobs;
        for (unsigned round = 1; round < ROUNDS; round++) {
            const double from_h = 8.0 + cycle_h * (round - 1);
            for (unsigned job = 0; job < jobs; job++) {
                assert_time(&plant, "deburr", "complete",
                            (size_t)(round - 1) * jobs + job + 1,
                            from_h + 2.0 * job);
            }
        }
        small_plant_clear(&plant);
        sw_free(text);
    }
}

/* Of a stock of 5 t that is filled up again in 36 h, order n of 1 t each waits
 * for the tonne that order n - 5 had ordered. */
static void
orders_on_a_stock_wait_for_what_was_ordered_before_them(void **state)
{
    (void)state;
    enum { LEVEL = 5 };
    const int64_t supply_us = 36 * SW_HOUR_US;
    struct small_plant plant;
    small_plant_run(
        &plant,
        "format: 1\n"
        "name: oracle\n"
        "run: { length: 3000 orders, quantiles: [] }\n"
        "products: { part: { route: way } }\n"
        "routes: { way: { lots: [shelf] }, make: { lots: [supply] } }\n"
        "steps:\n"
        "  shelf: { kind: stock, made_by: make, articles: { part: { kind: "
        "base_stock, level: 5 t, initial: 5 t } } }\n"
        "  supply: { kind: delay, time: 36 h }\n"
        "demand: { jobs: { kind: orders, every: \"exponential(mean 12 h)\","
        " count: 3000, products: { part: 100 % }, tonnes: 1 t } }\n");
    const struct sw_order_record *last[LEVEL] = {NULL};
    size_t customers = 0;
    size_t waited = 0;
    for (size_t i = 0; i < plant.order_count; i++) {
        const struct sw_order_record *order = &plant.orders[i];
        if (!order->in_cohort) {
            continue;
        }
        const struct sw_order_record *before = last[customers % LEVEL];
        const int64_t ready_us =
            before == NULL ? 0 : before->entered_us + supply_us;
        assert_equal_us(order->delivered_us, later(order->entered_us, ready_us),
                        customers);
        waited += ready_us > order->entered_us ? 1 : 0;
        last[customers++ % LEVEL] = order;
    }
    assert_int_equal(customers, 3000);
    assert_in_range(waited, 300, 2000);
    small_plant_clear(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_at_one_server_follow_lindley),
        cmocka_unit_test(waits_at_three_servers_follow_kiefer_and_wolfowitz),
        cmocka_unit_test(a_line_with_little_room_follows_its_recursion),
        cmocka_unit_test(branches_that_meet_follow_the_last),
        cmocka_unit_test(loads_leave_full_or_in_time),
        cmocka_unit_test(
            orders_on_a_stock_wait_for_what_was_ordered_before_them),
        cmocka_unit_test(a_line_of_constant_times_has_its_best_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
