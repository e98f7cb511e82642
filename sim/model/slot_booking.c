#include "model/slot_booking.h"

#include "model/policy_count.h"
#include "model/promise.h"
#include "model/slot_piece.h"
#include "model/slot_search.h"

#include <assert.h>

static void try_again(void *context, void *self);

/* -------------------------------------------------------------------- room -
 */

/* So many of `lots` as go into `room_g`. */
static struct sw_slot_lots fitting(const struct sw_slot_plan *plan,
                                   struct sw_slot_lots lots, int64_t room_g)
{
    if (sw_slot_weight(lots) <= room_g) {
        return lots;
    }
    const int64_t fit = plan->whole ? 0 : room_g / lots.each_g;
    const int64_t most = lots.count - 1;
    return (struct sw_slot_lots){(uint32_t)(fit < most ? fit : most),
                                 lots.each_g, lots.each_g};
}

/* ------------------------------------------------------------- displacing - */

static bool may_move(const struct sw_slot_displacing *displacing,
                     const struct sw_piece *piece, const struct sw_order *order)
{
    const struct sw_order *owner = piece->order;
    return displacing->moves[owner->class_index] && owner != order &&
           owner->slot_moves < displacing->times;
}

static int64_t room_of(struct sw_slot *slot,
                       const struct sw_slot_search *search, int64_t bucket)
{
    return sw_slot_room_g(&slot->rooms, bucket, search->claim,
                          sw_run_now(slot->run));
}

/* The lots that would fit if all went that the order may have moved. */
static struct sw_slot_lots fit_at_most(struct sw_slot *slot,
                                       const struct sw_slot_search *search,
                                       const struct sw_order *order,
                                       int64_t bucket, struct sw_slot_lots lots)
{
    struct sw_piece *last = sw_slot_rooms_at(&slot->rooms, bucket)->last;
    for (struct sw_piece *piece = last; piece != NULL;
         piece = piece->previous) {
        if (may_move(search->displacing, piece, order)) {
            sw_slot_give(&slot->rooms, bucket, piece->grams);
        }
    }
    const struct sw_slot_lots fit =
        fitting(slot->plan, lots, room_of(slot, search, bucket));
    for (struct sw_piece *piece = last; piece != NULL;
         piece = piece->previous) {
        if (may_move(search->displacing, piece, order)) {
            sw_slot_put(&slot->rooms, bucket, piece->grams);
        }
    }
    return fit;
}

/* Lots of the piece go, the last first, until `need_g` fit or it helps no more;
 * of an order that goes as a whole, all. Gives what goes of it as a piece in no
 * list, or NULL. */
static struct sw_piece *move_lots(struct sw_slot *slot,
                                  const struct sw_slot_search *search,
                                  struct sw_piece *piece, int64_t need_g)
{
    const int64_t bucket = piece->bucket;
    int64_t room_g = room_of(slot, search, bucket);
    uint32_t count = 0;
    while (count < piece->lots.count &&
           (room_g < need_g || slot->plan->whole)) {
        const struct sw_slot_grams lot = sw_piece_lot_grams(
            piece, count == 0 ? piece->lots.last_g : piece->lots.each_g);
        const int64_t before_g = room_g;
        sw_slot_give(&slot->rooms, bucket, lot);
        room_g = room_of(slot, search, bucket);
        if (room_g == before_g && (count == 0 || !slot->plan->whole)) {
            sw_slot_put(&slot->rooms, bucket, lot);
            break;
        }
        sw_piece_lighten(piece, lot);
        count++;
    }
    return count == 0 ? NULL : sw_piece_split(piece, count);
}

/* Move out of the bucket, the last to book first, until `need_g` fit. Gives
 * what goes, the first to book first. */
static struct sw_piece *make_room(struct sw_slot *slot,
                                  const struct sw_slot_search *search,
                                  const struct sw_order *order, int64_t bucket,
                                  int64_t need_g)
{
    struct sw_piece *gone = NULL;
    struct sw_piece *previous = NULL;
    for (struct sw_piece *piece = sw_slot_rooms_at(&slot->rooms, bucket)->last;
         piece != NULL && room_of(slot, search, bucket) < need_g;
         piece = previous) {
        previous = piece->previous;
        struct sw_piece *moved = may_move(search->displacing, piece, order)
                                     ? move_lots(slot, search, piece, need_g)
                                     : NULL;
        if (moved != NULL) {
            moved->next = gone;
            gone = moved;
        }
    }
    return gone;
}

