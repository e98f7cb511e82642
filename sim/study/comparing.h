/*
 * comparing.h - what the parts of a comparison share: measure by measure
 * (compare.c), options as a whole (ranking.c), and together (combined.c).
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
    double simultaneous; /* confidence of each difference */
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

/* What is improved: of one product its statistic, of several the mean of
 * statistic / standard. `matters` becomes what matters of that. */
struct sw_score *sw_comparing_objective(const struct sw_comparing *comparing,
                                        double *matters);

/* Cost per tonne of all products of the study, own costs included, to `payer`;
 * "": to all. */
struct sw_score *sw_comparing_cost(const struct sw_comparing *comparing,
                                   const char *payer);

/* The measure of that name, which the study asks for and so exists. */
const struct sw_measure *sw_comparing_measure(const struct sw_cases *cases,
                                              const char *id);

/* What a day costs that is surely saved; NaN if it is not surely saved, or no
 * time. */
struct sw_range sw_comparing_cost_per_day(const struct sw_measure *measure,
                                          const struct sw_estimate *saved,
                                          const struct sw_estimate *cost);

/* Fill in combinations and sequence of the result. */
void sw_comparing_combine(struct sw_comparing *comparing);

/* Fill in the ranking of the result. */
void sw_comparing_rank(struct sw_comparing *comparing);

static inline enum sw_better sw_better_of(const struct sw_measure *measure)
{
    return measure->smaller_is_better ? SW_BETTER_SMALLER : SW_BETTER_LARGER;
}

#endif
