#include "model/slot_lend.h"

#include "model/order.h"
#include "model/slot_booking.h"
#include "model/slot_piece.h"

/* The lot has no part in what the piece has booked any more: it is a piece by
 * itself, whose bucket is open. */
static void lend(struct sw_piece *piece, struct sw_item *lot)
{
    struct sw_slot *slot = piece->slot;
    struct sw_order *order = piece->order;
    const int64_t grams =
        piece->lots.count == 1 ? piece->lots.last_g : piece->lots.each_g;
    const struct sw_slot_grams booked = sw_piece_lot_grams(piece, grams);
    struct sw_piece *lent = sw_piece_create(
        slot, order,
        sw_slot_running(&slot->plan->buckets, sw_run_now(slot->run)),
        (struct sw_slot_lots){1, grams, grams});
    lent->come = 1;
    lent->open = true;
    sw_item_list_remove(&piece->waiting, lot);
    sw_slot_give(&slot->rooms, piece->bucket, booked);
    sw_piece_lighten(piece, booked);
    piece->come--;
    piece->lots.count--;
    if (piece->lots.count == 0) {
        sw_piece_unlink(piece);
        sw_piece_destroy(piece);
    }
}

/* Those of the piece that are wished for and fit. */
static void lend_of(struct sw_piece *piece, struct sw_slot_wish *left,
                    struct sw_item_list *out)
{
    uint32_t waiting = piece->waiting.count;
    struct sw_item *next = NULL;
    for (struct sw_item *lot = piece->waiting.first; waiting > 0; lot = next) {
        next = lot->next;
        waiting--;
        if (left->full_g > 0 && lot->grams <= left->room_g &&
            (left->lots == 0 || out->count < left->lots)) {
            left->room_g -= lot->grams;
            left->full_g -= lot->grams;
            lend(piece, lot);
            sw_item_list_add(out, lot);
        }
    }
}

void sw_slot_lend(struct sw_run *run, const struct sw_step *step,
                  const struct sw_slot_wish *wish)
{
    struct sw_slot *slot = run->steps[step->index].own;
    struct sw_slot_wish left = *wish;
    struct sw_item_list out = {0};
    struct sw_piece *behind = NULL;
    const int64_t next =
        sw_slot_running(&slot->plan->buckets, sw_run_now(run)) + 1;
    if (next < slot->opened + 1 || next >= slot->rooms.to) {
        return;
    }
    /* A lot that goes may close its order, so all are taken out before. */
    for (struct sw_piece *piece = sw_slot_rooms_at(&slot->rooms, next)->first;
         piece != NULL; piece = behind) {
        behind = piece->next;
        if (wish->keys[piece->order->product->index] == wish->key) {
            lend_of(piece, &left, &out);
        }
    }
    if (out.count > 0) {
        sw_slot_try_again_now(slot);
        sw_slot_release(run, step, &out);
    }
}
