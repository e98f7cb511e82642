/*
 * problem_tally.h - what is counted of user problems: those that are received
 * while the window is open.
 */
#ifndef SW_MODEL_PROBLEM_TALLY_H
#define SW_MODEL_PROBLEM_TALLY_H

#include "model/problem.h"

struct sw_stage_tally {
    uint64_t passed;
    uint64_t within;
    uint64_t open; /* at the end of the run */
    sw_int128 mill_us;
    sw_int128 theirs_us;
    struct sw_samples samples; /* of the mill's clock */
};

/* Counted problems of some kind. */
struct sw_problem_tally {
    uint64_t problems;
    uint64_t open; /* at the end of the run */
    uint64_t in_target;
    uint64_t reopened;
    uint64_t repeated;
    uint64_t replaced; /* of which something was made again */
    sw_int128 held_us;
    sw_int128 stood_us;
    sw_int128 life_us;
    struct sw_samples lives; /* from received to closed */
    sw_int128 settle_us;     /* from received to settled */
    struct sw_samples settles;
    uint64_t disposed[SW_DISPOSITIONS];
    sw_int128 disposed_for[SW_DISPOSITIONS]; /* money */
    sw_int128 money;                         /* whatever for */
    struct sw_level withheld;                /* money; of all that are open */
    sw_int128 withheld_area;
    struct sw_level inside;
    sw_int128 inside_area; /* over the window, once it is closed */
    int64_t inside_at_end; /* of the window */
    struct sw_stage_tally stages[SW_PROBLEM_STAGES_MAX];
    /* Of counted orders of the products: */
    sw_int128 usable_us;       /* from entry until all was usable */
    struct sw_samples usables; /* the same, one by one */
    sw_int128 wait_us;         /* from delivery until then */
    uint64_t unusable;         /* closed, but for that */
};

void sw_problem_tallies_create(struct sw_run *run);
void sw_problem_tallies_destroy(struct sw_run *run);

/* The problem is received, is closed. */
void sw_problem_tally_received(struct sw_run *run,
                               const struct sw_problem *problem);
void sw_problem_tally_closed(struct sw_run *run,
                             const struct sw_problem *problem);

/* So much more (or less) is withheld for it. */
void sw_problem_tally_withheld(struct sw_run *run,
                               const struct sw_problem *problem, int64_t money);

/* A counted order of the group is usable, so long after its entry, and after
 * its delivery; so many more (or less) are closed that are not. */
void sw_problem_tally_usable(struct sw_run *run, uint32_t group, int64_t us,
                             int64_t wait_us);
void sw_problem_tally_unusable(struct sw_run *run, uint32_t group, int change);

#endif
