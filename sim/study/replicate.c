#include "steelway/replicate.h"

#include "base/memory.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WATCH_NS = 100000000 };

/* The jobs of a plan; everything below `lock` is guarded by it. */
struct crew {
    const struct sw_replication_plan *plan;
    size_t total;
    struct sw_outcome *outcomes; /* job's at its index */
    bool *finished;
    pthread_mutex_t lock;
    pthread_cond_t idle; /* the last thread has nothing left to do */
    size_t next;
    size_t done;
    size_t working; /* threads that still take jobs */
    bool stop;
    size_t failed; /* the first job that failed; total if none */
    struct sw_error failure;
};

static bool take_job(struct crew *crew, size_t *job)
{
    pthread_mutex_lock(&crew->lock);
    const bool is_left = !crew->stop && crew->next < crew->total;
    if (is_left) {
        *job = crew->next++;
    }
    pthread_mutex_unlock(&crew->lock);
    return is_left;
}

/* Jobs are taken in order, so all before the first failure are run whatever the
 * number of threads, and the first failure is always the same. */
static void note_job(struct crew *crew, size_t job,
                     const struct sw_error *failure)
{
    pthread_mutex_lock(&crew->lock);
    crew->done++;
    crew->finished[job] = failure == NULL;
    if (failure != NULL) {
        crew->stop = true;
        if (job < crew->failed) {
            crew->failed = job;
            crew->failure = *failure;
        }
    }
    pthread_mutex_unlock(&crew->lock);
}

