#include "stats/interval.h"

#include "base/memory.h"
#include "stats/moments.h"
#include "stats/settle.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>
#include <math.h>
#include <stdbool.h>

static const double SMALLEST_CONFIDENCE = 1e-9;
static const double LARGEST_CONFIDENCE = 1.0 - 1e-9;

static bool may_be_confidence(double confidence)
{
    return confidence >= SMALLEST_CONFIDENCE &&
           confidence <= LARGEST_CONFIDENCE;
}

double sw_student(double confidence, size_t freedom)
{
    assert(may_be_confidence(confidence));
    assert(freedom >= 1);
    const double above = 0.5 * (1.0 - confidence);
    return sw_settle(gsl_cdf_tdist_Qinv(above, (double)freedom));
}

double sw_level_simultaneous(double confidence, size_t count)
{
    assert(may_be_confidence(confidence));
    assert(count >= 1);
    const double level = 1.0 - (1.0 - confidence) / (double)count;
    return fmin(level, LARGEST_CONFIDENCE);
}

double sw_level_one_sided(double confidence)
{
    assert(confidence >= 0.5 && confidence < 1.0);
    const double level = 2.0 * confidence - 1.0;
    return fmax(SMALLEST_CONFIDENCE, fmin(level, LARGEST_CONFIDENCE));
}

static struct sw_estimate no_value(size_t count, enum sw_gap gap)
{
    return (struct sw_estimate){
        .value = (double)NAN,
        .low = (double)NAN,
        .high = (double)NAN,
        .count = count,
        .gap = gap,
    };
}

static struct sw_estimate symmetric(double value, double half_width,
                                    size_t count)
{
    return (struct sw_estimate){
        .value = value,
        .low = value - half_width,
        .high = value + half_width,
        .count = count,
    };
}

/* What keeps these numbers from having a mean, if anything. */
static enum sw_gap gap_of(const double *values, size_t count)
{
    enum sw_gap gap = count == 0 ? SW_GAP_NO_VALUES : SW_GAP_NONE;
    for (size_t i = 0; i < count; i++) {
        if (isinf(values[i])) {
            return SW_GAP_NOT_REACHED;
        }
        if (isnan(values[i])) {
            gap = SW_GAP_NO_VALUES;
        }
    }
    return gap;
}

struct sw_estimate sw_interval_around(double value, const double *errors,
                                      size_t count, double confidence)
{
    assert(may_be_confidence(confidence));
    if (count < 2) {
        struct sw_estimate estimate = no_value(count, SW_GAP_FEW_REPLICATIONS);
        estimate.value = value;
        return estimate;
    }
    double squares = 0.0;
    for (size_t i = 0; i < count; i++) {
        squares += errors[i] * errors[i];
    }
    const double n = (double)count;
    const double half =
        sw_student(confidence, count - 1) * sqrt(squares / ((n - 1.0) * n));
    return symmetric(value, half, count);
}

/* The t interval of numbers that are all finite. */
static struct sw_estimate mean_of(const struct sw_moments *moments,
                                  double confidence)
{
    if (moments->count < 2) {
        return sw_interval_around(moments->mean, NULL, moments->count,
                                  confidence);
    }
    const double half =
        sw_student(confidence, moments->count - 1) *
        sqrt(sw_moments_variance(moments) / (double)moments->count);
    return symmetric(moments->mean, half, moments->count);
}

struct sw_estimate sw_interval_mean(const double *values, size_t count,
                                    double confidence)
{
    assert(may_be_confidence(confidence));
    const enum sw_gap gap = gap_of(values, count);
    if (gap != SW_GAP_NONE) {
        return no_value(count, gap);
    }
    const struct sw_moments moments = sw_moments_of(values, count);
    return mean_of(&moments, confidence);
}

/* The more serious gap of two. */
static enum sw_gap worse_gap(enum sw_gap a, enum sw_gap b)
{
    if (a == SW_GAP_NOT_REACHED || b == SW_GAP_NONE) {
        return a;
    }
    return b;
}

