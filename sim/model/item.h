/*
 * item.h - what flows through the steps: orders, lots, and what carries them.
 *
 * An order flows through the order steps as one item, then becomes its lots. A
 * lot may be copied into branches that meet again, and may ride with others in
 * a carrier (a heat, a load). Every item keeps a ledger: a cell per step and
 * class of time. `since_us` is how far it is booked, so that the cells always
 * add up to the time since the order was entered.
 *
 *     order --LOTS--> lot 1 --step--> [carrier: lot 1, lot 2] --> lot 1 --> END
 *                     lot 2 --------^                        \--> lot 2 --> END
 */
#ifndef SW_MODEL_ITEM_H
#define SW_MODEL_ITEM_H

#include "engine/engine.h"
#include "model/plan.h"

struct sw_run;
struct sw_order;
struct sw_unit;
struct sw_resource_state;
struct sw_wear;
struct sw_heat;
struct sw_problem;

enum sw_item_kind {
    SW_ITEM_ORDER,  /* the order as a whole */
    SW_ITEM_LOT,    /* one of its lots */
    SW_ITEM_BRANCH, /* a copy of an item in one branch; `carrier` is the item */
    SW_ITEM_CARRIER, /* a heat or load; its members ride in it */
    SW_ITEM_BID      /* stands for `carrier` in one of several queues: bid.h */
};

struct sw_item {
    struct sw_item *next;     /* in the list that holds it: queue, members */
    struct sw_item *previous; /* in a queue */
    struct sw_order *order;   /* NULL for a carrier */
    struct sw_item *carrier;  /* what it rides in; a branch's item */
    struct sw_item *of_order_next; /* among those of its order: order_items.h */
    struct sw_item *of_order_previous;
    const struct sw_op *at; /* where it is on its route */
    struct sw_unit *unit;   /* that serves it, or is kept by it */
    struct sw_event timer;  /* what ends its wait, where time does */
    struct sw_resource_state *waits_at; /* in whose queue it waits */
    struct sw_item *first; /* carrier: its members, in order of joining */
    struct sw_item *last;
    struct sw_problem *held_for; /* by whose containment it is put aside */
    struct sw_wear *mends;       /* a crew that is called: what it repairs */
    struct sw_heat *heat; /* that a lot was cast in, if it is tested by heat */
    uint32_t tests;       /* that the lot took part in as one of its heat */
    uint64_t entity;
    int64_t grams;        /* gross, here */
    int64_t net_g;        /* that will be delivered */
    int64_t since_us;     /* booked up to here */
    int64_t entered_us;   /* the step it is in */
    int64_t work_us;      /* service it needs here, from now on */
    int64_t whole_us;     /* and from its beginning */
    int64_t setup_us;     /* of it before the work proper */
    double setup_unit;    /* number drawn for a setup of this visit */
    int64_t rank;         /* place in a queue by rule: the smaller first */
    uint64_t ticket;      /* number at which it joined the queue */
    int64_t mark_down_us; /* the queue's totals when it joined */
    int64_t mark_closed_us;
    uint32_t lot;             /* from 1; 0: the order */
    uint32_t passed;          /* milestones, bit set: each counts once; a
                                 branch's are its item's */
    uint32_t part;            /* of the lot, from 0, if that was cut */
    uint32_t pieces;          /* that it is; 0: none were made */
    uint32_t attempt;         /* how often it was remade */
    uint32_t pending;         /* branches still out; members of a carrier */
    const struct sw_op *sent; /* where a branch has sent its item */
    const struct sw_step *remade_from; /* a branch has had its item remade */
    int64_t lacks_g;                   /* of material, at a stock */
    int64_t surplus_g;                 /* carrier: poured beyond its members */
    const struct sw_step *surplus_to;  /* a stock; NULL: nowhere */
    int64_t capped_g;                  /* by which the caps count it */
    uint8_t caps;                      /* that count it, bit set */
    uint8_t kind;                      /* enum sw_item_kind */
    bool blocked;      /* keeps its unit: no room in the next step */
    bool resolved;     /* `at` is already the op after the step it is in */
    bool sent_off;     /* elsewhere than on along its route */
    bool anew;         /* made anew elsewhere: what left here is scrap */
    bool started;      /* waiting is over in this step */
    bool has_slot;     /* at the start of a run: `rank` is an instant in the
                          bucket of the slot that it comes to */
    bool begun;        /* at the start of a run: its work is, begun.h */
    bool followed;     /* is among the items of its order */
    uint32_t waits_in; /* of a stock's lists */
    bool goes_first;   /* ahead of all others in its queue */
    bool parked;       /* put aside: its order is suspended, or it is held */
    bool judged;       /* it is drawn which problems it has, */
    uint8_t steel;     /* occasions (order_life.h) for which it is made: past
                          what is free; bit set */
    uint16_t ahead;    /* parts of it that a stock let go ahead */
    uint32_t faults;   /* by type, bit set: problem.h */
    uint16_t *visits;  /* model->visit_count counters */
    int64_t ledger[];  /* model->cell_count cells, then the visits */
};

