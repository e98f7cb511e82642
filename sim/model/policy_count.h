/*
 * policy_count.h - how often a rule was used: its limit, its costs, and what is
 * told of it in the end.
 */
#ifndef SW_MODEL_POLICY_COUNT_H
#define SW_MODEL_POLICY_COUNT_H

#include "model/policy.h"

/* May the rule be used now; may it do something for `order`? What its limit
 * forbids is counted as refused. */
bool sw_policy_may_use(struct sw_run *run, const struct sw_policy *policy);
bool sw_policy_may_serve(struct sw_run *run, const struct sw_policy *policy,
                         const struct sw_order *order);

/* An action, an order, a firing: has anything been done? `orders` says whether
 * it was for orders. */
void sw_policy_note_action(struct sw_run *run, const struct sw_action *action,
                           bool done);
void sw_policy_note_order(struct sw_run *run, const struct sw_policy *policy,
                          const struct sw_order *order, bool done);
void sw_policy_note_firing(struct sw_run *run, const struct sw_policy *policy,
                           bool done, bool orders);

/* An action has ordered so much for a stock. */
void sw_policy_note_replenished(struct sw_run *run,
                                const struct sw_action *action, int64_t grams);

/* Another order comes later by what a rule that fires now does. */
void sw_policy_note_displaced(struct sw_run *run, const struct sw_order *order);

struct sw_policy_counts *sw_policy_counts_create(const struct sw_model *model);
void sw_policy_counts_destroy(const struct sw_model *model,
                              struct sw_policy_counts *counts);

#endif
