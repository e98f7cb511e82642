/*
 * summary.h - every measure of every option, with its interval.
 */
#ifndef SW_SUMMARY_H
#define SW_SUMMARY_H

#include "steelway/estimate.h"
#include "steelway/model.h"
#include "steelway/replicate.h"
#include "steelway/statistic.h"

/* The options of a comparison, or one scenario alone, and what their
 * replications gave. Everything is borrowed. */
struct sw_cases {
    size_t options;
    const struct sw_series *const *series; /* of each option, in one array */
    const size_t *series_count;            /* of each option */
    const struct sw_replications *replications;
};

struct sw_summary_row {
    size_t option;
    const struct sw_series *series; /* borrowed from the cases */
    const struct sw_statistic *statistic;
    struct sw_estimate estimate; /* in the unit of the measure */
    size_t replications;
};

struct sw_summary {
    size_t count;
    struct sw_summary_row *rows; /* owned; by option, series, statistic */
};

/* Means of all series; quantiles of those that keep values. An order still open
 * at the end is later than all others: means, and quantiles among such orders,
 * are then not reached. */
struct sw_summary sw_summarize(const struct sw_cases *cases, double confidence);

void sw_summary_clear(struct sw_summary *summary);

#endif
