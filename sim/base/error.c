#include "steelway/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

bool sw_fail(struct sw_error *err, enum sw_error_kind kind, const char *format,
             ...)
{
    assert(err != NULL && kind != SW_ERROR_NONE);

    va_list args;
    va_start(args, format);
    (void)vsnprintf(err->message, sizeof(err->message), format, args);
    va_end(args);
    err->kind = kind;
    return false;
}
