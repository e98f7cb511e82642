#include "model/known_order.h"

#include <assert.h>
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
