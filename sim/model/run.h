/*
 * run.h - one replication while it runs.
 *
 * Everything that changes hangs off struct sw_run; the model is only read.
 */
#ifndef SW_MODEL_RUN_H
#define SW_MODEL_RUN_H

#include "engine/engine.h"
#include "engine/pool.h"
#include "model/item.h"
#include "model/plan.h"
#include "random/draw.h"
#include "stats/level.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SW_MILESTONES_MAX = 8,
    SW_ORDER_CHOICES_MAX = 8,
    SW_ORDER_HOLDS_MAX = 4
};

struct sw_piece;
struct sw_slot_hurry;
struct sw_kit;
struct sw_problem;
struct sw_problems;
struct sw_usable;

/* The date that an order is judged by. */
enum sw_basis {
    SW_BASIS_FIRST_PROMISE,
    SW_BASIS_LATEST_PROMISE,
    SW_BASIS_REQUESTED,
    SW_BASES
};

/* Orders of one project, and how many are still open. */
struct sw_project {
    const struct sw_demand *demand;
    const char *name;     /* of an order book; NULL: made from the numbers */
    const char *customer; /* "" if none */
    uint64_t number;      /* from 1 */
    uint64_t entity;
    uint32_t orders; /* that refer to it */
    uint32_t lots_open;
    struct sw_item_list joining; /* its lots that wait for the others */
    bool splits;                 /* they do not wait any more */
    struct sw_kit *kits;         /* by step: kit.c */
    uint32_t kit_lots;           /* that wait there */
    struct sw_section *sections; /* section.h; NULL: it has none, and the rest
                                    does not count */
    uint32_t sections_left;      /* not yet closed */
    bool counted;                /* entered in the window */
    int64_t entered_us;
    int64_t first_us; /* that a section was complete; SW_NEVER_US until then */
    bool judged;      /* counted as kept or not */
    /* By group of products, a bit for each basis: counted lines have such a
     * date; SW_BASES bits farther: one of them did not keep it. */
    uint8_t dated[];
};

struct sw_order {
    struct sw_order *next; /* in the run's list of open orders */
    struct sw_order *previous;
    const struct sw_product *product;
    struct sw_project *project;
    const char *name; /* of an order book; NULL: made from the numbers */
    uint64_t entity;
    uint32_t line;  /* from 1, in its project; 0: the project is the order */
    uint32_t known; /* number among the model's known orders, from 1; 0 */
    uint32_t class_index;
    int64_t grams;     /* ordered */
    int64_t inside_g;  /* gross, of its lots on their way */
    int64_t stocked_g; /* ordered for a stock, and arrived there */
    int64_t entered_us;
    int64_t requested_us;    /* SW_NEVER_US if none */
    int64_t promised_us;     /* first; SW_NEVER_US if none */
    int64_t latest_us;       /* promised by now; SW_NEVER_US if none */
    uint32_t revisions;      /* of what was promised */
    const char *revised_for; /* the last time; NULL: never */
    bool changed;            /* to be promised anew with its slot */
    uint8_t kept;            /* bit set of bases: delivered in full in time */
    int64_t called_us;       /* for shipment; SW_NEVER_US until that is drawn */
    uint32_t lot_count;
    uint32_t items_open; /* lots, or the order itself, still on their way */
    uint32_t capped;     /* caps that count its lots, by lot */
    bool counted;        /* entered in the window: in the tables */
    bool turned_away;
    int64_t passed_g[SW_MILESTONES_MAX];
    int64_t passed_us[SW_MILESTONES_MAX]; /* SW_NEVER_US until then */
    int64_t ahead_us;        /* it books no slot that starts nearer than that */
    uint8_t slot_moves;      /* how often others took its slot */
    struct sw_piece *booked; /* its slots: slot.h; NULL: none */
    uint8_t chosen[SW_ORDER_CHOICES_MAX]; /* by order: way + 1; 0: not yet */
    struct sw_item_list joining; /* its lots that wait for the others */
    struct sw_section *section;  /* NULL: none */
    int64_t there_g; /* as far as its site lets it come: section.h */
    bool line_ended; /* its section has noted so */
    int64_t held_us[SW_ORDER_HOLDS_MAX]; /* step_hold.c; 0: not drawn yet */
    struct sw_life *life;                /* NULL: it stays as it was ordered */
    bool followed;            /* it has a life, or some rule could take it */
    struct sw_item *items;    /* that have come to a step, if it is followed */
    uint64_t first_at;        /* rules that let it go first, bit set */
    struct sw_watch *watches; /* policy.h; NULL: no rule watches it */
    const struct sw_product *bills; /* whose cost it is */
    struct sw_problem *problem;     /* that it is; NULL: none */
    struct sw_problem *problems;    /* found on it */
    struct sw_problem *replaces;    /* whose goods it replaces */
    struct sw_usable *usable;       /* problem.h; NULL: no problem yet */
    uint32_t repeats;               /* of its faults, those that come again */
    uint32_t repeats_lot;           /* in which of its lots */
    uint32_t faults; /* types of problems that it has as a whole, bit set, */
    bool judged;     /* once that is drawn */
    const struct sw_slot_hurry *hurry; /* slot.h; NULL: none */
    uint32_t released; /* steps at which its lots wait for nobody, bit set */
    uint32_t detours;  /* that its lots make, bit set */
    bool splits;       /* it waits for its rest no more */
};

