/*
 * gather.h - lots that wait for each other: a heat, a load for a vehicle.
 *
 * Of each key one load at most is open. Lots join it in the order in which they
 * come; it closes when the next lot does not fit, when it is full, or when its
 * first lot has waited long enough. A carrier then takes the lots on. On a
 * timetable a load closes only when it is told to; what does not fit stays for
 * the next.
 */
#ifndef SW_MODEL_GATHER_H
#define SW_MODEL_GATHER_H

#include "model/run.h"

struct sw_gather_plan {
    int64_t size_g;       /* that fit into a load; 0: any number */
    int64_t lots;         /* that fit; 0: any number */
    int64_t full_g;       /* full from here on; 0: when no lot fits any more */
    int64_t max_wait_us;  /* of the first lot; 0: any time */
    bool timetable;       /* closes only when told to */
    bool whole;           /* a load splits no order that one load could take */
    size_t key_count;     /* loads that can be open at a time */
    const uint32_t *keys; /* by product; NULL: one load for all */
    uint64_t entity;      /* of the step; load n is its n-th child */
    /* Of what a load leaves room for, the grams that are used all the same;
     * NULL: none. */
    int64_t (*uses)(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *carrier, int64_t grams);
    /* The first lot of a load that is not full, which needs `room_g` more, has
     * waited long enough: others may be made to join now. NULL: none. */
    void (*fill_up)(struct sw_run *run, const struct sw_step *step,
                    const struct sw_item_list *lots, int64_t room_g);
    /* Takes over the closed load: lots booked up to now, still in the step. */
    void (*closed)(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *carrier);
};

/* Loads closed within the window. */
struct sw_gather_totals {
    uint64_t loads;
    uint64_t part_filled; /* closed before they were full */
    uint64_t lots;
    int64_t grams;
    int64_t surplus_g; /* room left in those that were not full */
    uint64_t left;     /* lots that stayed for the next load */
    sw_int128 wait_us; /* of all their lots, until the load closed */
};

struct sw_open_load;

struct sw_gather {
    const struct sw_gather_plan *plan;
    const struct sw_step *step;
    int64_t full_g;
    uint64_t closed;           /* loads so far */
    struct sw_open_load *open; /* by key; owned */
    struct sw_gather_totals totals;
};

/* `gather` borrows `plan` and stays where it is until it is stopped. */
void sw_gather_start(struct sw_gather *gather,
                     const struct sw_gather_plan *plan,
                     const struct sw_step *step);
void sw_gather_stop(struct sw_gather *gather);

/* `lot`, which has entered the step now, joins the open load of its key. */
void sw_gather_join(struct sw_run *run, struct sw_gather *gather,
                    struct sw_item *lot);

/* `lot` leaves the open load that it waits in, booked up to now. */
void sw_gather_withdraw(struct sw_run *run, struct sw_gather *gather,
                        struct sw_item *lot);

/* Close the load that has been open longest, full or not. False if none is
 * open. */
bool sw_gather_close_oldest(struct sw_run *run, struct sw_gather *gather);

/* The open load that a lot of `order` waits in closes among this instant's
 * choices, full or not, and with all that wait with it. False if none of its
 * lots waits in one. */
bool sw_gather_release(struct sw_run *run, struct sw_gather *gather,
                       const struct sw_order *order);

/* Close every open load, full or not: a departure of the timetable. */
void sw_gather_close_all(struct sw_run *run, struct sw_gather *gather);

/* All these lots of one order join, one after the other. */
void sw_gather_join_all(struct sw_run *run, struct sw_gather *gather,
                        struct sw_item_list *lots);

/* May a lot wait for ever for others to fill its load? */
bool sw_gather_may_never_close(const struct sw_gather_plan *plan);

/* The share of a load's room that `grams` in one lot take. */
double sw_gather_share(const struct sw_gather_plan *plan, double grams);

/* How full the loads were: by weight if loads have a size, else by lots. */
void sw_gather_fill(const struct sw_gather *gather, struct sw_total *fill);

/* How long the measuring window has been open. */
double sw_gather_window_us(const struct sw_run *run);

#endif
