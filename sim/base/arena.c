#include "base/arena.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK_BYTES = 64 * 1024, ALIGNMENT = 16 };

struct chunk {
    struct chunk *older;
    size_t used;
    size_t size;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct sw_arena {
    struct chunk *newest;
};

static struct chunk *add_chunk(struct sw_arena *arena, size_t size)
{
    struct chunk *chunk = sw_new_array(1, sizeof(struct chunk) + size);
    chunk->older = arena->newest;
    chunk->size = size;
    arena->newest = chunk;
    return chunk;
}

struct sw_arena *sw_arena_create(void)
{
    return sw_new(struct sw_arena);
}

void sw_arena_destroy(struct sw_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    while (arena->newest != NULL) {
        struct chunk *chunk = arena->newest;
        arena->newest = chunk->older;
        sw_free(chunk);
    }
    sw_free(arena);
}

void *sw_arena_array(struct sw_arena *arena, size_t count, size_t size)
{
    assert(size > 0 && count < SIZE_MAX / 2 / size);
    const size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct chunk *chunk = arena->newest;
    if (chunk == NULL || chunk->size - chunk->used < bytes) {
        chunk = add_chunk(arena, bytes > CHUNK_BYTES ? bytes : CHUNK_BYTES);
    }
    void *block = chunk->bytes + chunk->used;
    chunk->used += bytes;
    return block;
}

char *sw_arena_text_n(struct sw_arena *arena, const char *text, size_t length)
{
    char *copy = sw_arena_array(arena, length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

char *sw_arena_text(struct sw_arena *arena, const char *text)
{
    return sw_arena_text_n(arena, text, strlen(text));
}

char *sw_arena_format(struct sw_arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = sw_arena_array(arena, (size_t)length + 1, 1);
    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
