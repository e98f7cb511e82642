/*
 * reference_hold.c - the hold model: of the pending events the first happens
 * and is put back an exponential time later. One rung of buckets, as wide as
 * suits their known number and times, with a heap for the bucket in hand.
 */
#include "reference.h"

struct bucket {
    struct key *keys;
    size_t count;
    size_t capacity;
};

struct hold {
    struct random random;
    double now;
    uint64_t sequence;
    struct heap near;
    uint64_t near_end; /* keys of an earlier time are in `near` */
    struct bucket *buckets;
    struct bucket far;
    uint32_t bucket_count;
    uint32_t opened;
    double width;
    double per_width; /* 1 / width */
    double base;
};

typedef void hold_fn(struct hold *hold, uint32_t slot);

static void put(struct bucket *bucket, struct key key)
{
    bucket->keys = sw_reserve_array(bucket->keys, &bucket->capacity,
                                    bucket->count + 1, sizeof key);
    bucket->keys[bucket->count++] = key;
}

static inline void add(struct hold *hold, double at, uint32_t slot)
{
    const struct key key = key_of(at, hold->sequence++, slot);
    if (key.time < hold->near_end) {
        heap_push(&hold->near, key);
        return;
    }
    const double place = (at - hold->base) * hold->per_width;
    if (place >= hold->bucket_count) {
        put(&hold->far, key);
        return;
    }
    uint32_t i = (uint32_t)place;
    if (i <= hold->opened) {
        i = hold->opened + 1 < hold->bucket_count ? hold->opened + 1
                                                  : hold->opened;
    }
    put(&hold->buckets[i], key);
}

static void next_rung(struct hold *hold)
{
    const struct bucket far = hold->far;
    hold->far = (struct bucket){0};
    hold->base += hold->bucket_count * hold->width;
    hold->opened = 0;
    for (size_t i = 0; i < far.count; i++) {
        const double place =
            (time_of(far.keys[i]) - hold->base) * hold->per_width;
        if (place >= hold->bucket_count) {
            put(&hold->far, far.keys[i]);
        } else {
            put(&hold->buckets[place < 0 ? 0 : (uint32_t)place], far.keys[i]);
        }
    }
    sw_free(far.keys);
}

static void open_next(struct hold *hold)
{
    while (hold->near.count == 0) {
        hold->opened++;
        if (hold->opened == hold->bucket_count) {
            next_rung(hold);
        }
        const double end = hold->base + (hold->opened + 1) * hold->width;
        hold->near_end = key_of(end, 0, 0).time;
        struct bucket *bucket = &hold->buckets[hold->opened];
        for (size_t i = 0; i < bucket->count; i++) {
            heap_push(&hold->near, bucket->keys[i]);
        }
        bucket->count = 0;
    }
}

static __attribute__((noinline)) void happen(struct hold *hold, uint32_t slot)
{
    const double delay =
        draw_exponential(&hold->random, BENCH_SERVICE, hold->sequence);
    add(hold, hold->now + delay, slot);
}

static void start(struct hold *hold, uint32_t pending)
{
    *hold = (struct hold){.bucket_count = 1};
    random_init(&hold->random);
    heap_init(&hold->near, pending);
    while (hold->bucket_count < pending / 4) {
        hold->bucket_count *= 2;
    }
    hold->width = 8.0 / hold->bucket_count;
    hold->per_width = hold->bucket_count / 8.0;
    hold->buckets = sw_new_array(hold->bucket_count, sizeof(struct bucket));
    hold->near_end = key_of(hold->width, 0, 0).time;
    for (uint32_t slot = 0; slot < pending; slot++) {
        happen(hold, slot);
    }
}

static void end(struct hold *hold)
{
    for (uint32_t i = 0; i < hold->bucket_count; i++) {
        sw_free(hold->buckets[i].keys);
    }
    sw_free(hold->buckets);
    sw_free(hold->far.keys);
    heap_clear(&hold->near);
    random_clear(&hold->random);
}

struct bench_result REFERENCE(hold)(struct bench_size size)
{
    const uint32_t pending = (uint32_t)size.pending;
    struct hold hold;
    start(&hold, pending);
    hold_fn **slots = sw_new_array(pending, sizeof slots[0]);
    for (uint32_t slot = 0; slot < pending; slot++) {
        slots[slot] = happen;
    }

    const double start_s = bench_clock();
    for (uint64_t i = 0; i < size.count; i++) {
        open_next(&hold);
        const struct key first = heap_pop(&hold.near);
        const uint32_t slot = first.order & SLOT_MASK;
        hold.now = time_of(first);
        slots[slot](&hold, slot);
    }
    const double seconds = bench_clock() - start_s;
    sw_free(slots);
    end(&hold);
    return (struct bench_result){seconds, hold.now};
}
