/*
 * frozen_promise.h - dates promised from what the orders of the baseline take.
 *
 * The baseline is run some times, with the seed of its file whatever seed is
 * asked for, so that a promise is part of the scenario and no option, seed or
 * number of replications moves it. Meanwhile an order is promised the standard
 * lead time of its product: that is what rules which look at dates go by.
 */
#ifndef SW_STUDY_FROZEN_PROMISE_H
#define SW_STUDY_FROZEN_PROMISE_H

#include "steelway/error.h"
#include "steelway/model.h"

#include <stdbool.h>
#include <stddef.h>

/* What the orders of a baseline took. It borrows the names that its model has.
 */
struct sw_promise_leads;

/*
 * Watch models[0], the baseline, in as many replications as its own promise
 * asks, whatever the others say; NULL if the rule of none is `quantile`. Taken
 * by the caller. False if a run fails.
 */
SW_MUST_USE bool sw_promise_leads_watch(struct sw_promise_leads **leads,
                                        struct sw_model *const *models,
                                        size_t count, unsigned threads,
                                        struct sw_error *err);
void sw_promise_leads_destroy(struct sw_promise_leads *leads);

/*
 * Freeze the promises of the model, if its rule is `quantile`. Orders of a
 * class are told apart where there are as many as the quantile takes. Products
 * that the baseline does not sell are left as they are. False if a product has
 * too few orders delivered.
 */
SW_MUST_USE bool sw_promises_freeze(struct sw_model *model,
                                    const struct sw_promise_leads *leads,
                                    struct sw_error *err);

#endif
