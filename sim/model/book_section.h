/*
 * book_section.h - the sections of an order book's projects, with the dates at
 * which they are called and their sites are ready.
 */
#ifndef SW_MODEL_BOOK_SECTION_H
#define SW_MODEL_BOOK_SECTION_H

#include "model/compiler.h"
#include "model/run.h"

/* Rows of a project that name the same section; those that name none are one
 * too. */
struct sw_book_section {
    struct sw_book_section
        *next;         /* of its project, by entry of the first row */
    const char *name;  /* "" if none */
    int64_t called_us; /* of the run's clock; SW_NEVER_US: never */
    int64_t ready_us;  /* likewise, of the site */
    uint32_t rows;
    struct sw_place place; /* of the last row that tells a date */
};

/* What a row says; "" and SW_NEVER_US where it says nothing. */
struct sw_book_section_row {
    const char *name;
    int64_t called_us;
    int64_t ready_us;
    struct sw_place place;
};

/* Put the row to its section, which is made if it is the first. Dates that are
 * not told by one row are by another; NULL after reporting two that differ. */
struct sw_book_section *
sw_book_section_add(struct sw_compiler *compiler,
                    struct sw_book_section **sections,
                    const struct sw_book_section_row *row);

/* Does any row of them say anything of sections? */
bool sw_book_sections_are_told(const struct sw_book_section *sections);

/* The project, which is entered now, has these. */
void sw_book_sections_begin(struct sw_run *run, struct sw_project *project,
                            const struct sw_book_section *sections);

/* That of a project which began with `sections`. */
struct sw_section *sw_book_section_of(const struct sw_project *project,
                                      const struct sw_book_section *sections,
                                      const struct sw_book_section *section);

#endif
