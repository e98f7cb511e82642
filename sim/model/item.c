#include "model/item.h"

#include "base/hash.h"
#include "model/item_way.h"
#include "model/order.h"
#include "model/order_items.h"
#include "model/order_life.h"
#include "model/policy.h"
#include "model/problem.h"
#include "model/record.h"
#include "model/run.h"
#include "model/service.h"
#include "model/step_wip_cap.h"
#include "model/test_lot.h"
#include "model/stock.h"

#include <assert.h>
#include <string.h>

struct sw_item *sw_item_create(struct sw_run *run, enum sw_item_kind kind)
{
    const struct sw_model *model = run->model;
    struct sw_item *item = sw_pool_take(run->items);
    memset(item, 0, sw_item_bytes(model));
    item->kind = (uint8_t)kind;
    item->visits = (uint16_t *)(void *)(item->ledger + model->cell_count);
    item->since_us = sw_run_now(run);
    item->entered_us = item->since_us;
    return item;
}

void sw_item_destroy(struct sw_run *run, struct sw_item *item)
{
    if (item->followed) {
        sw_order_items_forget(item);
    }
    if (item->caps != 0) {
        sw_wip_cap_release(run, item, item->caps);
    }
    if (item->heat != NULL) {
        sw_heat_release(item);
    }
    sw_pool_give(run->items, item);
}

size_t sw_item_bytes(const struct sw_model *model)
{
    return sizeof(struct sw_item) + model->cell_count * sizeof(int64_t) +
           model->visit_count * sizeof(uint16_t);
}

void sw_item_take_history(const struct sw_run *run, struct sw_item *to,
                          const struct sw_item *from)
{
    memcpy(to->ledger, from->ledger, run->model->cell_count * sizeof(int64_t));
    to->since_us = from->since_us;
}

/* Whose time an item's is: its own order's, or that of all its members. */
static struct sw_item *first_rider(struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER ? item->first : item;
}

static struct sw_item *next_rider(const struct sw_item *item,
                                  const struct sw_item *rider)
{
    return item->kind == SW_ITEM_CARRIER ? rider->next : NULL;
}

/* -------------------------------------------------------------- booking -- */

void sw_item_book_part(struct sw_item *item, const struct sw_step *step,
                       enum sw_class class, int64_t us)
{
    assert(us >= 0 && step->cell[class] != UINT32_MAX);
    item->ledger[step->cell[class]] += us;
    item->since_us += us;
}

void sw_item_book(struct sw_run *run, struct sw_item *item,
                  const struct sw_step *step, enum sw_class class)
{
    sw_item_book_part(item, step, class, sw_run_now(run) - item->since_us);
}

void sw_item_note_start(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *item)
{
    assert(!item->started);
    item->started = true;
    if (step->heard) {
        sw_policies_waits(run, step, item, -1);
    }
    for (struct sw_item *lot = first_rider(item); lot != NULL;
         lot = next_rider(item, lot)) {
        /* Where the carrier was made, its members were there before it. */
        const int64_t entered_us =
            lot->resolved ? item->entered_us : lot->entered_us;
        if (run->model->has_lives) {
            sw_life_note_start(step, lot);
        }
        if (lot->order->counted) {
            sw_record_wait(run, step, item->since_us - entered_us);
        }
    }
}

uint64_t sw_item_visit(const struct sw_item *item, const struct sw_step *step)
{
    assert(item->visits[step->index] > 0);
    return item->visits[step->index] - 1U;
}

static bool turns_away(const struct sw_run *run, const struct sw_step *step)
{
    return step->settings->when_full == SW_FULL_TURN_AWAY &&
           !sw_service_has_room(run, step);
}

/* The order of which a lot here is to wait for nobody; NULL if there is none.
 */
static struct sw_order *released_order(const struct sw_step *step,
                                       struct sw_item *item)
{
    for (struct sw_item *lot = first_rider(item); lot != NULL;
         lot = next_rider(item, lot)) {
        if ((lot->order->released & step->release_bit) != 0) {
            return lot->order;
        }
    }
    return NULL;
}

static void enter_step(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *item)
{
    struct sw_order *order =
        step->release_bit == 0 ? NULL : released_order(step, item);
    if (order == NULL) {
        step->kind->enter(run, step, item);
        return;
    }
    sw_order_keep(order);
    step->kind->enter(run, step, item);
    (void)step->kind->release(run, step, order);
    sw_order_let_go(run, order);
}

static void enter(struct sw_run *run, struct sw_item *item)
{
    const struct sw_step *step = item->at->step;
    if (step->room != UINT32_MAX && turns_away(run, step)) {
        sw_order_turn_away(run, item);
        return;
    }
    if (run->model->follows) {
        sw_order_items_follow(item);
    }
    item->resolved = false;
    item->started = false;
    item->sent_off = false;
    item->anew = false;
    item->entered_us = sw_run_now(run);
    item->visits[step->index]++;
    sw_record_enter(run, step);
    sw_run_tell(run, item, step, "schedule");
    if (run->policies != NULL) {
        sw_policies_moved(run, item);
    }
    enter_step(run, step, item);
}

