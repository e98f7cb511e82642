#include "stats/quantile.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/interval.h"
#include "steelway/units.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

size_t sw_quantile_rank(size_t count, double p)
{
    assert(count >= 1);
    assert(p > 0.0 && p < 1.0);
    /* p and n p are each rounded once: 100 * 0.55 comes out above 55. */
    const double exact = (double)count * p * (1.0 - 2.0 * DBL_EPSILON);
    const size_t rank = (size_t)ceil(exact);
    return rank < 1 ? 1 : rank > count ? count : rank;
}

static void swap(int64_t *a, int64_t *b)
{
    const int64_t kept = *a;
    *a = *b;
    *b = kept;
}

struct middle { /* values[begin..end) are equal to the pivot */
    size_t begin;
    size_t end;
};

/* Put what is less than `pivot` in front of what equals it, and what is above
 * behind. Three parts, because times on a grid tie. */
static struct middle partition(int64_t *values, size_t begin, size_t end,
                               int64_t pivot)
{
    struct middle middle = {begin, end};
    for (size_t i = begin; i < middle.end;) {
        if (values[i] < pivot) {
            swap(&values[i++], &values[middle.begin++]);
        } else if (values[i] > pivot) {
            swap(&values[i], &values[--middle.end]);
        } else {
            i++;
        }
    }
    return middle;
}

/*
 * Quickselect (Hoare 1961). Pivots are picked by a hash of the range: no order
 * that data naturally come in is slow, and no state is needed.
 */
int64_t sw_quantile_select(int64_t *values, size_t count, size_t rank)
{
    assert(rank >= 1 && rank <= count);
    const size_t wanted = rank - 1;
    size_t begin = 0;
    size_t end = count;
    for (;;) {
        const size_t picked = sw_hash_pair(begin, end) % (end - begin);
        const int64_t pivot = values[begin + picked];
        const struct middle middle = partition(values, begin, end, pivot);
        if (wanted < middle.begin) {
            end = middle.begin;
        } else if (wanted >= middle.end) {
            begin = middle.end;
        } else {
            return pivot;
        }
    }
}

