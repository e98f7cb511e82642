/*
 * pool.h - objects of one size that are used again and again.
 *
 * An object stays where it is until it is given back. Memory grows with the
 * most that were ever out at once.
 */
#ifndef SW_ENGINE_POOL_H
#define SW_ENGINE_POOL_H

#include <stddef.h>

struct sw_pool_object {
    struct sw_pool_object *next; /* free */
};

struct sw_pool {
    struct sw_pool_object *free;
    size_t live; /* how many are out */
    size_t size;
    struct sw_pool_object *chunks; /* owned */
    size_t chunk_count;            /* objects in the last one */
};

/* For objects of `size` bytes, aligned for any type. */
struct sw_pool *sw_pool_create(size_t size);

/* Free the pool and every object from it. NULL is fine. */
void sw_pool_destroy(struct sw_pool *pool);

/* Put a chunk of new objects among the free. */
void sw_pool_grow(struct sw_pool *pool);

/* An object, its bytes not set; to be given back. */
static inline void *sw_pool_take(struct sw_pool *pool)
{
    if (__builtin_expect(pool->free == NULL, 0)) {
        sw_pool_grow(pool);
    }
    struct sw_pool_object *object = pool->free;
    pool->free = object->next;
    pool->live++;
    return object;
}

/* Give back what was taken from this pool. */
static inline void sw_pool_give(struct sw_pool *pool, void *given)
{
    struct sw_pool_object *object = given;
    object->next = pool->free;
    pool->free = object;
    pool->live--;
}

#endif
