/*
 * distribution_arguments.h - what stands between the brackets of a
 * distribution; for distribution_text.c alone.
 */
#ifndef SW_SCENARIO_DISTRIBUTION_ARGUMENTS_H
#define SW_SCENARIO_DISTRIBUTION_ARGUMENTS_H

#include "scenario/distribution_text.h"

struct sw_distribution_reader {
    const struct sw_distribution_wish *wish;
    const char *text;
    const char *at; /* how far it is read */
    size_t *offset;
    struct sw_error *err;
    int depth; /* of mixtures */
};

/* A piece of the text, without the spaces around it. */
struct sw_span {
    const char *at;
    int length;
};

/* Label and value of "mean 3 h"; the label is empty if there is none. */
struct sw_argument {
    struct sw_span label;
    struct sw_span value;
};

enum { SW_MOST_ARGUMENTS = 4 };

struct sw_arguments {
    int count;
    struct sw_argument at[SW_MOST_ARGUMENTS];
};

/* Note what is wrong at `at`; returns false. */
bool sw_distribution_fail(const struct sw_distribution_reader *reader,
                          const char *at, const char *format, ...)
    SW_PRINTF(3, 4);

/* How many bytes of `text` to show in a message: whole characters, not many. */
int sw_distribution_shown(const char *text);

void sw_distribution_skip_spaces(struct sw_distribution_reader *reader);

/* The letters at `at`, which stays there. */
struct sw_span
sw_distribution_word(const struct sw_distribution_reader *reader);

bool sw_span_is(struct sw_span span, const char *word);

/* The text as far as one of `stops` outside brackets, or the end. */
struct sw_span sw_distribution_until(struct sw_distribution_reader *reader,
                                     const char *stops);

/* Step over `c`, or fail because `what` lacks it. */
bool sw_distribution_expect(struct sw_distribution_reader *reader, char c,
                            const char *what);

bool sw_distribution_value(const struct sw_distribution_reader *reader,
                           struct sw_span span, enum sw_dimension dimension,
                           double *value);

/* The arguments of `what` as far as ')' and over it. */
bool sw_distribution_arguments(struct sw_distribution_reader *reader,
                               const char *what,
                               struct sw_arguments *arguments);

/* The same, made into a distribution of `family` by one of its forms. */
bool sw_distribution_by_form(struct sw_distribution_reader *reader,
                             const struct sw_distribution_family *family,
                             struct sw_distribution **made);

#endif
