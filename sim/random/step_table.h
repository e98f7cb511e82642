/*
 * step_table.h - the inverse of a distribution of separate values.
 *
 * Cumulative shares, and a guide that says where to begin looking, so that a
 * look-up takes the same time for ten values and ten thousand.
 */
#ifndef SW_RANDOM_STEP_TABLE_H
#define SW_RANDOM_STEP_TABLE_H

#include "base/arena.h"

struct sw_step_table;

/* `weights` need not add up to 1. */
const struct sw_step_table *
sw_step_table_make(struct sw_arena *arena, const double *weights, size_t count);

/* The first step whose cumulative share is above u, 0 <= u < 1. */
size_t sw_step_table_find(const struct sw_step_table *table, double u);

/* P(X = k + 1) / P(X = k), for a distribution of whole numbers from 0. */
typedef double sw_step_ratio_fn(const void *self, double k);

/* The table of such a distribution from its mode outwards, as far as a share
 * can be drawn; `first` is the value of step 0. */
const struct sw_step_table *
sw_step_table_around(struct sw_arena *arena, double mode,
                     sw_step_ratio_fn *ratio, const void *self, double *first);

#endif
