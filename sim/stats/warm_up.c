#include "stats/warm_up.h"

#include "stats/moments.h"

enum { BATCH = 5 };

bool sw_warm_up_mser5(const double *values, size_t count, size_t *left_out)
{
    const size_t batches = count / BATCH;
    struct sw_moments kept = {0}; /* of the batches from `d` on */
    double least = 0.0;
    size_t best = batches;

    for (size_t d = batches; d-- > 0;) {
        sw_moments_add(&kept, sw_sum(values + d * BATCH, BATCH) / BATCH);
        if (d > batches / 2) {
            continue;
        }
        const double size = (double)kept.count;
        const double score = kept.squares / (size * size);
        if (best == batches || score <= least) { /* ties: leave out less */
            least = score;
            best = d;
        }
    }
    if (best >= batches / 2) {
        return false;
    }
    *left_out = best * BATCH;
    return true;
}
