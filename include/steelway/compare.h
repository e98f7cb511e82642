/*
 * compare.h - which option shortens delivery, by how much, and what it costs.
 *
 * Every option ran the same replications on common random numbers as the
 * baseline, which is option 0. Differences are paired; those of one measure,
 * statistic and product hold together over all options (Bonferroni).
 */
#ifndef SW_COMPARE_H
#define SW_COMPARE_H

#include "steelway/combination.h"
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
    double per_year;   /* currency: what is paid once, spread, and by month */
    double per_tonne;  /* currency per tonne */
    const char *payer; /* "" if it costs nothing */
    struct sw_option_cost *more; /* what another pays; NULL: none does */
};

struct sw_question {
    const char *measure; /* to be improved: "delivery_time" */
    const struct sw_statistic *statistic;
    size_t product_count; /* 1 or more */
    const struct sw_question_product *products;
    size_t limit_count;
    const struct sw_limit *limits;
    const struct sw_option_cost *costs; /* of each option; NULL: none */
    size_t combination_count;
    const struct sw_combination *combinations;
    size_t step_count;
    const struct sw_sequence_step *steps; /* the best option first */
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

/* What a combination does, beside its parts. */
struct sw_combined_row {
    const struct sw_combination *combination; /* of the question */
    const char *product;            /* "": the score of all products together */
    struct sw_estimate difference;  /* to the baseline, simultaneous; it and the
                                       rest NaN if the combination is left out */
    double parts;                   /* the sum of the parts' differences */
    struct sw_estimate interaction; /* difference - parts, simultaneous */
    struct sw_estimate cost;        /* as the difference */
    double cost_parts;
};

/* One measure more, beside those taken before it. */
struct sw_sequence_row {
    size_t step; /* from 1 */
    const struct sw_sequence_step *taken;
    const char *product; /* "": the score of all products together */
    struct sw_estimate value;
    struct sw_estimate difference; /* to the baseline, simultaneous */
    struct sw_estimate gain;       /* to the step before, simultaneous */
    struct sw_estimate cost;       /* to the baseline */
    struct sw_estimate more_cost;  /* to the step before */
    struct sw_range cost_per_day;  /* of this step, of a time that it surely
                                      shortens; NaN otherwise */
};

struct sw_comparison {
    size_t row_count;
    struct sw_comparison_row *rows; /* owned; by series, statistic, option */
    size_t ranking_count;           /* the options, the baseline included */
    struct sw_ranking_row *ranking; /* owned; the best first */
    size_t combined_count;
    struct sw_combined_row *combined; /* owned; by combination, product */
    size_t sequence_count;
    struct sw_sequence_row *sequence; /* owned; by step, product */
    double tonnes_per_year; /* of the study's products, in the baseline */
    bool relative;          /* the score is a multiple of the standards */
    bool smaller_is_better;
};

/*
 * Compare the options of `cases` in all measures of orders, and rank them:
 * those that may be feasible before those that are not, each by their score.
 * The measures that the question names must exist in the baseline.
 */
struct sw_comparison sw_compare(const struct sw_cases *cases,
                                const struct sw_question *question);

/* The ranking alone, which takes less time. */
struct sw_comparison sw_rank(const struct sw_cases *cases,
                             const struct sw_question *question);

/* What an option costs of itself in currency per tonne, to `payer` ("": to all)
 * if so much is delivered in a year; NaN if that cannot be told. */
double sw_option_cost_per_tonne(const struct sw_option_cost *cost,
                                const char *payer, double tonnes_per_year);

void sw_comparison_clear(struct sw_comparison *comparison);

#endif
