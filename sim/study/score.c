#include "study/score.h"

#include "base/memory.h"
#include "stats/moments.h"
#include "stats/sample_pool.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { RESAMPLES = 2000 };

struct sw_score {
    size_t options;
    size_t terms;
    const struct sw_statistic *statistic;
    double *weights;                     /* of the terms */
    double *offsets;                     /* of the options */
    struct sw_case_data *data;           /* options x terms */
    struct sw_sample_pool *const *pools; /* borrowed; NULL: none are made */
    size_t replications;
    double *centers;    /* of the options; NaN if there is none */
    enum sw_gap *gaps;  /* of the options */
    size_t parts;       /* replications, or sections of them */
    double *errors;     /* options x parts */
    enum sw_gap common; /* what keeps all options from an interval */
};

static const struct sw_case_data *data_of(const struct sw_score *score,
                                          size_t option, size_t term)
{
    return &score->data[option * score->terms + term];
}

/* ------------------------------------------------------------- creation -- */

/* Later than everything outweighs nothing at all, which outweighs a lack of
 * values in one section. */
static enum sw_gap worse_gap(enum sw_gap a, enum sw_gap b)
{
    static const enum sw_gap order[] = {SW_GAP_NOT_REACHED, SW_GAP_NO_VALUES,
                                        SW_GAP_SECTION_NOT_REACHED};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        if (a == order[i] || b == order[i]) {
            return order[i];
        }
    }
    return SW_GAP_NONE;
}

/* Add a term to an option: its value and its errors, both times `factor`. */
static void add_term(struct sw_score *score, size_t option,
                     const struct sw_estimate *estimate, const double *errors,
                     double factor)
{
    score->gaps[option] = worse_gap(score->gaps[option], estimate->gap);
    score->centers[option] += factor * estimate->value;
    for (size_t s = 0; s < score->parts; s++) {
        score->errors[option * score->parts + s] += factor * errors[s];
    }
}

static void add_mean(struct sw_score *score, size_t option, size_t term,
                     double *errors)
{
    const struct sw_case_data *data = data_of(score, option, term);
    struct sw_estimate estimate = {.gap = SW_GAP_NO_VALUES};
    if (data->count > 0) {
        const struct sw_ratio ratio = {data->over, data->under};
        estimate = sw_interval_ratio(ratio, data->count, 0.5);
        if (sw_estimate_has_value(&estimate)) {
            (void)sw_ratio_errors(ratio, data->count, errors);
        }
    }
    add_term(score, option, &estimate, errors, score->weights[term]);
}

static void add_quantile(struct sw_score *score, size_t option, size_t term,
                         struct sw_sections sections, double *errors)
{
    const struct sw_case_data *data = data_of(score, option, term);
    struct sw_estimate estimate = {.gap = SW_GAP_NO_VALUES};
    if (data->samples != NULL) {
        estimate = sw_quantile_sectioned(data->samples, sections,
                                         score->statistic->p, 0.5, errors);
        for (size_t s = 0; s < sections.count; s++) {
            errors[s] -= estimate.value;
        }
    }
    add_term(score, option, &estimate, errors,
             score->weights[term] * data->scale);
}

/* One cut of the replications for all options and terms that keep values. */
static struct sw_sections cut(const struct sw_score *score, size_t *ends)
{
    const size_t count = score->options * score->terms;
    const struct sw_sample **kept =
        sw_new_array(count, sizeof(const struct sw_sample *));
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        if (score->data[i].samples != NULL) {
            kept[filled++] = score->data[i].samples;
        }
    }
    struct sw_sections sections = {.ends = ends};
    if (filled > 0) {
        sections.count =
            sw_quantile_cut(ends, kept, filled, score->replications,
                            sw_quantile_orders_needed(score->statistic->p));
    }
    sw_free(kept);
    return sections;
}

static void make_parts(struct sw_score *score, size_t parts)
{
    score->parts = parts;
    score->errors =
        sw_new_array(score->options * parts + 1, sizeof(*score->errors));
}

