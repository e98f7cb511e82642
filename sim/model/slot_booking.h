/*
 * slot_booking.h - which bucket an order gets.
 */
#ifndef SW_MODEL_SLOT_BOOKING_H
#define SW_MODEL_SLOT_BOOKING_H

#include "model/slot.h"

/* Book for `lots` of the order: what has no room waits without a bucket, or
 * the order is refused. */
void sw_slot_book(struct sw_slot *slot, struct sw_order *order,
                  struct sw_slot_lots lots);

/* Book for `lots` in the bucket that runs at `at_us`, room or not. */
void sw_slot_book_at(struct sw_slot *slot, struct sw_order *order,
                     int64_t at_us, struct sw_slot_lots lots);

/* Lots of the order whose bucket has not opened go to earlier ones, as far as
 * there is room, and those that have waited for one that is open go on. False
 * if none gets an earlier one. */
bool sw_slot_rebook(struct sw_slot *slot, struct sw_order *order);

/* There is room again that was not: who waits looks once more. */
void sw_slot_try_again_now(struct sw_slot *slot);

#endif
