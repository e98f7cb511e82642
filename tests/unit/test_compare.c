#include "steelway/compare.h"

#include "stats/interval.h"

#include "made_cases.h"

static const struct sw_question_product RAIL = {"rail", 0.0};
static const struct sw_question_product BOTH[] = {{"rail", 20.0},
                                                  {"tube", 10.0}};
#define SAME                                                                   \
    {                                                                          \
        .faster = 0.0                                                          \
    }

static const struct sw_limit OTIF_AT_LEAST_80 = {
    "otif", &SW_STATISTICS[0], true, false, 80.0, ""};
static const struct sw_limit OTIF_AT_LEAST_99 = {
    "otif", &SW_STATISTICS[0], true, false, 99.0, ""};
static const struct sw_limit COST_AT_MOST_15_MORE = {
    "cost_per_tonne", &SW_STATISTICS[0], false, true, 15.0, ""};

static struct sw_question question_of(const char *statistic)
{
    return (struct sw_question){
        .measure = "delivery_time",
        .statistic = sw_statistic_find(statistic),
        .product_count = 1,
        .products = &RAIL,
        .confidence = 0.95,
        .matters = 0.5,
        .seed = 1,
    };
}

static const struct sw_comparison_row *
row_of(const struct sw_comparison *comparison, size_t option,
       const char *measure, const char *statistic)
{
    for (size_t i = 0; i < comparison->row_count; i++) {
        const struct sw_comparison_row *row = &comparison->rows[i];
        if (row->option == option &&
            strcmp(row->series->measure->id, measure) == 0 &&
            strcmp(row->series->product, "rail") == 0 &&
            strcmp(row->statistic->name, statistic) == 0) {
            return row;
        }
    }
    fail();
    return NULL;
}

static const struct sw_ranking_row *
ranked(const struct sw_comparison *comparison, size_t option)
{
    for (size_t i = 0; i < comparison->ranking_count; i++) {
        assert_int_equal(comparison->ranking[i].rank, i + 1);
        if (comparison->ranking[i].option == option) {
            return &comparison->ranking[i];
        }
    }
    fail();
    return NULL;
}

static void the_mean_difference_is_paired_and_simultaneous(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}, SAME};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    const struct sw_question question = question_of("mean");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_comparison_row *row =
        row_of(&comparison, 1, "delivery_time", "mean");

    double after[30];
    double before[30];
    for (size_t r = 0; r < 30; r++) { /* by hand; in days */
        const struct sw_total *total =
            made->replications.outcomes[3 * r].totals;
        before[r] = total->numerator / 200.0 / 1000.0;
        total = made->replications.outcomes[3 * r + 1].totals;
        after[r] = total->numerator / 200.0 / 1000.0;
    }
    const struct sw_estimate expected =
        sw_interval_difference(after, before, 30, 1.0 - 0.05 / 2.0);
    assert_close(row->difference.value, expected.value, 1e-12);
    assert_close(row->difference.low, expected.low, 1e-12);
    assert_close(row->difference.high, expected.high, 1e-12);
    assert_close(row->value.value - row->baseline.value, expected.value, 1e-12);
    assert_close(row->percent, -10.0, 0.01);
    sw_comparison_clear(&comparison);
    assert_null(comparison.rows);
    free_cases(made);
}