static void fill_quantiles(struct sw_score *score)
{
    size_t *ends = sw_new_array(score->replications + 1, sizeof(*ends));
    struct sw_sections sections = cut(score, ends);
    if (sections.count < SW_LEAST_SECTIONS) {
        score->common = SW_GAP_FEW_SECTIONS;
    }
    if (sections.count == 0) {
        ends[0] = score->replications;
        sections.count = 1;
    }
    make_parts(score, sections.count);
    double *errors = sw_new_array(score->parts, sizeof(*errors));
    for (size_t option = 0; option < score->options; option++) {
        for (size_t term = 0; term < score->terms; term++) {
            add_quantile(score, option, term, sections, errors);
        }
    }
    sw_free(errors);
    sw_free(ends);
}

static void fill_means(struct sw_score *score)
{
    make_parts(score, score->replications);
    if (score->replications < 2) {
        score->common = SW_GAP_FEW_REPLICATIONS;
    }
    double *errors = sw_new_array(score->parts + 1, sizeof(*errors));
    for (size_t option = 0; option < score->options; option++) {
        for (size_t term = 0; term < score->terms; term++) {
            add_mean(score, option, term, errors);
        }
    }
    sw_free(errors);
}

/* Values that are there for some terms only are none. */
static void settle_gaps(struct sw_score *score)
{
    for (size_t option = 0; option < score->options; option++) {
        const enum sw_gap gap = score->gaps[option];
        if (gap == SW_GAP_NOT_REACHED || gap == SW_GAP_NO_VALUES) {
            score->centers[option] = (double)NAN;
        }
    }
}

/* A mean of 0 in every replication. */
static struct sw_case_data nothing(size_t replications)
{
    struct sw_case_data data = {
        .count = replications,
        .over = sw_new_array(replications + 1, sizeof(*data.over)),
        .under = sw_new_array(replications + 1, sizeof(*data.under)),
        .scale = 1.0,
    };
    for (size_t r = 0; r < replications; r++) {
        data.under[r] = 1.0;
    }
    return data;
}

/* The data of one option: term by term, or all terms in one. */
static void read_option(struct sw_score *score, const struct sw_cases *cases,
                        const struct sw_score_plan *plan, size_t option)
{
    struct sw_case_data *data = &score->data[option * score->terms];
    for (size_t i = 0; i < plan->count; i++) {
        const long series = sw_case_find(cases, option, &plan->terms[i].series);
        struct sw_case_data read =
            series == SW_NO_SERIES && plan->absent_is_zero
                ? nothing(score->replications)
                : sw_case_read(cases, option, series);
        if (!plan->pooled || i == 0) {
            data[i] = read;
            continue;
        }
        if (data->count > 0 && read.count > 0) {
            sw_case_data_pool(data, &read);
        } else {
            sw_case_data_clear(data);
        }
        sw_case_data_clear(&read);
    }
}

struct sw_score *sw_score_create(const struct sw_cases *cases,
                                 const struct sw_score_plan *plan)
{
    assert(plan->count > 0);
    assert(plan->pools == NULL || plan->count == 1);
    assert(!plan->pooled || plan->statistic->p == 0.0);
    const size_t terms = plan->pooled ? 1 : plan->count;
    struct sw_score *score = sw_new(struct sw_score);
    *score = (struct sw_score){
        .options = cases->options,
        .terms = terms,
        .statistic = plan->statistic,
        .weights = sw_new_array(terms, sizeof(*score->weights)),
        .offsets = sw_new_array(cases->options, sizeof(*score->offsets)),
        .data = sw_new_array(cases->options * terms, sizeof(*score->data)),
        .pools = plan->pools,
        .replications = cases->replications->count,
        .centers = sw_new_array(cases->options, sizeof(*score->centers)),
        .gaps = sw_new_array(cases->options, sizeof(*score->gaps)),
    };
    for (size_t term = 0; term < terms; term++) {
        score->weights[term] = plan->pooled ? 1.0 : plan->terms[term].weight;
    }
    for (size_t option = 0; option < score->options; option++) {
        score->offsets[option] =
            plan->offsets == NULL ? 0.0 : plan->offsets[option];
        score->centers[option] = score->offsets[option];
        read_option(score, cases, plan, option);
    }
    if (plan->statistic->p > 0.0) {
        fill_quantiles(score);
    } else {
        fill_means(score);
    }
    settle_gaps(score);
    return score;
}

void sw_score_destroy(struct sw_score *score)
{
    if (score == NULL) {
        return;
    }
    for (size_t i = 0; i < score->options * score->terms; i++) {
        sw_case_data_clear(&score->data[i]);
    }
    sw_free(score->data);
    sw_free(score->weights);
    sw_free(score->offsets);
    sw_free(score->centers);
    sw_free(score->gaps);
    sw_free(score->errors);
    sw_free(score);
}

