/*
 * combination.h - several options of a study at once, and the order in which to
 * take them.
 */
#ifndef SW_COMBINATION_H
#define SW_COMBINATION_H

#include <stddef.h>

/* Why a combination was made. */
enum sw_combination_reason {
    SW_COMBINATION_NAMED,   /* the study names it */
    SW_COMBINATION_OF_BEST, /* of the best options */
    SW_COMBINATION_NEXT     /* the next measure beside those already taken */
};

struct sw_combination {
    const char *name; /* "hub+all_by_truck" */
    enum sw_combination_reason reason;
    size_t count;        /* of parts; 2 or more */
    const size_t *parts; /* options, in the study's order */
    size_t option;       /* what it is among the options; 0: it is left out */
    const char *why;     /* it is left out; "" if it is not */
};

/* One measure more: option `added` makes what was taken before `option`. */
struct sw_sequence_step {
    size_t added;
    size_t before; /* 0, the baseline, for the first */
    size_t option;
};

#endif
