#include "model/known_order.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

uint32_t sw_known_orders_add(struct sw_compiler *compiler, size_t count,
                             struct sw_known_order **added)
{
    struct sw_model *model = compiler->model;
    const size_t before = model->known_order_count;
    struct sw_known_order *orders = sw_arena_array(
        compiler->arena, before + count, sizeof(struct sw_known_order));
    if (before > 0) {
        memcpy(orders, model->known_orders,
               before * sizeof(struct sw_known_order));
    }
    model->known_orders = orders;
    model->known_order_count = before + count;
    *added = orders + before;
    assert(before + count < UINT32_MAX);
    return (uint32_t)before;
}

static int compare_names(const void *first, const void *second)
{
    const struct sw_known_order *const *a = first;
    const struct sw_known_order *const *b = second;
    const int names = strcmp((*a)->name, (*b)->name);
    return names != 0 ? names : (*a > *b) - (*a < *b);
}

const struct sw_known_order **
sw_known_orders_by_name(const struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    const size_t count = model->known_order_count;
    const struct sw_known_order **sorted = sw_arena_array(
        compiler->arena, count + 1, sizeof(const struct sw_known_order *));
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &model->known_orders[i];
    }
    qsort(sorted, count, sizeof(const struct sw_known_order *), compare_names);
    return sorted;
}

uint32_t sw_known_order_find(const struct sw_model *model,
                             const struct sw_known_order *const *by_name,
                             const char *name)
{
    size_t low = 0;
    size_t high = model->known_order_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(by_name[middle]->name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == model->known_order_count ||
        strcmp(by_name[low]->name, name) != 0) {
        return 0;
    }
    return (uint32_t)(by_name[low] - model->known_orders) + 1;
}
