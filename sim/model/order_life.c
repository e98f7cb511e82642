#include "model/order_life.h"

#include "base/hash.h"
#include "model/item_way.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/problem.h"
#include "model/problem_hold.h"
#include "model/promise.h"
#include "model/record.h"
#include "model/slot.h"
#include "model/step_check.h"
#include "model/stock.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* ----------------------------------------------------------------- items -- */

void sw_life_note_start(const struct sw_step *step, struct sw_item *item)
{
    struct sw_life *life = item->order->life;
    if (life == NULL) {
        return;
    }
    for (unsigned i = 0; i < SW_OCCASIONS; i++) {
        const struct sw_occasion *occasion = &life->plan->occasions[i];
        if (occasion->unless_started == step) {
            life->too_late[i] = true;
        }
        if (occasion->free_until == step) {
            sw_order_items_lot(item)->steel |= (uint8_t)(1U << i);
        }
    }
}

static bool is_delivered(const struct sw_life *life, struct sw_item *item)
{
    const uint32_t delivered = 1U << life->run->model->delivered;
    return (sw_order_items_lot(item)->passed & delivered) != 0;
}

static bool waits_at_a_step(const struct sw_item *item)
{
    const bool rides = item->kind != SW_ITEM_BRANCH && item->carrier != NULL;
    return item->at->code == SW_OP_STEP && !item->resolved && !item->started &&
           !rides && item->at->step->kind->withdraw != NULL;
}

/* An item that can be withdrawn now; NULL if there is none. */
static struct sw_item *find_waiting(const struct sw_life *life, bool or_parked)
{
    for (struct sw_item *item = life->order->items; item != NULL;
         item = item->of_order_next) {
        const bool waits = item->parked ? or_parked : waits_at_a_step(item);
        if (waits && !is_delivered(life, item)) {
            return item;
        }
    }
    return NULL;
}

static void park(struct sw_life *life, struct sw_item *item)
{
    sw_order_items_follow(item);
    item->parked = true;
    sw_item_list_add(&life->parked, item);
}

static void unpark(struct sw_life *life, struct sw_item *item)
{
    if (item->held_for != NULL) {
        sw_problem_let_go(life->run, item);
        return;
    }
    item->parked = false;
    sw_item_list_remove(&life->parked, item);
    sw_item_book(life->run, item, item->at->step, SW_CLASS_HOLD);
}

/* The item is at no step any more, and booked up to now. */
static void withdraw(struct sw_life *life, struct sw_item *item)
{
    if (item->parked) {
        unpark(life, item);
    } else {
        sw_item_withdraw(life->run, item);
    }
}

/* -------------------------------------------------------------- dropping -- */

/* Tonnes of the changed order, without what was delivered of it meanwhile. */
static int64_t new_grams(struct sw_life *life)
{
    struct sw_run *run = life->run;
    const struct sw_order *order = life->order;
    const struct sw_drawn *drawn = &life->plan->times;
    double times = 1;
    if (drawn->distribution != NULL) {
        times = sw_distribution_quantile(
            drawn->distribution,
            sw_run_unit(run, drawn->purpose, order->entity, 0, 0));
    }
    return (int64_t)((double)order->grams * times + 0.5) -
           order->passed_g[run->model->delivered];
}

/* The changed order begins again: what was of it before is gone. Its lots are
 * others, so that they draw anew. It may be closed by this. */
static void begin_again(struct sw_life *life)
{
    struct sw_run *run = life->run;
    struct sw_order *order = life->order;
    struct sw_item *whole = life->whole;
    const int64_t grams = new_grams(life);
    life->whole = NULL;
    if (life->cancelled || grams <= 0 ||
        order->passed_us[run->model->delivered] != SW_NEVER_US) {
        sw_item_destroy(run, whole);
        sw_order_let_go(run, order);
        return;
    }
    sw_order_weigh(run, order, grams);
    order->entity = sw_hash_pair(order->entity, life->plan->changed);
    sw_order_count_lots(order, order->lot_count);
    memset(life->too_late, 0, sizeof life->too_late);
    memset(order->chosen, 0, sizeof order->chosen);
    memset(order->held_us, 0, sizeof order->held_us);
    order->slot_moves = 0;
    sw_problem_order_changed(order);
    sw_order_forget_milestones(run, order);
    sw_promise_change(run, order);
    whole->entity = order->entity;
    whole->grams = order->grams;
    whole->net_g = order->grams;
    whole->at = sw_product_target(order->product, life->plan->back_to);
    sw_item_begin(run, whole);
}

void sw_life_item_ends(struct sw_run *run, const struct sw_item *item)
{
    const struct sw_life *life = item->order->life;
    if (life->whole != NULL) {
        sw_item_take_history(run, life->whole, item);
    }
}

bool sw_life_goes_on(const struct sw_order *order)
{
    if (order->life->whole == NULL || order->items_open != 1) {
        return false;
    }
    begin_again(order->life);
    return true;
}

static void set_free(struct sw_life *life, struct sw_item *lot)
{
    struct sw_run *run = life->run;
    const struct sw_occasion *occasion =
        &life->plan->occasions[life->cancelled ? SW_CANCEL : SW_CHANGE];
    const int64_t grams = lot->grams;
    sw_record_freed(run, life->order, grams);
    if (occasion->free_to != NULL) {
        sw_record_to_stock(run, lot, grams);
        lot->grams = 0;
        sw_stock_bring(run, &occasion->free_to[life->order->product->index],
                       grams);
    }
}