/* ---------------------------------------------------------------- booking - */

/* Book as many of `left` as there is room for; gives the pieces that had to go
 * for them, which have no bucket yet. */
static struct sw_piece *book_of(struct sw_slot *slot, struct sw_order *order,
                                struct sw_slot_search *search,
                                struct sw_slot_lots *left)
{
    struct sw_piece *gone = NULL;
    struct sw_piece **end = &gone;
    while (left->count > 0) {
        const int64_t bucket = sw_slot_search_next(search);
        if (bucket == SW_NO_BUCKET) {
            break;
        }
        search->claim.reserve_only = bucket < search->ordinary;
        struct sw_slot_lots fit =
            fitting(slot->plan, *left, room_of(slot, search, bucket));
        if (search->displacing != NULL && bucket >= search->ordinary &&
            fit.count < left->count) {
            fit = fit_at_most(slot, search, order, bucket, *left);
            *end = make_room(slot, search, order, bucket, sw_slot_weight(fit));
            while (*end != NULL) {
                end = &(*end)->next;
            }
        }
        if (fit.count > 0) {
            sw_piece_book(sw_piece_create(slot, order, bucket, fit),
                          search->claim);
            left->count -= fit.count;
        }
    }
    return gone;
}

static void forget_the_past(struct sw_slot *slot)
{
    sw_slot_rooms_advance(&slot->rooms, sw_slot_running(&slot->plan->buckets,
                                                        sw_run_now(slot->run)));
}

/* ---------------------------------------------------------------- waiting - */

/* The first instant after now at which a bucket is `ahead_us` away. */
static int64_t next_us(const struct sw_slot *slot, int64_t ahead_us)
{
    const struct sw_slot_buckets *plan = &slot->plan->buckets;
    const int64_t at_us = sw_run_now(slot->run) + ahead_us;
    return sw_slot_start_us(plan, sw_slot_running(plan, at_us) + 1) - ahead_us;
}

/* Room may come when a bucket comes into the window, or quota is returned. */
static void try_later(struct sw_slot *slot)
{
    const struct sw_slot_buckets *plan = &slot->plan->buckets;
    if (slot->first == NULL ||
        sw_engine_pending(slot->run->engine, slot->retry)) {
        return;
    }
    int64_t at_us = next_us(slot, slot->plan->window_us);
    for (size_t q = 0; q < plan->quota_count; q++) {
        if (plan->quotas[q].returned_us > 0) {
            const int64_t returned_us =
                next_us(slot, plan->quotas[q].returned_us);
            at_us = returned_us < at_us ? returned_us : at_us;
        }
    }
    slot->retry = sw_engine_schedule(slot->run->engine, at_us, SW_PHASE_TIMER,
                                     try_again, slot);
}

/* Lots that wait without a bucket go with what was now booked for them. */
static void share_out(struct sw_piece *from, const struct sw_piece *until,
                      struct sw_item_list *ready)
{
    while (from->waiting.count > 0) {
        struct sw_piece *piece =
            sw_piece_earliest(from->slot, from->order, until);
        if (piece == NULL) {
            return;
        }
        struct sw_item *lot = from->waiting.first;
        sw_item_list_remove(&from->waiting, lot);
        if (piece->open) {
            sw_item_list_add(ready, lot);
        } else {
            sw_piece_hold(piece, lot);
        }
        piece->come++;
        from->come--;
    }
}

/* The end of the last bucket that the order has; 0 if lots of it are still
 * without one. */
static int64_t end_us(const struct sw_slot *slot, const struct sw_order *order)
{
    int64_t last = -1;
    for (const struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        if (piece->slot == slot && piece->bucket > last) {
            last = piece->bucket;
        }
    }
    return last < 0 || last == SW_NO_BUCKET
               ? 0
               : sw_slot_start_us(&slot->plan->buckets, last + 1);
}

/* All lots of the order have a bucket: that is what it can be promised by. */
static void promise(struct sw_slot *slot, struct sw_order *order)
{
    const int64_t at_us = end_us(slot, order);
    if (at_us > 0) {
        sw_promise_slot(slot->run, order,
                        at_us +
                            slot->plan->remainder_us[order->product->index]);
    }
}

