/*
 * arena.h - memory that is freed all at once.
 *
 * What a scenario holds (its tree, texts, settings, tables) lives exactly as
 * long as the scenario: it is taken from one arena and never freed by itself.
 */
#ifndef SW_BASE_ARENA_H
#define SW_BASE_ARENA_H

#include <stddef.h>

struct sw_arena;

struct sw_arena *sw_arena_create(void);

/* Free the arena and everything taken from it. NULL is fine. */
void sw_arena_destroy(struct sw_arena *arena);

/* `count` zeroed elements, aligned for any type; they live as long as the
 * arena. A count of zero gives a valid pointer to nothing. */
void *sw_arena_array(struct sw_arena *arena, size_t count, size_t size);

#define sw_arena_new(arena, type)                                              \
    ((type *)sw_arena_array(arena, 1, sizeof(type)))

/* Copies of `text`, of its first `length` bytes, and of a formatted text. */
char *sw_arena_text(struct sw_arena *arena, const char *text);
char *sw_arena_text_n(struct sw_arena *arena, const char *text, size_t length);
char *sw_arena_format(struct sw_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
