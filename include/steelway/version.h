/*
 * version.h - which Steelway this is.
 *
 * The three numbers are the version of the whole project: the build reads them
 * from here. A result names the version that made it.
 */
#ifndef SW_VERSION_H
#define SW_VERSION_H

#define SW_VERSION_MAJOR 0
#define SW_VERSION_MINOR 1
#define SW_VERSION_PATCH 0

/* "1.2.3", of the library that is linked. */
const char *sw_version(void);

/* What compiled it: "gcc 12.2.0", "clang 14.0.6". */
const char *sw_compiler(void);

#endif
