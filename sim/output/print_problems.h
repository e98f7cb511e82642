/*
 * print_problems.h - what `explain --order` tells of user problems.
 */
#ifndef SW_OUTPUT_PRINT_PROBLEMS_H
#define SW_OUTPUT_PRINT_PROBLEMS_H

#include "output/printing.h"
#include "steelway/story.h"

/* A sentence if the order is a problem, or replaces what one was found on. */
void sw_print_bonds(const struct sw_printing *printing,
                    const struct sw_story *story);

/* The problems that were found on it, if any, and what replaces its goods. */
void sw_print_problems(const struct sw_printing *printing,
                       const struct sw_story *story);

#endif
