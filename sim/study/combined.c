#include "base/memory.h"
#include "study/comparing.h"

#include <math.h>
#include <string.h>

/* The scores of one product, or of all together. */
struct scores {
    const char *product; /* "": all together */
    struct sw_score *objective;
    struct sw_score *cost;
};

static struct sw_score *score_of(const struct sw_comparing *comparing,
                                 const char *measure,
                                 const struct sw_statistic *statistic,
                                 const char *product)
{
    const struct sw_score_term term = {
        .series = {.measure = measure,
                   .product = product,
                   .subject = "",
                   .subclass = ""},
        .weight = 1.0,
    };
    double *own = sw_own_costs_of(comparing, &term.series);
    const struct sw_score_plan plan = {
        .terms = &term,
        .count = 1,
        .statistic = statistic,
        .offsets = own,
    };
    struct sw_score *score = sw_score_create(comparing->cases, &plan);
    sw_free(own);
    return score;
}

/* Number `index`: all together first, if there are several. */
static void begin_scores(struct scores *scores,
                         const struct sw_comparing *comparing, size_t index)
{
    const struct sw_question *question = comparing->question;
    const bool several = question->product_count > 1;
    if (several && index == 0) {
        double matters = 0.0;
        scores->product = "";
        scores->objective = sw_comparing_objective(comparing, &matters);
        scores->cost = sw_comparing_cost(comparing, "");
        return;
    }
    scores->product = question->products[index - (several ? 1 : 0)].name;
    scores->objective = score_of(comparing, question->measure,
                                 question->statistic, scores->product);
    scores->cost = score_of(comparing, SW_COST_MEASURE, &SW_STATISTICS[0],
                            scores->product);
}

static void end_scores(struct scores *scores)
{
    sw_score_destroy(scores->objective);
    sw_score_destroy(scores->cost);
}

static size_t scores_count(const struct sw_question *question)
{
    return question->product_count == 1 ? 1 : question->product_count + 1;
}

/* ---------------------------------------------------------- combinations -- */

/* The combination less its parts: what is left of it is their interaction, as
 * all but one of the parts' differences also take the baseline away. */
static struct sw_estimate
interaction_of(const struct sw_comparing *comparing,
               const struct sw_score *score,
               const struct sw_combination *combination)
{
    double *weights = sw_new_array(comparing->cases->options, sizeof(*weights));
    weights[combination->option] = 1.0;
    for (size_t i = 0; i < combination->count; i++) {
        weights[combination->parts[i]] = -1.0;
    }
    weights[0] = (double)combination->count - 1.0;
    const struct sw_estimate interaction =
        sw_score_contrast(score, weights, comparing->simultaneous);
    sw_free(weights);
    return interaction;
}

static double sum_of_parts(const struct sw_score *score,
                           const struct sw_combination *combination)
{
    double sum = 0.0;
    for (size_t i = 0; i < combination->count; i++) {
        sum += sw_score_difference(score, combination->parts[i], 0, 0.5).value;
    }
    return sum;
}

static struct sw_estimate nothing(void)
{
    return (struct sw_estimate){
        .value = (double)NAN,
        .low = (double)NAN,
        .high = (double)NAN,
        .gap = SW_GAP_NO_VALUES,
    };
}

static struct sw_combined_row
combined_row(const struct sw_comparing *comparing, const struct scores *scores,
             const struct sw_combination *combination)
{
    struct sw_combined_row row = {
        .combination = combination,
        .product = scores->product,
        .difference = nothing(),
        .parts = sum_of_parts(scores->objective, combination),
        .interaction = nothing(),
        .cost = nothing(),
        .cost_parts = sum_of_parts(scores->cost, combination),
    };
    if (combination->option != 0) {
        row.difference = sw_score_difference(
            scores->objective, combination->option, 0, comparing->simultaneous);
        row.interaction =
            interaction_of(comparing, scores->objective, combination);
        row.cost = sw_score_difference(scores->cost, combination->option, 0,
                                       comparing->simultaneous);
    }
    return row;
}

/* -------------------------------------------------------------- sequence -- */

static struct sw_sequence_row sequence_row(const struct sw_comparing *comparing,
                                           const struct scores *scores,
                                           const struct sw_sequence_step *taken)
{
    const double confidence = comparing->simultaneous;
    const struct sw_score *objective = scores->objective;
    const struct sw_score *cost = scores->cost;
    struct sw_sequence_row row = {
        .taken = taken,
        .product = scores->product,
        .value = sw_score_value(objective, taken->option,
                                comparing->question->confidence),
        .difference =
            sw_score_difference(objective, taken->option, 0, confidence),
        .gain = sw_score_difference(objective, taken->option, taken->before,
                                    confidence),
        .cost = sw_score_difference(cost, taken->option, 0, confidence),
        .more_cost =
            sw_score_difference(cost, taken->option, taken->before, confidence),
        .cost_per_day = {(double)NAN, (double)NAN, (double)NAN},
    };
    if (scores->product[0] != '\0') {
        row.cost_per_day = sw_comparing_cost_per_day(
            sw_comparing_measure(comparing->cases,
                                 comparing->question->measure),
            &row.gain, &row.more_cost);
    }
    return row;
}

/* ---------------------------------------------------------------- all --- */

void sw_comparing_combine(struct sw_comparing *comparing)
{
    const struct sw_question *question = comparing->question;
    struct sw_comparison *result = comparing->result;
    const size_t width = scores_count(question);
    const size_t combined = question->combination_count * width;
    const size_t sequence = question->step_count * width;
    if (combined + sequence == 0) {
        return;
    }
    result->combined = sw_new_array(combined + 1, sizeof(*result->combined));
    result->sequence = sw_new_array(sequence + 1, sizeof(*result->sequence));
    result->combined_count = combined;
    result->sequence_count = sequence;
    for (size_t k = 0; k < width; k++) {
        struct scores scores;
        begin_scores(&scores, comparing, k);
        for (size_t i = 0; i < question->combination_count; i++) {
            result->combined[i * width + k] =
                combined_row(comparing, &scores, &question->combinations[i]);
        }
        for (size_t i = 0; i < question->step_count; i++) {
            result->sequence[i * width + k] =
                sequence_row(comparing, &scores, &question->steps[i]);
            result->sequence[i * width + k].step = i + 1;
        }
        end_scores(&scores);
    }
}
