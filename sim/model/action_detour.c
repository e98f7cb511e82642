/*
 * action_detour.c - the order's lots go another way around some steps: by other
 * mode, from a second source, from another stock.
 *
 *     do:
 *       - detour: { from: [barge], through: [truck] }
 *       - detour: { from: [slot, heat], through: [second_source], to: truck }
 *
 * Those that wait at `from` go at once, those that come there later then. What
 * is worked on, or rides in a heat or load, is not turned round.
 */
#include "model/action_kind.h"
#include "model/detour.h"
#include "model/item_way.h"
#include "model/order_ahead.h"
#include "model/order_items.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stddef.h>

struct settings {
    struct sw_detour_settings detour;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct sw_detour_settings, field)
static const struct sw_setting DETOUR[] = {
    { "from", SW_SHAPE_NAMES, .required = true, AT(from),
      .en = "Steps that the order's lots go around: those that wait there, and those that come there later", .zh = "绕开的工序:在此等待及随后到达的批次改道" },
    { "through", SW_SHAPE_NAMES, .required = true, AT(through),
      .en = "Steps that they go through in place of it; they may be on no route", .zh = "改走的工序,可不在任何工艺路线上" },
    { "to", SW_SHAPE_NAME, AT(to),
      .en = "Later step of their route where they go on; none: behind the step that they went around", .zh = "之后接回的工序;缺省为所绕工序之后" },
};
#undef AT
static const struct sw_table DETOUR_TABLE = {
    .name = "detour_way", .en = "A way around steps of the route", .zh = "绕行路径",
    .size = sizeof(struct sw_detour_settings), .settings = DETOUR, .count = sizeof DETOUR / sizeof DETOUR[0] };

static const struct sw_setting SETTINGS[] = {
    { "detour", SW_SHAPE_MAPPING, .table = &DETOUR_TABLE, .required = true, .offset = offsetof(struct settings, detour),
      .en = "Way that the order's lots take in place of steps of their route", .zh = "批次改走的路径" },
};
const struct sw_table SW_ACTION_DETOUR_TABLE = {
    .name = "detour", .en = "The order's lots go another way: other mode, second source, other stock",
    .zh = "改道:改变运输方式、第二货源、其他库存",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = sizeof SETTINGS / sizeof SETTINGS[0] };
/* clang-format on */

static bool begins_at(const struct sw_detour *detour, const struct sw_op *op)
{
    for (uint32_t w = 0; op->code == SW_OP_DETOUR && w < op->way_count; w++) {
        if (op->ways[w].classes == detour->bit) {
            return true;
        }
    }
    return false;
}

static bool begins_on(const struct sw_detour *detour,
                      const struct sw_product *product)
{
    size_t i = 0;
    while (i < product->op_count && !begins_at(detour, &product->program[i])) {
        i++;
    }
    return i < product->op_count;
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct sw_model *model = compiler->model;
    const struct sw_detour *detour = sw_detour_of(model, action->object);
    action->plan = detour;
    for (size_t i = 0; i < model->product_count; i++) {
        if (begins_on(detour, &model->products[i])) {
            return true;
        }
    }
    return sw_diagnose(compiler->diagnostics, action->object->place,
                       SW_CODE(POLICY),
                       "the detour of '%s' never begins: no product that it "
                       "takes has a step of `from` on its route",
                       action->policy->name);
}

/* Where the detours around `at` begin. */
static const struct sw_op *fork_before(const struct sw_product *product,
                                       const struct sw_op *at)
{
    const struct sw_op *fork = at;
    while (fork->code != SW_OP_DETOUR ||
           fork->ways[fork->way_count - 1].to != at) {
        assert(fork > product->program);
        fork--;
    }
    return fork;
}

static bool waits_around(const struct sw_detour *detour,
                         const struct sw_item *item)
{
    return sw_order_items_waits(item) &&
           (item->kind == SW_ITEM_BRANCH || item->carrier == NULL) &&
           !item->at->aside && detour->from[item->at->step->index] &&
           item->at->step->kind->withdraw != NULL;
}

static struct sw_item *find_waiting(const struct sw_detour *detour,
                                    const struct sw_order *order)
{
    struct sw_item *item = order->items;
    while (item != NULL && !waits_around(detour, item)) {
        item = item->of_order_next;
    }
    return item;
}

static void turn_off(struct sw_run *run, struct sw_item *item)
{
    sw_item_withdraw(run, item);
    item->at = fork_before(item->order->product, item->at);
    sw_item_begin(run, item);
}

static void give_up_places(struct sw_run *run, const struct sw_detour *detour,
                           struct sw_order *order)
{
    const struct sw_model *model = run->model;
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *step = &model->steps[i];
        if (detour->from[i] && step->kind->give_up != NULL) {
            step->kind->give_up(run, step, order);
        }
    }
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct sw_detour *detour = action->plan;
    if ((order->detours & detour->bit) != 0) {
        return false;
    }
    struct sw_item *item = find_waiting(detour, order);
    if (item == NULL && !sw_order_may_come(order, detour->from)) {
        return false;
    }
    order->detours |= detour->bit;
    for (; item != NULL; item = find_waiting(detour, order)) {
        turn_off(run, item);
    }
    give_up_places(run, detour, order);
    return true;
}

const struct sw_action_kind SW_ACTION_DETOUR = {
    .settings = &SW_ACTION_DETOUR_TABLE,
    .compile = compile,
    .act = act,
};
