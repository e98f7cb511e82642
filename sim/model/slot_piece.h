/*
 * slot_piece.h - what orders have booked, and the opening of buckets.
 */
#ifndef SW_MODEL_SLOT_PIECE_H
#define SW_MODEL_SLOT_PIECE_H

#include "model/slot.h"

/* A piece of the order, in no list but the order's. */
struct sw_piece *sw_piece_create(struct sw_slot *slot, struct sw_order *order,
                                 int64_t bucket, struct sw_slot_lots lots);

/* It is in no list but its order's, and goes. */
void sw_piece_destroy(struct sw_piece *piece);

/* The lot waits for the piece; and the piece that a lot of the order, which
 * waits, waits for. */
void sw_piece_hold(struct sw_piece *piece, struct sw_item *lot);
struct sw_piece *sw_piece_holding(const struct sw_slot *slot,
                                  const struct sw_item *lot);

/* Put it among those of its bucket, or those without one, in the order of
 * booking; and take it out. */
void sw_piece_link(struct sw_piece *piece);
void sw_piece_unlink(struct sw_piece *piece);

/* The part of what it has booked that a lot of `grams` is: the reverse of how
 * it was booked. And what it has booked, less that. */
struct sw_slot_grams sw_piece_lot_grams(const struct sw_piece *piece,
                                        int64_t grams);
void sw_piece_lighten(struct sw_piece *piece, struct sw_slot_grams grams);

/* Its last `lots` lots as a piece of their own that has nothing booked and is
 * in no list; it goes if it has no more. */
struct sw_piece *sw_piece_split(struct sw_piece *piece, uint32_t lots);

/* Of the pieces of an order that are newer than `until`, the earliest that
 * still has a lot to come. */
struct sw_piece *sw_piece_earliest(const struct sw_slot *slot,
                                   const struct sw_order *order,
                                   const struct sw_piece *until);

/* Book the piece, which has a bucket, of its room. */
void sw_piece_book(struct sw_piece *piece, struct sw_slot_claim claim);

/* It gives back what it has booked, as if it never had, and is in no list but
 * its order's. */
void sw_piece_withdraw(struct sw_piece *piece);

/* Have the next bucket open of which something is booked. */
void sw_slot_open_next(struct sw_slot *slot);

/* Has the bucket started? */
bool sw_slot_is_open(const struct sw_slot *slot, int64_t bucket);

/* Lots go on from the step, one after the other. */
void sw_slot_let_go(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item);
void sw_slot_release(struct sw_run *run, const struct sw_step *step,
                     struct sw_item_list *list);

#endif
