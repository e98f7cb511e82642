#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

struct range {
    uint32_t first;
    uint32_t last;
};

/* Unicode's East Asian Width W and F, neighbours joined. */
static const struct range wide[] = {
    {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},
    {0xa960, 0xa97c},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
};

static const struct range combining[] = {
    {0x0300, 0x036f}, {0x200b, 0x200f}, {0x20d0, 0x20f0}, {0xfe00, 0xfe0f}};

size_t sw_utf8_next(const char *bytes, size_t length, uint32_t *code)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (length == 0) {
        return 0;
    }
    const unsigned char first = (unsigned char)bytes[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    const size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || size > length) {
        return 0;
    }
    uint32_t value = first & (0x7fU >> size);
    for (size_t i = 1; i < size; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        if ((byte & 0xc0) != 0x80) {
            return 0;
        }
        value = value << 6 | (byte & 0x3fU);
    }
    if (value < smallest[size] || value > 0x10ffff ||
        (value >= 0xd800 && value <= 0xdfff)) {
        return 0;
    }
    *code = value;
    return size;
}

size_t sw_utf8_valid(const char *bytes, size_t length)
{
    size_t at = 0;
    uint32_t code = 0;
    while (at < length) {
        const size_t size = sw_utf8_next(bytes + at, length - at, &code);
        if (size == 0) {
            break;
        }
        at += size;
    }
    return at;
}

size_t sw_utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    }
    return count;
}

static bool is_in(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

int sw_utf8_width(uint32_t code)
{
    if (code < 0x300) {
        return 1;
    }
    if (is_in(code, combining, sizeof combining / sizeof combining[0])) {
        return 0;
    }
    return is_in(code, wide, sizeof wide / sizeof wide[0]) ? 2 : 1;
}

size_t sw_utf8_text_width(const char *text)
{
    size_t width = 0;
    size_t left = strlen(text);
    while (left > 0) {
        uint32_t code = 0;
        const size_t size = sw_utf8_next(text, left, &code);
        width += size == 0 ? 1 : (size_t)sw_utf8_width(code);
        text += size == 0 ? 1 : size;
        left -= size == 0 ? 1 : size;
    }
    return width;
}
