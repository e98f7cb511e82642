/*
 * diagnostics.h - every error and warning of one reading, in order of place.
 *
 *     base.yaml:12:11: error: '2 hous' is not a time [E104]
 *        12 |     time: 2 hous
 *           |           ^ did you mean '2 h'?
 *
 * Readers go on after an error, up to a cap, so that one pass shows them all.
 */
#ifndef SW_DIAGNOSTICS_H
#define SW_DIAGNOSTICS_H

#include "steelway/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct sw_diagnostics;

struct sw_diagnostics *sw_diagnostics_create(void);

/* NULL is fine. */
void sw_diagnostics_destroy(struct sw_diagnostics *diagnostics);

size_t sw_diagnostics_errors(const struct sw_diagnostics *diagnostics);
size_t sw_diagnostics_warnings(const struct sw_diagnostics *diagnostics);

/* Print all, with lines and carets: files as they were first mentioned, each
 * in order of place, then how many more there are than are kept. */
void sw_diagnostics_print(struct sw_diagnostics *diagnostics, FILE *to);

/* The same as a JSON list of {severity, code, file, line, column, message,
 * hint}. False if it cannot be written. */
SW_MUST_USE bool sw_diagnostics_write_json(struct sw_diagnostics *diagnostics,
                                           FILE *to);

/* What was found in `file` as a JSON object {file, errors, warnings,
 * diagnostics}, with no line end after it. */
SW_MUST_USE bool
sw_diagnostics_write_verdict(struct sw_diagnostics *diagnostics,
                             const char *file, FILE *to);

#endif
