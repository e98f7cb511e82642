#include <steelway/error.h>
#include <steelway/version.h>

#include <stdio.h>

int main(void)
{
    struct sw_error err = {0};
    if (sw_fail(&err, SW_ERROR_RUN, "built against %s", sw_version())) {
        return 1;
    }
    return puts(err.message) < 0;
}
