#include "scenario/full_width.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_FORM = 0xff01, LAST_FORM = 0xff5e, FORMS_LESS_ASCII = 0xfee0 };

/* '\0' if the character stands for none of ASCII. */
static char plain_of(uint32_t code)
{
    if (code >= FIRST_FORM && code <= LAST_FORM) {
        return (char)(code - FORMS_LESS_ASCII);
    }
    switch (code) {
    case 0x3000: /* the ideographic space */
        return ' ';
    case 0x3001: /* the enumeration comma */
        return ',';
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x201c:
    case 0x201d:
        return '"';
    default:
        return '\0';
    }
}

bool sw_full_width_find(struct sw_full_width *found, const char *text)
{
    size_t left = strlen(text);
    uint32_t before = ' ';
    while (left > 0 && !(*text == '#' && before == ' ')) {
        uint32_t code = 0;
        const size_t size = sw_utf8_next(text, left, &code);
        if (size == 0) {
            return false;
        }
        const char plain = (char)(before < 0x80 ? plain_of(code) : '\0');
        if (plain != '\0') {
            *found = (struct sw_full_width){text, size, plain};
            return true;
        }
        before = code;
        text += size;
        left -= size;
    }
    return false;
}
