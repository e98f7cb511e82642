#include "steelway/replicate.h"

#include "base/hash.h"
#include "base/memory.h"

#include "cmocka_all.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>

/* A job that takes a time of its own and leaves its name. */
struct jobs {
    size_t fail_option; /* SIZE_MAX: none */
    uint64_t fail_from; /* replications from this one on */
    size_t stop_after;  /* jobs */
    pthread_mutex_t lock;
    size_t begun;
    size_t told; /* last progress */
    size_t total;
    pthread_t caller;
    int saw_signals;
};

static bool run_job(void *self, size_t option, uint64_t replication,
                    struct sw_outcome *outcome, struct sw_error *err)
{
    struct jobs *jobs = self;
    const uint64_t name = sw_hash_pair(option, replication);
    const struct timespec pause = {0, (long)(name % 3000000)};
    nanosleep(&pause, NULL);
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, NULL, &blocked);
    pthread_mutex_lock(&jobs->lock);
    jobs->begun++;
    jobs->saw_signals += !sigismember(&blocked, SIGINT);
    pthread_mutex_unlock(&jobs->lock);
    if (option == jobs->fail_option && replication >= jobs->fail_from) {
        return sw_fail(err, SW_ERROR_RUN, "option %zu, replication %d", option,
                       (int)replication);
    }
    *outcome = (struct sw_outcome){
        .replication = replication,
        .count = 1,
        .totals = sw_new_array(1, sizeof(struct sw_total)),
        .digest = name,
    };
    return true;
}

static void note_progress(void *self, size_t done, size_t total)
{
    struct jobs *jobs = self;
    assert_true(pthread_equal(pthread_self(), jobs->caller));
    assert_true(done >= jobs->told);
    jobs->told = done;
    jobs->total = total;
}

static bool stop_after(void *self)
{
    struct jobs *jobs = self;
    pthread_mutex_lock(&jobs->lock);
    const bool stop = jobs->begun >= jobs->stop_after;
    pthread_mutex_unlock(&jobs->lock);
    return stop;
}

static struct jobs no_trouble(void)
{
    struct jobs jobs = {.fail_option = SIZE_MAX,
                        .stop_after = SIZE_MAX,
                        .caller = pthread_self()};
    pthread_mutex_init(&jobs.lock, NULL);
    return jobs;
}

static struct sw_replication_plan plan_of(struct jobs *jobs, unsigned threads)
{
    return (struct sw_replication_plan){
        .options = 3,
        .replications = 20,
        .first = 1,
        .threads = threads,
        .run = run_job,
        .self = jobs,
        .watcher = {jobs, note_progress, stop_after},
    };
}

static void results_stand_at_their_place_for_any_number_of_threads(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads <= 100; threads *= 10) {
        struct jobs jobs = no_trouble();
        const struct sw_replication_plan plan = plan_of(&jobs, threads);
        struct sw_replications replications = {0};
        struct sw_error err = {0};
        assert_true(sw_replicate(&plan, &replications, &err));
        assert_int_equal(replications.count, 20);
        assert_false(replications.stopped);
        for (size_t option = 0; option < 3; option++) {
            for (size_t i = 0; i < 20; i++) {
                const struct sw_outcome *outcome =
                    sw_replications_at(&replications, option, i);
                assert_int_equal(outcome->replication, i + 1);
                assert_true(outcome->digest == sw_hash_pair(option, i + 1));
            }
        }
        assert_int_equal(jobs.told, 60);
        assert_int_equal(jobs.total, 60);
        sw_replications_clear(&replications);
    }
}

static void
the_first_failure_is_told_whatever_the_number_of_threads(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads <= 8; threads *= 2) {
        struct jobs jobs = no_trouble();
        jobs.fail_option = 1;
        jobs.fail_from = 7;
        const struct sw_replication_plan plan = plan_of(&jobs, threads);
        struct sw_replications replications = {0};
        struct sw_error err = {0};
        assert_false(sw_replicate(&plan, &replications, &err));
        assert_int_equal(err.kind, SW_ERROR_RUN);
        assert_string_equal(err.message, "option 1, replication 7");
        assert_null(replications.outcomes);
        assert_true(jobs.begun < 60);
    }
}

static void stopped_early_all_options_have_the_same_replications(void **state)
{
    (void)state;
    struct jobs jobs = no_trouble();
    jobs.stop_after = 1;
    struct sw_replication_plan plan = plan_of(&jobs, 2);
    plan.replications = 1000;
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    assert_true(sw_replicate(&plan, &replications, &err));
    assert_true(replications.stopped);
    assert_int_equal(replications.count, jobs.begun / 3);
    assert_true(jobs.begun < 3000);
    for (size_t i = 0; i < replications.count * 3; i++) {
        assert_true(replications.outcomes[i].digest ==
                    sw_hash_pair(i % 3, i / 3 + 1));
    }
    sw_replications_clear(&replications);
    assert_int_equal(replications.count, 0);
}

static void
signals_are_left_to_the_thread_that_asks_whether_to_stop(void **state)
{
    (void)state;
    struct jobs jobs = no_trouble();
    const struct sw_replication_plan plan = plan_of(&jobs, 2);
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    sigset_t after;
    assert_true(sw_replicate(&plan, &replications, &err));
    assert_int_equal(jobs.saw_signals, 0);
    pthread_sigmask(SIG_SETMASK, NULL, &after);
    assert_false(sigismember(&after, SIGINT));
    sw_replications_clear(&replications);
}

static void replications_can_go_on_from_any_number_unwatched(void **state)
{
    (void)state;
    struct jobs jobs = no_trouble();
    struct sw_replication_plan plan = plan_of(&jobs, 2);
    plan.first = 21;
    plan.watcher = (struct sw_replication_watcher){0};
    struct sw_replications replications = {0};
    struct sw_error err = {0};
    assert_true(sw_replicate(&plan, &replications, &err));
    assert_int_equal(sw_replications_at(&replications, 2, 0)->replication, 21);
    assert_int_equal(sw_replications_at(&replications, 0, 19)->replication, 40);
    sw_replications_clear(&replications);
}

static void only_what_was_drawn_twice_is_a_repetition(void **state)
{
    (void)state;
    static const uint64_t digests[] = {7, 0, 5, 7, 0, 7};
    struct sw_outcome outcomes[12] = {{0}};
    for (size_t i = 0; i < 6; i++) {
        outcomes[2 * i].digest = digests[i];
        outcomes[2 * i + 1].digest = i + 1;
    }
    const struct sw_replications replications = {
        .options = 2, .count = 6, .outcomes = outcomes};
    assert_int_equal(sw_replications_repeated(&replications, 0), 2);
    assert_int_equal(sw_replications_repeated(&replications, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            results_stand_at_their_place_for_any_number_of_threads),
        cmocka_unit_test(
            the_first_failure_is_told_whatever_the_number_of_threads),
        cmocka_unit_test(stopped_early_all_options_have_the_same_replications),
        cmocka_unit_test(
            signals_are_left_to_the_thread_that_asks_whether_to_stop),
        cmocka_unit_test(replications_can_go_on_from_any_number_unwatched),
        cmocka_unit_test(only_what_was_drawn_twice_is_a_repetition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
