/*
 * order_book.h - a CSV file of orders, as rows that are checked and sorted.
 *
 * An order is known by its name, so its draws do not depend on the
 * rows around it.
 */
#ifndef SW_MODEL_ORDER_BOOK_H
#define SW_MODEL_ORDER_BOOK_H

#include "model/book_section.h"
#include "model/compiler.h"

struct sw_book_row;

/* The orders of one project; an order without one is a project by itself. */
struct sw_book_project {
    const char *name;     /* NULL: the order's */
    const char *customer; /* "" if none */
    uint64_t number;      /* from 1, in order of entry */
    uint64_t entity;
    uint32_t rows; /* that name it */
    struct sw_book_row *last;
    struct sw_book_section *sections; /* NULL: it has none */
};

struct sw_book_row {
    const char *order;
    struct sw_place place; /* in the file */
    const struct sw_product *product;
    struct sw_book_project *project;
    const struct sw_book_section *section; /* if the project has any */
    bool last;                             /* of its project */
    uint32_t line;                         /* from 1 in a named project; 0 */
    uint32_t class_index;
    uint64_t entity;
    int64_t grams;
    int64_t entered_us;   /* of the run's clock */
    int64_t requested_us; /* SW_NEVER_US if none */
    int64_t promised_us;  /* SW_NEVER_US: by the rule of the scenario */
};

struct sw_order_book {
    size_t count;
    struct sw_book_row *rows; /* by time of entry, then as in the file */
    uint32_t known_before;    /* orders of the model that are known before it */
    size_t project_count;
    struct sw_book_project *projects; /* in order of entry */
    bool has_sections;                /* one of them has */
};

/* Read the CSV file that the demand names. False after reporting. */
bool sw_order_book_read(struct sw_compiler *compiler,
                        const struct sw_demand *demand, const char *path,
                        struct sw_order_book *book);

/* When something is due, on the run's clock, by a date as read from a file: at
 * its end if it has no time of day. SW_NEVER_US if it is empty (0). */
int64_t sw_book_due_us(const struct sw_model *model, int64_t date_us);

#endif
