#include "model/slot.h"

#include "model/order.h"
#include "model/record.h"

#include <assert.h>
#include <string.h>

static void open_bucket(void *context, void *self);
static void try_again(void *context, void *self);

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

static void link_piece(struct sw_piece *piece)
{
    struct sw_piece **first = NULL;
    struct sw_piece **last = NULL;
    ends_of(piece, &first, &last);
    piece->next = NULL;
    piece->previous = *last;
    if (*last != NULL) {
        (*last)->next = piece;
    } else {
        *first = piece;
    }
    *last = piece;
}

static void unlink_piece(struct sw_piece *piece)
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

static struct sw_piece *new_piece(struct sw_slot *slot, struct sw_order *order,
                                  int64_t bucket, struct sw_slot_lots lots)
{
    struct sw_piece *piece = sw_pool_take(slot->pieces);
    *piece = (struct sw_piece){.more = order->booked,
                               .slot = slot,
                               .order = order,
                               .bucket = bucket,
                               .lots = lots};
    order->booked = piece;
    return piece;
}

static void drop_from_order(struct sw_piece *piece)
{
    struct sw_piece **at = &piece->order->booked;
    while (*at != piece) {
        at = &(*at)->more;
    }
    *at = piece->more;
    sw_pool_give(piece->slot->pieces, piece);
}

/* --------------------------------------------------------------- openings - */

static bool is_open(const struct sw_slot *slot, int64_t bucket)
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
static void open_next(struct sw_slot *slot)
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

static void count_booked(struct sw_slot *slot, struct sw_slot_grams grams)
{
    slot->totals.booked_g += grams.quota_g + grams.free_g + grams.reserve_g;
    slot->totals.quota_g += grams.quota_g;
}

static void count_bucket(struct sw_slot *slot, struct sw_slot_bucket *bucket)
{
    if (!slot->run->in_window) {
        return;
    }
    bucket->counted = true;
    const int64_t booked_g = sw_slot_booked_g(&slot->rooms, bucket);
    slot->totals.booked_g += booked_g;
    slot->totals.quota_g += booked_g - bucket->free_g - bucket->reserve_g;
}

static void go_on(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_item_book(run, item, step, SW_CLASS_BOOKED);
    sw_item_note_start(run, step, item);
    sw_item_leave(run, step, item);
}

static void release(struct sw_run *run, const struct sw_step *step,
                    struct sw_item_list *list)
{
    while (list->first != NULL) {
        struct sw_item *item = list->first;
        sw_item_list_remove(list, item);
        sw_record_waiting(run, step, -1);
        go_on(run, step, item);
    }
}

static void move_items(struct sw_item_list *from, struct sw_item_list *to,
                       uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct sw_item *item = from->first;
        sw_item_list_remove(from, item);
        sw_item_list_add(to, item);
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
    count_bucket(slot, bucket);
    while (bucket->first != NULL) {
        struct sw_piece *piece = bucket->first;
        unlink_piece(piece);
        piece->open = true;
        move_items(&piece->waiting, &ready, piece->waiting.count);
    }
    sw_slot_rooms_advance(&slot->rooms, slot->opened);
    open_next(slot);
    release(run, slot->step, &ready);
}

/* ---------------------------------------------------------------- booking - */

/* Buckets are looked at from `target` back to `lowest`, then from behind
 * `target` on to `last`. */
struct search {
    struct sw_slot_claim claim;
    int64_t lowest;
    int64_t ordinary; /* below this one there is only the reserve */
    int64_t target;
    int64_t last;
    int64_t at;
    bool ahead;
};

static bool holds(const struct sw_slot_quota *quota,
                  const struct sw_order *order)
{
    return (quota->products == NULL ||
            quota->products[order->product->index]) &&
           (quota->classes == NULL || quota->classes[order->class_index]) &&
           (quota->customer == NULL ||
            strcmp(quota->customer, order->project->customer) == 0);
}

static uint32_t quota_of(const struct sw_slot *slot,
                         const struct sw_order *order)
{
    const struct sw_slot_buckets *plan = &slot->plan->buckets;
    for (uint32_t q = 0; q < plan->quota_count; q++) {
        if (holds(&plan->quotas[q], order)) {
            return q;
        }
    }
    return SW_NO_QUOTA;
}

/* The latest bucket that ends early enough for the requested date. */
static int64_t backward_from(const struct sw_slot *slot,
                             const struct sw_order *order)
{
    const struct sw_op *use = slot->plan->uses[order->product->index];
    const int64_t by_us = order->requested_us - use->ahead_us;
    return by_us < sw_run_now(slot->run)
               ? 0
               : sw_slot_running(&slot->plan->buckets, by_us) - 1;
}

static int64_t within(int64_t value, int64_t low, int64_t high)
{
    const int64_t above = value < low ? low : value;
    return above > high ? high : above;
}

