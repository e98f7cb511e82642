/*
 * option.h - the options of all commands, in one table: what is read from the
 * command line, what --help and the man page say, what the shell completes.
 */
#ifndef SW_CLI_OPTION_H
#define SW_CLI_OPTION_H

#include "steelway/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sw_option_id {
    SW_OPTION_SET,
    SW_OPTION_OUT,
    SW_OPTION_FORCE,
    SW_OPTION_BOM,
    SW_OPTION_ORDERS,
    SW_OPTION_DATES,
    SW_OPTION_EVENTS,
    SW_OPTION_TRACE,
    SW_OPTION_EXPECT,
    SW_OPTION_RELIEF,
    SW_OPTION_AGAINST,
    SW_OPTION_ORDER,
    SW_OPTION_LASTS,
    SW_OPTION_FROM,
    SW_OPTION_MATTERS,
    SW_OPTION_REPLICATION,
    SW_OPTION_REPLICATIONS,
    SW_OPTION_SEED,
    SW_OPTION_THREADS,
    SW_OPTION_MARKDOWN,
    SW_OPTION_NAMES,
    SW_OPTION_MAN,
    SW_OPTION_JSON,
    SW_OPTION_QUIET,
    SW_OPTION_COLOR,
    SW_OPTION_HELP,
    SW_OPTION_COUNT
};

/* The bit of an option in the set that a command takes. */
#define SW_OPTION(NAME) (UINT32_C(1) << SW_OPTION_##NAME)

enum { SW_MAX_CHANGES = 256, SW_LINE_SIZE = 4096 };

/* The command line after its command, read. Everything is borrowed from argv.
 */
struct sw_options {
    uint32_t given; /* SW_OPTION bits of the flags and values that are there */
    const char *out;
    uint64_t seed;
    uint64_t replications; /* 1 or more if given */
    unsigned threads;      /* always 1 or more */
    bool all_orders;       /* --orders=all */
    uint64_t events;       /* replication whose events are written */
    double relief;         /* share, above 0 and below 1 */
    const char *against;   /* a scenario's file, or an option of the study */
    const char *order;     /* its name */
    const char *lasts;     /* an outage, "14 d" */
    const char *from;      /* its date; NULL: not given */
    const char *matters;   /* how much later is late */
    uint64_t replication;  /* in which the order's story is told */
    enum sw_color_when color;
    size_t change_count;
    const char *changes[SW_MAX_CHANGES]; /* of --set, in order */
    char line[SW_LINE_SIZE]; /* the whole command line, for the log */
    size_t count;
    const char *const *arguments; /* what is no option */
};

/* Is a flag there? */
#define SW_GIVEN(options, NAME) (((options)->given & SW_OPTION(NAME)) != 0)

struct sw_option {
    const char *name;    /* "threads" */
    const char *value;   /* "N"; NULL: a flag */
    bool value_may_lack; /* --events or --events=3 */
    const char *help;
};

/* By enum sw_option_id. */
extern const struct sw_option SW_OPTIONS[SW_OPTION_COUNT];

struct sw_command;

/*
 * Read argv[1] .. argv[argc - 1] for the command, moving the arguments to the
 * front of argv. False after printing to stderr what is wrong with it.
 */
bool sw_options_read(struct sw_options *options,
                     const struct sw_command *command, int argc, char **argv);

#endif
