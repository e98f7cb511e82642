#include "model/slot_piece.h"

#include "model/record.h"

static void open_bucket(void *context, void *self);

/* ------------------------------------------------------------------ lists - */

/* The list that a piece stands in: of its bucket, or of those without one. */
static void ends_of(struct sw_piece *piece, struct sw_piece ***first,
                    struct sw_piece ***last)
{
    struct sw_slot *slot = piece->slot;
    if (piece->bucket == SW_NO_BUCKET) {
        *first = &slot->first;
        *last = &slot->last;
        return;
    }
    struct sw_slot_bucket *bucket =
        sw_slot_rooms_at(&slot->rooms, piece->bucket);
    *first = &bucket->first;
    *last = &bucket->last;
}

void sw_piece_link(struct sw_piece *piece)
{
    struct sw_piece **first = NULL;
    struct sw_piece **last = NULL;
    ends_of(piece, &first, &last);
    struct sw_piece *before = *last;
    while (before != NULL && before->ticket > piece->ticket) {
        before = before->previous;
    }
    struct sw_piece *behind = before == NULL ? *first : before->next;
    piece->previous = before;
    piece->next = behind;
    *(before == NULL ? first : &before->next) = piece;
    *(behind == NULL ? last : &behind->previous) = piece;
}

void sw_piece_unlink(struct sw_piece *piece)
{
    struct sw_piece **first = NULL;
    struct sw_piece **last = NULL;
    ends_of(piece, &first, &last);
    if (piece->previous != NULL) {
        piece->previous->next = piece->next;
    } else {
        *first = piece->next;
    }
    if (piece->next != NULL) {
        piece->next->previous = piece->previous;
    } else {
        *last = piece->previous;
    }
}

struct sw_piece *sw_piece_create(struct sw_slot *slot, struct sw_order *order,
                                 int64_t bucket, struct sw_slot_lots lots)
{
    struct sw_piece *piece = sw_pool_take(slot->pieces);
    const uint64_t number = slot->tickets++;
    *piece = (struct sw_piece){.more = order->booked,
                               .slot = slot,
                               .order = order,
                               .number = number,
                               .ticket = number,
                               .bucket = bucket,
                               .after = -1,
                               .lots = lots};
    order->booked = piece;
    return piece;
}

void sw_piece_destroy(struct sw_piece *piece)
{
    struct sw_piece **at = &piece->order->booked;
    while (*at != piece) {
        at = &(*at)->more;
    }
    *at = piece->more;
    sw_pool_give(piece->slot->pieces, piece);
}

void sw_piece_hold(struct sw_piece *piece, struct sw_item *lot)
{
    lot->ticket = piece->number;
    sw_item_list_add(&piece->waiting, lot);
}

