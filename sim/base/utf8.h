/*
 * utf8.h - characters in UTF-8 text: decoding, checking, width on a terminal.
 */
#ifndef SW_BASE_UTF8_H
#define SW_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * The character at the start of `bytes`: its length in bytes, 1 to 4, with its
 * code point in `*code`. 0 if `length` is 0 or the bytes are not valid UTF-8
 * (overlong forms, surrogates and what lies above U+10FFFF are not valid).
 */
size_t sw_utf8_next(const char *bytes, size_t length, uint32_t *code);

/* How many bytes from the start are valid UTF-8: `length` if all are. */
size_t sw_utf8_valid(const char *bytes, size_t length);

/* How many characters the first `length` bytes of valid UTF-8 hold. */
size_t sw_utf8_count(const char *bytes, size_t length);

/* Columns of a terminal that a character takes: 0 for a combining mark, 2 for
 * a Chinese one, else 1. */
int sw_utf8_width(uint32_t code);

/* The same for a whole text; a byte that is not valid UTF-8 counts 1. */
size_t sw_utf8_text_width(const char *text);

#endif