struct sw_estimate sw_interval_difference(const double *after,
                                          const double *before, size_t count,
                                          double confidence)
{
    assert(may_be_confidence(confidence));
    const enum sw_gap gap =
        worse_gap(gap_of(after, count), gap_of(before, count));
    if (gap != SW_GAP_NONE) {
        return no_value(count, gap);
    }
    struct sw_moments moments = {0};
    for (size_t i = 0; i < count; i++) {
        sw_moments_add(&moments, after[i] - before[i]);
    }
    return mean_of(&moments, confidence);
}

double sw_ratio_errors(struct sw_ratio ratio, size_t count, double *errors)
{
    const double under = sw_sum(ratio.under, count);
    if (!(under > 0.0)) {
        return (double)NAN;
    }
    const double value = sw_sum(ratio.over, count) / under;
    const double mean_under = under / (double)count;
    for (size_t i = 0; i < count; i++) {
        errors[i] = (ratio.over[i] - value * ratio.under[i]) / mean_under;
    }
    return value;
}

static enum sw_gap gap_of_ratio(struct sw_ratio ratio, size_t count)
{
    const enum sw_gap gap =
        worse_gap(gap_of(ratio.over, count), gap_of(ratio.under, count));
    if (gap == SW_GAP_NONE && !(sw_sum(ratio.under, count) > 0.0)) {
        return SW_GAP_NO_VALUES;
    }
    return gap;
}

struct sw_estimate sw_interval_ratio(struct sw_ratio ratio, size_t count,
                                     double confidence)
{
    assert(may_be_confidence(confidence));
    const enum sw_gap gap = gap_of_ratio(ratio, count);
    if (gap != SW_GAP_NONE) {
        return no_value(count, gap);
    }
    double *errors = sw_new_array(count, sizeof(*errors));
    const double value = sw_ratio_errors(ratio, count, errors);
    const struct sw_estimate estimate =
        sw_interval_around(value, errors, count, confidence);
    sw_free(errors);
    return estimate;
}

void sw_interval_hold(struct sw_estimate *estimate, double least, double most)
{
    if (sw_estimate_has_interval(estimate)) {
        estimate->low = fmax(estimate->low, least);
        estimate->high = fmin(estimate->high, most);
    }
}

struct sw_estimate sw_interval_share(struct sw_ratio ratio, size_t count,
                                     double confidence)
{
    struct sw_estimate share = sw_interval_ratio(ratio, count, confidence);
    if (!sw_estimate_has_interval(&share)) {
        return share;
    }
    if (share.value == 0.0 || share.value == 1.0) {
        const size_t successes = share.value == 0.0 ? 0 : count;
        return sw_interval_binomial(successes, count, confidence);
    }
    sw_interval_hold(&share, 0.0, 1.0);
    return share;
}

/*
 * low:  P(X >= x | low) = alpha / 2,   the beta quantile B(alpha/2; x, n-x+1)
 * high: P(X <= x | high) = alpha / 2,  B(1 - alpha/2; x+1, n-x)
 * At x = 0 and x = n these are powers; the iteration is spared its corners.
 */
struct sw_estimate sw_interval_binomial(size_t successes, size_t trials,
                                        double confidence)
{
    assert(may_be_confidence(confidence));
    assert(successes <= trials);
    if (trials == 0) {
        return no_value(0, SW_GAP_NO_VALUES);
    }
    const double n = (double)trials;
    const double x = (double)successes;
    const double tail = 0.5 * (1.0 - confidence);
    struct sw_estimate share = symmetric(x / n, 0.0, trials);
    if (successes == 0) {
        share.high = sw_settle(1.0 - pow(tail, 1.0 / n));
    } else if (successes == trials) {
        share.low = sw_settle(pow(tail, 1.0 / n));
    }
    if (successes > 0 && successes < trials) {
        share.low = sw_settle(gsl_cdf_beta_Pinv(tail, x, n - x + 1.0));
        share.high = sw_settle(gsl_cdf_beta_Qinv(tail, x + 1.0, n - x));
    }
    return share;
}
