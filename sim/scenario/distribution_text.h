/*
 * distribution_text.h - distributions as a planner writes them.
 *
 *     30 min
 *     triangular(1 d, 3 d, 8 d)
 *     lognormal(median 3 h, sigma 0.8) shift 2 h truncate(2 h, 5 d)
 *     discrete(1: 20 %, 2: 80 %)
 *     mixture(70 %: exponential(mean 1 h), 30 %: 8 h)
 *     empirical(times.csv, column hours, unit h)
 *
 * Names, labels and limits are those of the families (random/distribution.h).
 * `shift` adds, `truncate` conditions; they may follow each other. truncate(min
 * 2 h) and truncate(max 5 d) bound one side.
 */
#ifndef SW_SCENARIO_DISTRIBUTION_TEXT_H
#define SW_SCENARIO_DISTRIBUTION_TEXT_H

#include "base/arena.h"
#include "random/distribution.h"
#include "scenario/quantity.h"

/* A column of numbers to be found in a file. */
struct sw_column {
    const char *file; /* as written */
    const char *name;
    double *values; /* for the finder to set, in the arena: finite ones */
    size_t count;   /* at least 1 */
};

typedef bool sw_column_fn(void *self, struct sw_column *column,
                          struct sw_arena *arena, struct sw_error *err);

/* What a text is to be read as. */
struct sw_distribution_wish {
    enum sw_dimension dimension; /* times, masses and lengths are at least 0 */
    struct sw_arena *arena;      /* what is made lives here */
    sw_column_fn *find_column;   /* NULL: no files here */
    void *self;                  /* of the finder */
};

/* `text` as a distribution of values in base units. What is wrong with it is at
 * text[*offset]. */
SW_MUST_USE bool sw_distribution_read(struct sw_distribution **distribution,
                                      const struct sw_distribution_wish *wish,
                                      const char *text, size_t *offset,
                                      struct sw_error *err);

#endif