/* -------------------------------------------------- values, differences -- */

static const double *errors_of(const struct sw_score *score, size_t option)
{
    return score->errors + option * score->parts;
}

static struct sw_estimate estimate_of(const struct sw_score *score,
                                      double value, enum sw_gap gap,
                                      const double *errors, double confidence)
{
    const enum sw_gap first = gap != SW_GAP_NONE ? gap : score->common;
    if (first == SW_GAP_NONE) {
        return sw_interval_around(value, errors, score->parts, confidence);
    }
    return (struct sw_estimate){
        .value = value,
        .low = (double)NAN,
        .high = (double)NAN,
        .count = score->parts,
        .gap = first,
    };
}

struct sw_estimate sw_score_value(const struct sw_score *score, size_t option,
                                  double confidence)
{
    return estimate_of(score, score->centers[option], score->gaps[option],
                       errors_of(score, option), confidence);
}

struct sw_estimate sw_score_difference(const struct sw_score *score,
                                       size_t option, size_t other,
                                       double confidence)
{
    double *errors = sw_new_array(score->parts + 1, sizeof(*errors));
    for (size_t s = 0; s < score->parts; s++) {
        errors[s] = errors_of(score, option)[s] - errors_of(score, other)[s];
    }
    const enum sw_gap gap =
        score->gaps[other] == SW_GAP_NOT_REACHED
            ? SW_GAP_BASELINE_NOT_REACHED
            : worse_gap(score->gaps[option], score->gaps[other]);
    const struct sw_estimate estimate =
        estimate_of(score, score->centers[option] - score->centers[other], gap,
                    errors, confidence);
    sw_free(errors);
    return estimate;
}

struct sw_estimate sw_score_contrast(const struct sw_score *score,
                                     const double *weights, double confidence)
{
    double *errors = sw_new_array(score->parts + 1, sizeof(*errors));
    double value = 0.0;
    enum sw_gap gap = SW_GAP_NONE;
    for (size_t option = 0; option < score->options; option++) {
        const double weight = weights[option];
        if (weight == 0.0) { /* 0 times no number is none */
            continue;
        }
        gap = worse_gap(gap, score->gaps[option]);
        value += weight * score->centers[option];
        for (size_t s = 0; s < score->parts; s++) {
            errors[s] += weight * errors_of(score, option)[s];
        }
    }
    const struct sw_estimate estimate =
        estimate_of(score, value, gap, errors, confidence);
    sw_free(errors);
    return estimate;
}

double sw_score_variance_ratio(const struct sw_score *score, size_t option,
                               size_t other)
{
    const enum sw_gap gap = worse_gap(score->gaps[option], score->gaps[other]);
    return gap != SW_GAP_NONE
               ? (double)NAN
               : sw_variance_ratio(errors_of(score, option),
                                   errors_of(score, other), score->parts);
}

/* ------------------------------------------------------------- the best -- */

/* What can be said of options that have no value or no interval. */
static void answer_gaps(const struct sw_score *score, enum sw_better better,
                        enum sw_answer *in_best_set)
{
    for (size_t option = 0; option < score->options; option++) {
        const bool never = score->gaps[option] == SW_GAP_NOT_REACHED;
        in_best_set[option] = never && better == SW_BETTER_SMALLER
                                  ? SW_ANSWER_NO
                                  : SW_ANSWER_UNSURE;
    }
}

/* The options that have an interval, in one contest. Returns how many. */
static size_t gather(const struct sw_score *score, double *centers,
                     double *values)
{
    size_t count = 0;
    for (size_t option = 0; option < score->options; option++) {
        if (score->gaps[option] == SW_GAP_NONE) {
            memcpy(values + count * score->parts, errors_of(score, option),
                   score->parts * sizeof(*values));
            centers[count++] = score->centers[option];
        }
    }
    return count;
}

/* Is every option without an interval known not to be the best? */
static bool all_answered_no(const struct sw_score *score,
                            const enum sw_answer *in_best_set)
{
    for (size_t option = 0; option < score->options; option++) {
        if (score->gaps[option] != SW_GAP_NONE &&
            in_best_set[option] != SW_ANSWER_NO) {
            return false;
        }
    }
    return true;
}

