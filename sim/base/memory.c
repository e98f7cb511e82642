#include "base/memory.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_LINE = 64 };

static _Noreturn void out_of_memory(size_t count, size_t size)
{
    (void)fprintf(stderr, "steelway: out of memory (%zu items of %zu bytes)\n",
                  count, size);
    abort();
}

void *sw_new_array(size_t count, size_t size)
{
    assert(count > 0 && size > 0);
    void *block = calloc(count, size);
    if (block == NULL) {
        out_of_memory(count, size);
    }
    return block;
}

void *sw_resize_array(void *block, size_t count, size_t size)
{
    assert(count > 0 && size > 0);
    if (count > SIZE_MAX / size) {
        out_of_memory(count, size);
    }
    void *resized = realloc(block, count * size);
    if (resized == NULL) {
        out_of_memory(count, size);
    }
    return resized;
}

void *sw_reserve_array(void *block, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity) {
        return block;
    }
    size_t larger = *capacity < 8 ? 16 : 2 * *capacity;
    if (larger < need) {
        larger = need;
    }
    *capacity = larger;
    return sw_resize_array(block, larger, size);
}

void *sw_new_aligned(size_t count)
{
    assert(count > 0);
    const size_t rounded = (count + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
    void *block = aligned_alloc(CACHE_LINE, rounded);
    if (block == NULL) {
        out_of_memory(1, rounded);
    }
    memset(block, 0, rounded);
    return block;
}

char *sw_copy_text(const char *text)
{
    const size_t size = strlen(text) + 1;
    char *copy = sw_new_array(size, 1);
    memcpy(copy, text, size);
    return copy;
}

void sw_free(void *block)
{
    free(block);
}
