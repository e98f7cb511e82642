/*
 * compare.h - which option shortens delivery, by how much, and what it costs.
 *
 * Every option ran the same replications on common random numbers as the
 * baseline, which is option 0. Differences are paired; those of one measure,
 * statistic and product hold together over all options (Bonferroni).
 */
#ifndef SW_COMPARE_H
#define SW_COMPARE_H

#include "steelway/summary.h"

/* A product that the study is about. */
struct sw_question_product {
    const char *name;
    double standard; /* its standard of the measure that is improved, in the
                        measure's unit; 0 if there is none */
};

/* A limit that an option must keep. */
struct sw_limit {
    const char *measure;
    const struct sw_statistic *statistic;
    bool at_least;       /* else: at most */
    bool above_baseline; /* the limit is of the difference to the baseline */
    double value;        /* in the measure's unit */
    const char *payer;   /* of cost_per_tonne: what this one pays; "": all */
};

/* What the option costs of itself, whatever the run makes of it. */
struct sw_option_cost {
    double per_year;  /* currency: what is paid once, spread, and by month */
    double per_tonne; /* currency per tonne */
    const char *payer;
};

struct sw_question {
    const char *measure; /* to be improved: "delivery_time" */
    const struct sw_statistic *statistic;
    size_t product_count; /* 1 or more */
    const struct sw_question_product *products;
    size_t limit_count;
    const struct sw_limit *limits;
    const struct sw_option_cost *costs; /* of each option; NULL: none */
    double confidence;
    double matters; /* a smaller difference does not matter; measure's unit */
    uint64_t seed;  /* of the resamples behind p_best */
};

struct sw_range {
    double value;
    double low;
    double high;
};

/* One option, product, measure and statistic against the baseline. */
struct sw_comparison_row {
    size_t option;                  /* 1 or more */
    const struct sw_series *series; /* the baseline's */
    const struct sw_statistic *statistic;
    struct sw_estimate baseline;
    struct sw_estimate value;
    struct sw_estimate difference; /* value - baseline, simultaneous */
    double percent;                /* difference of the baseline; NaN if none */
    double p_best;                 /* among all options and the baseline */
    enum sw_answer in_best_set;
    double variance_ratio; /* what common random numbers left; NaN if none */
    /* Of a time that is surely shorter: what the option costs a tonne of the
     * product more, over the days it saves. NaN otherwise. */
    struct sw_range cost_per_day;
};

/* One option as a whole, the baseline included. */
struct sw_ranking_row {
    size_t option;
    size_t rank; /* from 1 */
    /* What is improved: the statistic of the one product, or the mean over the
     * products of statistic / standard. */
    struct sw_estimate score;
    struct sw_estimate difference; /* to the baseline, simultaneous; for the
                                      baseline itself 0 */
    enum sw_answer improves;       /* is it better by more than what matters? */
    double p_best;
    enum sw_answer in_best_set;
    double variance_ratio;
    /* Cost per tonne of the study's products together above the baseline's, the
     * option's own cost included. */
    struct sw_estimate cost;
    double own_cost;         /* per tonne; NaN if it cannot be told */
    enum sw_answer feasible; /* are all limits kept? yes if there are none */
    const struct sw_limit *limit; /* the first that makes it no, or unsure; NULL
                                     if it is yes. Of the question */
};

struct sw_comparison {
    size_t row_count;
    struct sw_comparison_row *rows; /* owned; by series, statistic, option */
    size_t ranking_count;           /* the options, the baseline included */
    struct sw_ranking_row *ranking; /* owned; the best first */
    bool relative; /* the score is a multiple of the standards */
    bool smaller_is_better;
};

/*
 * Compare the options of `cases` in all measures of orders, and rank them:
 * those that may be feasible before those that are not, each by their score.
 * The measures that the question names must exist in the baseline.
 */
struct sw_comparison sw_compare(const struct sw_cases *cases,
                                const struct sw_question *question);

void sw_comparison_clear(struct sw_comparison *comparison);

#endif
