/*
 * action_book.c - the order's slot is moved to the earliest bucket with room,
 * inside the frozen time too, and others make room for it.
 *
 *     do:
 *       - book: { at: slot, frozen: 1 d, displace: [standard], times: 1 }
 *
 * An order that has not booked yet books so when it does.
 */
#include "model/action_kind.h"
#include "model/order_ahead.h"
#include "model/slot_booking.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

struct book_settings {
    struct sw_name at;
    int64_t frozen_us;
    struct sw_names displace;
    int64_t times;
};

struct settings {
    struct book_settings book;
};

struct plan {
    struct sw_slot_hurry hurry;
    const bool *at; /* by step */
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct book_settings, field)
static const struct sw_setting BOOK[] = {
    { "at", SW_SHAPE_NAME, .required = true, AT(at),
      .en = "Slot at which the order books", .zh = "预订所在的排产工序" },
    { "frozen", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(frozen_us),
      .en = "No bucket that starts earlier than this from now, in place of the slot's frozen time", .zh = "代替工序冻结期的时限" },
    { "displace", SW_SHAPE_NAMES, AT(displace),
      .en = "Order classes whose orders are moved to later buckets where room lacks; none: nobody", .zh = "能力不足时可被挤后的订单等级;缺省为不挤" },
    { "times", SW_SHAPE_INTEGER, .min = 1, .max = 100, .standard = "1", AT(times),
      .en = "How often an order is moved at most", .zh = "同一订单最多被挤后的次数" },
};
#undef AT
static const struct sw_table BOOK_TABLE = {
    .name = "book_at", .en = "How the order books", .zh = "预订方式",
    .size = sizeof(struct book_settings), .settings = BOOK, .count = sizeof BOOK / sizeof BOOK[0] };

static const struct sw_setting SETTINGS[] = {
    { "book", SW_SHAPE_MAPPING, .table = &BOOK_TABLE, .required = true, .offset = offsetof(struct settings, book),
      .en = "How the order books its slot, or books it anew if an earlier bucket has room", .zh = "预订或改订更早能力的方式" },
};
const struct sw_table SW_ACTION_BOOK_TABLE = {
    .name = "book", .en = "The order's slot is moved to the earliest bucket with room, inside the frozen time too",
    .zh = "改订更早的能力,冻结期内也可",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = sizeof SETTINGS / sizeof SETTINGS[0] };
/* clang-format on */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *format, const char *name)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY), format,
                       name);
}

static bool check_at(struct sw_compiler *compiler,
                     const struct sw_action *action,
                     const struct book_settings *settings,
                     const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    if (step->kind != &SW_STEP_SLOT) {
        return refuse(compiler, settings->at.place,
                      "orders book at a step of kind slot, not at '%s'",
                      step->name);
    }
    const struct sw_slot_plan *slot = step->plan;
    if (slot->refuse && settings->displace.count > 0) {
        return refuse(compiler, settings->at.place,
                      "an order that may be refused at '%s' moves nobody",
                      step->name);
    }
    for (size_t i = 0; i < model->product_count; i++) {
        if (action->policy->who.products[i] &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return refuse(compiler, settings->at.place,
                  "no product that the policy takes books at '%s'", step->name);
}

static bool compile_displaced(struct sw_compiler *compiler,
                              const struct sw_names *names, const bool **moves)
{
    bool fine = true;
    bool *marks = sw_arena_array(
        compiler->arena, compiler->model->class_count + 1, sizeof(bool));
    for (size_t i = 0; i < names->count; i++) {
        const uint32_t class_index = sw_compiler_class(compiler, names->at[i]);
        if (class_index == UINT32_MAX) {
            fine = false;
        } else {
            marks[class_index] = true;
        }
    }
    *moves = names->count > 0 ? marks : NULL;
    return fine;
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    const struct book_settings *book = &settings->book;
    const struct sw_step *step = sw_compiler_step(compiler, book->at);
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    bool *at = sw_arena_array(compiler->arena, compiler->model->step_count,
                              sizeof(bool));
    action->plan = plan;
    plan->at = at;
    plan->hurry = (struct sw_slot_hurry){
        .step = step,
        .how = {.times = (uint8_t)book->times, .frozen_us = book->frozen_us},
    };
    if (!compile_displaced(compiler, &book->displace, &plan->hurry.how.moves) ||
        step == NULL || !check_at(compiler, action, book, step)) {
        return false;
    }
    at[step->index] = true;
    return true;
}

static bool has_booked(const struct sw_slot *slot, const struct sw_order *order)
{
    const struct sw_piece *piece = order->booked;
    while (piece != NULL && piece->slot != slot) {
        piece = piece->more;
    }
    return piece != NULL;
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    const struct sw_slot_hurry *before = order->hurry;
    struct sw_slot *slot = run->steps[plan->hurry.step->index].own;
    order->hurry = &plan->hurry;
    if (has_booked(slot, order)
            ? sw_slot_rebook(slot, order)
            : before != order->hurry && sw_order_may_come(order, plan->at)) {
        return true;
    }
    order->hurry = before;
    return false;
}

const struct sw_action_kind SW_ACTION_BOOK = {
    .settings = &SW_ACTION_BOOK_TABLE,
    .compile = compile,
    .act = act,
};
