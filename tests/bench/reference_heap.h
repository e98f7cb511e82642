/*
 * reference_heap.h - an implicit four-ary heap of 16-byte keys: the bits of a
 * time that is not negative, then a sequence and a slot. The children of a node
 * share a cache line, and places past the end hold a key above all others.
 */
#ifndef SW_BENCH_REFERENCE_HEAP_H
#define SW_BENCH_REFERENCE_HEAP_H

#include "base/memory.h"
#include "steelway/units.h"

#include <stdint.h>
#include <string.h>

enum { SLOT_BITS = 24, SLOT_MASK = (1 << SLOT_BITS) - 1, HEAP_ROOT = 3 };

struct key {
    uint64_t order;
    uint64_t time;
};

struct heap {
    struct key *keys;
    uint32_t count;
};

static inline struct key key_of(double time, uint64_t sequence, uint32_t slot)
{
    struct key key = {.order = sequence << SLOT_BITS | slot};
    memcpy(&key.time, &time, sizeof key.time);
    return key;
}

static inline double time_of(struct key key)
{
    double time = 0;
    memcpy(&time, &key.time, sizeof time);
    return time;
}

static inline sw_uint128 key_value(struct key key)
{
    return (sw_uint128)key.time << 64 | key.order;
}

static inline void heap_init(struct heap *heap, uint32_t most)
{
    heap->count = 0;
    heap->keys = sw_new_aligned((most + 16) * sizeof heap->keys[0]);
    memset(heap->keys, 0xff, (most + 16) * sizeof heap->keys[0]);
}

static inline void heap_clear(struct heap *heap)
{
    sw_free(heap->keys);
}

static inline void heap_push(struct heap *heap, struct key key)
{
    struct key *keys = heap->keys;
    const sw_uint128 value = key_value(key);
    uint32_t i = heap->count++ + HEAP_ROOT;
    while (i > HEAP_ROOT) {
        const uint32_t parent = i / 4 + 2;
        if (value >= key_value(keys[parent])) {
            break;
        }
        keys[i] = keys[parent];
        i = parent;
    }
    keys[i] = key;
}

/* Put `key` in the place of the root and let it sink. */
static inline void heap_sink(struct heap *heap, struct key key)
{
    struct key *keys = heap->keys;
    const uint32_t end = heap->count + HEAP_ROOT;
    const sw_uint128 value = key_value(key);
    uint32_t i = HEAP_ROOT;
    for (;;) {
        const uint32_t child = 4 * (i - 2);
        if (child >= end) {
            break;
        }
        const sw_uint128 a = key_value(keys[child]);
        const sw_uint128 b = key_value(keys[child + 1]);
        const sw_uint128 c = key_value(keys[child + 2]);
        const sw_uint128 d = key_value(keys[child + 3]);
        const uint32_t left = child + (b < a);
        const uint32_t right = child + 2 + (d < c);
        const sw_uint128 least_left = b < a ? b : a;
        const sw_uint128 least_right = d < c ? d : c;
        const uint32_t least = least_right < least_left ? right : left;
        if (value <= (least_right < least_left ? least_right : least_left)) {
            break;
        }
        keys[i] = keys[least];
        i = least;
    }
    keys[i] = key;
}

static inline struct key heap_pop(struct heap *heap)
{
    const struct key first = heap->keys[HEAP_ROOT];
    const uint32_t last = --heap->count + HEAP_ROOT;
    const struct key key = heap->keys[last];
    memset(&heap->keys[last], 0xff, sizeof key);
    if (heap->count > 0) {
        heap_sink(heap, key);
    }
    return first;
}

#endif
