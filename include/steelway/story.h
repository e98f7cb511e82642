/*
 * story.h - what happened to one order in one replication: every stay of every
 * lot at a step, what it was spent on, and who came along.
 */
#ifndef SW_STORY_H
#define SW_STORY_H

#include "steelway/error.h"
#include "steelway/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Another order's lot, or another of its own, that rode in the same heat or
 * load. */
struct sw_mate {
    char *order; /* owned */
    unsigned lot;
};

/* A lot (or, as lot 0, the order as a whole) at a step. Times are of the run's
 * clock. */
struct sw_stay {
    unsigned lot;
    unsigned attempt; /* how often the lot was remade before */
    unsigned visit;   /* which one at this step, from 1 */
    bool critical;    /* of the lot that delivered the order, or of the whole */
    const char *step;
    const char *resource; /* "" if none */
    int64_t entered_us;
    int64_t started_us; /* SW_NEVER_US if there was no start */
    int64_t left_us;    /* SW_NEVER_US if it never left */
    int64_t *spent_us;  /* owned; by cell of the model, those of this step */
    uint64_t together;  /* the heat or load in which it came, 0: alone */
    size_t mate_count;
    size_t mate_capacity;
    struct sw_mate *mates; /* owned */
};

/* A response policy that fired for the order. */
struct sw_told_firing {
    int64_t at_us;
    const char *policy; /* the model's */
    char *actions;      /* that did something, "" if none did; owned */
};

/* What a user problem is to the order that is followed. */
enum sw_problem_bond {
    SW_BOND_FOUND_ON, /* it was found on the order, or on a lot of it */
    SW_BOND_IS,       /* the order is the problem */
    SW_BOND_REPLACED  /* the order replaces what it was found on */
};

struct sw_told_problem {
    enum sw_problem_bond bond;
    struct sw_problem_record record; /* texts are the story's own */
    char *texts[4];                  /* behind `record` */
};

struct sw_story {
    const struct sw_model *model; /* borrowed */
    uint64_t replication;
    bool delivered;
    struct sw_order_record order; /* texts are the story's own */
    unsigned critical_lot;        /* that delivered the order */
    int64_t *ledger;              /* of that lot then, by cell; owned */
    size_t stay_count;
    size_t stay_capacity;
    struct sw_stay *stays; /* owned; by time of entering */
    size_t firing_count;
    size_t firing_capacity;
    struct sw_told_firing *firings; /* owned; by time */
    size_t problem_count;
    size_t problem_capacity;
    struct sw_told_problem *problems; /* owned; by when they were found */
    bool audited; /* what sw_outcome says of the replication */
    struct sw_error audit;
    char *texts[5]; /* behind `order` */
};

/*
 * Run the replication and follow the order of that name. False if the run
 * failed, or there is no such order: `err` then names one. Clear it either way.
 */
SW_MUST_USE bool sw_story_follow(struct sw_story *story,
                                 const struct sw_model *model,
                                 const struct sw_replication *replication,
                                 const char *order, struct sw_error *err);

void sw_story_clear(struct sw_story *story);

#endif
