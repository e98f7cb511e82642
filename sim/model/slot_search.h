/*
 * slot_search.h - the buckets that an order may have, in the order in which
 * they are looked at.
 */
#ifndef SW_MODEL_SLOT_SEARCH_H
#define SW_MODEL_SLOT_SEARCH_H

#include "model/slot.h"

/* Buckets are looked at from `target` back to `lowest`, then from behind
 * `target` on to `last`. */
struct sw_slot_search {
    struct sw_slot_claim claim;
    int64_t lowest;
    int64_t ordinary; /* below this one there is only the reserve */
    const struct sw_slot_displacing *displacing; /* NULL: moves nobody */
    int64_t target;
    int64_t last;
    int64_t at;
    bool ahead;
};

/* The first quota that the order fits, or SW_NO_QUOTA. */
uint32_t sw_slot_quota_of(const struct sw_slot *slot,
                          const struct sw_order *order);

struct sw_slot_search sw_slot_search_start(const struct sw_slot *slot,
                                           const struct sw_order *order);

/* For a piece without a bucket: one that was moved goes later, and moves
 * nobody. */
struct sw_slot_search sw_slot_search_for(const struct sw_piece *piece);

/* The next bucket to look at, or SW_NO_BUCKET. */
int64_t sw_slot_search_next(struct sw_slot_search *search);

/* One of the lots (or all that go as a whole) could never be had of one bucket:
 * the run fails. */
void sw_slot_check_size(struct sw_slot *slot, const struct sw_order *order,
                        struct sw_slot_lots lots);

#endif
