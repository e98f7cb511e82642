/*
 * nearest_name.h - "did you mean 'cool'?"
 */
#ifndef SW_NEAREST_NAME_H
#define SW_NEAREST_NAME_H

#include <stddef.h>

/* What a name that could be `wrong` is called among `names` (NULLs in it are
 * left out): the only one that begins so, of three letters or more; else the
 * nearest within Damerau-Levenshtein distance 2, of equals one with the same
 * first letter; else the longest, of three letters or more, that `wrong` begins
 * with; NULL if none is so near. */
const char *sw_nearest_name(const char *wrong, const char *const *names,
                            size_t count);

#endif
