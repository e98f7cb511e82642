#include "base/memory.h"
#include "stats/interval.h"
#include "study/comparing.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* ----------------------------------------------------- products together - */

/* The terms of `measure` for the study's products; weights to be set. */
static struct sw_score_term *terms_of(const struct sw_question *question,
                                      const char *measure)
{
    struct sw_score_term *terms =
        sw_new_array(question->product_count, sizeof(*terms));
    for (size_t i = 0; i < question->product_count; i++) {
        terms[i].series = (struct sw_series_name){
            .measure = measure,
            .product = question->products[i].name,
            .subject = "",
            .subclass = "",
        };
        terms[i].weight = 1.0;
    }
    return terms;
}

/* What `payer` pays for each option itself. */
static double *own_costs_of(const struct sw_comparing *comparing,
                            const char *payer)
{
    const size_t options = comparing->cases->options;
    const struct sw_option_cost *costs = comparing->question->costs;
    double *own = sw_new_array(options, sizeof(*own));
    for (size_t i = 0; costs != NULL && i < options; i++) {
        own[i] = sw_option_cost_per_tonne(&costs[i], payer,
                                          comparing->result->tonnes_per_year);
    }
    return own;
}

struct sw_score *sw_comparing_cost(const struct sw_comparing *comparing,
                                   const char *payer)
{
    const struct sw_question *question = comparing->question;
    const bool all = payer[0] == '\0';
    struct sw_score_term *terms =
        terms_of(question, all ? SW_COST_MEASURE : SW_COST_TOTAL);
    for (size_t i = 0; i < question->product_count; i++) {
        terms[i].series.subclass = payer;
    }
    double *own = own_costs_of(comparing, payer);
    const struct sw_score_plan plan = {
        .terms = terms,
        .count = question->product_count,
        .statistic = &SW_STATISTICS[0],
        .offsets = own,
        .pooled = true,
        .absent_is_zero = !all,
    };
    struct sw_score *score = sw_score_create(comparing->cases, &plan);
    sw_free(own);
    sw_free(terms);
    return score;
}

/*
 * The standards that several products are divided by, so that one with long
 * delivery times does not outweigh the others. Where the study has none, the
 * size of the baseline's own value stands in (a lateness may be negative), and
 * one unit where that is 0 or not reached.
 */
static double *standards_of(const struct sw_comparing *comparing)
{
    const struct sw_question *question = comparing->question;
    double *standards =
        sw_new_array(question->product_count, sizeof(*standards));
    struct sw_score_term *terms = terms_of(question, question->measure);
    for (size_t i = 0; i < question->product_count; i++) {
        standards[i] = question->products[i].standard;
        if (!(standards[i] > 0.0)) {
            standards[i] = fabs(
                sw_comparing_value(comparing, 0, &terms[i].series,
                                   question->statistic, question->confidence)
                    .value);
        }
        if (!(standards[i] > 0.0)) {
            standards[i] = 1.0;
        }
    }
    sw_free(terms);
    return standards;
}

/* What the options' own costs add to the terms together; owned by the caller,
 * NULL for nothing. */
static double *own_costs_in(const struct sw_comparing *comparing,
                            const struct sw_score_term *terms, size_t count)
{
    const size_t options = comparing->cases->options;
    double *sums = NULL;
    for (size_t i = 0; i < count; i++) {
        double *own = sw_own_costs_of(comparing, &terms[i].series);
        for (size_t option = 0; own != NULL && option < options; option++) {
            if (sums == NULL) {
                sums = sw_new_array(options, sizeof(*sums));
            }
            sums[option] += terms[i].weight * own[option];
        }
        sw_free(own);
    }
    return sums;
}

