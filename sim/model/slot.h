/*
 * slot.h - orders book their lots into the buckets of a resource, and each lot
 * waits until its bucket opens.
 *
 * What an order has booked in one bucket is a piece. The first lot of an order
 * that comes books for all of them; each lot that comes then takes the earliest
 * piece that still has a lot to come. An order that is in process when the run
 * starts books for each lot as it comes.
 */
#ifndef SW_MODEL_SLOT_H
#define SW_MODEL_SLOT_H

#include "engine/pool.h"
#include "model/run.h"
#include "model/slot_room.h"

/* A piece of lots for which no bucket had room. */
#define SW_NO_BUCKET INT64_MAX

/* Orders of a class may have others moved to later buckets. */
struct sw_slot_displacing {
    const bool *moves; /* by order class; NULL: none */
    uint8_t times;     /* that an order may have been moved, this one too */
    int64_t frozen_us;
};

/* An order that is hurried books so, in place of what its class may. */
struct sw_slot_hurry {
    const struct sw_step *step;
    struct sw_slot_displacing how; /* `moves` may be NULL */
};

/* Sold when the run starts. */
struct sw_slot_sold {
    int64_t bucket;
    int64_t grams;
    uint32_t quota;
};

struct sw_slot_plan {
    struct sw_slot_buckets buckets;
    int64_t frozen_us;
    int64_t window_us;
    bool backward;
    bool whole;
    bool refuse;
    const bool *reserve_for; /* by order class; NULL: no reserve */
    int64_t reserve_frozen_us;
    const struct sw_slot_displacing *displacing; /* by order class */
    int64_t largest_g;                           /* that any bucket can hold */
    size_t sold_count;
    struct sw_slot_sold *sold;
    int64_t *remainder_us;     /* planned from the end of the slot to delivery,
                                  by product */
    const struct sw_op **uses; /* of the resource, by product; NULL: not here */
};

/* All of one weight but the last. */
struct sw_slot_lots {
    uint32_t count;
    int64_t each_g;
    int64_t last_g;
};

static inline int64_t sw_slot_weight(struct sw_slot_lots lots)
{
    return lots.count == 0 ? 0 : lots.each_g * (lots.count - 1) + lots.last_g;
}

struct sw_piece {
    struct sw_piece *next; /* in its bucket, or among those without one */
    struct sw_piece *previous;
    struct sw_piece *more; /* of its order */
    struct sw_slot *slot;
    struct sw_order *order;
    uint64_t number; /* of its own; the ticket of the lots that wait for it */
    uint64_t ticket; /* in the order of booking */
    int64_t bucket;  /* or SW_NO_BUCKET */
    struct sw_slot_grams grams;
    int64_t after;  /* it was moved from this one, and goes later; -1: no */
    int64_t was_us; /* end of what its order had, if it was moved; else 0 */
    struct sw_slot_lots lots;
    uint32_t come; /* of the lots */
    bool open;     /* its bucket has opened */
    bool refused;
    bool moving; /* out of its bucket, for an order that books now */
    struct sw_item_list waiting;
};

struct sw_slot_totals {
    sw_int128 booked_g; /* of buckets that opened */
    sw_int128 quota_g;
    uint64_t orders; /* that came to book */
    uint64_t refused;
    uint64_t displaced; /* how often an order was moved */
};

/* The state of a step. */
struct sw_slot {
    struct sw_run *run;
    const struct sw_step *step;
    const struct sw_slot_plan *plan;
    struct sw_slot_rooms rooms;
    struct sw_pool *pieces;
    uint64_t tickets;
    struct sw_piece *first; /* those without a bucket, as they came */
    struct sw_piece *last;
    int64_t opened; /* the last bucket that has opened */
    int64_t next;   /* the bucket of `opening` */
    struct sw_event opening;
    struct sw_event retry;
    struct sw_slot_totals totals;
};

void sw_slot_start(struct sw_run *run, const struct sw_step *step,
                   struct sw_slot *slot);
void sw_slot_stop(struct sw_slot *slot);

/* A lot has come to the step. */
void sw_slot_enter(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item);

/* What the order has booked at the step and has not opened is free again: its
 * lots come here no more. */
void sw_slot_give_up(struct sw_run *run, const struct sw_step *step,
                     struct sw_order *order);

/* The order, which has booked, is about to go: what has not opened of it is
 * free again. */
void sw_slot_forget(struct sw_order *order);

#endif
