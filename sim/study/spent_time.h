/*
 * spent_time.h - parts of the delivery time of one option, replication by
 * replication: what a filter lets through of all steps and classes.
 */
#ifndef SW_STUDY_SPENT_TIME_H
#define SW_STUDY_SPENT_TIME_H

#include "steelway/estimate.h"
#include "steelway/model.h"
#include "steelway/summary.h"

/* What is let through; NULL: whatever it is. */
struct sw_spent_filter {
    const char *product; /* "": of all customers' orders together */
    const char *step;
    const char *class_name;
    const char *owner;
    const char *touch;
    const char *place;
};

/* "work" or "waiting"; "mill" or "gate". */
const char *sw_spent_touch(const struct sw_spent *spent);
const char *sw_spent_place(const struct sw_spent *spent);

/* Is this product of the option a customer's? */
bool sw_spent_is_own(const struct sw_model *model, const char *product);

struct sw_spent_cases {
    const struct sw_cases *cases;
    const struct sw_model *const *models;
    double confidence;
};

/* Mean days of a delivered order; `errors` (NULL: not wanted) has room for what
 * each replication adds to it. NaN if no order was delivered. */
double sw_spent_days(const struct sw_spent_cases *from, size_t option,
                     const struct sw_spent_filter *filter, double *errors);

/* The same with its interval. */
struct sw_estimate sw_spent_estimate(const struct sw_spent_cases *from,
                                     size_t option,
                                     const struct sw_spent_filter *filter);

/* Days under `option` less those under option 0, paired by replication. */
struct sw_estimate sw_spent_change(const struct sw_spent_cases *from,
                                   size_t option,
                                   const struct sw_spent_filter *filter);

#endif
