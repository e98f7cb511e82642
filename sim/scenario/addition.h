/*
 * addition.h - what an outside program adds to the words of the tables.
 *
 * A row of a table lists its kinds or choices. A program that brings more hands
 * an addition to the reader; what is read then finds its words as well.
 */
#ifndef SW_SCENARIO_ADDITION_H
#define SW_SCENARIO_ADDITION_H

#include "scenario/input_file.h"

#include <stddef.h>

struct sw_table;

struct sw_addition {
    const void *to; /* the `kinds` or `choices` of a row */
    size_t count;
    const struct sw_table **kinds; /* NULL if it adds choices */
    const char **choices;          /* NULL if it adds kinds */
    const void **things;           /* what each of them stands for */
};

/* What `reader` adds to these `kinds` or `choices`; nothing is a count of 0. */
struct sw_addition sw_addition_to(const struct sw_reader *reader,
                                  const void *kinds_or_choices);

#endif