/* A list of items linked by `next` and `previous`, first in first out. */
struct sw_item_list {
    struct sw_item *first;
    struct sw_item *last;
    uint32_t count;
};

void sw_item_list_add(struct sw_item_list *list, struct sw_item *item);

/* The same, but ahead of `behind`; NULL: last. */
void sw_item_list_insert(struct sw_item_list *list, struct sw_item *item,
                         struct sw_item *behind);

/* The same, but ahead of all that do not go first. */
void sw_item_list_add_first(struct sw_item_list *list, struct sw_item *item);

void sw_item_list_remove(struct sw_item_list *list, struct sw_item *item);

/* Is it in the list? Takes time with all that are. */
bool sw_item_list_holds(const struct sw_item_list *list,
                        const struct sw_item *item);

/* Size of an item with the ledger and visits of this model. */
size_t sw_item_bytes(const struct sw_model *model);

/* Gross grams at `op` of a lot of which `net_g` will be delivered. */
int64_t sw_item_gross(const struct sw_op *op, int64_t net_g);

/* `to` goes on with the ledger of `from`, as one of its lots or branches, or as
 * what is joined goes on with that of the part that came last. */
void sw_item_take_history(const struct sw_run *run, struct sw_item *to,
                          const struct sw_item *from);

/* A new item with an empty ledger, booked up to now. */
struct sw_item *sw_item_create(struct sw_run *run, enum sw_item_kind kind);
void sw_item_destroy(struct sw_run *run, struct sw_item *item);

/* Book the time since `since_us` as `class` at `step`. */
void sw_item_book(struct sw_run *run, struct sw_item *item,
                  const struct sw_step *step, enum sw_class class);

/* Book `us` of the time since `since_us`; the rest stays to be booked. */
void sw_item_book_part(struct sw_item *item, const struct sw_step *step,
                       enum sw_class class, int64_t us);

/* Waiting in this step is over; the measures of the step note how long it was.
 * Call once a visit, after booking it. */
void sw_item_note_start(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *item);

/* `item` is done at `step`, booked up to now: note it, and go on. One that was
 * sent elsewhere passes no milestone, and loses no yield, here. */
void sw_item_leave(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item);

/* The same, but the item's parts will go on behind the step, not it: its way on
 * is theirs to choose. */
void sw_item_leave_to_split(struct sw_run *run, const struct sw_step *step,
                            struct sw_item *item);

/* `item`, which has come to `step` now, is turned away there. */
void sw_item_turn_away(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *item);

/* `item`, which waits at its step, is taken away from there, booked up to now.
 */
void sw_item_withdraw(struct sw_run *run, struct sw_item *item);

/* Start the item, new on its route, at `at`. */
void sw_item_begin(struct sw_run *run, struct sw_item *item);

/* Let the item do what `at` says. */
void sw_item_proceed(struct sw_run *run, struct sw_item *item);

/* How often the item has entered the step it is in before now. */
uint64_t sw_item_visit(const struct sw_item *item, const struct sw_step *step);

/* A carrier without members is work that is nobody's: a changeover. */
static inline bool sw_item_carries_none(const struct sw_item *item)
{
    return item->kind == SW_ITEM_CARRIER && item->first == NULL;
}

/* Put `item`, booked up to now, into `carrier`. */
void sw_carrier_load(struct sw_item *carrier, struct sw_item *item);

/* The carrier is full or due: its members, booked up to now, leave `step`, and
 * the carrier goes on along their route as one unit, or falls apart at once if
 * no `per: batch` step follows. */
void sw_carrier_depart(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *carrier);

/* Take all members out, in order, with what the carrier has booked added to
 * theirs and their time booked up to the carrier's; the carrier is destroyed.
 * Returns the first; they are linked by `next`. */
struct sw_item *sw_carrier_unload(struct sw_run *run, struct sw_item *carrier);

#endif