static struct search start_search(const struct sw_slot *slot,
                                  const struct sw_order *order)
{
    const struct sw_slot_plan *plan = slot->plan;
    const struct sw_slot_buckets *buckets = &plan->buckets;
    const int64_t now_us = sw_run_now(slot->run);
    const int64_t ahead_us = order->buckets_ahead * buckets->length_us;
    const int64_t from_us =
        now_us + (ahead_us > plan->frozen_us ? ahead_us : plan->frozen_us);
    struct search search = {
        .last = sw_slot_running(buckets, now_us + plan->window_us),
        .claim = {.quota = quota_of(slot, order)}};
    search.ordinary =
        within(sw_slot_first_from(buckets, from_us), 0, search.last);
    search.lowest = search.ordinary;
    if (plan->reserve_for != NULL && plan->reserve_for[order->class_index]) {
        search.claim.of_reserve = true;
        search.lowest =
            within(sw_slot_running(buckets, now_us + plan->reserve_frozen_us),
                   0, search.ordinary);
    }
    search.target = search.lowest;
    if (plan->backward && order->requested_us != SW_NEVER_US) {
        search.target =
            within(backward_from(slot, order), search.lowest, search.last);
    }
    search.at = search.target;
    return search;
}

/* The next bucket to look at, or SW_NO_BUCKET. */
static int64_t look_at(struct search *search)
{
    const int64_t bucket = search->at;
    if (bucket > search->last) {
        return SW_NO_BUCKET;
    }
    if (!search->ahead && bucket == search->lowest) {
        search->ahead = true;
        search->at = search->target;
    }
    search->at += search->ahead ? 1 : -1;
    return bucket;
}

static int64_t weight(struct sw_slot_lots lots)
{
    return lots.each_g * (lots.count - 1) + lots.last_g;
}

/* So many of `lots` as go into `room_g`. */
static struct sw_slot_lots fitting(const struct sw_slot_plan *plan,
                                   struct sw_slot_lots lots, int64_t room_g)
{
    if (weight(lots) <= room_g) {
        return lots;
    }
    const int64_t fit = plan->whole ? 0 : room_g / lots.each_g;
    const int64_t most = lots.count - 1;
    return (struct sw_slot_lots){(uint32_t)(fit < most ? fit : most),
                                 lots.each_g, lots.each_g};
}

static void add_piece(struct sw_slot *slot, struct sw_order *order,
                      int64_t bucket, struct sw_slot_lots lots,
                      struct sw_slot_claim claim)
{
    struct sw_piece *piece = new_piece(slot, order, bucket, lots);
    piece->grams = sw_slot_take(&slot->rooms, bucket, claim, weight(lots),
                                sw_run_now(slot->run));
    piece->open = is_open(slot, bucket);
    if (piece->open) {
        if (sw_slot_rooms_at(&slot->rooms, bucket)->counted) {
            count_booked(slot, piece->grams);
        }
    } else {
        link_piece(piece);
        open_at(slot, bucket);
    }
}

/* Book as many of `left` as there is room for. */
static void book(struct sw_slot *slot, struct sw_order *order,
                 struct sw_slot_lots *left)
{
    const int64_t now_us = sw_run_now(slot->run);
    struct search search = start_search(slot, order);
    sw_slot_rooms_advance(&slot->rooms,
                          sw_slot_running(&slot->plan->buckets, now_us));
    while (left->count > 0) {
        const int64_t bucket = look_at(&search);
        if (bucket == SW_NO_BUCKET) {
            return;
        }
        search.claim.reserve_only = bucket < search.ordinary;
        const int64_t room_g =
            sw_slot_room_g(&slot->rooms, bucket, search.claim, now_us);
        const struct sw_slot_lots fit = fitting(slot->plan, *left, room_g);
        if (fit.count > 0) {
            add_piece(slot, order, bucket, fit, search.claim);
            left->count -= fit.count;
        }
    }
}

/* ------------------------------------------------------- without a bucket - */

/* What the order could have of the largest bucket, were it empty. */
static int64_t most_g(const struct sw_slot *slot, const struct sw_order *order)
{
    const struct sw_slot_plan *plan = slot->plan;
    const uint32_t own = quota_of(slot, order);
    double share = 1;
    if (plan->reserve_for == NULL || !plan->reserve_for[order->class_index]) {
        share -= plan->buckets.reserve;
    }
    for (uint32_t q = 0; q < plan->buckets.quota_count; q++) {
        const struct sw_slot_quota *quota = &plan->buckets.quotas[q];
        const bool returns =
            quota->returned_us > 0 && quota->returned_us >= plan->frozen_us;
        share -= q == own || returns ? 0 : quota->share;
    }
    return (int64_t)((double)plan->largest_g * share + 1);
}

