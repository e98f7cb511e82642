/*
 * promise.h - the dates that are promised of an order, and whether they are
 * kept.
 *
 * The first promise stays what it was; a revision moves the latest one, and
 * notes why.
 */
#ifndef SW_MODEL_PROMISE_H
#define SW_MODEL_PROMISE_H

#include "model/compiler.h"
#include "model/run.h"

/* What is promised of an order of `product` and class that is entered at
 * `entered_us`: `stated_us`, or by the rule of the scenario if that is
 * SW_NEVER_US. By the rule `slot`, nothing yet, if the product books one; by
 * `quantile`, what has been frozen (sw_model_freeze_promise), and as long as
 * nothing has, the product's standard lead time. */
int64_t sw_promise_at_entry_us(const struct sw_model *model,
                               const struct sw_product *product,
                               uint32_t class_index, int64_t stated_us,
                               int64_t entered_us);

/* Can the promise be made as the scenario asks? False after reporting. Call
 * when products and classes are there. */
bool sw_promise_compile(struct sw_compiler *compiler);

/* The order has booked, and is planned to be delivered then. */
void sw_promise_slot(struct sw_run *run, struct sw_order *order,
                     int64_t planned_us);

/* The order comes so much later, because of `cause` (a word). */
void sw_promise_revise(struct sw_run *run, struct sw_order *order,
                       int64_t later_us, const char *cause);

/* The order's slot comes so much earlier, because of `cause`: what is promised
 * by slots is promised earlier too, but not before it was requested. */
void sw_promise_hasten(struct sw_run *run, struct sw_order *order,
                       int64_t earlier_us, const char *cause);

/* The order was changed and begins again: it is promised anew. */
void sw_promise_change(struct sw_run *run, struct sw_order *order);

/* When the order was to be delivered; SW_NEVER_US if there is no such date. */
int64_t sw_promise_date_us(const struct sw_order *order, enum sw_basis basis);

/* Is delivery now within the window about the date? */
bool sw_promise_is_kept(const struct sw_run *run, const struct sw_order *order,
                        enum sw_basis basis);

#endif
