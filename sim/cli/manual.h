/*
 * manual.h - the man page, made from the tables of commands and options, so
 * that it says what the program does.
 */
#ifndef SW_CLI_MANUAL_H
#define SW_CLI_MANUAL_H

/* Print docs/steelway.1 to stdout. */
void sw_manual_print(void);

#endif