/* Lots that were moved have a bucket again. */
static void revise(struct sw_slot *slot, struct sw_order *order, int64_t was_us)
{
    const int64_t at_us = end_us(slot, order);
    if (was_us > 0 && at_us > was_us) {
        sw_promise_revise(slot->run, order, at_us - was_us, "displaced");
        sw_policy_note_displaced(slot->run, order);
    }
}

/* The same, before any of its pieces was moved that have no bucket now. */
static int64_t end_before_us(const struct sw_slot *slot,
                             const struct sw_order *order)
{
    for (const struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        if (piece->slot == slot && piece->bucket == SW_NO_BUCKET) {
            return piece->was_us;
        }
    }
    return end_us(slot, order);
}

/* An order is moved once by one that books, whatever of it had to go. */
static void note_moved(struct sw_piece *moved)
{
    struct sw_slot *slot = moved->slot;
    struct sw_order *order = moved->order;
    bool noted = false;
    for (const struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        noted = noted || (piece->slot == slot && piece->moving);
    }
    if (!noted) {
        order->slot_moves++;
        slot->totals.displaced += slot->run->in_window;
    }
    moved->was_us = end_before_us(slot, order);
    moved->after = moved->bucket;
    moved->bucket = SW_NO_BUCKET;
    moved->moving = true;
}

/* Book for a piece that is in no list but its order's; what is left of it
 * waits. Lots that can go are `ready`. */
static void place(struct sw_piece *piece, struct sw_item_list *ready);

/* Those that had to go find a later bucket; they do not have others moved. */
static void place_moved(struct sw_piece *moved)
{
    for (struct sw_piece *piece = moved; piece != NULL; piece = piece->next) {
        note_moved(piece);
    }
    while (moved != NULL) {
        struct sw_piece *piece = moved;
        struct sw_item_list ready = {0};
        moved = piece->next;
        piece->moving = false;
        place(piece, &ready);
        assert(ready.count == 0);
    }
}

static void place(struct sw_piece *piece, struct sw_item_list *ready)
{
    struct sw_slot *slot = piece->slot;
    struct sw_order *order = piece->order;
    const struct sw_piece *before = order->booked;
    struct sw_slot_search search = sw_slot_search_for(piece);
    struct sw_piece *gone = book_of(slot, order, &search, &piece->lots);
    share_out(piece, before, ready);
    if (piece->lots.count == 0) {
        const int64_t was_us = piece->was_us;
        sw_piece_destroy(piece);
        revise(slot, order, was_us);
        promise(slot, order);
    } else {
        sw_piece_link(piece);
        sw_slot_check_size(slot, order, piece->lots);
    }
    place_moved(gone);
}

static void try_again(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_slot *slot = self;
    struct sw_item_list ready = {0};
    struct sw_piece *list = slot->first;
    forget_the_past(slot);
    slot->first = NULL;
    slot->last = NULL;
    while (list != NULL) {
        struct sw_piece *piece = list;
        list = piece->next;
        place(piece, &ready);
    }
    try_later(slot);
    sw_slot_release(run, slot->step, &ready);
}

void sw_slot_try_again_now(struct sw_slot *slot)
{
    if (slot->first != NULL) {
        (void)sw_engine_cancel(slot->run->engine, slot->retry);
        slot->retry =
            sw_engine_schedule(slot->run->engine, sw_run_now(slot->run),
                               SW_PHASE_TIMER, try_again, slot);
    }
}

/* ----------------------------------------------------------------- orders - */

/* An order that was in process at the start comes to book with each lot. */
static void note_order(struct sw_slot *slot, const struct sw_order *order)
{
    for (const struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        if (piece->slot == slot) {
            return;
        }
    }
    slot->totals.orders += slot->run->in_window;
}

static void note_refusal(struct sw_slot *slot, const struct sw_order *order)
{
    for (const struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        if (piece->slot == slot && piece->refused) {
            return;
        }
    }
    slot->totals.refused += slot->run->in_window;
}

/* Nothing of what the order has booked since `before` stays. */
static void refuse(struct sw_slot *slot, struct sw_order *order,
                   const struct sw_piece *before, struct sw_slot_lots lots)
{
    while (order->booked != before) {
        struct sw_piece *piece = order->booked;
        sw_piece_withdraw(piece);
        sw_piece_destroy(piece);
    }
    note_refusal(slot, order);
    sw_piece_create(slot, order, SW_NO_BUCKET, lots)->refused = true;
}

