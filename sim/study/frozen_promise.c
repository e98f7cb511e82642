#include "study/frozen_promise.h"

#include "base/memory.h"
#include "stats/quantile.h"
#include "steelway/replicate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* An order of the cohort. */
struct lead {
    const char *product;
    const char *class_name;
    int64_t time_us; /* SW_NEVER_US: still open at the end */
};

struct sw_promise_leads {
    size_t count;
    size_t capacity;
    struct lead *at; /* owned */
};

/* What the replications of the baseline see, each its own. */
struct sight {
    const struct sw_model *baseline;
    struct sw_promise_leads *of_replication;
};

static void see(void *self, const struct sw_order_record *record)
{
    struct sw_promise_leads *leads = self;
    const bool is_delivered = record->delivered_us != SW_NEVER_US;
    const bool is_open = !is_delivered && strcmp(record->outcome, "open") == 0;
    if (!record->in_cohort || (!is_delivered && !is_open)) {
        return;
    }
    leads->at = sw_reserve_array(leads->at, &leads->capacity, leads->count + 1,
                                 sizeof(*leads->at));
    leads->at[leads->count++] = (struct lead){
        .product = record->product,
        .class_name = record->class_name,
        .time_us =
            is_open ? SW_NEVER_US : record->delivered_us - record->entered_us,
    };
}

static bool run_baseline(void *self, size_t option, uint64_t replication,
                         struct sw_outcome *outcome, struct sw_error *err)
{
    struct sight *sight = self;
    (void)option;
    const struct sw_observer observer = {
        .self = &sight->of_replication[replication - 1], .order = see};
    const struct sw_replication which = {sw_model_seed(sight->baseline),
                                         replication, &observer};
    struct sw_error failure = {0};
    return sw_model_run(sight->baseline, &which, outcome, &failure) ||
           sw_fail(err, failure.kind, "promise, replication %llu: %s",
                   (unsigned long long)replication, failure.message);
}

static int by_group(const void *first, const void *second)
{
    const struct lead *a = first;
    const struct lead *b = second;
    const int products = strcmp(a->product, b->product);
    if (products != 0) {
        return products;
    }
    const int classes = strcmp(a->class_name, b->class_name);
    return classes != 0 ? classes
                        : (a->time_us > b->time_us) - (a->time_us < b->time_us);
}

/* Those of all replications together, by product and class. */
static void join(struct sw_promise_leads *all,
                 const struct sw_promise_leads *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (parts[i].count > 0) {
            all->at =
                sw_reserve_array(all->at, &all->capacity,
                                 all->count + parts[i].count, sizeof(*all->at));
            memcpy(all->at + all->count, parts[i].at,
                   parts[i].count * sizeof(*all->at));
            all->count += parts[i].count;
        }
    }
    if (all->count > 0) {
        qsort(all->at, all->count, sizeof(*all->at), by_group);
    }
}

static bool watch_baseline(const struct sw_model *baseline, size_t replications,
                           unsigned threads, struct sw_promise_leads *all,
                           struct sw_error *err)
{
    struct sight sight = {
        baseline, sw_new_array(replications, sizeof(struct sw_promise_leads))};
    const struct sw_replication_plan plan = {
        .options = 1,
        .replications = replications,
        .first = 1,
        .threads = threads,
        .run = run_baseline,
        .self = &sight,
    };
    struct sw_replications done = {0};
    const bool ran = sw_replicate(&plan, &done, err);
    if (ran) {
        join(all, sight.of_replication, replications);
        sw_replications_clear(&done);
    }
    for (size_t i = 0; i < replications; i++) {
        sw_free(sight.of_replication[i].at);
    }
    sw_free(sight.of_replication);
    return ran;
}

/* SW_NEVER_US: it is not reached. */
static int64_t quantile_us(const struct lead *leads, size_t count, double p)
{
    int64_t *times_us = sw_new_array(count, sizeof(int64_t));
    for (size_t i = 0; i < count; i++) {
        times_us[i] = leads[i].time_us;
    }
    const int64_t found_us =
        sw_quantile_select(times_us, count, sw_quantile_rank(count, p));
    sw_free(times_us);
    return found_us < 1 ? 1 : found_us;
}

/* How many of `leads` are like the first, in their class too if `by_class`. */
static size_t alike(const struct lead *leads, size_t count, bool by_class)
{
    size_t i = 1;
    while (
        i < count && strcmp(leads[i].product, leads[0].product) == 0 &&
        (!by_class || strcmp(leads[i].class_name, leads[0].class_name) == 0)) {
        i++;
    }
    return i;
}

static bool refuse(const struct lead *leads, size_t count, double p,
                   struct sw_error *err)
{
    const size_t needed = sw_quantile_orders_needed(p);
    if (count < needed) {
        return sw_fail(err, SW_ERROR_RUN,
                       "promise: the baseline has %zu orders of '%s', and a "
                       "quantile of %.12g %% takes %zu: let "
                       "promise.replications be higher",
                       count, leads->product, p * 100.0, needed);
    }
    return sw_fail(err, SW_ERROR_RUN,
                   "promise: the baseline does not deliver %.12g %% of its "
                   "orders of '%s' before its limit",
                   p * 100.0, leads->product);
}

/* What all orders of the product take, then its classes where they differ. */
static bool freeze_product(struct sw_model *model, const struct lead *leads,
                           size_t count, struct sw_error *err)
{
    const double p = sw_model_promise_quantile(model).of;
    const size_t needed = sw_quantile_orders_needed(p);
    const int64_t whole_us =
        count < needed ? SW_NEVER_US : quantile_us(leads, count, p);
    if (whole_us == SW_NEVER_US) {
        return refuse(leads, count, p, err);
    }
    sw_model_freeze_promise(model, leads->product, NULL, whole_us);
    size_t size = 0;
    for (size_t i = 0; i < count; i += size) {
        size = alike(&leads[i], count - i, true);
        const int64_t of_class_us =
            size < needed ? SW_NEVER_US : quantile_us(&leads[i], size, p);
        if (of_class_us != SW_NEVER_US) {
            sw_model_freeze_promise(model, leads[i].product,
                                    leads[i].class_name, of_class_us);
        }
    }
    return true;
}

static bool any_asks(struct sw_model *const *models, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sw_model_promise_quantile(models[i]).of > 0.0) {
            return true;
        }
    }
    return false;
}

bool sw_promise_leads_watch(struct sw_promise_leads **leads,
                            struct sw_model *const *models, size_t count,
                            unsigned threads, struct sw_error *err)
{
    *leads = NULL;
    if (!any_asks(models, count)) {
        return true;
    }
    const size_t replications =
        sw_model_promise_quantile(models[0]).replications;
    struct sw_promise_leads *watched = sw_new(struct sw_promise_leads);
    if (!watch_baseline(models[0], replications, threads, watched, err)) {
        sw_promise_leads_destroy(watched);
        return false;
    }
    *leads = watched;
    return true;
}

void sw_promise_leads_destroy(struct sw_promise_leads *leads)
{
    if (leads != NULL) {
        sw_free(leads->at);
        sw_free(leads);
    }
}

bool sw_promises_freeze(struct sw_model *model,
                        const struct sw_promise_leads *leads,
                        struct sw_error *err)
{
    if (sw_model_promise_quantile(model).of <= 0.0) {
        return true;
    }
    assert(leads != NULL);
    bool fine = true;
    size_t size = 0;
    for (size_t i = 0; fine && i < leads->count; i += size) {
        size = alike(&leads->at[i], leads->count - i, false);
        fine = freeze_product(model, &leads->at[i], size, err);
    }
    return fine;
}