/* A copy of `item` for each way; the item waits for the last of them. */
static void fork(struct sw_run *run, struct sw_item *item)
{
    const struct sw_op *op = item->at;
    struct sw_item *branches = NULL;
    item->pending = op->way_count;
    for (uint32_t i = op->way_count; i > 0; i--) {
        struct sw_item *branch = sw_item_create(run, SW_ITEM_BRANCH);
        sw_item_take_history(run, branch, item);
        memcpy(branch->visits, item->visits,
               run->model->visit_count * sizeof(uint16_t));
        branch->order = item->order;
        branch->entity = item->entity;
        branch->grams = item->grams;
        branch->net_g = item->net_g;
        branch->lot = item->lot;
        branch->part = item->part;
        branch->pieces = item->pieces;
        branch->attempt = item->attempt;
        branch->carrier = item;
        branch->at = op->ways[i - 1].to;
        branch->next = branches;
        branches = branch;
    }
    while (branches != NULL) {
        struct sw_item *branch = branches;
        branches = branch->next;
        branch->next = NULL;
        sw_item_begin(run, branch);
    }
}

/* The branch that ends last counts: its ledger is the item's from here on. */
static void meet(struct sw_run *run, struct sw_item *branch)
{
    struct sw_item *item = branch->carrier;
    const struct sw_op *meeting = branch->at->to;
    assert(item != NULL);
    for (size_t i = 0; i < run->model->visit_count; i++) {
        if (branch->visits[i] > item->visits[i]) {
            item->visits[i] = branch->visits[i];
        }
    }
    item->pending--;
    if (item->pending == 0) {
        sw_item_take_history(run, item, branch);
    }
    sw_item_destroy(run, branch);
    if (item->pending == 0) {
        sw_item_go_on(run, item, meeting);
        sw_item_begin(run, item);
    }
}

/* The order, as a whole until now, becomes its lots. */
static void become_lots(struct sw_run *run, struct sw_item *whole)
{
    struct sw_order *order = whole->order;
    const struct sw_op *first = whole->at + 1;
    const uint32_t lots = order->lot_count;
    struct sw_item *list = NULL;
    for (uint32_t k = lots; k > 0; k--) {
        struct sw_item *lot = sw_item_create(run, SW_ITEM_LOT);
        sw_item_take_history(run, lot, whole);
        lot->order = order;
        lot->lot = k;
        lot->entity = sw_hash_pair(order->entity, k);
        lot->net_g = sw_order_lot_grams(order->grams, lots, k);
        lot->grams = sw_item_gross(first, lot->net_g);
        lot->at = first;
        lot->passed = whole->passed;
        lot->next = list;
        list = lot;
        sw_record_made(run, lot);
    }
    order->items_open += lots;
    order->items_open--;
    sw_item_destroy(run, whole);
    while (list != NULL) {
        struct sw_item *lot = list;
        list = lot->next;
        lot->next = NULL;
        sw_item_begin(run, lot);
    }
}

int64_t sw_item_gross(const struct sw_op *op, int64_t net_g)
{
    if (op->gross == 1.0) {
        return net_g;
    }
    return (int64_t)((double)net_g * op->gross + 0.5);
}

void sw_item_begin(struct sw_run *run, struct sw_item *item)
{
    sw_item_follow(run, item);
    sw_item_proceed(run, item);
}

/* Members go on where the carrier got to, one after the other. */
static void disband(struct sw_run *run, struct sw_item *carrier)
{
    const struct sw_op *at = carrier->at;
    const struct sw_op *from = carrier->first->at;
    const ptrdiff_t steps = at - from;
    struct sw_item *list = sw_carrier_unload(run, carrier);
    while (list != NULL) {
        struct sw_item *member = list;
        list = member->next;
        member->next = NULL;
        for (ptrdiff_t i = 0; i < steps; i++) {
            member->visits[member->at[i].step->index]++;
        }
        member->at += steps;
        sw_item_begin(run, member);
    }
}

void sw_item_proceed(struct sw_run *run, struct sw_item *item)
{
    const struct sw_op *op = item->at;
    if (run->model->cap_count > 0) {
        sw_wip_cap_follow(run, item);
    }
    if (item->kind == SW_ITEM_CARRIER &&
        !(op->code == SW_OP_STEP && op->step->per_batch)) {
        disband(run, item);
        return;
    }
    if (run->model->has_lives && sw_life_stops(item)) {
        return;
    }
    if (run->problems != NULL && sw_problem_holds(run, item)) {
        return;
    }
    switch (op->code) {
    case SW_OP_STEP:
        enter(run, item);
        break;
    case SW_OP_FORK:
        fork(run, item);
        break;
    case SW_OP_MEET:
        meet(run, item);
        break;
    case SW_OP_LOTS:
        become_lots(run, item);
        break;
    default:
        assert(op->code == SW_OP_END);
        if (item->order->problem != NULL && !sw_problem_ends(run, item)) {
            return;
        }
        sw_order_pass(run, item, 1U << run->model->delivered);
        if (item->order->product->into != NULL) {
            sw_stock_receive(run, item);
        }
        sw_order_end_item(run, item);
        break;
    }
}

