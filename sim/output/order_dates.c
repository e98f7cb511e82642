#include "output/order_dates.h"

#include "base/memory.h"
#include "stats/quantile.h"

#include <math.h>

static int64_t quantile(int64_t *times_us, size_t count, double p)
{
    return sw_quantile_select(times_us, count, sw_quantile_rank(count, p));
}

static double share_by(const int64_t *times_us, size_t count, int64_t date_us)
{
    if (date_us == SW_NEVER_US) {
        return nan("");
    }
    size_t in_time = 0;
    for (size_t i = 0; i < count; i++) {
        in_time += times_us[i] <= date_us;
    }
    return (double)in_time / (double)count;
}

struct sw_order_dates sw_order_dates(const struct sw_findings *findings,
                                     size_t option, size_t index)
{
    const struct sw_replications *replications = findings->cases->replications;
    const struct sw_known_order *order =
        sw_model_known_order(findings->models[option], index);
    const size_t count = replications->count;
    int64_t *times_us = sw_new_array(count, sizeof(int64_t));
    size_t delivered = 0;
    for (size_t i = 0; i < count; i++) {
        times_us[i] =
            sw_replications_at(replications, option, i)->delivered_us[index];
        delivered += times_us[i] != SW_NEVER_US;
    }
    const struct sw_order_dates dates = {
        .replications = count,
        .delivered = delivered,
        .p10_us = quantile(times_us, count, 0.1),
        .p50_us = quantile(times_us, count, 0.5),
        .p90_us = quantile(times_us, count, 0.9),
        .by_promised = share_by(times_us, count, order->promised_us),
        .by_requested = share_by(times_us, count, order->requested_us),
    };
    sw_free(times_us);
    return dates;
}
