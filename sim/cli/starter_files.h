/*
 * starter_files.h - the files of scenarios/starter, which `init` writes; made
 * when the program is built.
 */
#ifndef SW_CLI_STARTER_FILES_H
#define SW_CLI_STARTER_FILES_H

#include <stddef.h>

struct sw_starter_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/* Ends with name NULL. */
extern const struct sw_starter_file SW_STARTER_FILES[];

#endif
