/*
 * event_heap.h - the keys of events, and a heap of them.
 *
 * A key is 16 bytes, compared as one unsigned 128-bit number: the instant with
 * its phase and priority, then how many events were scheduled before. The low
 * word ends in the event's slot, which never decides, for sequences differ.
 *
 *     when   time 57 bits | phase 3 | priority 3
 *     order  sequence 32  | slot 32
 *
 * The heap is implicit and four-ary: the children of i are 4 (i - 2) to
 * 4 (i - 2) + 3. Its root is 3, so that the four children of a node share a
 * cache line. Places past the end hold a key above all others, so that the
 * smallest of four children is found without a look at the end.
 */
#ifndef SW_ENGINE_EVENT_HEAP_H
#define SW_ENGINE_EVENT_HEAP_H

#include "steelway/units.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sw_event_key {
    uint64_t order;
    uint64_t when;
};

struct sw_event_heap {
    struct sw_event_key *keys; /* owned; keys[3] is the first */
    size_t end;                /* the last key is keys[end - 1] */
    size_t capacity;
};

enum { SW_HEAP_ROOT = 3 };

#define SW_LAST_KEY ((struct sw_event_key){UINT64_MAX, UINT64_MAX})

void sw_event_heap_init(struct sw_event_heap *heap);
void sw_event_heap_clear(struct sw_event_heap *heap);

/* Make room for more. A heap is never full after it. */
void sw_event_heap_grow(struct sw_event_heap *heap);

static inline sw_uint128 sw_event_key_value(struct sw_event_key key)
{
    return (sw_uint128)key.when << 64 | key.order;
}

static inline size_t sw_event_heap_count(const struct sw_event_heap *heap)
{
    return heap->end - SW_HEAP_ROOT;
}

static inline void sw_event_heap_push(struct sw_event_heap *heap,
                                      struct sw_event_key key)
{
    if (__builtin_expect(heap->end == heap->capacity, false)) {
        sw_event_heap_grow(heap);
    }
    struct sw_event_key *keys = heap->keys;
    const sw_uint128 value = sw_event_key_value(key);
    size_t i = heap->end++;
    while (i > SW_HEAP_ROOT) {
        const size_t parent = i / 4 + 2;
        if (sw_event_key_value(keys[parent]) <= value) {
            break;
        }
        keys[i] = keys[parent];
        i = parent;
    }
    keys[i] = key;
}

/* Put `key` in the place of keys[i], whose children are in order, and let it
 * sink. */
static inline void sw_event_heap_sink(struct sw_event_heap *heap, size_t i,
                                      struct sw_event_key key)
{
    struct sw_event_key *keys = heap->keys;
    const sw_uint128 value = sw_event_key_value(key);
    for (;;) {
        const size_t child = 4 * (i - 2);
        if (child >= heap->end) {
            break;
        }
        const sw_uint128 a = sw_event_key_value(keys[child]);
        const sw_uint128 b = sw_event_key_value(keys[child + 1]);
        const sw_uint128 c = sw_event_key_value(keys[child + 2]);
        const sw_uint128 d = sw_event_key_value(keys[child + 3]);
        const size_t left = child + (b < a);
        const size_t right = child + 2 + (d < c);
        const sw_uint128 least_left = b < a ? b : a;
        const sw_uint128 least_right = d < c ? d : c;
        const size_t least = least_right < least_left ? right : left;
        if (value <= (least_right < least_left ? least_right : least_left)) {
            break;
        }
        keys[i] = keys[least];
        i = least;
    }
    keys[i] = key;
}

static inline void sw_event_heap_pop(struct sw_event_heap *heap)
{
    const size_t last = --heap->end;
    const struct sw_event_key key = heap->keys[last];
    heap->keys[last] = SW_LAST_KEY;
    if (last > SW_HEAP_ROOT) {
        sw_event_heap_sink(heap, SW_HEAP_ROOT, key);
    }
}

#endif