static void check_size(struct sw_slot *slot, const struct sw_order *order,
                       struct sw_slot_lots lots)
{
    const int64_t need_g =
        slot->plan->whole || lots.count == 1 ? weight(lots) : lots.each_g;
    const int64_t have_g = most_g(slot, order);
    if (need_g > have_g) {
        char name[64];
        sw_run_fail(slot->run,
                    "order '%s' needs %.12g t of one bucket of '%s', and none "
                    "has more than %.12g t for it",
                    sw_order_name(order, name, sizeof(name)),
                    (double)need_g / (double)SW_TONNE_G, slot->step->name,
                    (double)have_g / (double)SW_TONNE_G);
    }
}

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

/* Of the pieces of an order newer than `until`, the earliest that still has a
 * lot to come. */
static struct sw_piece *earliest(const struct sw_slot *slot,
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

/* Lots that wait without a bucket go with what was now booked for them. */
static void share_out(struct sw_piece *from, const struct sw_piece *until,
                      struct sw_item_list *ready)
{
    while (from->waiting.count > 0) {
        struct sw_piece *piece = earliest(from->slot, from->order, until);
        if (piece == NULL) {
            return;
        }
        move_items(&from->waiting, piece->open ? ready : &piece->waiting, 1);
        piece->come++;
        from->come--;
    }
}

static void try_again(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_slot *slot = self;
    struct sw_item_list ready = {0};
    struct sw_piece *next = NULL;
    for (struct sw_piece *piece = slot->first; piece != NULL; piece = next) {
        next = piece->next;
        const struct sw_piece *before = piece->order->booked;
        struct sw_slot_lots left = piece->lots;
        book(slot, piece->order, &left);
        share_out(piece, before, &ready);
        piece->lots = left;
        if (left.count == 0) {
            unlink_piece(piece);
            drop_from_order(piece);
        }
    }
    try_later(slot);
    release(run, slot->step, &ready);
}

/* ------------------------------------------------------------------- lots - */

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

static void unbook(struct sw_piece *piece)
{
    struct sw_slot *slot = piece->slot;
    if (piece->refused || piece->open) {
        return;
    }
    unlink_piece(piece);
    if (piece->bucket != SW_NO_BUCKET) {
        sw_slot_give(&slot->rooms, piece->bucket, piece->grams);
    }
}

/* Nothing of what the order has booked since `before` stays. */
static void refuse(struct sw_slot *slot, struct sw_order *order,
                   const struct sw_piece *before, struct sw_slot_lots lots)
{
    while (order->booked != before) {
        struct sw_piece *piece = order->booked;
        unbook(piece);
        if (piece->open) {
            sw_slot_give(&slot->rooms, piece->bucket, piece->grams);
        }
        drop_from_order(piece);
    }
    new_piece(slot, order, SW_NO_BUCKET, lots)->refused = true;
    slot->totals.refused += slot->run->in_window;
}

static void book_order(struct sw_slot *slot, const struct sw_item *item)
{
    struct sw_order *order = item->order;
    const struct sw_piece *before = order->booked;
    const struct sw_slot_lots lots = lots_of(slot, item);
    struct sw_slot_lots left = lots;
    slot->totals.orders += slot->run->in_window;
    book(slot, order, &left);
    if (left.count == 0) {
        return;
    }
    if (slot->plan->refuse) {
        refuse(slot, order, before, lots);
        return;
    }
    link_piece(new_piece(slot, order, SW_NO_BUCKET, left));
    try_later(slot);
    check_size(slot, order, left);
}

void sw_slot_enter(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    struct sw_slot *slot = run->steps[step->index].own;
    if (item->attempt > 0 || sw_item_visit(item, step) > 0) {
        go_on(run, step, item);
        return;
    }
    struct sw_piece *piece = earliest(slot, item->order, NULL);
    if (piece == NULL) {
        book_order(slot, item);
        piece = earliest(slot, item->order, NULL);
    }
    piece->come++;
    if (piece->refused) {
        sw_item_turn_away(run, step, item);
    } else if (piece->open) {
        go_on(run, step, item);
    } else {
        sw_item_list_add(&piece->waiting, item);
        sw_record_waiting(run, step, +1);
    }
}

void sw_slot_forget(struct sw_order *order)
{
    while (order->booked != NULL) {
        struct sw_piece *piece = order->booked;
        struct sw_slot *slot = piece->slot;
        assert(piece->waiting.count == 0);
        unbook(piece);
        drop_from_order(piece);
        if (slot->first != NULL) {
            (void)sw_engine_cancel(slot->run->engine, slot->retry);
            slot->retry =
                sw_engine_schedule(slot->run->engine, sw_run_now(slot->run),
                                   SW_PHASE_TIMER, try_again, slot);
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
}

void sw_slot_stop(struct sw_slot *slot)
{
    sw_slot_rooms_stop(&slot->rooms);
    sw_pool_destroy(slot->pieces);
}
