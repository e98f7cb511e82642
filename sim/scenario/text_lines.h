/*
 * text_lines.h - which line and column a byte of a file stands in.
 */
#ifndef SW_SCENARIO_TEXT_LINES_H
#define SW_SCENARIO_TEXT_LINES_H

#include "base/arena.h"
#include "scenario/node.h"

/* A file in memory, cleaned by sw_input_clean. */
struct sw_lines {
    const char *file;
    const char *bytes; /* borrowed; ends in '\0' */
    size_t length;
    struct sw_arena *arena; /* for copies of lines */
    size_t count;
    size_t *starts;
    const char **texts; /* made when first asked for */
    size_t counted_to;  /* a position, */
    size_t counted;     /* and the characters of its line before it */
};

/* Look through the bytes, which stay as they are until sw_lines_clear. */
void sw_lines_init(struct sw_lines *lines, const char *file, const char *bytes,
                   size_t length, struct sw_arena *arena);
void sw_lines_clear(struct sw_lines *lines);

/* The place of bytes[position], or of the end if it lies beyond; its texts live
 * in the arena. Fastest if asked for in ascending order. */
struct sw_place sw_lines_place(struct sw_lines *lines, size_t position);

#endif
