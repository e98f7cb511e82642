/*
 * sample_pool.c - sorted values, each with its replication, and, every STEP
 * values for each replication, how many of its values came before:
 *
 *     entries   | STEP values | STEP values | ...
 *     passed    ^ R counts    ^ R counts    ^
 *
 * A weighted rank is found by bisection over the rows of `passed` and a walk
 * through one block. The rows take as much room as count / 16 values.
 */
#include "stats/sample_pool.h"

#include "base/memory.h"
#include "steelway/units.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_PER_COUNT = 16 };

struct entry {
    int64_t value;
    uint32_t replication;
};

struct sw_sample_pool {
    size_t replications;
    size_t count;
    struct entry *entries; /* owned; ascending */
    size_t step;
    size_t blocks;
    uint32_t *passed; /* owned; blocks rows of one count per replication */
    uint64_t *totals; /* owned; values per replication, never ones included */
};

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->value != b->value) {
        return a->value < b->value ? -1 : 1;
    }
    return (a->replication > b->replication) -
           (a->replication < b->replication);
}

static void collect(struct sw_sample_pool *pool,
                    const struct sw_sample *samples)
{
    size_t filled = 0;
    for (size_t r = 0; r < pool->replications; r++) {
        for (size_t i = 0; i < samples[r].count; i++) {
            pool->entries[filled++] = (struct entry){
                .value = samples[r].values[i],
                .replication = (uint32_t)r,
            };
        }
        pool->totals[r] = samples[r].count + samples[r].never;
    }
    qsort(pool->entries, pool->count, sizeof(*pool->entries), compare_entries);
}

static void count_passed(struct sw_sample_pool *pool)
{
    const size_t row = pool->replications * sizeof(*pool->passed);
    for (size_t block = 1; block < pool->blocks; block++) {
        uint32_t *here = pool->passed + block * pool->replications;
        memcpy(here, here - pool->replications, row);
        for (size_t i = (block - 1) * pool->step; i < block * pool->step; i++) {
            here[pool->entries[i].replication]++;
        }
    }
}

struct sw_sample_pool *sw_sample_pool_create(const struct sw_sample *samples,
                                             size_t replications)
{
    assert(replications >= 1);
    struct sw_sample_pool *pool = sw_new(struct sw_sample_pool);
    pool->replications = replications;
    for (size_t r = 0; r < replications; r++) {
        pool->count += samples[r].count;
    }
    pool->entries = sw_new_array(pool->count + 1, sizeof(*pool->entries));
    pool->totals = sw_new_array(replications, sizeof(*pool->totals));
    pool->step = VALUES_PER_COUNT * (replications + 1);
    pool->blocks = pool->count / pool->step + 1;
    pool->passed =
        sw_new_array(pool->blocks * replications, sizeof(*pool->passed));
    collect(pool, samples);
    count_passed(pool);
    return pool;
}

void sw_sample_pool_destroy(struct sw_sample_pool *pool)
{
    if (pool != NULL) {
        sw_free(pool->entries);
        sw_free(pool->totals);
        sw_free(pool->passed);
        sw_free(pool);
    }
}

static uint64_t weight_before(const struct sw_sample_pool *pool, size_t block,
                              const uint32_t *weights)
{
    const uint32_t *passed = pool->passed + block * pool->replications;
    uint64_t weight = 0;
    for (size_t r = 0; r < pool->replications; r++) {
        weight += (uint64_t)passed[r] * weights[r];
    }
    return weight;
}

double sw_sample_pool_quantile(const struct sw_sample_pool *pool, double p,
                               const uint32_t *weights)
{
    uint64_t total = 0;
    for (size_t r = 0; r < pool->replications; r++) {
        total += pool->totals[r] * weights[r];
    }
    if (total == 0) {
        return (double)NAN;
    }
    const uint64_t rank = sw_quantile_rank(total, p);

    size_t block = 0; /* the last one with less than `rank` before it */
    size_t beyond = pool->blocks;
    while (beyond - block > 1) {
        const size_t middle = block + (beyond - block) / 2;
        if (weight_before(pool, middle, weights) < rank) {
            block = middle;
        } else {
            beyond = middle;
        }
    }
    uint64_t weight = weight_before(pool, block, weights);
    for (size_t i = block * pool->step; i < pool->count; i++) {
        weight += weights[pool->entries[i].replication];
        if (weight >= rank) {
            const int64_t value = pool->entries[i].value;
            return value == SW_NEVER_US ? (double)INFINITY : (double)value;
        }
    }
    return (double)INFINITY;
}