void sw_slot_book(struct sw_slot *slot, struct sw_order *order,
                  struct sw_slot_lots lots)
{
    const struct sw_piece *before = order->booked;
    struct sw_slot_search search = sw_slot_search_start(slot, order);
    struct sw_slot_lots left = lots;
    forget_the_past(slot);
    note_order(slot, order);
    struct sw_piece *gone = book_of(slot, order, &search, &left);
    if (left.count > 0 && slot->plan->refuse) {
        refuse(slot, order, before, lots);
    } else if (left.count > 0) {
        sw_piece_link(sw_piece_create(slot, order, SW_NO_BUCKET, left));
        sw_slot_check_size(slot, order, left);
    } else {
        promise(slot, order);
    }
    place_moved(gone);
    try_later(slot);
}

void sw_slot_book_at(struct sw_slot *slot, struct sw_order *order,
                     int64_t at_us, struct sw_slot_lots lots)
{
    const struct sw_slot_claim claim = {.quota = sw_slot_quota_of(slot, order)};
    const int64_t bucket = sw_slot_running(&slot->plan->buckets, at_us);
    note_order(slot, order);
    sw_piece_book(sw_piece_create(slot, order, bucket, lots), claim);
    promise(slot, order);
}

/* -------------------------------------------------------------- rebooking - */

static bool is_before(const struct sw_piece *a, const struct sw_piece *b)
{
    return a->bucket < b->bucket ||
           (a->bucket == b->bucket && a->ticket < b->ticket);
}

/* The earliest piece of the order behind that one which has not opened. */
static struct sw_piece *next_closed(const struct sw_slot *slot,
                                    const struct sw_order *order,
                                    const struct sw_piece *behind)
{
    struct sw_piece *next = NULL;
    for (struct sw_piece *piece = order->booked; piece != NULL;
         piece = piece->more) {
        if (piece->slot == slot && !piece->open && !piece->refused &&
            is_before(behind, piece) &&
            (next == NULL || is_before(piece, next))) {
            next = piece;
        }
    }
    return next;
}

/* The first `count` of its lots have another bucket. */
static void give_lots(struct sw_piece *piece, uint32_t count)
{
    if (count == piece->lots.count) {
        sw_piece_withdraw(piece);
        sw_piece_destroy(piece);
        return;
    }
    for (uint32_t i = 0; i < count && piece->bucket != SW_NO_BUCKET; i++) {
        const struct sw_slot_grams lot =
            sw_piece_lot_grams(piece, piece->lots.each_g);
        sw_slot_give(&piece->slot->rooms, piece->bucket, lot);
        sw_piece_lighten(piece, lot);
    }
    piece->lots.count -= count;
}

/* As many of the piece's lots as there is room for before its bucket. */
static bool pull(struct sw_piece *piece, struct sw_item_list *ready)
{
    struct sw_slot *slot = piece->slot;
    struct sw_order *order = piece->order;
    const struct sw_piece *before = order->booked;
    struct sw_slot_search search = sw_slot_search_start(slot, order);
    struct sw_slot_lots left = piece->lots;
    search.target = search.at = search.lowest;
    if (search.last >= piece->bucket) {
        search.last = piece->bucket - 1;
    }
    struct sw_piece *gone = book_of(slot, order, &search, &left);
    const uint32_t count = piece->lots.count - left.count;
    if (count > 0) {
        share_out(piece, before, ready);
        give_lots(piece, count);
    }
    place_moved(gone);
    return count > 0;
}

bool sw_slot_rebook(struct sw_slot *slot, struct sw_order *order)
{
    const int64_t was_us = end_us(slot, order);
    struct sw_piece behind = {.bucket = -1};
    struct sw_item_list ready = {0};
    bool any = false;
    forget_the_past(slot);
    for (struct sw_piece *piece = next_closed(slot, order, &behind);
         piece != NULL; piece = next_closed(slot, order, &behind)) {
        behind = *piece;
        any = pull(piece, &ready) || any;
    }
    if (any) {
        promise(slot, order);
        sw_promise_hasten(slot->run, order, was_us - end_us(slot, order),
                          "rebooked");
        sw_slot_try_again_now(slot);
    }
    sw_slot_release(slot->run, slot->step, &ready);
    return any;
}
