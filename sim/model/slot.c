#include "model/slot.h"

#include "model/order.h"
#include "model/record.h"
#include "model/slot_booking.h"
#include "model/slot_piece.h"

#include <assert.h>

static int64_t gross(const struct sw_slot *slot, const struct sw_order *order,
                     int64_t net_g)
{
    return sw_item_gross(slot->plan->uses[order->product->index], net_g);
}

/* The lots that the first one to come books for. */
static struct sw_slot_lots lots_of(const struct sw_slot *slot,
                                   const struct sw_item *item)
{
    const struct sw_order *order = item->order;
    const uint32_t count = order->entered_us < 0 ? 1 : order->lot_count;
    if (count == 1) {
        const int64_t grams = gross(slot, order, item->net_g);
        return (struct sw_slot_lots){1, grams, grams};
    }
    return (struct sw_slot_lots){
        count, gross(slot, order, sw_order_lot_grams(order->grams, count, 1)),
        gross(slot, order, sw_order_lot_grams(order->grams, count, count))};
}

void sw_slot_enter(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    struct sw_slot *slot = run->steps[step->index].own;
    if (item->attempt > 0 || sw_item_visit(item, step) > 0) {
        sw_slot_let_go(run, step, item);
        return;
    }
    struct sw_piece *piece = sw_piece_earliest(slot, item->order, NULL);
    if (piece == NULL && item->has_slot) {
        item->has_slot = false;
        sw_slot_book_at(slot, item->order, item->rank, lots_of(slot, item));
        piece = sw_piece_earliest(slot, item->order, NULL);
    } else if (piece == NULL) {
        sw_slot_book(slot, item->order, lots_of(slot, item));
        piece = sw_piece_earliest(slot, item->order, NULL);
    }
    piece->come++;
    if (piece->refused) {
        sw_item_turn_away(run, step, item);
    } else if (piece->open) {
        sw_slot_let_go(run, step, item);
    } else {
        sw_piece_hold(piece, item);
        sw_record_waiting(run, step, +1);
    }
}

void sw_slot_forget(struct sw_order *order)
{
    while (order->booked != NULL) {
        struct sw_piece *piece = order->booked;
        struct sw_slot *slot = piece->slot;
        assert(piece->waiting.count == 0);
        if (!piece->open && !piece->refused) {
            sw_piece_withdraw(piece);
            sw_slot_try_again_now(slot);
        }
        sw_piece_destroy(piece);
    }
}

void sw_slot_give_up(struct sw_run *run, const struct sw_step *step,
                     struct sw_order *order)
{
    struct sw_slot *slot = run->steps[step->index].own;
    struct sw_piece *more = NULL;
    for (struct sw_piece *piece = order->booked; piece != NULL; piece = more) {
        more = piece->more;
        if (piece->slot == slot && !piece->open && !piece->refused) {
            assert(piece->waiting.count == 0);
            sw_piece_withdraw(piece);
            sw_piece_destroy(piece);
            sw_slot_try_again_now(slot);
        }
    }
}

void sw_slot_start(struct sw_run *run, const struct sw_step *step,
                   struct sw_slot *slot)
{
    *slot = (struct sw_slot){
        .run = run,
        .step = step,
        .plan = step->plan,
        .pieces = sw_pool_create(sizeof(struct sw_piece)),
        .opened = -1,
        .next = SW_NO_BUCKET,
    };
    sw_slot_rooms_start(&slot->rooms, &slot->plan->buckets);
    for (size_t i = 0; i < slot->plan->sold_count; i++) {
        const struct sw_slot_sold *sold = &slot->plan->sold[i];
        (void)sw_slot_take(&slot->rooms, sold->bucket,
                           (struct sw_slot_claim){.quota = sold->quota},
                           sold->grams, 0);
    }
    sw_slot_open_next(slot);
}

void sw_slot_stop(struct sw_slot *slot)
{
    sw_slot_rooms_stop(&slot->rooms);
    sw_pool_destroy(slot->pieces);
}
