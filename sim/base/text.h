/*
 * text.h - a text that grows.
 *
 *     struct sw_text text = {0};
 *     sw_text_format(&text, "%d lots", 3);
 *     use(sw_text_get(&text));
 *     sw_text_clear(&text);
 */
#ifndef SW_BASE_TEXT_H
#define SW_BASE_TEXT_H

#include <stddef.h>

struct sw_text {
    char *bytes; /* owned; ends in '\0' once anything was added */
    size_t length;
    size_t capacity;
};

void sw_text_add(struct sw_text *text, const char *added);
void sw_text_add_n(struct sw_text *text, const char *added, size_t length);
void sw_text_format(struct sw_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far, never NULL; borrowed until the next change. */
const char *sw_text_get(const struct sw_text *text);

/* Free the text and leave it empty. */
void sw_text_clear(struct sw_text *text);

#endif