static int compare_doubles(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Least i in 0..count with P(B <= i) > tail; P grows with i. */
static size_t lower_rank(size_t count, double p, double tail)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (gsl_cdf_binomial_P((unsigned)middle, p, (unsigned)count) > tail) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Least j in 1..count with P(B >= j) <= tail, or count + 1: none. */
static size_t upper_rank(size_t count, double p, double tail)
{
    size_t low = 1;
    size_t high = count + 1;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const double above =
            gsl_cdf_binomial_Q((unsigned)(middle - 1), p, (unsigned)count);
        if (above <= tail) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static struct sw_estimate no_interval(double value, size_t count,
                                      enum sw_gap gap)
{
    return (struct sw_estimate){
        .value = value,
        .low = (double)NAN,
        .high = (double)NAN,
        .count = count,
        .gap = gap,
    };
}

struct sw_estimate sw_quantile_of_runs(const double *values, size_t count,
                                       double p, double confidence)
{
    assert(count <= 1000000);
    if (count == 0) {
        return no_interval((double)NAN, 0, SW_GAP_NO_VALUES);
    }
    double *sorted = sw_new_array(count, sizeof(*sorted));
    memcpy(sorted, values, count * sizeof(*sorted));
    qsort(sorted, count, sizeof(*sorted), compare_doubles);

    const double tail = 0.5 * (1.0 - confidence);
    const size_t low = lower_rank(count, p, tail);
    const size_t high = upper_rank(count, p, tail);
    const double value = sorted[sw_quantile_rank(count, p) - 1];
    struct sw_estimate estimate;
    if (isinf(value)) {
        estimate = no_interval((double)NAN, count, SW_GAP_NOT_REACHED);
    } else if (low < 1 || high > count) {
        estimate = no_interval(value, count, SW_GAP_FEW_VALUES);
    } else {
        estimate = (struct sw_estimate){
            .value = value,
            .low = sorted[low - 1],
            .high = sorted[high - 1],
            .count = count,
        };
    }
    sw_free(sorted);
    return estimate;
}

size_t sw_quantile_orders_needed(double p)
{
    assert(p > 0.0 && p < 1.0);
    /* 50 / (1 - 0.9) comes out above 500. */
    return (size_t)ceil(50.0 / (1.0 - p) - 1e-6);
}

size_t sw_quantile_cut(size_t *ends, const struct sw_sample *const *options,
                       size_t option_count, size_t replications, size_t needed)
{
    size_t *held = sw_new_array(option_count, sizeof(*held));
    size_t sections = 0;
    for (size_t r = 0; r < replications; r++) {
        bool full = true;
        for (size_t o = 0; o < option_count; o++) {
            held[o] += options[o][r].count + options[o][r].never;
            full = full && held[o] >= needed;
        }
        if (full) {
            ends[sections++] = r + 1;
            memset(held, 0, option_count * sizeof(*held));
        }
    }
    if (sections > 0) {
        ends[sections - 1] = replications;
    }
    sw_free(held);
    return sections;
}

static size_t total_of(const struct sw_sample *samples, size_t begin,
                       size_t end)
{
    size_t total = 0;
    for (size_t r = begin; r < end; r++) {
        total += samples[r].count;
    }
    return total;
}

/* The quantile of replications begin to end, pooled in `scratch`. Infinite if
 * not reached, NaN if there are no values. */
static double quantile_of(const struct sw_sample *samples, size_t begin,
                          size_t end, double p, int64_t *scratch)
{
    size_t count = 0;
    size_t never = 0;
    for (size_t r = begin; r < end; r++) {
        if (samples[r].count > 0) {
            memcpy(scratch + count, samples[r].values,
                   samples[r].count * sizeof(*scratch));
            count += samples[r].count;
        }
        never += samples[r].never;
    }
    if (count + never == 0) {
        return (double)NAN;
    }
    const size_t rank = sw_quantile_rank(count + never, p);
    if (rank > count) {
        return (double)INFINITY;
    }
    const int64_t quantile = sw_quantile_select(scratch, count, rank);
    return quantile == SW_NEVER_US ? (double)INFINITY : (double)quantile;
}

/* The value and its interval, from the errors of the sections. */
static struct sw_estimate sectioned(double pooled, const double *errors,
                                    size_t sections, double confidence)
{
    if (isnan(pooled)) {
        return no_interval(pooled, sections, SW_GAP_NO_VALUES);
    }
    if (isinf(pooled)) {
        return no_interval((double)NAN, sections, SW_GAP_NOT_REACHED);
    }
    for (size_t s = 0; s < sections; s++) {
        if (!isfinite(errors[s])) {
            return no_interval(pooled, sections, SW_GAP_SECTION_NOT_REACHED);
        }
    }
    return sw_interval_around(pooled, errors, sections, confidence);
}

struct sw_estimate sw_quantile_sectioned(const struct sw_sample *samples,
                                         struct sw_sections sections, double p,
                                         double confidence, double *of_section)
{
    assert(sections.count >= 1);
    const size_t replications = sections.ends[sections.count - 1];
    const size_t total = total_of(samples, 0, replications);
    int64_t *scratch = sw_new_array(total + 1, sizeof(*scratch));
    double *errors = sw_new_array(sections.count, sizeof(*errors));

    const double pooled = quantile_of(samples, 0, replications, p, scratch);
    size_t begin = 0;
    for (size_t s = 0; s < sections.count; s++) {
        const double part =
            quantile_of(samples, begin, sections.ends[s], p, scratch);
        begin = sections.ends[s];
        errors[s] = part - pooled;
        if (of_section != NULL) {
            of_section[s] = part;
        }
    }
    const struct sw_estimate estimate =
        sectioned(pooled, errors, sections.count, confidence);
    sw_free(errors);
    sw_free(scratch);
    return estimate;
}

static struct sw_estimate without_interval(struct sw_estimate estimate,
                                           enum sw_gap gap)
{
    if (sw_estimate_has_value(&estimate)) {
        estimate.gap = gap;
    }
    estimate.low = (double)NAN;
    estimate.high = (double)NAN;
    return estimate;
}

/* Replications for so many sections as an interval needs, if as many orders
 * come in each as do now; 0 if none come. */
static size_t replications_needed(const struct sw_sample *samples,
                                  size_t replications, size_t sections,
                                  double p)
{
    size_t orders = 0;
    for (size_t r = 0; r < replications; r++) {
        orders += samples[r].count + samples[r].never;
    }
    if (orders == 0) {
        return 0;
    }
    const double each = (double)orders / (double)replications;
    const double joined = ceil((double)sw_quantile_orders_needed(p) / each);
    const size_t needed = (size_t)(SW_LEAST_SECTIONS * joined);
    return needed > replications || sections == 0
               ? needed
               : (SW_LEAST_SECTIONS * replications + sections - 1) / sections;
}

struct sw_estimate sw_quantile_pooled(const struct sw_sample *samples,
                                      size_t replications, double p,
                                      double confidence)
{
    size_t *ends = sw_new_array(replications + 1, sizeof(*ends));
    struct sw_sections sections = {
        .ends = ends,
        .count = sw_quantile_cut(ends, &samples, 1, replications,
                                 sw_quantile_orders_needed(p)),
    };
    const bool few = sections.count < SW_LEAST_SECTIONS;
    const size_t needed =
        few ? replications_needed(samples, replications, sections.count, p) : 0;
    if (sections.count == 0) {
        ends[0] = replications;
        sections.count = 1;
    }
    struct sw_estimate estimate =
        sw_quantile_sectioned(samples, sections, p, confidence, NULL);
    if (few) {
        estimate = without_interval(estimate, SW_GAP_FEW_SECTIONS);
        estimate.needed = needed;
    }
    sw_free(ends);
    return estimate;
}
