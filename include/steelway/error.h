/*
 * error.h - how a function says that it failed, and why.
 *
 * A function that can fail returns bool and takes `struct sw_error *err` last:
 *     true   it is done, and `err` is untouched;
 *     false  outputs are untouched, and `err` holds one line for the user.
 * Failures are wrong input or a refusing disk. A bug in our own code is never
 * reported here: it is an assert. Readers of files, which find many errors in
 * one pass, report to `struct sw_diagnostics` instead (diagnostics.h).
 */
#ifndef SW_ERROR_H
#define SW_ERROR_H

#include <stdbool.h>

#define SW_MUST_USE __attribute__((warn_unused_result))
#define SW_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

enum sw_error_kind {
    SW_ERROR_NONE = 0,
    SW_ERROR_RUN,   /* the run itself failed; exit code 1 */
    SW_ERROR_USAGE, /* wrong command line; 2 */
    SW_ERROR_INPUT, /* a scenario, study or CSV file is wrong; 3 */
    SW_ERROR_GATE,  /* done, but a gate was missed (audit, precision); 4 */
    SW_ERROR_IO     /* a file cannot be read or written; 1 */
};

struct sw_error {
    enum sw_error_kind kind;
    char message[512]; /* one line, no full stop, no newline */
};

/* Fill in `err` and return false, so that a caller can `return sw_fail(...)`.
 */
bool sw_fail(struct sw_error *err, enum sw_error_kind kind, const char *format,
             ...) SW_PRINTF(3, 4);

#endif
