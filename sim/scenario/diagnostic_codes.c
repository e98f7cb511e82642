#include "scenario/diagnostic_codes.h"

const struct sw_diagnostic_code sw_diagnostic_codes[SW_CODE_COUNT] = {
#define SW_CODE_ROW(name, number, what) {number, what},
    SW_DIAGNOSTIC_CODES(SW_CODE_ROW)
#undef SW_CODE_ROW
};
