#include "base/text.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void reserve(struct sw_text *text, size_t more)
{
    text->bytes = sw_reserve_array(text->bytes, &text->capacity,
                                   text->length + more + 1, 1);
}

void sw_text_add_n(struct sw_text *text, const char *added, size_t length)
{
    reserve(text, length);
    memcpy(text->bytes + text->length, added, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void sw_text_add(struct sw_text *text, const char *added)
{
    sw_text_add_n(text, added, strlen(added));
}

void sw_text_format(struct sw_text *text, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    reserve(text, (size_t)length);
    (void)vsnprintf(text->bytes + text->length, (size_t)length + 1, format,
                    again);
    va_end(again);
    text->length += (size_t)length;
}

const char *sw_text_get(const struct sw_text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

void sw_text_clear(struct sw_text *text)
{
    sw_free(text->bytes);
    *text = (struct sw_text){0};
}
