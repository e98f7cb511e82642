/*
 * slot_room.h - the buckets of a slot step, and what is still to be sold of
 * them.
 *
 *     bucket   |----- 7 -----|----- 8 -----|----- 9 -----|
 *     of it    quota a, quota b, reserve, and what is free
 *
 * A bucket holds what the rate makes of the time in which the resource is open
 * in it, and not curbed. Buckets that are past are forgotten.
 */
#ifndef SW_MODEL_SLOT_ROOM_H
#define SW_MODEL_SLOT_ROOM_H

#include "model/plan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SW_NO_QUOTA UINT32_MAX

/* A rate in tonnes a day. */
#define SW_SLOT_TONNES_A_DAY ((double)SW_DAY_US / (double)SW_TONNE_G)

struct sw_slot_quota {
    const char *name;
    double share;         /* of a bucket */
    int64_t returned_us;  /* before the bucket starts; 0: never */
    const char *customer; /* NULL: any */
    const bool *products; /* by index; NULL: any */
    const bool *classes;  /* by index; NULL: any */
};

struct sw_slot_buckets {
    const struct sw_resource *of;
    double rate; /* grams per microsecond that is open */
    int64_t length_us;
    int64_t origin_us; /* start of bucket 0, at most 0 */
    double reserve;    /* share of a bucket */
    size_t quota_count;
    const struct sw_slot_quota *quotas;
};

/* What is asked of a bucket, or what was booked of it, by its parts. */
struct sw_slot_grams {
    uint32_t quota; /* its number, or SW_NO_QUOTA */
    int64_t quota_g;
    int64_t free_g;
    int64_t reserve_g;
};

/* Whose room is looked for. */
struct sw_slot_claim {
    uint32_t quota;    /* or SW_NO_QUOTA */
    bool of_reserve;   /* the reserve too */
    bool reserve_only; /* nothing but the reserve */
};

struct sw_piece;

struct sw_slot_bucket {
    int64_t capacity_g;
    int64_t free_g; /* booked so far */
    int64_t reserve_g;
    int64_t *quota_g; /* by quota */
    struct sw_piece *first;
    struct sw_piece *last;
};

/* All buckets from `from` on that were ever looked at, in a ring. */
struct sw_slot_rooms {
    const struct sw_slot_buckets *plan;
    int64_t from;
    int64_t to; /* one behind the last */
    size_t size;
    struct sw_slot_bucket *ring; /* owned */
    int64_t *quotas;             /* owned */
};

int64_t sw_slot_start_us(const struct sw_slot_buckets *plan, int64_t bucket);

/* The bucket that runs at `at_us`, and the first that starts then or later. */
int64_t sw_slot_running(const struct sw_slot_buckets *plan, int64_t at_us);
int64_t sw_slot_first_from(const struct sw_slot_buckets *plan, int64_t at_us);

int64_t sw_slot_capacity_g(const struct sw_slot_buckets *plan, int64_t bucket);
int64_t sw_slot_quota_g(const struct sw_slot_buckets *plan, uint32_t quota,
                        int64_t capacity_g);

void sw_slot_rooms_start(struct sw_slot_rooms *rooms,
                         const struct sw_slot_buckets *plan);
void sw_slot_rooms_stop(struct sw_slot_rooms *rooms);

/* Forget what is before `bucket`. */
void sw_slot_rooms_advance(struct sw_slot_rooms *rooms, int64_t bucket);

/* One from the first kept on; stays there until another is asked for. */
struct sw_slot_bucket *sw_slot_rooms_at(struct sw_slot_rooms *rooms,
                                        int64_t bucket);

/* Grams that could be booked now. */
int64_t sw_slot_room_g(struct sw_slot_rooms *rooms, int64_t bucket,
                       struct sw_slot_claim claim, int64_t now_us);

/* Book them: of the quota first, then of the free part, then of the reserve;
 * what there is no room for, above what is free. */
struct sw_slot_grams sw_slot_take(struct sw_slot_rooms *rooms, int64_t bucket,
                                  struct sw_slot_claim claim, int64_t grams,
                                  int64_t now_us);

/* What was booked is free again. */
void sw_slot_give(struct sw_slot_rooms *rooms, int64_t bucket,
                  struct sw_slot_grams grams);

/* What was given back is booked again. */
void sw_slot_put(struct sw_slot_rooms *rooms, int64_t bucket,
                 struct sw_slot_grams grams);

/* All that is booked of the bucket. */
int64_t sw_slot_booked_g(const struct sw_slot_rooms *rooms,
                         const struct sw_slot_bucket *bucket);

#endif