struct sw_piece *sw_piece_holding(const struct sw_slot *slot,
                                  const struct sw_item *lot)
{
    struct sw_piece *piece = lot->order->booked;
    while (piece->slot != slot || piece->number != lot->ticket) {
        piece = piece->more;
    }
    return piece;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

struct sw_slot_grams sw_piece_lot_grams(const struct sw_piece *piece,
                                        int64_t grams)
{
    struct sw_slot_grams lot = piece->grams;
    lot.reserve_g = least(lot.reserve_g, grams);
    lot.free_g = least(lot.free_g, grams - lot.reserve_g);
    lot.quota_g = grams - lot.reserve_g - lot.free_g;
    return lot;
}

void sw_piece_lighten(struct sw_piece *piece, struct sw_slot_grams grams)
{
    piece->grams.quota_g -= grams.quota_g;
    piece->grams.free_g -= grams.free_g;
    piece->grams.reserve_g -= grams.reserve_g;
}

struct sw_piece *sw_piece_split(struct sw_piece *piece, uint32_t lots)
{
    const uint32_t stay = piece->lots.count - lots;
    struct sw_piece *gone =
        sw_piece_create(piece->slot, piece->order, piece->bucket, piece->lots);
    gone->lots.count = lots;
    gone->ticket = piece->ticket;
    gone->come = piece->come > stay ? piece->come - stay : 0;
    piece->come -= gone->come;
    while (gone->waiting.count < gone->come) {
        struct sw_item *item = piece->waiting.last;
        sw_item_list_remove(&piece->waiting, item);
        item->ticket = gone->number;
        item->next = gone->waiting.first;
        if (item->next != NULL) {
            item->next->previous = item;
        } else {
            gone->waiting.last = item;
        }
        gone->waiting.first = item;
        gone->waiting.count++;
    }
    piece->lots.count = stay;
    piece->lots.last_g = piece->lots.each_g;
    if (stay == 0) {
        sw_piece_unlink(piece);
        sw_piece_destroy(piece);
    }
    return gone;
}

struct sw_piece *sw_piece_earliest(const struct sw_slot *slot,
                                   const struct sw_order *order,
                                   const struct sw_piece *until)
{
    struct sw_piece *found = NULL;
    for (struct sw_piece *piece = order->booked; piece != until;
         piece = piece->more) {
        if (piece->slot == slot && piece->come < piece->lots.count &&
            (found == NULL || piece->bucket < found->bucket)) {
            found = piece;
        }
    }
    return found;
}

/* --------------------------------------------------------------- openings - */

bool sw_slot_is_open(const struct sw_slot *slot, int64_t bucket)
{
    return bucket <= slot->opened ||
           sw_slot_start_us(&slot->plan->buckets, bucket) <
               sw_run_now(slot->run);
}

static void open_at(struct sw_slot *slot, int64_t bucket)
{
    if (bucket >= slot->next) {
        return;
    }
    (void)sw_engine_cancel(slot->run->engine, slot->opening);
    slot->next = bucket;
    slot->opening = sw_engine_schedule(
        slot->run->engine, sw_slot_start_us(&slot->plan->buckets, bucket),
        SW_PHASE_TIMER, open_bucket, slot);
}

/* The next bucket of which something is booked, if there is one. */
void sw_slot_open_next(struct sw_slot *slot)
{
    slot->next = SW_NO_BUCKET;
    slot->opening = (struct sw_event){0};
    for (int64_t b = slot->opened + 1; b < slot->rooms.to; b++) {
        const struct sw_slot_bucket *bucket = sw_slot_rooms_at(&slot->rooms, b);
        if (sw_slot_booked_g(&slot->rooms, bucket) > 0) {
            open_at(slot, b);
            return;
        }
    }
}

/* The buckets that start in the window are told of; some of one may be booked
 * when it has started. */
static bool is_told(const struct sw_slot *slot, int64_t bucket)
{
    const struct sw_run *run = slot->run;
    const int64_t start_us = sw_slot_start_us(&slot->plan->buckets, bucket);
    return start_us >= run->window_from_us && start_us < run->window_to_us;
}

static void count_booked(const struct sw_piece *piece, int sign)
{
    struct sw_slot *slot = piece->slot;
    const struct sw_slot_grams *grams = &piece->grams;
    const int64_t booked_g = grams->quota_g + grams->free_g + grams->reserve_g;
    if (is_told(slot, piece->bucket)) {
        slot->totals.booked_g += sign < 0 ? -booked_g : booked_g;
        slot->totals.quota_g += sign < 0 ? -grams->quota_g : grams->quota_g;
    }
}

static void count_bucket(struct sw_slot *slot)
{
    const struct sw_slot_bucket *bucket =
        sw_slot_rooms_at(&slot->rooms, slot->opened);
    if (is_told(slot, slot->opened)) {
        const int64_t booked_g = sw_slot_booked_g(&slot->rooms, bucket);
        slot->totals.booked_g += booked_g;
        slot->totals.quota_g += booked_g - bucket->free_g - bucket->reserve_g;
    }
}

void sw_slot_let_go(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    sw_item_book(run, item, step, SW_CLASS_BOOKED);
    sw_item_note_start(run, step, item);
    sw_item_leave(run, step, item);
}

void sw_slot_release(struct sw_run *run, const struct sw_step *step,
                     struct sw_item_list *list)
{
    while (list->first != NULL) {
        struct sw_item *item = list->first;
        sw_item_list_remove(list, item);
        sw_record_waiting(run, step, -1);
        sw_slot_let_go(run, step, item);
    }
}

/* Lots go on in the order in which their orders booked. A lot that goes may
 * close its order, so all are taken out of their pieces first. */
static void open_bucket(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_slot *slot = self;
    slot->opened = slot->next;
    struct sw_slot_bucket *bucket =
        sw_slot_rooms_at(&slot->rooms, slot->opened);
    struct sw_item_list ready = {0};
    count_bucket(slot);
    while (bucket->first != NULL) {
        struct sw_piece *piece = bucket->first;
        sw_piece_unlink(piece);
        piece->open = true;
        while (piece->waiting.first != NULL) {
            struct sw_item *lot = piece->waiting.first;
            sw_item_list_remove(&piece->waiting, lot);
            sw_item_list_add(&ready, lot);
        }
    }
    sw_slot_rooms_advance(&slot->rooms, slot->opened);
    sw_slot_open_next(slot);
    sw_slot_release(run, slot->step, &ready);
}

void sw_piece_book(struct sw_piece *piece, struct sw_slot_claim claim)
{
    struct sw_slot *slot = piece->slot;
    piece->grams =
        sw_slot_take(&slot->rooms, piece->bucket, claim,
                     sw_slot_weight(piece->lots), sw_run_now(slot->run));
    piece->open = sw_slot_is_open(slot, piece->bucket);
    if (!piece->open) {
        sw_piece_link(piece);
        open_at(slot, piece->bucket);
    } else {
        count_booked(piece, +1);
    }
}

void sw_piece_withdraw(struct sw_piece *piece)
{
    if (piece->open) {
        count_booked(piece, -1);
    } else {
        sw_piece_unlink(piece);
    }
    if (piece->bucket != SW_NO_BUCKET) {
        sw_slot_give(&piece->slot->rooms, piece->bucket, piece->grams);
    }
}
