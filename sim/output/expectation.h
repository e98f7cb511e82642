/*
 * expectation.h - what a scenario expects of itself, beside what came out.
 */
#ifndef SW_OUTPUT_EXPECTATION_H
#define SW_OUTPUT_EXPECTATION_H

#include "steelway/results.h"

/* An expectation with what came out; `days` is NaN if nothing did. */
struct sw_expected {
    struct sw_expectation of;
    struct sw_estimate days;
    enum sw_answer met; /* unsure: it is outside, its interval is not */
};

/* Number `index` of an option; false if there are no more. */
bool sw_expected_at(const struct sw_findings *findings, size_t option,
                    size_t index, struct sw_expected *expected);

/* "as expected", "too short", "too long", and with a question mark where that
 * is not sure; "not measured". */
const char *sw_expected_verdict(const struct sw_expected *expected);

/* A table of all expectations of option 0, if there are any. */
void sw_print_expectations(const struct sw_findings *findings, FILE *to,
                           bool colors);

#endif
