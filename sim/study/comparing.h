/*
 * comparing.h - what the parts of a comparison share: measure by measure
 * (compare.c), and options as a whole (ranking.c).
 */
#ifndef SW_STUDY_COMPARING_H
#define SW_STUDY_COMPARING_H

#include "stats/best.h"
#include "steelway/compare.h"
#include "study/case.h"
#include "study/score.h"

#define SW_COST_MEASURE "cost_per_tonne"
#define SW_COST_TOTAL "total"         /* by payer */
#define SW_TONNES_MEASURE "delivered" /* in t/d */

struct sw_comparing {
    const struct sw_cases *cases;
    const struct sw_question *question;
    double simultaneous;    /* confidence of each difference */
    double *own_costs; /* of each option per tonne; NaN if it cannot be told */
    double *p_best;    /* room for an answer per option */
    enum sw_answer *in_best_set;
    struct sw_comparison *result;
    size_t row_capacity;
};

/* Find `own_costs`. */
void sw_own_costs_find(struct sw_comparing *comparing);

/* What is added to the options' values of this series: their own cost, in the
 * unit that the measure of money counts by, of the study's products, which
 * alone get the option. Owned by the caller; NULL for nothing. */
double *sw_own_costs_of(const struct sw_comparing *comparing,
                        const struct sw_series_name *name);

/* Is it the money of all payers over what is delivered? */
bool sw_measure_is_cost(const char *measure);

/* The value of an option as summary.csv has it, with its own cost added. */
struct sw_estimate sw_comparing_value(const struct sw_comparing *comparing,
                                      size_t option,
                                      const struct sw_series_name *name,
                                      const struct sw_statistic *statistic,
                                      double confidence);

/* Fill in the ranking of the result. */
void sw_comparing_rank(struct sw_comparing *comparing);

static inline enum sw_better sw_better_of(const struct sw_measure *measure)
{
    return measure->smaller_is_better ? SW_BETTER_SMALLER : SW_BETTER_LARGER;
}

#endif
