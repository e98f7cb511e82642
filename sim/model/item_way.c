#include "model/item_way.h"

#include "base/hash.h"
#include "model/order.h"
#include "model/record.h"
#include "model/run.h"
#include "model/step_check.h"

#include <assert.h>
#include <string.h>

static uint32_t pick(const struct sw_op *op, double unit)
{
    uint32_t way = 0;
    while (way + 1 < op->way_count && unit >= op->ways[way].below) {
        way++;
    }
    return way;
}

/* What is chosen by order is drawn when the first of its lots comes, and then
 * stands. */
static uint32_t pick_for_order(struct sw_run *run, struct sw_order *order,
                               const struct sw_op *op)
{
    uint8_t *chosen = &order->chosen[op->visit];
    if (*chosen == 0) {
        *chosen = (uint8_t)(1 + pick(op, sw_run_unit(run, op->purpose,
                                                     order->entity, 0, 0)));
    }
    return *chosen - 1U;
}

static const struct sw_op *choose(struct sw_run *run, struct sw_item *item,
                                  const struct sw_op *op)
{
    if (op->by_order) {
        return op->ways[pick_for_order(run, item->order, op)].to;
    }
    const uint64_t visit = item->visits[op->visit]++;
    return op
        ->ways[pick(op, sw_run_unit(run, op->purpose, item->entity, visit, 0))]
        .to;
}

static const struct sw_op *sort(const struct sw_item *item,
                                const struct sw_op *op)
{
    const uint32_t class_bit = 1U << item->order->class_index;
    uint32_t way = 0;
    while (way + 1 < op->way_count &&
           (op->ways[way].classes & class_bit) == 0) {
        way++;
    }
    return op->ways[way].to;
}

/* A lot that goes another way weighs what that way asks for: what was to be
 * lost on the route is as if it had never been made. */
static void weigh_for(struct sw_run *run, struct sw_item *lot,
                      const struct sw_op *way, const struct sw_op *route)
{
    if (way->gross == route->gross || lot->kind != SW_ITEM_LOT) {
        return;
    }
    const double times = way->gross / route->gross;
    sw_record_unmade(run, lot);
    lot->grams = (int64_t)((double)lot->grams * times + 0.5);
    sw_record_made(run, lot);
}

/* An order makes the first of its detours here; most make none. */
static const struct sw_op *detour(struct sw_run *run, struct sw_item *item,
                                  const struct sw_op *op)
{
    const struct sw_op *route = op->ways[op->way_count - 1].to;
    for (uint32_t i = 0; i + 1 < op->way_count; i++) {
        if ((op->ways[i].classes & item->order->detours) != 0) {
            weigh_for(run, item, op->ways[i].to, route);
            return op->ways[i].to;
        }
    }
    return route;
}

void sw_item_follow(struct sw_run *run, struct sw_item *item)
{
    for (;;) {
        const struct sw_op *op = item->at;
        if (op->code == SW_OP_CHOOSE) {
            item->at = choose(run, item, op);
        } else if (op->code == SW_OP_SORT) {
            item->at = sort(item, op);
        } else if (op->code == SW_OP_DETOUR) {
            item->at = detour(run, item, op);
        } else if (op->code == SW_OP_GO) {
            item->at = op->to;
        } else {
            return;
        }
    }
}

const struct sw_op *sw_item_resolve(struct sw_run *run, struct sw_item *item)
{
    if (!item->resolved) {
        item->resolved = true;
        item->at++;
        if (item->kind != SW_ITEM_CARRIER) {
            sw_item_follow(run, item);
        }
    }
    return item->at;
}

static const struct sw_op *place_of(const struct sw_item *item,
                                    const struct sw_step *step)
{
    const struct sw_op *op = sw_product_target(item->order->product, step);
    assert(op != NULL && "the compiler has checked that it is on the route");
    return op;
}

/* The end of the branch in which `item` is: the ops of a branch stand together,
 * and the next branch, or the meeting, follows. */