struct sw_score *sw_comparing_objective(const struct sw_comparing *comparing,
                                        double *matters)
{
    const struct sw_question *question = comparing->question;
    const size_t count = question->product_count;
    struct sw_score_term *terms = terms_of(question, question->measure);
    *matters = question->matters;
    if (count > 1) {
        double *standards = standards_of(comparing);
        double weight_sum = 0.0;
        for (size_t i = 0; i < count; i++) {
            terms[i].weight = 1.0 / (standards[i] * (double)count);
            weight_sum += terms[i].weight;
        }
        *matters *= weight_sum;
        sw_free(standards);
    }
    double *own = own_costs_in(comparing, terms, count);
    const struct sw_score_plan plan = {
        .terms = terms,
        .count = count,
        .statistic = question->statistic,
        .offsets = own,
    };
    struct sw_score *score = sw_score_create(comparing->cases, &plan);
    sw_free(own);
    sw_free(terms);
    return score;
}

const struct sw_measure *sw_comparing_measure(const struct sw_cases *cases,
                                              const char *id)
{
    for (size_t i = 0; i < cases->series_count[0]; i++) {
        if (strcmp(cases->series[0][i].measure->id, id) == 0) {
            return cases->series[0][i].measure;
        }
    }
    assert(false); /* a study is checked when it is read */
    return NULL;
}

/* --------------------------------------------------------------- limits -- */

static enum sw_answer keeps(const struct sw_limit *limit,
                            const struct sw_estimate *estimate)
{
    return limit->at_least ? sw_estimate_at_least(estimate, limit->value)
                           : sw_estimate_at_most(estimate, limit->value);
}

static enum sw_answer both(enum sw_answer a, enum sw_answer b)
{
    return a < b ? a : b;
}

static enum sw_answer keeps_by_score(const struct sw_score *score,
                                     const struct sw_limit *limit,
                                     size_t option, double confidence)
{
    const struct sw_estimate estimate =
        limit->above_baseline
            ? sw_score_difference(score, option, 0, confidence)
            : sw_score_value(score, option, confidence);
    return keeps(limit, &estimate);
}

/* `cost` is that of all payers. */
static enum sw_answer keeps_cost(const struct sw_comparing *comparing,
                                 const struct sw_limit *limit,
                                 const struct sw_score *cost, size_t option)
{
    const double confidence =
        sw_level_one_sided(comparing->question->confidence);
    if (limit->payer == NULL || limit->payer[0] == '\0') {
        return keeps_by_score(cost, limit, option, confidence);
    }
    struct sw_score *score = sw_comparing_cost(comparing, limit->payer);
    const enum sw_answer answer =
        keeps_by_score(score, limit, option, confidence);
    sw_score_destroy(score);
    return answer;
}

/* Is the limit kept for every product of the study? Costs are of all products
 * together. */
static enum sw_answer keeps_limit(const struct sw_comparing *comparing,
                                  const struct sw_limit *limit,
                                  const struct sw_score *cost, size_t option)
{
    const struct sw_question *question = comparing->question;
    const double confidence = sw_level_one_sided(question->confidence);
    if (strcmp(limit->measure, SW_COST_MEASURE) == 0) {
        return keeps_cost(comparing, limit, cost, option);
    }
    struct sw_score_term *terms = terms_of(question, limit->measure);
    enum sw_answer answer = SW_ANSWER_YES;
    for (size_t i = 0; i < question->product_count; i++) {
        if (limit->above_baseline) {
            double *own = own_costs_in(comparing, &terms[i], 1);
            const struct sw_score_plan plan = {.terms = &terms[i],
                                               .count = 1,
                                               .statistic = limit->statistic,
                                               .offsets = own};
            struct sw_score *score = sw_score_create(comparing->cases, &plan);
            sw_free(own);
            answer =
                both(answer, keeps_by_score(score, limit, option, confidence));
            sw_score_destroy(score);
        } else {
            const struct sw_estimate estimate =
                sw_comparing_value(comparing, option, &terms[i].series,
                                   limit->statistic, confidence);
            answer = both(answer, keeps(limit, &estimate));
        }
    }
    sw_free(terms);
    return answer;
}

