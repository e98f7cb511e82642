#include "engine/pool.h"

#include "base/memory.h"

#include <assert.h>
#include <stdalign.h>

enum { FIRST_CHUNK = 16, LARGEST_CHUNK = 4096 };

struct sw_pool *sw_pool_create(size_t size)
{
    assert(size > 0);
    const size_t unit = alignof(max_align_t);
    struct sw_pool *pool = sw_new(struct sw_pool);
    pool->size = (size + unit - 1) / unit * unit;
    return pool;
}

void sw_pool_destroy(struct sw_pool *pool)
{
    if (pool == NULL) {
        return;
    }
    struct sw_pool_object *next = NULL;
    for (struct sw_pool_object *chunk = pool->chunks; chunk != NULL;
         chunk = next) {
        next = chunk->next;
        sw_free(chunk);
    }
    sw_free(pool);
}

/* A chunk is one object's place for its link, then the objects. */
void sw_pool_grow(struct sw_pool *pool)
{
    if (pool->chunk_count < LARGEST_CHUNK) {
        pool->chunk_count =
            pool->chunk_count == 0 ? FIRST_CHUNK : 2 * pool->chunk_count;
    }
    char *chunk = sw_resize_array(NULL, pool->chunk_count + 1, pool->size);
    struct sw_pool_object *link = (struct sw_pool_object *)chunk;
    link->next = pool->chunks;
    pool->chunks = link;
    for (size_t i = pool->chunk_count; i > 0; i--) {
        struct sw_pool_object *object =
            (struct sw_pool_object *)(chunk + i * pool->size);
        object->next = pool->free;
        pool->free = object;
    }
}
