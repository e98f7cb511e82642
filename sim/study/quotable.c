#include "steelway/quotable.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "stats/moments.h"
#include "steelway/units.h"
#include "study/case.h"

#include <assert.h>
#include <math.h>

/* Orders by the day on which they arrive: at[r * width + d] of replication r
 * arrive within d days of their entry. */
struct arrivals {
    size_t replications;
    size_t width; /* one more than the days of the latest */
    double *at;
    double *all; /* orders of each replication */
};

static size_t days_of(int64_t time_us)
{
    return time_us <= 0 ? 0 : (size_t)((time_us - 1) / SW_DAY_US) + 1;
}

static bool has_come(int64_t time_us)
{
    return time_us != SW_NEVER_US;
}

static size_t latest_of(const struct sw_case_data *data)
{
    size_t latest = 0;
    assert(data->samples != NULL);
    for (size_t r = 0; r < data->count; r++) {
        for (size_t i = 0; i < data->samples[r].count; i++) {
            const int64_t time_us = data->samples[r].values[i];
            if (has_come(time_us) && days_of(time_us) > latest) {
                latest = days_of(time_us);
            }
        }
    }
    return latest;
}

static struct arrivals arrivals_of(const struct sw_case_data *data)
{
    struct arrivals arrivals = {
        .replications = data->count,
        .width = latest_of(data) + 1,
        .all = sw_new_array(data->count, sizeof(*arrivals.all)),
    };
    arrivals.at =
        sw_new_array(data->count * arrivals.width, sizeof(*arrivals.at));
    for (size_t r = 0; r < data->count; r++) {
        const struct sw_sample *sample = &data->samples[r];
        double *at = arrivals.at + r * arrivals.width;
        arrivals.all[r] = (double)(sample->count + sample->never);
        for (size_t i = 0; i < sample->count; i++) {
            if (has_come(sample->values[i])) {
                at[days_of(sample->values[i])] += 1.0;
            }
        }
        for (size_t d = 1; d < arrivals.width; d++) {
            at[d] += at[d - 1];
        }
    }
    return arrivals;
}

/* The share that arrives within `days`, with what is sure of it. */
static struct sw_estimate within(const struct arrivals *arrivals, size_t days,
                                 double confidence)
{
    double *over = sw_new_array(arrivals->replications, sizeof(*over));
    for (size_t r = 0; r < arrivals->replications; r++) {
        over[r] = arrivals->at[r * arrivals->width + days];
    }
    const struct sw_ratio ratio = {over, arrivals->all};
    const struct sw_estimate share = sw_interval_share(
        ratio, arrivals->replications, sw_level_one_sided(confidence));
    sw_free(over);
    return share;
}

static long days_reached(const struct arrivals *arrivals, double share)
{
    const double orders = sw_sum(arrivals->all, arrivals->replications);
    for (size_t d = 0; d < arrivals->width; d++) {
        double come = 0.0;
        for (size_t r = 0; r < arrivals->replications; r++) {
            come += arrivals->at[r * arrivals->width + d];
        }
        if (come / orders >= share) {
            return (long)d;
        }
    }
    return -1;
}

/*
 * From the latest day down, as long as each is sure: a chain of tests that ends
 * at the first that fails needs no allowance for their number. All of few
 * replications is less sure than nearly all: there the fewer days, which are
 * within it, speak for it (and the chain begins where the data say: less sure
 * than told if replications are few).
 */
static void search_sure(struct sw_quotable *found,
                        const struct arrivals *arrivals, double confidence)
{
    for (size_t d = arrivals->width; d-- > 0;) {
        const struct sw_estimate share = within(arrivals, d, confidence);
        if (share.low >= found->share) {
            found->sure_days = (long)d;
            found->within = share;
        } else if (share.value < 1.0) {
            break;
        }
    }
    found->within.value *= 100.0;
    found->within.low *= 100.0;
    found->within.high *= 100.0;
}

static void search(struct sw_quotable *found, const struct arrivals *arrivals,
                   double confidence)
{
    found->days = days_reached(arrivals, found->share);
    found->gap = SW_GAP_NOT_REACHED;
    if (found->days >= 0) {
        search_sure(found, arrivals, confidence);
        found->gap =
            found->sure_days >= 0 ? SW_GAP_NONE : SW_GAP_FEW_REPLICATIONS;
    }
}

struct sw_quotable sw_quotable_find(const struct sw_cases *cases, size_t option,
                                    const char *product, double share,
                                    double confidence)
{
    const struct sw_series_name name = {.measure = "delivery_time",
                                        .product = product,
                                        .subject = "",
                                        .subclass = ""};
    struct sw_quotable found = {
        .share = share,
        .days = -1,
        .sure_days = -1,
        .within = {.value = (double)NAN,
                   .low = (double)NAN,
                   .high = (double)NAN},
        .gap = SW_GAP_NO_VALUES,
    };
    struct sw_case_data data =
        sw_case_read(cases, option, sw_case_find(cases, option, &name));
    double orders = 0.0;
    for (size_t r = 0; data.samples != NULL && r < data.count; r++) {
        orders += (double)(data.samples[r].count + data.samples[r].never);
    }
    if (orders > 0.0) {
        struct arrivals arrivals = arrivals_of(&data);
        search(&found, &arrivals, confidence);
        sw_free(arrivals.at);
        sw_free(arrivals.all);
    }
    sw_case_data_clear(&data);
    return found;
}
