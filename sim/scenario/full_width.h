/*
 * full_width.h - punctuation and digits of Chinese keyboards that look like
 * those of ASCII and are others: "，", "：", "“".
 */
#ifndef SW_SCENARIO_FULL_WIDTH_H
#define SW_SCENARIO_FULL_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

struct sw_full_width {
    const char *at; /* in the text */
    size_t size;    /* bytes */
    char plain;     /* what was probably meant */
};

/* The first such character in `text` that begins it or follows ASCII: among
 * Chinese words they are in their place. False if there is none before the end
 * or a comment. */
bool sw_full_width_find(struct sw_full_width *found, const char *text);

#endif