static void check_limits(const struct sw_comparing *comparing,
                         const struct sw_score *cost,
                         struct sw_ranking_row *row)
{
    row->feasible = SW_ANSWER_YES;
    for (size_t i = 0; i < comparing->question->limit_count; i++) {
        const struct sw_limit *limit = &comparing->question->limits[i];
        const enum sw_answer answer =
            keeps_limit(comparing, limit, cost, row->option);
        if (both(answer, row->feasible) != row->feasible) {
            row->feasible = answer;
            row->limit = limit;
        }
    }
}

/* -------------------------------------------------------------- ranking -- */

/* Is a difference an improvement by more than `matters`? */
static enum sw_answer improves(const struct sw_estimate *difference,
                               bool smaller_is_better, double matters)
{
    return smaller_is_better ? sw_estimate_at_most(difference, -matters)
                             : sw_estimate_at_least(difference, matters);
}

/* Does `a` stand before `b`? */
static bool ranks_before(const struct sw_ranking_row *a,
                         const struct sw_ranking_row *b, bool smaller_is_better)
{
    const bool a_may = a->feasible != SW_ANSWER_NO;
    const bool b_may = b->feasible != SW_ANSWER_NO;
    if (a_may != b_may) {
        return a_may;
    }
    const bool a_has = !isnan(a->score.value);
    const bool b_has = !isnan(b->score.value);
    if (a_has != b_has) {
        return a_has;
    }
    if (a_has && a->score.value != b->score.value) {
        return smaller_is_better == (a->score.value < b->score.value);
    }
    return a->option < b->option;
}

static void sort_ranking(struct sw_comparison *result)
{
    for (size_t i = 1; i < result->ranking_count; i++) {
        const struct sw_ranking_row row = result->ranking[i];
        size_t at = i;
        while (at > 0 && ranks_before(&row, &result->ranking[at - 1],
                                      result->smaller_is_better)) {
            result->ranking[at] = result->ranking[at - 1];
            at--;
        }
        result->ranking[at] = row;
    }
    for (size_t i = 0; i < result->ranking_count; i++) {
        result->ranking[i].rank = i + 1;
    }
}

void sw_comparing_rank(struct sw_comparing *comparing)
{
    const struct sw_question *question = comparing->question;
    struct sw_comparison *result = comparing->result;
    const struct sw_measure *measure =
        sw_comparing_measure(comparing->cases, question->measure);
    result->smaller_is_better = measure->smaller_is_better;
    result->relative = question->product_count > 1;

    double matters = 0.0;
    struct sw_score *score = sw_comparing_objective(comparing, &matters);
    struct sw_score *cost = sw_comparing_cost(comparing, "");
    sw_score_p_best(score, sw_better_of(measure), question->seed,
                    comparing->p_best);
    sw_score_in_best_set(score, sw_better_of(measure), question->confidence,
                         comparing->in_best_set);
    for (size_t option = 0; option < comparing->cases->options; option++) {
        struct sw_ranking_row *row = &result->ranking[option];
        *row = (struct sw_ranking_row){
            .option = option,
            .score = sw_score_value(score, option, question->confidence),
            .difference =
                sw_score_difference(score, option, 0, comparing->simultaneous),
            .p_best = comparing->p_best[option],
            .in_best_set = comparing->in_best_set[option],
            .variance_ratio = option == 0
                                  ? (double)NAN
                                  : sw_score_variance_ratio(score, option, 0),
            .cost =
                sw_score_difference(cost, option, 0, comparing->simultaneous),
            .own_cost = comparing->own_costs[option],
        };
        check_limits(comparing, cost, row);
        row->improves = option == 0
                            ? SW_ANSWER_NO
                            : improves(&row->difference,
                                       measure->smaller_is_better, matters);
    }
    sw_score_destroy(cost);
    sw_score_destroy(score);
    sort_ranking(result);
}