static void *work(void *self)
{
    struct crew *crew = self;
    const struct sw_replication_plan *plan = crew->plan;
    size_t job;
    while (take_job(crew, &job)) {
        struct sw_error err = {0};
        const bool ran = plan->run(plan->self, job % plan->options,
                                   plan->first + job / plan->options,
                                   &crew->outcomes[job], &err);
        note_job(crew, job, ran ? NULL : &err);
    }
    pthread_mutex_lock(&crew->lock);
    crew->working--;
    pthread_cond_signal(&crew->idle);
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

static struct timespec soon(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_nsec += WATCH_NS;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

/* Watch until all threads are idle. The lock is open while others are called:
 * they may take their time. */
static void watch(struct crew *crew)
{
    const struct sw_replication_watcher *watcher = &crew->plan->watcher;
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        const bool over = crew->working == 0;
        const size_t done = crew->done;
        pthread_mutex_unlock(&crew->lock);
        if (watcher->progress != NULL) {
            watcher->progress(watcher->self, done, crew->total);
        }
        const bool stop = watcher->stop != NULL && watcher->stop(watcher->self);
        pthread_mutex_lock(&crew->lock);
        crew->stop = crew->stop || stop;
        if (over) {
            break;
        }
        const struct timespec until = soon();
        int status = 0;
        while (crew->working > 0 && status == 0) {
            status = pthread_cond_timedwait(&crew->idle, &crew->lock, &until);
        }
    }
    pthread_mutex_unlock(&crew->lock);
}

/* Start up to `count` threads; returns how many there are. Signals stay with
 * the caller's thread, which is the one that asks whether to stop. */
static size_t start_threads(struct crew *crew, pthread_t *threads, size_t count)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    size_t started = 0;
    crew->working = count;
    while (started < count &&
           pthread_create(&threads[started], NULL, work, crew) == 0) {
        started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_mutex_lock(&crew->lock);
    crew->working -= count - started;
    pthread_mutex_unlock(&crew->lock);
    return started;
}

static void crew_init(struct crew *crew, const struct sw_replication_plan *plan)
{
    const size_t total = plan->options * plan->replications;
    *crew = (struct crew){
        .plan = plan,
        .total = total,
        .outcomes = sw_new_array(total, sizeof(*crew->outcomes)),
        .finished = sw_new_array(total, sizeof(*crew->finished)),
        .failed = total,
    };
    pthread_mutex_init(&crew->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&crew->idle, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

/* Replications from the first that all options have finished. */
static size_t common_prefix(const struct crew *crew)
{
    size_t jobs = 0;
    while (jobs < crew->total && crew->finished[jobs]) {
        jobs++;
    }
    return jobs / crew->plan->options;
}

static void drop_outcomes(struct crew *crew, size_t from)
{
    for (size_t job = from; job < crew->total; job++) {
        if (crew->finished[job]) {
            sw_outcome_clear(&crew->outcomes[job]);
        }
    }
}

static void crew_clear(struct crew *crew)
{
    pthread_cond_destroy(&crew->idle);
    pthread_mutex_destroy(&crew->lock);
    sw_free(crew->finished);
    sw_free(crew->outcomes);
}

bool sw_replicate(const struct sw_replication_plan *plan,
                  struct sw_replications *replications, struct sw_error *err)
{
    assert(plan->options > 0 && plan->replications > 0 && plan->threads > 0);
    struct crew crew;
    crew_init(&crew, plan);
    const size_t wanted =
        plan->threads < crew.total ? plan->threads : crew.total;
    pthread_t *threads = sw_new_array(wanted, sizeof(*threads));
    const size_t started = start_threads(&crew, threads, wanted);
    watch(&crew);
    for (size_t i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    sw_free(threads);

    const bool is_done = started > 0 && crew.failed == crew.total;
    if (is_done) {
        const size_t count = common_prefix(&crew);
        drop_outcomes(&crew, count * plan->options);
        *replications = (struct sw_replications){
            .options = plan->options,
            .count = count,
            .outcomes = crew.outcomes,
            .stopped = count < plan->replications,
        };
        crew.outcomes = NULL;
    } else {
        drop_outcomes(&crew, 0);
        if (started == 0) {
            (void)sw_fail(err, SW_ERROR_RUN, "no thread can be started");
        } else {
            *err = crew.failure;
        }
    }
    crew_clear(&crew);
    return is_done;
}

const struct sw_outcome *
sw_replications_at(const struct sw_replications *replications, size_t option,
                   size_t index)
{
    assert(option < replications->options && index < replications->count);
    return &replications->outcomes[index * replications->options + option];
}

static int compare_digests(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a;
    const uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

size_t sw_replications_repeated(const struct sw_replications *replications,
                                size_t option)
{
    const size_t count = replications->count;
    uint64_t *digests = sw_new_array(count, sizeof(*digests));
    for (size_t i = 0; i < count; i++) {
        digests[i] = sw_replications_at(replications, option, i)->digest;
    }
    qsort(digests, count, sizeof(*digests), compare_digests);
    size_t repeated = 0;
    for (size_t i = 1; i < count; i++) {
        repeated += digests[i] != 0 && digests[i] == digests[i - 1];
    }
    sw_free(digests);
    return repeated;
}

void sw_replications_clear(struct sw_replications *replications)
{
    const size_t count = replications->count * replications->options;
    for (size_t i = 0; i < count; i++) {
        sw_outcome_clear(&replications->outcomes[i]);
    }
    sw_free(replications->outcomes);
    *replications = (struct sw_replications){0};
}

/* Move the options of `from` into the rows of `to`, from option `at` on. */
static void take_over(struct sw_outcome *to, size_t width, size_t at,
                      const struct sw_replications *from)
{
    for (size_t r = 0; r < from->count; r++) {
        memcpy(to + r * width + at, from->outcomes + r * from->options,
               from->options * sizeof(*to));
    }
}

void sw_replications_join(struct sw_replications *replications,
                          struct sw_replications *more)
{
    if (replications->options == 0) {
        *replications = *more;
        *more = (struct sw_replications){0};
        return;
    }
    if (more->stopped) {
        replications->stopped = true;
        sw_replications_clear(more);
        return;
    }
    assert(more->count == replications->count);
    const size_t width = replications->options + more->options;
    struct sw_outcome *outcomes =
        sw_new_array(width * more->count, sizeof(*outcomes));
    take_over(outcomes, width, 0, replications);
    take_over(outcomes, width, replications->options, more);
    sw_free(replications->outcomes);
    sw_free(more->outcomes);
    replications->outcomes = outcomes;
    replications->options = width;
    *more = (struct sw_replications){0};
}

bool sw_replicate_model(void *model_jobs, size_t option, uint64_t replication,
                        struct sw_outcome *outcome, struct sw_error *err)
{
    const struct sw_model_jobs *jobs = model_jobs;
    const struct sw_replication which = {jobs->seed, replication, NULL};
    struct sw_error failure = {0};
    return sw_model_run(jobs->models[option], &which, outcome, &failure) ||
           sw_fail(err, failure.kind, "%s, replication %llu: %s",
                   jobs->names[option], (unsigned long long)replication,
                   failure.message);
}
