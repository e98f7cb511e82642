/*
 * estimate.h - a number out of a simulation: its value and its interval, or
 * why there is none.
 *
 * Every number that is printed has its interval or says why not.
 */
#ifndef SW_ESTIMATE_H
#define SW_ESTIMATE_H

#include <stdbool.h>
#include <stddef.h>

/* Why an estimate has no interval, or no value. */
enum sw_gap {
    SW_GAP_NONE = 0,
    SW_GAP_FEW_REPLICATIONS, /* an interval needs at least two */
    SW_GAP_FEW_SECTIONS, /* too few orders beyond the quantile (quantile.h) */
    SW_GAP_SECTION_NOT_REACHED, /* it has a value, but a section has none */
    SW_GAP_FEW_VALUES,  /* too few runs for the quantile's order statistics */
    SW_GAP_NOT_REACHED, /* it falls among what never happened */
    SW_GAP_BASELINE_NOT_REACHED, /* so does what it is compared with */
    SW_GAP_NO_VALUES             /* nothing of the kind happened at all */
};

/*
 * `value` with the interval from `low` to `high`, in the unit of the data. With
 * a gap, low and high are NaN; with SW_GAP_NOT_REACHED and those below it value
 * is NaN too.
 */
struct sw_estimate {
    double value;
    double low;
    double high;
    size_t count; /* replications, or sections of them, behind the interval */
    enum sw_gap gap;
    size_t needed; /* SW_GAP_FEW_SECTIONS: replications that should do */
};

/* Is there a value; is there an interval too? */
bool sw_estimate_has_value(const struct sw_estimate *estimate);
bool sw_estimate_has_interval(const struct sw_estimate *estimate);

/* Half the width of the interval; NaN without one. */
double sw_estimate_half_width(const struct sw_estimate *estimate);

/* The gap in words: "not reached". "" for SW_GAP_NONE. */
const char *sw_gap_text(enum sw_gap gap);

/* The answer to a question that an interval decides, or leaves open. */
enum sw_answer {
    SW_ANSWER_NO = 0,
    SW_ANSWER_UNSURE, /* the interval holds both answers, or there is none */
    SW_ANSWER_YES
};

/*
 * Is the estimated quantity at most (at least) `limit`? At confidence c either
 * answer is a one-sided statement, so the estimate is to be made at
 * sw_level_one_sided(c) (interval.h). What is never reached is not at most
 * anything: no; and at least anything: yes. By how much something is less than
 * what is never reached, nobody knows: unsure.
 */
enum sw_answer sw_estimate_at_most(const struct sw_estimate *estimate,
                                   double limit);
enum sw_answer sw_estimate_at_least(const struct sw_estimate *estimate,
                                    double limit);

/* "no", "unsure", "yes". */
const char *sw_answer_text(enum sw_answer answer);

#endif