/* Tonnes and money by hand: sums over sums, and the paired errors. */
static void the_difference_of_ratios_is_of_sums_with_paired_errors(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, SAME};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    struct sw_outcome *outcomes = made->replications.outcomes;
    double ratios[2];
    double means[2];
    for (size_t o = 0; o < 2; o++) {
        double over = 0.0;
        double under = 0.0;
        for (size_t r = 0; r < 30; r++) {
            struct sw_total *cost = &outcomes[2 * r + o].totals[2];
            cost->numerator += o == 1 ? 17.0 * (double)(r % 5) : 0.0;
            cost->denominator += o == 1 ? (double)(r % 3) : 0.0;
            over += cost->numerator;
            under += cost->denominator;
        }
        ratios[o] = over / under;
        means[o] = under / 30.0;
    }
    double errors[30];
    for (size_t r = 0; r < 30; r++) {
        const struct sw_total *before = &outcomes[2 * r].totals[2];
        const struct sw_total *after = &outcomes[2 * r + 1].totals[2];
        errors[r] =
            (after->numerator - ratios[1] * after->denominator) / means[1] -
            (before->numerator - ratios[0] * before->denominator) / means[0];
    }
    const struct sw_estimate expected =
        sw_interval_around(ratios[1] - ratios[0], errors, 30, 0.95);
    const struct sw_question question = question_of("mean");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_estimate *difference =
        &row_of(&comparison, 1, "cost_per_tonne", "mean")->difference;

    assert_close(difference->value, expected.value, 1e-12);
    assert_close(difference->low, expected.low, 1e-12);
    assert_close(difference->high, expected.high, 1e-12);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static int compare_values(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left;
    const int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* The p90 of the first series in replications [from, to), by sorting. */
static double sorted_p90(const struct made_cases *made, size_t option,
                         size_t from, size_t to)
{
    static int64_t values[30 * 200];
    size_t count = 0;
    for (size_t r = from; r < to; r++) {
        const struct sw_total *total =
            made->replications.outcomes[2 * r + option].totals;
        for (size_t i = 0; i < total->sample_count; i++) {
            values[count++] = total->samples[i];
        }
    }
    qsort(values, count, sizeof(*values), compare_values);
    const size_t ninth = count * 9 / 10;
    return 0.001 * (double)values[ninth - 1];
}

static void
the_difference_of_quantiles_has_the_errors_of_sections_cut_alike(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    const double whole =
        sorted_p90(made, 1, 0, 30) - sorted_p90(made, 0, 0, 30);
    double errors[10]; /* 500 orders are needed: 3 replications of 200 */
    for (size_t s = 0; s < 10; s++) {
        errors[s] = sorted_p90(made, 1, 3 * s, 3 * s + 3) -
                    sorted_p90(made, 0, 3 * s, 3 * s + 3) - whole;
    }
    const struct sw_estimate expected =
        sw_interval_around(whole, errors, 10, 0.95);
    const struct sw_question question = question_of("p90");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_comparison_row *row =
        row_of(&comparison, 1, "delivery_time", "p90");

    assert_int_equal(row->difference.count, 10);
    assert_close(row->difference.value, expected.value, 1e-12);
    assert_close(row->difference.low, expected.low, 1e-12);
    assert_close(row->difference.high, expected.high, 1e-12);
    assert_true(sw_estimate_half_width(&row->difference) > 0.0);
    /* All orders are a tenth faster, so is the interval. */
    assert_true(sw_estimate_half_width(&row->difference) <
                0.11 * sw_estimate_half_width(&row->baseline));
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void the_faster_option_is_best_and_common_numbers_help(void **state)
{
    (void)state;
    const struct made_option options[] = {
        {0}, {.faster = 0.2}, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    static const char *const statistics[] = {"mean", "p90"};
    for (size_t i = 0; i < 2; i++) {
        const struct sw_question question = question_of(statistics[i]);
        struct sw_comparison comparison = sw_compare(&made->cases, &question);
        const struct sw_ranking_row *best = &comparison.ranking[0];

        assert_int_equal(best->option, 1);
        assert_int_equal(comparison.ranking[1].option, 2);
        assert_int_equal(comparison.ranking[2].option, 0);
        assert_true(best->p_best == 1.0);
        assert_int_equal(best->in_best_set, SW_ANSWER_YES);
        assert_int_equal(ranked(&comparison, 2)->in_best_set, SW_ANSWER_NO);
        assert_int_equal(ranked(&comparison, 0)->in_best_set, SW_ANSWER_NO);
        assert_int_equal(best->improves, SW_ANSWER_YES);
        assert_int_equal(best->difference.gap, SW_GAP_NONE);
        assert_true(best->difference.high < -0.5);
        assert_true(best->variance_ratio < 0.1);
        assert_true(isnan(ranked(&comparison, 0)->variance_ratio));
        assert_int_equal(ranked(&comparison, 0)->improves, SW_ANSWER_NO);
        assert_true(ranked(&comparison, 0)->difference.value == 0.0);
        sw_comparison_clear(&comparison);
    }
    free_cases(made);
}

static void
an_option_that_changes_nothing_is_known_to_change_nothing(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, SAME};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    const struct sw_question question = question_of("mean");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_ranking_row *row = ranked(&comparison, 1);

    assert_true(row->difference.low == 0.0 && row->difference.high == 0.0);
    assert_int_equal(row->improves, SW_ANSWER_NO);
    assert_int_equal(row->in_best_set, SW_ANSWER_YES);
    assert_true(row->p_best == 0.5);
    assert_true(row->variance_ratio == 0.0);
    assert_int_equal(comparison.ranking[0].option, 0); /* ties: in order */
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
too_few_orders_leave_a_quantile_without_interval_but_ranked(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.2}};
    struct made_cases *made = make_cases(options, 2, 30, 20);
    const struct sw_question question = question_of("p90");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_ranking_row *row = &comparison.ranking[0];

    assert_int_equal(row->option, 1);
    assert_int_equal(row->difference.gap, SW_GAP_FEW_SECTIONS);
    assert_close(row->difference.value, -4.0, 0.5);
    assert_int_equal(row->improves, SW_ANSWER_UNSURE);
    assert_int_equal(row->in_best_set, SW_ANSWER_UNSURE);
    assert_true(row->p_best == 1.0);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void an_option_that_is_never_done_stands_last(void **state)
{
    (void)state;
    const struct made_option options[] = {
        {0}, {.faster = 0.3, .open = 60}, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    const struct sw_question question = question_of("p90");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_ranking_row *row = ranked(&comparison, 1);

    assert_int_equal(row->rank, 3);
    assert_int_equal(row->score.gap, SW_GAP_NOT_REACHED);
    assert_int_equal(row->difference.gap, SW_GAP_NOT_REACHED);
    assert_int_equal(row->in_best_set, SW_ANSWER_NO);
    assert_true(row->p_best == 0.0);
    assert_true(isnan(row->variance_ratio));
    assert_int_equal(ranked(&comparison, 2)->in_best_set, SW_ANSWER_YES);
    assert_true(ranked(&comparison, 2)->p_best == 1.0);
    assert_int_equal(
        row_of(&comparison, 1, "delivery_time", "mean")->difference.gap,
        SW_GAP_NOT_REACHED);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
by_how_much_an_option_beats_what_is_never_done_is_not_known(void **state)
{
    (void)state;
    const struct made_option options[] = {
        {.open = 60}, {.faster = 0.3}, {.open = 60}};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    const struct sw_limit no_slower = {
        "delivery_time", sw_statistic_find("p90"), false, true, 0.0, ""};
    struct sw_question question = question_of("p90");
    question.limits = &no_slower;
    question.limit_count = 1;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_ranking_row *row = ranked(&comparison, 1);

    assert_int_equal(row->rank, 1);
    assert_int_equal(row->difference.gap, SW_GAP_BASELINE_NOT_REACHED);
    assert_false(sw_estimate_has_value(&row->difference));
    assert_int_equal(row->improves, SW_ANSWER_UNSURE);
    assert_int_equal(row->feasible, SW_ANSWER_UNSURE);
    assert_int_equal(row->in_best_set, SW_ANSWER_YES);
    assert_int_equal(ranked(&comparison, 0)->in_best_set, SW_ANSWER_NO);
    assert_int_equal(ranked(&comparison, 2)->improves, SW_ANSWER_UNSURE);
    assert_int_equal(ranked(&comparison, 2)->in_best_set, SW_ANSWER_NO);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void one_replication_tells_nothing_of_what_is_best(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.2}};
    struct made_cases *made = make_cases(options, 2, 1, 200);
    const struct sw_question question = question_of("mean");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    assert_int_equal(comparison.ranking[0].option, 1);
    assert_true(isnan(comparison.ranking[0].p_best));
    assert_int_equal(comparison.ranking[0].in_best_set, SW_ANSWER_UNSURE);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
an_option_that_breaks_a_limit_stands_after_those_that_may_not(void **state)
{
    (void)state;
    const struct made_option options[] = {
        {0}, {.faster = 0.3, .cost = 16.0}, {.faster = 0.1, .cost = 14.0}};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    const struct sw_limit limits[] = {OTIF_AT_LEAST_80, COST_AT_MOST_15_MORE};
    struct sw_question question = question_of("mean");
    question.limits = limits;
    question.limit_count = 2;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    assert_int_equal(ranked(&comparison, 0)->feasible, SW_ANSWER_YES);
    assert_int_equal(ranked(&comparison, 1)->feasible, SW_ANSWER_NO);
    assert_ptr_equal(ranked(&comparison, 1)->limit, &limits[1]);
    assert_int_equal(ranked(&comparison, 2)->feasible, SW_ANSWER_YES);
    assert_null(ranked(&comparison, 2)->limit);
    assert_int_equal(comparison.ranking[0].option, 2);
    assert_int_equal(comparison.ranking[1].option, 0);
    assert_close(ranked(&comparison, 1)->cost.value, 16.0, 1e-9);
    sw_comparison_clear(&comparison);

    question.limits = &OTIF_AT_LEAST_99; /* nobody keeps it: by score */
    question.limit_count = 1;
    comparison = sw_compare(&made->cases, &question);
    assert_int_equal(comparison.ranking[0].option, 1);
    assert_int_equal(comparison.ranking[0].feasible, SW_ANSWER_NO);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
an_options_own_cost_is_spread_over_the_baselines_tonnes(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1, .cost = 2.0}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    /* 0.5 t/d of rail: 182.5 t a year; 1825 CNY a year are 10 CNY/t. */
    const struct sw_option_cost costs[] = {{0.0, 0.0, "mill", NULL},
                                           {1825.0, 1.5, "mill", NULL}};
    struct sw_question question = question_of("mean");
    question.costs = costs;
    question.limits = &COST_AT_MOST_15_MORE;
    question.limit_count = 1;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_comparison_row *row =
        row_of(&comparison, 1, "cost_per_tonne", "mean");

    assert_close(ranked(&comparison, 1)->cost.value, 13.5, 1e-9);
    assert_int_equal(ranked(&comparison, 1)->feasible, SW_ANSWER_YES);
    assert_close(row->difference.value, 13.5, 1e-9);
    assert_close(row->value.value - row->baseline.value, 13.5, 1e-9);
    for (size_t i = 0; i < comparison.row_count; i++) { /* others pay none */
        if (strcmp(comparison.rows[i].series->product, "others") == 0) {
            assert_close(comparison.rows[i].difference.value, 2.0, 1e-9);
        }
    }
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void an_options_own_cost_is_of_its_payer_alone(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    const struct sw_option_cost costs[] = {{0.0, 0.0, "mill", NULL},
                                           {0.0, 20.0, "fabricator", NULL}};
    static const struct {
        const char *payer;
        enum sw_answer feasible;
    } limits[] = {{"", SW_ANSWER_NO},
                  {"mill", SW_ANSWER_YES},
                  {"fabricator", SW_ANSWER_NO}};
    struct sw_question question = question_of("mean");
    question.costs = costs;
    question.limit_count = 1;
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        struct sw_limit limit = COST_AT_MOST_15_MORE;
        limit.payer = limits[i].payer;
        question.limits = &limit;
        struct sw_comparison comparison = sw_compare(&made->cases, &question);
        assert_int_equal(ranked(&comparison, 1)->feasible, limits[i].feasible);
        assert_close(ranked(&comparison, 1)->own_cost, 20.0, 0);
        sw_comparison_clear(&comparison);
    }
    free_cases(made);
}

static void a_day_saved_costs_what_the_tonne_costs_more(void **state)
{
    (void)state;
    const struct made_option options[] = {
        SAME, {.faster = 0.1, .cost = 2.0}, {.cost = 2.0}};
    struct made_cases *made = make_cases(options, 3, 30, 200);
    const struct sw_question question = question_of("mean");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_comparison_row *row =
        row_of(&comparison, 1, "delivery_time", "mean");
    const struct sw_comparison_row *cost =
        row_of(&comparison, 1, "cost_per_tonne", "mean");

    /* Near 1.6 d for 2 CNY. */
    assert_close(row->cost_per_day.value, 1.25, 0.05);
    assert_close(row->cost_per_day.value,
                 cost->difference.value / -row->difference.value, 1e-12);
    assert_close(row->cost_per_day.low,
                 cost->difference.low / -row->difference.low, 1e-12);
    assert_close(row->cost_per_day.high,
                 cost->difference.high / -row->difference.high, 1e-12);
    /* Nothing saved, and no time: nothing to divide by. */
    row = row_of(&comparison, 2, "delivery_time", "mean");
    assert_true(isnan(row->cost_per_day.value));
    assert_true(isnan(cost->cost_per_day.value));
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void an_interaction_is_what_is_left_of_the_parts(void **state)
{
    (void)state;
    const struct made_option options[] = {
        SAME, {.faster = 0.1}, {.faster = 0.2, .cost = 1.0}, {.faster = 0.25}};
    struct made_cases *made = make_cases(options, 4, 30, 200);
    static const size_t parts[] = {1, 2};
    const struct sw_combination both = {
        .name = "a+b", .count = 2, .parts = parts, .option = 3, .why = ""};
    struct sw_question question = question_of("mean");
    question.combinations = &both;
    question.combination_count = 1;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    double left[30]; /* by hand; in days */
    double mean = 0.0;
    for (size_t r = 0; r < 30; r++) {
        double time[4];
        for (size_t o = 0; o < 4; o++) {
            time[o] = made->replications.outcomes[4 * r + o].totals->numerator /
                      200.0 / 1000.0;
        }
        left[r] = time[3] - time[1] - time[2] + time[0];
        mean += time[0] / 30.0;
    }
    const struct sw_estimate expected =
        sw_interval_mean(left, 30, sw_level_simultaneous(0.95, 3));
    assert_int_equal(comparison.combined_count, 1);
    const struct sw_combined_row *row = &comparison.combined[0];
    assert_string_equal(row->product, "rail");
    assert_close(row->interaction.value, expected.value, 1e-9);
    assert_close(row->interaction.low, expected.low, 1e-9);
    assert_close(row->interaction.high, expected.high, 1e-9);
    assert_close(row->interaction.value, 0.05 * mean, 1e-3);
    assert_close(row->parts, -0.3 * mean, 1e-3);
    assert_close(row->difference.value, -0.25 * mean, 1e-3);
    assert_close(row->cost_parts, 1.0, 1e-9);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void several_products_count_by_their_standards(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    struct sw_question question = question_of("mean");
    question.product_count = 2;
    question.products = BOTH;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);
    const struct sw_ranking_row *row = ranked(&comparison, 1);

    assert_true(comparison.relative);
    /* Each product's mean is near 16: (16 / 20 + 16 / 10) / 2 = 1.2. */
    assert_close(ranked(&comparison, 0)->score.value, 1.2, 0.03);
    assert_close(row->difference.value, -0.12, 0.003);
    /* 0.5 d are (0.5 / 20 + 0.5 / 10) / 2 = 0.0375 of it. */
    assert_int_equal(row->improves, SW_ANSWER_YES);
    sw_comparison_clear(&comparison);

    question.matters = 2.0; /* 0.15 */
    comparison = sw_compare(&made->cases, &question);
    assert_int_equal(ranked(&comparison, 1)->improves, SW_ANSWER_NO);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
without_standards_products_are_measured_by_the_baseline(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    const struct sw_question_product products[] = {{"rail", 0.0},
                                                   {"tube", 0.0}};
    struct sw_question question = question_of("p90");
    question.product_count = 2;
    question.products = products;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    assert_close(ranked(&comparison, 0)->score.value, 1.0, 1e-12);
    assert_close(ranked(&comparison, 1)->score.value, 0.9, 1e-3);
    assert_int_equal(ranked(&comparison, 1)->difference.gap, SW_GAP_NONE);
    assert_int_equal(ranked(&comparison, 1)->difference.count, 10);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

/* Orders that are early are late by less than nothing: the more, the better. */
static void a_negative_baseline_does_not_turn_the_score_round(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    for (size_t i = 0; i < 60; i++) {
        struct sw_total *totals = made->replications.outcomes[i].totals;
        totals[0].numerator -= 30000.0 * 200.0; /* 30 days: all are early */
        totals[4].numerator -= 30000.0 * 200.0;
    }
    const struct sw_question_product products[] = {{"rail", 0.0},
                                                   {"tube", 0.0}};
    struct sw_question question = question_of("mean");
    question.product_count = 2;
    question.products = products;
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    assert_close(ranked(&comparison, 0)->score.value, -1.0, 1e-12);
    assert_int_equal(comparison.ranking[0].option, 1);
    assert_int_equal(comparison.ranking[0].improves, SW_ANSWER_YES);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void a_series_that_an_option_lacks_has_no_values(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 30, 200);
    made->series_count[1] = 1; /* only the delivery time of rail */
    const struct sw_question question = question_of("p90");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    assert_int_equal(row_of(&comparison, 1, "otif", "mean")->difference.gap,
                     SW_GAP_NO_VALUES);
    assert_int_equal(ranked(&comparison, 1)->cost.gap, SW_GAP_NO_VALUES);
    assert_int_equal(ranked(&comparison, 1)->difference.gap, SW_GAP_NONE);
    sw_comparison_clear(&comparison);
    free_cases(made);
}

static void
stopped_before_the_first_replication_nothing_is_claimed(void **state)
{
    (void)state;
    const struct made_option options[] = {SAME, {.faster = 0.1}};
    struct made_cases *made = make_cases(options, 2, 0, 200);
    const struct sw_question question = question_of("p90");
    struct sw_comparison comparison = sw_compare(&made->cases, &question);

    assert_int_equal(comparison.ranking[0].option, 0);
    assert_int_equal(comparison.ranking[1].score.gap, SW_GAP_NO_VALUES);
    assert_int_equal(comparison.ranking[1].in_best_set, SW_ANSWER_UNSURE);
    assert_true(isnan(comparison.ranking[1].p_best));
    sw_comparison_clear(&comparison);
    free_cases(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mean_difference_is_paired_and_simultaneous),
        cmocka_unit_test(
            the_difference_of_ratios_is_of_sums_with_paired_errors),
        cmocka_unit_test(
            the_difference_of_quantiles_has_the_errors_of_sections_cut_alike),
        cmocka_unit_test(the_faster_option_is_best_and_common_numbers_help),
        cmocka_unit_test(
            an_option_that_changes_nothing_is_known_to_change_nothing),
        cmocka_unit_test(
            too_few_orders_leave_a_quantile_without_interval_but_ranked),
        cmocka_unit_test(an_option_that_is_never_done_stands_last),
        cmocka_unit_test(
            by_how_much_an_option_beats_what_is_never_done_is_not_known),
        cmocka_unit_test(one_replication_tells_nothing_of_what_is_best),
        cmocka_unit_test(
            an_option_that_breaks_a_limit_stands_after_those_that_may_not),
        cmocka_unit_test(
            an_options_own_cost_is_spread_over_the_baselines_tonnes),
        cmocka_unit_test(an_options_own_cost_is_of_its_payer_alone),
        cmocka_unit_test(a_day_saved_costs_what_the_tonne_costs_more),
        cmocka_unit_test(an_interaction_is_what_is_left_of_the_parts),
        cmocka_unit_test(several_products_count_by_their_standards),
        cmocka_unit_test(
            without_standards_products_are_measured_by_the_baseline),
        cmocka_unit_test(a_negative_baseline_does_not_turn_the_score_round),
        cmocka_unit_test(a_series_that_an_option_lacks_has_no_values),
        cmocka_unit_test(
            stopped_before_the_first_replication_nothing_is_claimed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