static const struct sw_op *branch_end(const struct sw_item *branch,
                                      const struct sw_op **start)
{
    const struct sw_op *fork = branch->carrier->at;
    uint32_t way = 0;
    while (way + 1 < fork->way_count && branch->at >= fork->ways[way + 1].to) {
        way++;
    }
    *start = fork->ways[way].to;
    return way + 1 < fork->way_count ? fork->ways[way + 1].to : fork->to;
}

static const struct sw_op *end_of(const struct sw_item *item)
{
    const struct sw_product *product = item->order->product;
    return &product->program[product->op_count - 1];
}

/* Of two branches that send their item out, one that ends it counts, then the
 * one that sends it back the farther. */
static const struct sw_op *graver(const struct sw_op *a, const struct sw_op *b)
{
    if (a == NULL || b->code == SW_OP_END) {
        return b;
    }
    return a->code == SW_OP_END || a < b ? a : b;
}

static void send(struct sw_item *item, const struct sw_op *place)
{
    item->resolved = true;
    item->sent_off = true;
    if (item->kind != SW_ITEM_BRANCH) {
        item->at = place;
        return;
    }
    const struct sw_op *start = NULL;
    const struct sw_op *end = branch_end(item, &start);
    if (place >= start && place < end) {
        item->at = place;
    } else {
        item->carrier->sent = graver(item->carrier->sent, place);
        item->at = end - 1; /* MEET */
    }
}

void sw_item_send_to(struct sw_item *item, const struct sw_step *step)
{
    send(item, place_of(item, step));
}

void sw_item_send_to_end(struct sw_item *item)
{
    send(item, end_of(item));
}

/* The lot is scrap; a new one is made at `place`, unless that is the end. */
static void make_again(struct sw_run *run, const struct sw_step *from,
                       struct sw_item *item, const struct sw_op *place)
{
    sw_record_scrap(run, from, item, item->grams);
    item->anew = true;
    if (place->code == SW_OP_END) {
        item->grams = 0;
        item->net_g = 0;
        return;
    }
    item->attempt++;
    item->steel = 0;
    item->judged = false;
    item->faults = 0;
    item->pieces = 0;
    item->entity = sw_hash_pair(item->entity, item->attempt);
    item->grams = sw_item_gross(place, item->net_g);
    memset(item->visits, 0, run->model->visit_count * sizeof(uint16_t));
    sw_record_made(run, item);
}

static void send_anew(struct sw_run *run, const struct sw_step *from,
                      struct sw_item *item, const struct sw_op *place)
{
    send(item, place);
    if (item->kind == SW_ITEM_BRANCH) {
        item->carrier->remade_from = from;
    } else {
        make_again(run, from, item, place);
    }
}

void sw_item_remake(struct sw_run *run, const struct sw_step *from,
                    struct sw_item *item, const struct sw_step *step)
{
    send_anew(run, from, item, place_of(item, step));
}

void sw_item_scrap(struct sw_run *run, const struct sw_step *from,
                   struct sw_item *item)
{
    send_anew(run, from, item, end_of(item));
}

void sw_item_go_on(struct sw_run *run, struct sw_item *item,
                   const struct sw_op *meeting)
{
    const struct sw_op *sent = item->sent;
    const struct sw_step *remade_from = item->remade_from;
    item->sent = NULL;
    item->remade_from = NULL;
    if (sent == NULL) {
        item->at = meeting;
    } else if (remade_from != NULL) {
        send_anew(run, remade_from, item, sent);
    } else {
        send(item, sent);
    }
}

bool sw_item_goes_first(const struct sw_item *item)
{
    const uint64_t here = item->at->step->first_at;
    if (item->kind != SW_ITEM_CARRIER) {
        return (item->order->first_at & here) != 0;
    }
    for (const struct sw_item *member = item->first;
         here != 0 && member != NULL; member = member->next) {
        if ((member->order->first_at & here) != 0) {
            return true;
        }
    }
    return false;
}