/* Steel that is made goes out as free; what is not made never was. */
static void end_lot(struct sw_life *life, struct sw_item *lot)
{
    const unsigned why = 1U << (life->cancelled ? SW_CANCEL : SW_CHANGE);
    if ((lot->steel & why) != 0) {
        set_free(life, lot);
    } else {
        sw_record_unmade(life->run, lot);
        lot->grams = 0;
    }
}

/* The item, booked up to now and at no step, is nobody's. Its order may be
 * closed by it. */
static void drop(struct sw_life *life, struct sw_item *item)
{
    struct sw_run *run = life->run;
    if (item->kind == SW_ITEM_BRANCH) {
        sw_item_send_to_end(item);
        sw_item_proceed(run, item);
        return;
    }
    if (item->kind == SW_ITEM_LOT) {
        end_lot(life, item);
    }
    sw_order_end_item(run, item);
}

/* All that waits leaves its place: to be dropped, or put aside. */
static void clear(struct sw_life *life, bool for_good)
{
    struct sw_order *order = life->order;
    sw_order_keep(order);
    for (struct sw_item *item = find_waiting(life, for_good); item != NULL;
         item = find_waiting(life, for_good)) {
        withdraw(life, item);
        if (for_good) {
            drop(life, item);
        } else {
            park(life, item);
        }
    }
    if (for_good && order->booked != NULL) {
        sw_slot_forget(order);
    }
    sw_order_let_go(life->run, order);
}

/* ---------------------------------------------------------------- events -- */

static bool comes_too_late(const struct sw_life *life,
                           enum sw_occasion_kind kind)
{
    const struct sw_order *order = life->order;
    const uint32_t delivered = life->run->model->delivered;
    return life->too_late[kind] || life->cancelled ||
           order->passed_us[delivered] != SW_NEVER_US ||
           (kind == SW_CHANGE && order->passed_g[delivered] > 0);
}

static void cancel(void *context, void *self)
{
    struct sw_life *life = self;
    (void)context;
    if (!comes_too_late(life, SW_CANCEL)) {
        life->cancelled = true;
        clear(life, true);
    }
}

/* What is to be the changed order waits until all of the old one is gone. */
static void change(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_life *life = self;
    if (!comes_too_late(life, SW_CHANGE)) {
        life->whole = sw_item_create(run, SW_ITEM_ORDER);
        life->whole->order = life->order;
        sw_order_keep(life->order);
        clear(life, true);
    }
}

static void resume(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_life *life = self;
    struct sw_order *order = life->order;
    life->suspended = false;
    sw_order_keep(order);
    while (life->parked.first != NULL) {
        struct sw_item *item = life->parked.first;
        unpark(life, item);
        sw_item_proceed(run, item);
    }
    sw_order_let_go(run, order);
}

static void suspend(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_life *life = self;
    if (comes_too_late(life, SW_SUSPEND)) {
        return;
    }
    const int64_t lasts_us =
        sw_run_draw(run, &life->plan->lasts, life->order->entity, 0);
    life->suspended = true;
    life->events[SW_SUSPEND] = sw_engine_schedule(
        run->engine, sw_run_now(run) + lasts_us, SW_PHASE_DEMAND, resume, life);
    clear(life, false);
}

void sw_life_begin(struct sw_run *run, struct sw_order *order)
{
    static sw_event_fn *const HAPPENS[SW_OCCASIONS] = {cancel, change, suspend};
    struct sw_life *life = sw_pool_take(run->lives);
    *life = (struct sw_life){
        .run = run, .order = order, .plan = order->project->demand->life};
    order->life = life;
    order->followed = true;
    for (unsigned i = 0; i < SW_OCCASIONS; i++) {
        const struct sw_occasion *occasion = &life->plan->occasions[i];
        if (occasion->after.distribution == NULL ||
            sw_run_unit(run, occasion->purpose, order->entity, 0, 0) >=
                occasion->probability) {
            continue;
        }
        const int64_t after_us =
            sw_run_draw(run, &occasion->after, order->entity, 0);
        life->events[i] =
            sw_engine_schedule(run->engine, sw_run_now(run) + after_us,
                               SW_PHASE_DEMAND, HAPPENS[i], life);
    }
}

void sw_life_end(struct sw_run *run, struct sw_order *order)
{
    struct sw_life *life = order->life;
    assert(order->items == NULL && life->whole == NULL);
    for (unsigned i = 0; i < SW_OCCASIONS; i++) {
        (void)sw_engine_cancel(run->engine, life->events[i]);
    }
    order->life = NULL;
    sw_pool_give(run->lives, life);
}

bool sw_life_is_cancelled(const struct sw_order *order)
{
    return order->life != NULL && order->life->cancelled;
}

bool sw_life_stops(struct sw_item *item)
{
    struct sw_life *life = item->order == NULL ? NULL : item->order->life;
    if (life == NULL ||
        !(life->cancelled || life->whole != NULL || life->suspended)) {
        return false;
    }
    const enum sw_op_code code = item->at->code;
    const bool ends = code == SW_OP_END && !item->sent_off;
    if (ends || code == SW_OP_MEET || is_delivered(life, item)) {
        return false;
    }
    if (life->cancelled || life->whole != NULL) {
        drop(life, item);
        return true;
    }
    if (code == SW_OP_STEP) {
        park(life, item);
        return true;
    }
    return false;
}