static void compare_whole(const struct sw_score *score, enum sw_better better,
                          double confidence, enum sw_answer *in_best_set)
{
    double *centers = sw_new_array(score->options, sizeof(*centers));
    double *values =
        sw_new_array(score->options * score->parts + 1, sizeof(*values));
    struct sw_standing *standings =
        sw_new_array(score->options, sizeof(*standings));
    const struct sw_contest contest = {
        .centers = centers,
        .values = values,
        .options = gather(score, centers, values),
        .count = score->parts,
        .better = better,
    };
    if (contest.options == 1) {
        standings[0].in_best_set = true; /* if the others are never reached */
    }
    if (contest.options >= 2) {
        sw_best_compare(&contest, confidence, standings);
    }
    if (contest.options >= 2 || all_answered_no(score, in_best_set)) {
        const struct sw_standing *standing = standings;
        for (size_t option = 0; option < score->options; option++) {
            if (score->gaps[option] == SW_GAP_NONE) {
                in_best_set[option] =
                    standing->in_best_set ? SW_ANSWER_YES : SW_ANSWER_NO;
                standing++;
            }
        }
    }
    sw_free(standings);
    sw_free(values);
    sw_free(centers);
}

void sw_score_in_best_set(const struct sw_score *score, enum sw_better better,
                          double confidence, enum sw_answer *in_best_set)
{
    answer_gaps(score, better, in_best_set);
    if (score->common == SW_GAP_NONE) {
        compare_whole(score, better, confidence, in_best_set);
    }
}

/* ---------------------------------------------------------- resampling --- */

struct resampled {
    const struct sw_score *score;
    struct sw_sample_pool *const *pools; /* options x terms, for quantiles */
};

static double weighted_ratio(const struct sw_case_data *data,
                             const uint32_t *weights)
{
    double over = 0.0;
    double under = 0.0;
    for (size_t r = 0; r < data->count; r++) {
        if (weights[r] > 0) { /* 0 times infinity is no number */
            over += weights[r] * data->over[r];
            under += weights[r] * data->under[r];
        }
    }
    return over / under;
}

static double worth_of(void *self, size_t option, const uint32_t *weights)
{
    const struct resampled *resampled = self;
    const struct sw_score *score = resampled->score;
    double worth = score->offsets[option];
    for (size_t term = 0; term < score->terms; term++) {
        const struct sw_case_data *data = data_of(score, option, term);
        const double p = score->statistic->p;
        double value = (double)NAN;
        if (p == 0.0 && data->count > 0) {
            value = weighted_ratio(data, weights);
        } else if (p > 0.0 && data->samples != NULL) {
            const size_t at = option * score->terms + term;
            value = data->scale *
                    sw_sample_pool_quantile(resampled->pools[at], p, weights);
        }
        worth += score->weights[term] * value;
    }
    return worth;
}

static struct sw_sample_pool **make_pools(const struct sw_score *score)
{
    const size_t count = score->options * score->terms;
    struct sw_sample_pool **pools =
        sw_new_array(count, sizeof(struct sw_sample_pool *));
    for (size_t i = 0; i < count; i++) {
        if (score->statistic->p > 0.0 && score->data[i].samples != NULL) {
            pools[i] = sw_sample_pool_create(score->data[i].samples,
                                             score->replications);
        }
    }
    return pools;
}

static void drop_pools(const struct sw_score *score,
                       struct sw_sample_pool **pools)
{
    if (pools != NULL) {
        for (size_t i = 0; i < score->options * score->terms; i++) {
            sw_sample_pool_destroy(pools[i]);
        }
        sw_free(pools);
    }
}

void sw_score_p_best(const struct sw_score *score, enum sw_better better,
                     uint64_t seed, double *p_best)
{
    if (score->replications < 2) { /* a resample of one is the same one */
        for (size_t option = 0; option < score->options; option++) {
            p_best[option] = (double)NAN;
        }
        return;
    }
    struct sw_sample_pool **made =
        score->pools == NULL ? make_pools(score) : NULL;
    struct resampled resampled = {
        .score = score,
        .pools = made == NULL ? score->pools : made,
    };
    const struct sw_resampling resampling = {
        .seed = seed,
        .resamples = RESAMPLES,
        .options = score->options,
        .replications = score->replications,
        .better = better,
        .worth = worth_of,
        .self = &resampled,
    };
    sw_best_shares(&resampling, p_best);
    drop_pools(score, made);
}
