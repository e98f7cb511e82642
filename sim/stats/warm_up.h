/*
 * warm_up.h - how much of the start to leave out of a steady-state run.
 *
 * MSER-5 (White 1997; White, Cobb and Spratt 2000): batch means of five, and of
 * all truncations d the one with the least
 *     sum over j > d of (Z_j - mean)^2  /  (m - d)^2.
 */
#ifndef SW_STATS_WARM_UP_H
#define SW_STATS_WARM_UP_H

#include <stdbool.h>
#include <stddef.h>

/*
 * `values[i]` is the i-th observation (or equal bucket of time), averaged over
 * the replications: on one replication alone the rule is noisy. True: leave out
 * the first `*left_out` of them, a multiple of five. False: the best truncation
 * is at half of the run or beyond, the run is too short to tell; `*left_out` is
 * untouched. All options of a comparison leave out the longest of theirs.
 */
bool sw_warm_up_mser5(const double *values, size_t count, size_t *left_out);

#endif
