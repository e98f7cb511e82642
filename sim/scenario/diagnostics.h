/*
 * diagnostics.h - every error and warning of one reading, in order of place.
 *
 *     base.yaml:12:11: error: '2 hous' is not a time [E104]
 *        12 |     time: 2 hous
 *           |           ^ did you mean '2 h'?
 *
 * Readers go on after an error, up to a cap, so that one pass shows them all.
 * What is noted is copied: places, texts and names may go before it is printed.
 * The same error at the same place is noted once.
 */
#ifndef SW_SCENARIO_DIAGNOSTICS_H
#define SW_SCENARIO_DIAGNOSTICS_H

#include "scenario/node.h"
#include "steelway/error.h"
#include "steelway/nearest_name.h"

#include <stddef.h>
#include <stdio.h>

struct sw_diagnostics;

struct sw_diagnostics *sw_diagnostics_create(void);
void sw_diagnostics_destroy(struct sw_diagnostics *diagnostics);

/*
 * Note an error (or a warning) at `place`. `code` is the stable number of its
 * kind, e.g. "E104" (diagnostic_codes.h). Returns false, so that a reader can
 * `return sw_diagnose(...)`.
 */
bool sw_diagnose(struct sw_diagnostics *diagnostics, struct sw_place place,
                 const char *code, const char *format, ...) SW_PRINTF(4, 5);
void sw_warn(struct sw_diagnostics *diagnostics, struct sw_place place,
             const char *code, const char *format, ...) SW_PRINTF(4, 5);

/* Add the line after the caret of the newest one: "did you mean 'cool'?" */
void sw_diagnostics_hint(struct sw_diagnostics *diagnostics, const char *format,
                         ...) SW_PRINTF(2, 3);

/* Hint at the name nearest to `wrong` (Damerau-Levenshtein distance at most 2),
 * if there is one. */
void sw_diagnostics_suggest(struct sw_diagnostics *diagnostics,
                            const char *wrong, const char *const *names,
                            size_t count);

size_t sw_diagnostics_errors(const struct sw_diagnostics *diagnostics);
size_t sw_diagnostics_warnings(const struct sw_diagnostics *diagnostics);

/* Print all, with lines and carets: files as they were first mentioned, each
 * in order of place, then how many more there are than are kept. */
void sw_diagnostics_print(struct sw_diagnostics *diagnostics, FILE *to);

/* The same as a JSON list of {severity, code, file, line, column, message,
 * hint}. False if it cannot be written. */
SW_MUST_USE bool sw_diagnostics_write_json(struct sw_diagnostics *diagnostics,
                                           FILE *to);

#endif
