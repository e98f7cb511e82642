/*
 * command.h - the words after `steelway`.
 *
 * A command is one file command_NAME.c, which defines `sw_command_NAME`, and
 * one row of the table in command.c. It reads its own options, prints its own
 * --help and returns how it went.
 */
#ifndef SW_CLI_COMMAND_H
#define SW_CLI_COMMAND_H

#include "steelway/error.h"

#include <stddef.h>

/* What the shell sees; promised to scripts, so never renumbered. */
enum sw_exit {
    SW_EXIT_DONE = 0,
    SW_EXIT_FAILED = 1, /* the run itself, or a disk that refuses */
    SW_EXIT_USAGE = 2,
    SW_EXIT_INPUT = 3,        /* a scenario, study or CSV file is wrong */
    SW_EXIT_GATE = 4,         /* done, but a gate was missed */
    SW_EXIT_INTERRUPTED = 130 /* what was finished is kept, marked partial */
};

/* Do the command; argv[0] is its name, argv[argc] NULL. */
typedef enum sw_exit sw_command_fn(int argc, char **argv);

struct sw_command {
    const char *name;
    const char *help; /* one line, starts with a verb, no full stop */
    sw_command_fn *run;
};

extern const struct sw_command sw_command_help;

/* The commands in the order of their use, `count` of them. */
const struct sw_command *const *sw_commands(size_t *count);

/* The command of this name; NULL if there is none. */
const struct sw_command *sw_command_find(const char *name);

/* Print `steelway: MESSAGE` to stderr; returns the exit code of its kind. */
enum sw_exit sw_command_fail(const struct sw_error *err);

/* The same for a wrong command line. */
enum sw_exit sw_command_usage(const char *format, ...) SW_PRINTF(1, 2);

/* Print every command with its help to stdout. */
void sw_command_overview(void);

/* What was printed to stdout has arrived, or SW_EXIT_FAILED with a message: a
 * full disk is not a success. */
enum sw_exit sw_command_flush(enum sw_exit so_far);

#endif
