#include "study/case.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct sw_series_name sw_series_name_of(const struct sw_series *series)
{
    return (struct sw_series_name){
        .measure = series->measure->id,
        .product = series->product,
        .subject = series->subject,
        .subclass = series->subclass,
    };
}

static bool has_name(const struct sw_series *series,
                     const struct sw_series_name *name)
{
    return strcmp(series->measure->id, name->measure) == 0 &&
           strcmp(series->product, name->product) == 0 &&
           strcmp(series->subject, name->subject) == 0 &&
           strcmp(series->subclass, name->subclass) == 0;
}

long sw_case_find(const struct sw_cases *cases, size_t option,
                  const struct sw_series_name *name)
{
    for (size_t i = 0; i < cases->series_count[option]; i++) {
        if (has_name(&cases->series[option][i], name)) {
            return (long)i;
        }
    }
    return SW_NO_SERIES;
}

/* Early is less than 0, and so is money that comes in. */
static bool may_be_negative(const struct sw_measure *measure)
{
    return measure->group == SW_MEASURES_COST ||
           strncmp(measure->unit, "CNY", strlen("CNY")) == 0 ||
           strncmp(measure->id, "lateness_", strlen("lateness_")) == 0;
}

/* So many of the orders, or of the problems. */
static bool is_share(const struct sw_measure *measure)
{
    return (measure->group == SW_MEASURES_ORDER ||
            measure->group == SW_MEASURES_PROBLEM) &&
           strcmp(measure->unit, "%") == 0;
}

struct sw_case_data sw_case_read(const struct sw_cases *cases, size_t option,
                                 long series)
{
    struct sw_case_data data = {0};
    if (series == SW_NO_SERIES || cases->replications->count == 0) {
        return data;
    }
    const struct sw_series *told = &cases->series[option][series];
    data.count = cases->replications->count;
    data.over = sw_new_array(data.count, sizeof(*data.over));
    data.under = sw_new_array(data.count, sizeof(*data.under));
    data.scale = told->measure->scale;
    data.share = is_share(told->measure);
    data.is_signed = may_be_negative(told->measure);
    if (told->sampled) {
        data.samples = sw_new_array(data.count, sizeof(*data.samples));
    }
    for (size_t r = 0; r < data.count; r++) {
        const struct sw_outcome *outcome =
            sw_replications_at(cases->replications, option, r);
        const struct sw_total *total = &outcome->totals[series];
        data.over[r] = total->unreached > 0 ? (double)INFINITY
                                            : total->numerator * data.scale;
        data.under[r] = total->denominator;
        if (told->sampled) {
            data.samples[r] = (struct sw_sample){
                .values = total->samples,
                .count = total->sample_count,
                .never = total->unreached,
            };
        }
    }
    return data;
}

void sw_case_data_clear(struct sw_case_data *data)
{
    sw_free(data->over);
    sw_free(data->under);
    sw_free(data->samples);
    *data = (struct sw_case_data){0};
}

void sw_case_data_pool(struct sw_case_data *data,
                       const struct sw_case_data *other)
{
    assert(data->count == other->count);
    for (size_t r = 0; r < data->count; r++) {
        data->over[r] += other->over[r];
        data->under[r] += other->under[r];
    }
    sw_free(data->samples);
    data->samples = NULL;
}

bool sw_case_data_has(const struct sw_case_data *data,
                      const struct sw_statistic *statistic)
{
    return data->count > 0 && (statistic->p == 0.0 || data->samples != NULL);
}

static struct sw_estimate scaled(struct sw_estimate estimate, double scale)
{
    estimate.value *= scale;
    estimate.low *= scale;
    estimate.high *= scale;
    return estimate;
}

/* A share is found between 0 and 1, whatever it is printed in. */
static struct sw_estimate share_of(const struct sw_case_data *data,
                                   double confidence)
{
    double *part = sw_new_array(data->count, sizeof(*part));
    for (size_t r = 0; r < data->count; r++) {
        part[r] = data->over[r] / data->scale;
    }
    const struct sw_ratio ratio = {part, data->under};
    const struct sw_estimate share =
        sw_interval_share(ratio, data->count, confidence);
    sw_free(part);
    return scaled(share, data->scale);
}

static struct sw_estimate estimate_of(const struct sw_case_data *data,
                                      const struct sw_statistic *statistic,
                                      double confidence)
{
    if (statistic->p > 0.0) {
        return scaled(sw_quantile_pooled(data->samples, data->count,
                                         statistic->p, confidence),
                      data->scale);
    }
    if (data->share) {
        return share_of(data, confidence);
    }
    const struct sw_ratio ratio = {data->over, data->under};
    return sw_interval_ratio(ratio, data->count, confidence);
}

struct sw_estimate sw_case_estimate(const struct sw_case_data *data,
                                    const struct sw_statistic *statistic,
                                    double confidence)
{
    if (!sw_case_data_has(data, statistic)) {
        return (struct sw_estimate){
            .value = (double)NAN,
            .low = (double)NAN,
            .high = (double)NAN,
            .gap = SW_GAP_NO_VALUES,
        };
    }
    struct sw_estimate estimate = estimate_of(data, statistic, confidence);
    if (!data->is_signed) {
        sw_interval_hold(&estimate, 0.0, (double)INFINITY);
    }
    return estimate;
}
