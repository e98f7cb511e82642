#include "steelway/version.h"

#define TEXT_OF(number) #number
#define DOTTED(major, minor, patch)                                            \
    TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *sw_version(void)
{
    return DOTTED(SW_VERSION_MAJOR, SW_VERSION_MINOR, SW_VERSION_PATCH);
}

const char *sw_compiler(void)
{
#if defined(__clang__)
    return "clang " __clang_version__;
#else
    return "gcc " __VERSION__;
#endif
}
