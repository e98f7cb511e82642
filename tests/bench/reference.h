/*
 * reference.h - what the bare loops are made of: events in a heap of 16-byte
 * keys, times as doubles, and nothing that a real engine needs besides: no
 * cancel, no phases, no checks, and room for as many events as will ever be.
 *
 * The files reference_*.c are compiled twice: once they draw by address, as
 * Steelway does, and once, with REFERENCE_SEQUENTIAL, from one generator.
 */
#ifndef SW_BENCH_REFERENCE_H
#define SW_BENCH_REFERENCE_H

#include "bench.h"

#include "base/memory.h"
#include "reference_heap.h"
#include "reference_random.h"

#include <stdlib.h>

#ifdef REFERENCE_SEQUENTIAL
#define REFERENCE(name) sequential_##name
#else
#define REFERENCE(name) reference_##name
#endif

struct loop;

typedef void loop_fn(struct loop *loop, void *self);

struct loop_slot {
    loop_fn *fn;
    void *self;
};

struct loop {
    double now;
    uint64_t sequence;
    struct heap heap;
    struct loop_slot *slots;
    uint32_t *free;
    uint32_t free_count;
    bool hole; /* the root has happened */
    struct random random;
};

static inline void loop_init(struct loop *loop, uint32_t most)
{
    *loop = (struct loop){.free_count = most};
    heap_init(&loop->heap, most);
    random_init(&loop->random);
    loop->slots = sw_new_array(most, sizeof loop->slots[0]);
    loop->free = sw_new_array(most, sizeof loop->free[0]);
    for (uint32_t i = 0; i < most; i++) {
        loop->free[i] = most - 1 - i;
    }
}

static inline void loop_clear(struct loop *loop)
{
    heap_clear(&loop->heap);
    random_clear(&loop->random);
    sw_free(loop->slots);
    sw_free(loop->free);
}

static inline void loop_schedule(struct loop *loop, double at, loop_fn *fn,
                                 void *self)
{
    const uint32_t slot = loop->free[--loop->free_count];
    const struct key key = key_of(at, loop->sequence++, slot);
    loop->slots[slot] = (struct loop_slot){fn, self};
    if (loop->hole) {
        loop->hole = false;
        heap_sink(&loop->heap, key);
    } else {
        heap_push(&loop->heap, key);
    }
}

static inline void loop_run(struct loop *loop)
{
    for (;;) {
        if (loop->hole) {
            loop->hole = false;
            heap_pop(&loop->heap);
        }
        if (loop->heap.count == 0) {
            return;
        }
        const struct key first = loop->heap.keys[HEAP_ROOT];
        const uint32_t index = first.order & SLOT_MASK;
        const struct loop_slot slot = loop->slots[index];
        loop->now = time_of(first);
        loop->free[loop->free_count++] = index;
        loop->hole = true;
        slot.fn(loop, slot.self);
    }
}

#endif
