/*
 * terminal.h - what a terminal may be shown: colours, a progress bar.
 */
#ifndef SW_TERMINAL_H
#define SW_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* --color=auto|always|never */
enum sw_color_when { SW_COLOR_AUTO, SW_COLOR_ALWAYS, SW_COLOR_NEVER };

/* What is seen of a stream and its environment. */
struct sw_terminal {
    bool is_tty;
    const char *kind;     /* TERM; NULL: not set */
    const char *no_color; /* NO_COLOR; NULL: not set */
};

/* Can such a terminal move its cursor; may it get colours? */
bool sw_terminal_can_move(const struct sw_terminal *seen);
bool sw_terminal_may_color(const struct sw_terminal *seen,
                           enum sw_color_when when);

/* Is `to` a terminal that can move its cursor? */
bool sw_terminal_is(FILE *to);

/* May colours be written to `to`? AUTO: on a terminal, unless NO_COLOR is set
 * to anything or TERM is dumb. */
bool sw_terminal_colors(FILE *to, enum sw_color_when when);

/* What can be shown there, and how. */
struct sw_look {
    bool colors;
    bool utf8; /* else plain ASCII */
    int width; /* in columns */
};

/* The width is that of COLUMNS, else of the terminal, else 80; UTF-8 is told by
 * LC_ALL, LC_CTYPE or LANG. */
struct sw_look sw_terminal_look(FILE *to, enum sw_color_when when);

/*
 * One line that is drawn over and over:
 *
 *     ######------  48 of 96, 12.5/s, 4 s left
 *
 * One thread at a time; open struct, set by sw_progress_begin.
 */
struct sw_progress {
    FILE *to; /* NULL: silent */
    int64_t begun_ns;
    int64_t drawn_ns;
};

/* Silent unless `to` is a terminal; NULL is none. */
void sw_progress_begin(struct sw_progress *progress, FILE *to);

/* `done` of `total` are done. Draws at most ten times a second. */
void sw_progress_update(struct sw_progress *progress, int64_t done,
                        int64_t total);

/* Wipe the line. */
void sw_progress_end(struct sw_progress *progress);

/* The line for `done` of `total` after `elapsed_s`, into `line` of `size`. */
void sw_progress_line(char *line, size_t size, int64_t done, int64_t total,
                      double elapsed_s);

#endif
