/*
 * quantile.h - the time within which a share p of all orders is delivered.
 *
 * One definition everywhere: of n values in ascending order, the p quantile is
 * number ceil(n p), counted from 1 (docs/model.md, "Estimators of one
 * scenario").
 * Values of SW_NEVER_US (units.h), and values that are counted but not stored
 * because they never came, are later than everything; a quantile that falls
 * among those is not reached.
 */
#ifndef SW_STATS_QUANTILE_H
#define SW_STATS_QUANTILE_H

#include "steelway/estimate.h"

#include <stddef.h>
#include <stdint.h>

/* One replication's values, in any order; borrowed. */
struct sw_sample {
    const int64_t *values;
    size_t count;
    size_t never; /* how many more there are, all later than everything */
};

/* ceil(n p), at least 1 and at most `count`; count >= 1, 0 < p < 1. A product
 * that is whole but for its rounding counts as whole. */
size_t sw_quantile_rank(size_t count, double p);

/* The `rank`-th smallest of `values`, counted from 1. They are reordered, the
 * same way every time. Time grows with `count` only, whatever their order. */
int64_t sw_quantile_select(int64_t *values, size_t count, size_t rank);

/*
 * The p quantile of independent numbers, one per replication (a project's
 * completion), with the interval between two order statistics: numbers l and u
 * with l the least i so that P(B <= i) > alpha / 2, and u the least j so that
 * P(B >= j) <= alpha / 2, B binomial(count, p). Covers at least `confidence`.
 * Too few numbers for an upper end: SW_GAP_FEW_VALUES. An upper end of infinity
 * is given as such.
 */
struct sw_estimate sw_quantile_of_runs(const double *values, size_t count,
                                       double p, double confidence);

/*
 * Sections: replications joined in index order. Section s holds replications
 * ends[s-1] (0 for the first) up to, not including, ends[s].
 */
struct sw_sections {
    const size_t *ends;
    size_t count;
};

/* Orders that a section needs for a p quantile: ceil(50 / (1 - p)). */
size_t sw_quantile_orders_needed(double p);

/* Least number of sections for an interval. */
enum { SW_LEAST_SECTIONS = 10 };

/*
 * Cut `replications` into as many sections as have at least `needed` values in
 * each of `options[0..option_count)`, so that all options share one cut. What
 * is left at the end joins the last section. Writes at most `replications` ends
 * and returns how many.
 */
size_t sw_quantile_cut(size_t *ends, const struct sw_sample *const *options,
                       size_t option_count, size_t replications, size_t needed);

/*
 * The quantile q of all values together, and of each section q_s (written to
 * `of_section` unless NULL; infinite if not reached). Orders of one run depend
 * on each other, so the spread is taken between sections, about q and not about
 * their mean, which is badly biased (Asmussen and Glynn 2007; Nakayama 2014):
 *     q +- t_{b-1} sqrt(sum (q_s - q)^2 / ((b - 1) b)).
 */
struct sw_estimate sw_quantile_sectioned(const struct sw_sample *samples,
                                         struct sw_sections sections, double p,
                                         double confidence, double *of_section);

/* The same with its own sections, of sw_quantile_orders_needed(p) values and
 * more; fewer than SW_LEAST_SECTIONS of them give SW_GAP_FEW_SECTIONS. */
struct sw_estimate sw_quantile_pooled(const struct sw_sample *samples,
                                      size_t replications, double p,
                                      double confidence);

#endif
