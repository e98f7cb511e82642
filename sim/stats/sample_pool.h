/*
 * sample_pool.h - the values of all replications, sorted once, so that
 * quantiles of resampled replications are cheap.
 */
#ifndef SW_STATS_SAMPLE_POOL_H
#define SW_STATS_SAMPLE_POOL_H

#include "stats/quantile.h"

#include <stddef.h>
#include <stdint.h>

struct sw_sample_pool;

/* A copy of the samples of `replications` replications. */
struct sw_sample_pool *sw_sample_pool_create(const struct sw_sample *samples,
                                             size_t replications);
void sw_sample_pool_destroy(struct sw_sample_pool *pool);

/*
 * The p quantile of the pooled values when those of replication r count
 * weights[r] times, as if they had been pooled so often. Infinite if not
 * reached, NaN if nothing is left.
 */
double sw_sample_pool_quantile(const struct sw_sample_pool *pool, double p,
                               const uint32_t *weights);

#endif
