/*
 * begun.h - work that had begun when the run starts: how much of it is left.
 */
#ifndef SW_MODEL_BEGUN_H
#define SW_MODEL_BEGUN_H

#include "model/item.h"
#include "model/run.h"

/* `item` has been worked on for `passed_us`, and `left_us` are left of it;
 * below 0: what is left is drawn. */
void sw_begun_set(struct sw_item *item, int64_t passed_us, int64_t left_us);

/* What is left of the work of an item that has begun, of `time` in all given
 * that it is longer than what has passed: the first of the numbers of its visit
 * that says so; nothing if none of 64 does. */
int64_t sw_begun_rest(struct sw_run *run, const struct sw_drawn *time,
                      const struct sw_item *item);

/* The same of work that is known to take `whole_us`. */
int64_t sw_begun_rest_of(const struct sw_item *item, int64_t whole_us);

#endif
