/*
 * command.h - the words after `steelway`.
 *
 * A command is one file command_NAME.c, which defines `sw_command_NAME`, and
 * one row of the table in command.c. What it says there is what --help, the man
 * page and the completion of the shell say.
 */
#ifndef SW_CLI_COMMAND_H
#define SW_CLI_COMMAND_H

#include "cli/option.h"

#include "steelway/error.h"

#include <stddef.h>
#include <stdint.h>

/* What the shell sees; promised to scripts, so never renumbered. */
enum sw_exit {
    SW_EXIT_DONE = 0,
    SW_EXIT_FAILED = 1, /* the run itself, or a disk that refuses */
    SW_EXIT_USAGE = 2,
    SW_EXIT_INPUT = 3,        /* a scenario, study or CSV file is wrong */
    SW_EXIT_GATE = 4,         /* done, but a gate was missed */
    SW_EXIT_INTERRUPTED = 130 /* what was finished is kept, marked partial */
};

/* Do the command; --help is done by the caller. */
typedef enum sw_exit sw_command_fn(const struct sw_options *options);

struct sw_example {
    const char *command;
    const char *what; /* it does, no full stop */
};

struct sw_command {
    const char *name;
    const char *help;  /* one line, starts with a verb, no full stop */
    const char *usage; /* "steelway run SCENARIO" */
    const char *about; /* what to know beyond `help`: paragraphs */
    const struct sw_example *examples; /* ends with command NULL */
    uint32_t options;                  /* SW_OPTION bits; always HELP */
    size_t least;                      /* arguments */
    size_t most;
    sw_command_fn *run;
};

extern const struct sw_command sw_command_check;
extern const struct sw_command sw_command_compare;
extern const struct sw_command sw_command_explain;
extern const struct sw_command sw_command_help;
extern const struct sw_command sw_command_init;
extern const struct sw_command sw_command_keys;
extern const struct sw_command sw_command_run;
extern const struct sw_command sw_command_schema;
extern const struct sw_command sw_command_survive;

/* The commands in the order of their use, `count` of them. */
const struct sw_command *const *sw_commands(size_t *count);

/* The command of this name; NULL after printing that there is none. */
const struct sw_command *sw_command_find(const char *name);

/* Print `steelway: MESSAGE` to stderr; returns the exit code of its kind. */
enum sw_exit sw_command_fail(const struct sw_error *err);

/* The same for a wrong command line. */
enum sw_exit sw_command_usage(const char *format, ...) SW_PRINTF(1, 2);

/* Print what `steelway --help` prints: every command with its help, what stands
 * before a command, the exit codes. */
void sw_command_help_all(void);

/* Print what `steelway COMMAND --help` prints. */
void sw_command_describe(const struct sw_command *command);

/* What was printed to stdout has arrived, or SW_EXIT_FAILED with a message: a
 * full disk is not a success. */
enum sw_exit sw_command_flush(enum sw_exit so_far);

#endif
