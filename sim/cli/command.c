#include "cli/command.h"

#include "steelway/nearest_name.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct sw_command *const commands[] = {
    &sw_command_init,    &sw_command_check,   &sw_command_run,
    &sw_command_compare, &sw_command_explain, &sw_command_survive,
    &sw_command_keys,    &sw_command_schema,  &sw_command_help,
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

const struct sw_command *const *sw_commands(size_t *count)
{
    *count = COMMANDS;
    return commands;
}

const struct sw_command *sw_command_find(const char *name)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
        names[i] = commands[i]->name;
    }
    const char *near = sw_nearest_name(name, names, COMMANDS);
    if (near != NULL) {
        (void)sw_command_usage("there is no command '%s'; did you mean '%s'?",
                               name, near);
    } else {
        (void)sw_command_usage("there is no command '%s'; steelway --help "
                               "prints all",
                               name);
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

static void print_overview(void)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        printf("  %-10s %s\n", commands[i]->name, commands[i]->help);
    }
}

void sw_command_help_all(void)
{
    puts("steelway COMMAND [ARGUMENTS]\n"
         "\n"
         "How steel orders travel from the mill to the fabricator, and which\n"
         "change shortens their delivery, by how much, how surely, at what "
         "cost.\n"
         "\n"
         "Commands");
    print_overview();
    puts("\n"
         "Options\n"
         "  --help     print this; after a command, its options and examples\n"
         "  --version  print version and compiler\n"
         "\n"
         "Exit codes\n"
         "  0 done   1 failed   2 wrong command line   3 wrong input\n"
         "  4 done, but a gate was missed   130 interrupted");
}

static void explain_option(const struct sw_option *option)
{
    char name[48];
    const bool may_lack = option->value_may_lack;
    (void)snprintf(name, sizeof(name), "--%s%s%s%s", option->name,
                   option->value == NULL ? ""
                   : may_lack            ? "[="
                                         : " ",
                   option->value == NULL ? "" : option->value,
                   may_lack ? "]" : "");
    printf("  %-22s  %s\n", name, option->help);
}

void sw_command_describe(const struct sw_command *command)
{
    puts("Examples");
    for (const struct sw_example *at = command->examples; at->command != NULL;
         at++) {
        printf("  %s\n      %s\n", at->command, at->what);
    }
    printf("\nUsage\n  %s\n\n%s\n\nOptions\n", command->usage, command->about);
    for (size_t i = 0; i < SW_OPTION_COUNT; i++) {
        if ((command->options >> i & 1) != 0) {
            explain_option(&SW_OPTIONS[i]);
        }
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
