#include "engine/event_heap.h"

#include "base/memory.h"

#include <string.h>

enum { FIRST_CAPACITY = 64 };

static void set_capacity(struct sw_event_heap *heap, size_t capacity)
{
    struct sw_event_key *keys = sw_new_aligned(capacity * sizeof keys[0]);
    if (heap->keys != NULL) {
        memcpy(keys, heap->keys, heap->capacity * sizeof keys[0]);
    }
    for (size_t i = heap->capacity; i < capacity; i++) {
        keys[i] = SW_LAST_KEY;
    }
    sw_free(heap->keys);
    heap->keys = keys;
    heap->capacity = capacity;
}

void sw_event_heap_init(struct sw_event_heap *heap)
{
    *heap = (struct sw_event_heap){.end = SW_HEAP_ROOT};
    set_capacity(heap, FIRST_CAPACITY);
}

void sw_event_heap_clear(struct sw_event_heap *heap)
{
    sw_free(heap->keys);
    *heap = (struct sw_event_heap){0};
}

void sw_event_heap_grow(struct sw_event_heap *heap)
{
    set_capacity(heap, 2 * heap->capacity);
}
