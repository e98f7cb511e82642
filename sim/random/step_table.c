#include "random/step_table.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

/* Beside the mode, less than the smallest difference of two draws. */
#define LEAST_WEIGHT 1e-24

struct sw_step_table {
    size_t count;
    double *cumulative; /* the last one infinite */
    uint32_t *guide;    /* [i]: the first step above i / count */
};

static void fill_guide(struct sw_step_table *table)
{
    size_t step = 0;
    for (size_t i = 0; i < table->count; i++) {
        const double u = (double)i / (double)table->count;
        while (table->cumulative[step] <= u) {
            step++;
        }
        table->guide[i] = (uint32_t)step;
    }
}

const struct sw_step_table *
sw_step_table_make(struct sw_arena *arena, const double *weights, size_t count)
{
    assert(count > 0 && count < UINT32_MAX);
    struct sw_step_table *table = sw_arena_new(arena, struct sw_step_table);
    table->count = count;
    table->cumulative = sw_arena_array(arena, count, sizeof(double));
    table->guide = sw_arena_array(arena, count, sizeof(uint32_t));
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        assert(weights[i] >= 0);
        sum += weights[i];
        table->cumulative[i] = sum;
    }
    assert(sum > 0);
    for (size_t i = 0; i < count; i++) {
        table->cumulative[i] /= sum;
    }
    /* Nothing is drawn from weights of 0 at the end. */
    for (size_t i = count; i-- > 0 && table->cumulative[i] >= 1;) {
        table->cumulative[i] = HUGE_VAL;
    }
    fill_guide(table);
    return table;
}

size_t sw_step_table_find(const struct sw_step_table *table, double u)
{
    size_t step = table->guide[(size_t)(u * (double)table->count)];
    while (table->cumulative[step] <= u) {
        step++;
    }
    return step;
}

const struct sw_step_table *
sw_step_table_around(struct sw_arena *arena, double mode,
                     sw_step_ratio_fn *ratio, const void *self, double *first)
{
    double low = mode;
    double high = mode;
    for (double w = 1; low > 0 && w > LEAST_WEIGHT; low--) {
        w /= ratio(self, low - 1);
    }
    for (double w = 1; w > LEAST_WEIGHT; high++) {
        w *= ratio(self, high);
    }
    const size_t count = (size_t)(high - low) + 1;
    const size_t at_mode = (size_t)(mode - low);
    double *weights = sw_new_array(count, sizeof(double));
    weights[at_mode] = 1;
    for (size_t i = at_mode; i > 0; i--) {
        weights[i - 1] = weights[i] / ratio(self, low + (double)(i - 1));
    }
    for (size_t i = at_mode + 1; i < count; i++) {
        weights[i] = weights[i - 1] * ratio(self, low + (double)(i - 1));
    }
    const struct sw_step_table *table =
        sw_step_table_make(arena, weights, count);
    sw_free(weights);
    *first = low;
    return table;
}
