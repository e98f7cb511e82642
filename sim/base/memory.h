/*
 * memory.h - the only file pair that calls malloc and free.
 *
 * Running out of memory ends the program with a message: none of these ever
 * returns NULL. Sizes a user can set are bounded by the settings instead.
 */
#ifndef SW_BASE_MEMORY_H
#define SW_BASE_MEMORY_H

#include <stddef.h>

/* One zeroed object of this type. */
#define sw_new(type) ((type *)sw_new_array(1, sizeof(type)))

/* `count` zeroed elements. */
void *sw_new_array(size_t count, size_t size);

/* The same elements in a block for `count`; the added ones are not set. */
void *sw_resize_array(void *block, size_t count, size_t size);

/*
 * A block with room for at least `need` elements: `block` itself, or a larger
 * copy of it with `*capacity` raised (at least doubled). Added ones are not
 * set.
 */
void *sw_reserve_array(void *block, size_t *capacity, size_t need, size_t size);

/* `count` zeroed bytes that start on a cache line; free with sw_free. */
void *sw_new_aligned(size_t count);

/* A copy of `text`; free with sw_free. */
char *sw_copy_text(const char *text);

/* Free what the above returned. NULL is fine. */
void sw_free(void *block);

#endif