/* What a lot loses at `step` becomes scrap. */
static void lose_yield(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *item)
{
    const int64_t left = (int64_t)((double)item->grams * step->yield + 0.5);
    sw_record_scrap(run, step, item, item->grams - left);
    item->grams = left;
}

/* A carrier weighs what its members weigh. */
static void weigh(struct sw_item *carrier)
{
    carrier->grams = 0;
    for (const struct sw_item *member = carrier->first; member != NULL;
         member = member->next) {
        carrier->grams += member->grams;
    }
}

/* What the carrier has booked is its members' time too. */
static void share_ledger(const struct sw_run *run, struct sw_item *carrier)
{
    const size_t cells = run->model->cell_count;
    for (struct sw_item *member = carrier->first; member != NULL;
         member = member->next) {
        for (size_t i = 0; i < cells; i++) {
            member->ledger[i] += carrier->ledger[i];
        }
        member->since_us = carrier->since_us;
    }
    memset(carrier->ledger, 0, cells * sizeof(int64_t));
}

/* What the step does to a lot that it does not send elsewhere. */
static void note_done(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *lot)
{
    if (step->yield < 1.0) {
        lose_yield(run, step, lot);
    }
    if (step->milestones != 0) {
        sw_order_pass(run, lot, step->milestones);
    }
    if (step->find_count > 0) {
        sw_problem_look(run, step, lot);
    }
}

/* The riders, all of whose time is booked up to now, leave `step`. */
static void note_leaving(struct sw_run *run, const struct sw_step *step,
                         struct sw_item *item)
{
    const int64_t stay_us = sw_run_now(run) - item->entered_us;
    if (step->milestones != 0 && item->kind == SW_ITEM_CARRIER) {
        share_ledger(run, item);
    }
    for (struct sw_item *lot = first_rider(item); lot != NULL;
         lot = next_rider(item, lot)) {
        if (lot->order->counted) {
            sw_record_stay(run, step, stay_us);
        }
        if (!lot->sent_off) {
            note_done(run, step, lot);
        }
        if (step->stages != 0 && lot->order->problem != NULL) {
            sw_problem_pass(run, step, lot);
        }
    }
    if (step->yield < 1.0 && item->kind == SW_ITEM_CARRIER) {
        weigh(item);
    }
}

/* All of leaving but going on. */
static void step_out(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    (void)sw_item_resolve(run, item);
    sw_run_tell(run, item, step, "complete");
    note_leaving(run, step, item);
    sw_record_leave(run, step, item);
}

void sw_item_leave(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    assert(item->since_us == sw_run_now(run));
    step_out(run, step, item);
    sw_item_proceed(run, item);
}

void sw_item_leave_to_split(struct sw_run *run, const struct sw_step *step,
                            struct sw_item *item)
{
    assert(item->since_us == sw_run_now(run) && !item->resolved);
    item->resolved = true;
    item->at++;
    step_out(run, step, item);
}

/* It came to the step, and does not wait there any more. */
static void come_in_vain(struct sw_run *run, const struct sw_step *step,
                         const struct sw_item *item)
{
    sw_record_withdraw(run, step);
    if (step->heard) {
        sw_policies_waits(run, step, item, -1);
    }
}

void sw_item_turn_away(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *item)
{
    assert(item->since_us == sw_run_now(run));
    come_in_vain(run, step, item);
    sw_order_turn_away(run, item);
}

void sw_item_withdraw(struct sw_run *run, struct sw_item *item)
{
    const struct sw_step *step = item->at->step;
    step->kind->withdraw(run, step, item);
    come_in_vain(run, step, item);
    sw_run_tell(run, item, step, "withdraw");
}

/* ------------------------------------------------------------- carriers -- */

void sw_carrier_load(struct sw_item *carrier, struct sw_item *item)
{
    item->next = NULL;
    item->carrier = carrier;
    if (carrier->last != NULL) {
        carrier->last->next = item;
    } else {
        carrier->first = item;
        carrier->at = item->at;
    }
    carrier->last = item;
    carrier->pending++;
    carrier->grams += item->grams;
    carrier->net_g += item->net_g;
}

void sw_carrier_depart(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *carrier)
{
    assert(carrier->first != NULL);
    for (struct sw_item *member = carrier->first; member != NULL;
         member = member->next) {
        assert(member->since_us == sw_run_now(run));
        step_out(run, step, member);
    }
    carrier->at = carrier->first->at;
    carrier->since_us = sw_run_now(run);
    sw_item_proceed(run, carrier);
}

struct sw_item *sw_carrier_unload(struct sw_run *run, struct sw_item *carrier)
{
    share_ledger(run, carrier);
    if (carrier->surplus_to != NULL) {
        sw_stock_add_surplus(run, carrier);
    }
    for (struct sw_item *member = carrier->first; member != NULL;
         member = member->next) {
        member->carrier = NULL;
    }
    struct sw_item *first = carrier->first;
    sw_item_destroy(run, carrier);
    return first;
}