/* Values kept for quantiles. */
struct sw_samples {
    int64_t *values; /* owned */
    size_t count;
    size_t capacity;
};

/* What a step has measured. */
struct sw_step_state {
    struct sw_level inside;
    struct sw_level waiting;
    sw_int128 inside_area; /* over the window, once it is closed */
    sw_int128 waiting_area;
    sw_int128 wait_us; /* of counted orders' items */
    sw_int128 stay_us;
    uint64_t waits;
    uint64_t delayed; /* waits that were not zero */
    uint64_t stays;
    uint64_t throughput; /* all that left within the window */
    int64_t throughput_g;
    int64_t lost_g;
    struct sw_samples wait_samples; /* one per wait, if asked for */
    struct sw_item_list blocked; /* served elsewhere, waiting for room here */
    uint32_t queued;             /* items that take a waiting place */
    void *own;                   /* the kind's state */
};

struct sw_resource_state;
struct sw_disruption_state;
struct sw_records;
struct sw_costs;
struct sw_audit;

struct sw_run {
    const struct sw_model *model;
    struct sw_engine *engine;
    struct sw_draws draws;
    uint64_t drawn; /* sum of all numbers drawn, in units of 2^-53 */
    const struct sw_observer *observer; /* never NULL */
    struct sw_step_state *steps;        /* by step index */
    struct sw_resource_state *resources;
    void **demands; /* the kinds' states, by demand index */
    struct sw_disruption_state *disruptions; /* by index */
    size_t demands_left; /* of customers, that may bring more orders */
    struct sw_pool *items;
    struct sw_pool *orders;
    struct sw_pool *projects;
    struct sw_pool *lives;
    struct sw_pool *kits;
    struct sw_pool *sections;
    struct sw_policy_run *policies; /* policy.c; NULL: the scenario has none */
    struct sw_order *open_orders;
    struct sw_level orders_inside;
    sw_int128 orders_inside_area; /* over the window */
    uint64_t customer_orders;     /* entered, background left out */
    uint64_t customers_counted;   /* of these, in the window */
    uint64_t blocked;             /* items that keep a unit for want of room */
    uint64_t counted_open;        /* counted orders not yet closed */
    int64_t window_from_us;       /* SW_NEVER_US until it opens */
    int64_t window_to_us;         /* SW_NEVER_US until it closes */
    bool in_window;
    int64_t *delivered_us; /* of the model's known orders, SW_NEVER_US until
                              then; NULL if it has none */
    struct sw_records *records;   /* what the measures gather: record.h */
    struct sw_costs *costs;       /* and what costs need beside: cost.h */
    struct sw_problems *problems; /* NULL: there are none */
    struct sw_audit *audit;
    struct sw_error failure; /* kind NONE while all is well */
};

static inline int64_t sw_run_now(const struct sw_run *run)
{
    return sw_engine_now(run->engine);
}

/* A number in (0, 1) for this purpose, entity, visit and draw. */
static inline double sw_run_unit(struct sw_run *run, uint64_t purpose,
                                 uint64_t entity, uint64_t visit, uint64_t draw)
{
    const struct sw_address address = {purpose, entity, visit, draw};
    const double unit = sw_draw_unit(&run->draws, &address);
    run->drawn += (uint64_t)(unit * 0x1p53); /* a whole number */
    return unit;
}

/* A value of `drawn`, rounded to whole base units. */
static inline int64_t sw_run_draw(struct sw_run *run,
                                  const struct sw_drawn *drawn, uint64_t entity,
                                  uint64_t visit)
{
    return sw_distribution_draw(
        drawn->distribution,
        sw_run_unit(run, drawn->purpose, entity, visit, 0));
}

/* An order has entered, or is about to go: the window and the end of the run
 * may depend on it. */
void sw_run_note_entry(struct sw_run *run, struct sw_order *order);
void sw_run_note_close(struct sw_run *run, const struct sw_order *order);

/* A project with sections is entered, or closed: if it counts, the run goes on
 * until it is. */
void sw_run_note_project(struct sw_run *run, struct sw_project *project,
                         bool begins);

/* The run goes on for one thing more that is counted, or one less. */
void sw_run_keep_on(struct sw_run *run, bool more);

/* The run goes on, whatever becomes of its orders, until it is let go. */
void sw_run_hold(struct sw_run *run, bool holds);

/* A demand of customers brings no more orders. When none does, a window that is
 * told in orders waits for no more. */
void sw_run_note_dry(struct sw_run *run);

/* End the replication as failed, with the first reason given. */
void sw_run_fail(struct sw_run *run, const char *format, ...) SW_PRINTF(2, 3);

/* Tell the observer, if there is one, that `last` has delivered the order. */
void sw_run_tell_delivery(const struct sw_run *run,
                          const struct sw_order *order,
                          const struct sw_item *last);

/* Tell the observer, if there is one, what happens to `item` (or, for a
 * carrier, to each of its members). */
void sw_run_tell(const struct sw_run *run, const struct sw_item *item,
                 const struct sw_step *step, const char *lifecycle);

#endif
