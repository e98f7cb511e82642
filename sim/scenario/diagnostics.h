/*
 * diagnostics.h - noting what is wrong with a file; steelway/diagnostics.h
 * tells what becomes of it.
 *
 * What is noted is copied: places, texts and names may go before it is printed.
 * The same error at the same place is noted once.
 */
#ifndef SW_SCENARIO_DIAGNOSTICS_H
#define SW_SCENARIO_DIAGNOSTICS_H

#include "scenario/node.h"
#include "steelway/diagnostics.h"
#include "steelway/error.h"
#include "steelway/nearest_name.h"

#include <stddef.h>

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

/* Hint at the name nearest to `wrong` (nearest_name.h), if there is one. */
void sw_diagnostics_suggest(struct sw_diagnostics *diagnostics,
                            const char *wrong, const char *const *names,
                            size_t count);

/* The same; else at the names that there are, or the first of them. */
void sw_diagnostics_offer(struct sw_diagnostics *diagnostics, const char *wrong,
                          const char *const *names, size_t count);

#endif
