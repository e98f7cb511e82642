/*
 * order_life.h - what becomes of an order that is not left as it was entered:
 * cancelled, changed, suspended.
 *
 * Each of these is drawn when the order is entered, and then happens to all of
 * the order that is not delivered. What waits is withdrawn from its queue at
 * once; what is worked on, or rides in a heat or load, at its next decision.
 */
#ifndef SW_MODEL_ORDER_LIFE_H
#define SW_MODEL_ORDER_LIFE_H

#include "model/compiler.h"
#include "model/run.h"

/* Common to all: when it happens, if it does. */
struct sw_occasion_settings {
    double probability;
    const struct sw_distribution *after; /* NULL: never */
    struct sw_name unless_started;
};

struct sw_cancel_settings {
    struct sw_occasion_settings occasion;
    struct sw_name free_until;
    struct sw_name free_to;
};

struct sw_change_settings {
    struct sw_occasion_settings occasion;
    struct sw_name free_until;
    struct sw_name free_to;
    struct sw_name back_to;
    const struct sw_distribution *times;
};

struct sw_suspend_settings {
    struct sw_occasion_settings occasion;
    const struct sw_distribution *lasts;
};

/* First in the settings of every demand whose orders live. */
struct sw_life_settings {
    struct sw_cancel_settings cancel;
    struct sw_change_settings change;
    struct sw_suspend_settings suspend;
};

extern const struct sw_table SW_LIFE_TABLE;

enum sw_occasion_kind { SW_CANCEL, SW_CHANGE, SW_SUSPEND, SW_OCCASIONS };

struct sw_occasion {
    struct sw_drawn after;
    uint64_t purpose; /* of the probability */
    double probability;
    const struct sw_step *unless_started; /* NULL: while undelivered */
    const struct sw_step *free_until;     /* NULL: to the end */
    const struct sw_aside *free_to;       /* by product; NULL: out */
};

struct sw_life_plan {
    struct sw_occasion occasions[SW_OCCASIONS];
    const struct sw_step *back_to;
    struct sw_drawn times; /* tonnes of before; NULL: the same */
    uint64_t changed;      /* child of the order's entity that it then is */
    struct sw_drawn lasts; /* of a suspension */
};

/* Of one order, while it is open. */
struct sw_life {
    struct sw_run *run;
    struct sw_order *order;
    const struct sw_life_plan *plan;
    struct sw_event events[SW_OCCASIONS];
    bool too_late[SW_OCCASIONS];
    bool cancelled;
    bool suspended;
    struct sw_item *whole; /* of a changed order that is still being cleared */
    struct sw_item_list parked; /* of its items */
};

/* Set the demand's `life`, if its settings have any. `ordered` says, by index,
 * which products it orders. False after reporting. */
bool sw_life_compile(struct sw_compiler *compiler, struct sw_demand *demand,
                     const struct sw_life_settings *settings,
                     const bool *ordered);

/* The order is entered, and is closed. */
void sw_life_begin(struct sw_run *run, struct sw_order *order);
void sw_life_end(struct sw_run *run, struct sw_order *order);

bool sw_life_is_cancelled(const struct sw_order *order);

/* The item is no longer waiting at `step`. Of items whose order has no life
 * nothing is noted. */
void sw_life_note_start(const struct sw_step *step, struct sw_item *item);

/* The item, of an order that has a life, is about to end, booked up to now. */
void sw_life_item_ends(struct sw_run *run, const struct sw_item *item);

/* One item less of an order that has a life: if that was the last before the
 * changed order can begin, it does so; it may be closed then. */
bool sw_life_goes_on(const struct sw_order *order);

/* Does the item not go on, as its order is cancelled, changed or suspended? It
 * has then been taken over. */
bool sw_life_stops(struct sw_item *item);

#endif
