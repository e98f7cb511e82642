#include "base/spreadsheet.h"

#include <stddef.h>
#include <string.h>

bool sw_spreadsheet_is_formula(const char *text)
{
    static const char *const starts[] = {
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    };
    while (*text == '\'') {
        text++;
    }
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        if (strncmp(text, starts[i], strlen(starts[i])) == 0) {
            return true;
        }
    }
    return false;
}

const char *sw_spreadsheet_text(const char *cell)
{
    return cell[0] == '\'' && sw_spreadsheet_is_formula(cell) ? cell + 1 : cell;
}
