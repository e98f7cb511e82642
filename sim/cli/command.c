#include "cli/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct sw_command *const commands[] = {
    &sw_command_help,
};

const struct sw_command *const *sw_commands(size_t *count)
{
    *count = sizeof(commands) / sizeof(commands[0]);
    return commands;
}

const struct sw_command *sw_command_find(const char *name)
{
    size_t count;
    const struct sw_command *const *all = sw_commands(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i]->name, name) == 0) {
            return all[i];
        }
    }
    return NULL;
}

enum sw_exit sw_command_fail(const struct sw_error *err)
{
    (void)fprintf(stderr, "steelway: %s\n", err->message);
    switch (err->kind) {
    case SW_ERROR_NONE:
        return SW_EXIT_DONE;
    case SW_ERROR_USAGE:
        return SW_EXIT_USAGE;
    case SW_ERROR_INPUT:
        return SW_EXIT_INPUT;
    case SW_ERROR_GATE:
        return SW_EXIT_GATE;
    case SW_ERROR_RUN:
    case SW_ERROR_IO:
        break;
    }
    return SW_EXIT_FAILED;
}

enum sw_exit sw_command_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)fputs("steelway: ", stderr);
    (void)vfprintf(stderr, format, arguments);
    (void)fputc('\n', stderr);
    va_end(arguments);
    return SW_EXIT_USAGE;
}

void sw_command_overview(void)
{
    size_t count;
    const struct sw_command *const *all = sw_commands(&count);
    for (size_t i = 0; i < count; i++) {
        printf("  %-10s %s\n", all[i]->name, all[i]->help);
    }
}

enum sw_exit sw_command_flush(enum sw_exit so_far)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return so_far;
    }
    (void)fprintf(stderr, "steelway: cannot write to standard output: %s\n",
                  strerror(errno));
    return SW_EXIT_FAILED;
}
