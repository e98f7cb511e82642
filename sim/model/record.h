/*
 * record.h - what a run counts, and how it becomes the totals of its measures.
 *
 * Time averages and rates are over the window; times of orders and lots are of
 * the counted orders, those entered within it.
 */
#ifndef SW_MODEL_RECORD_H
#define SW_MODEL_RECORD_H

#include "model/run.h"

/* Sums over the counted orders of one group of products. */
struct sw_order_records {
    uint64_t orders; /* counted, whatever became of them */
    uint64_t delivered;
    uint64_t closed;
    uint64_t fulfilled;       /* closed and delivered */
    uint64_t open;            /* at the end of the run */
    uint64_t undelivered;     /* of these, not yet delivered */
    uint64_t dated[SW_BASES]; /* of the orders, those with such a date */
    uint64_t promised_delivered;
    uint64_t promised_open; /* undelivered at the end of the run */
    uint64_t requested_delivered;
    uint64_t requested_open;
    uint64_t on_time;
    uint64_t otif[SW_BASES];
    uint64_t revised;
    uint64_t projects[SW_BASES]; /* with such a date */
    uint64_t projects_otif[SW_BASES];
    uint64_t turned_away;
    uint64_t scrapped;
    uint64_t cancelled;
    int64_t
        freed_g; /* within the window: made for orders that do not want it */
    int64_t delivered_g; /* within the window, of any order */
    sw_int128 delivery_us;
    sw_int128 fulfilment_us;
    sw_int128 lateness_promised_us;
    sw_int128 lateness_requested_us;
    sw_int128 *ledger; /* by cell, of the orders delivered; owned */
};

enum sw_sampled {
    SW_SAMPLE_DELIVERY,
    SW_SAMPLE_FULFILMENT,
    SW_SAMPLE_LATENESS_PROMISED,
    SW_SAMPLE_LATENESS_REQUESTED,
    SW_SAMPLES
};

struct sw_records {
    struct sw_order_records *orders;          /* by group; owned */
    struct sw_samples (*samples)[SW_SAMPLES]; /* by group; owned */
    struct sw_project_records *projects;      /* by demand; owned */
};

void sw_records_create(struct sw_run *run);
void sw_records_destroy(struct sw_run *run);

/* The window opens or closes now: levels and counters start again, or their
 * totals are fixed. */
void sw_records_restart(struct sw_run *run);
void sw_records_freeze(struct sw_run *run);

/* A visit of a step: an item enters, starts to be served, leaves, or is
 * withdrawn while it waits or turned away. */
void sw_record_enter(struct sw_run *run, const struct sw_step *step);
void sw_record_waiting(struct sw_run *run, const struct sw_step *step,
                       int64_t change);
void sw_record_wait(struct sw_run *run, const struct sw_step *step,
                    int64_t wait_us);
void sw_record_stay(struct sw_run *run, const struct sw_step *step,
                    int64_t stay_us);
void sw_record_withdraw(struct sw_run *run, const struct sw_step *step);
void sw_record_leave(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item);

/* A lot with its grams comes into being; so many of a lot are lost at a step.
 */
void sw_record_made(struct sw_run *run, const struct sw_item *lot);
void sw_record_scrap(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *lot, int64_t grams);
/* A lot that came into being is as if it never had. */
void sw_record_unmade(struct sw_run *run, const struct sw_item *lot);
/* Grams made for an order that does not want them any more; they are still to
 * be ended. */
void sw_record_freed(struct sw_run *run, const struct sw_order *order,
                     int64_t grams);
/* A lot has come to the end of its route with its grams. */
void sw_record_ended(struct sw_run *run, const struct sw_item *lot);
/* Grams that a stock holds at the start; what a lot brings there; and `taken_g`
 * of which a lot is made that weighs `is_g` from now on. */
void sw_record_initial_stock(struct sw_run *run, int64_t grams);
void sw_record_to_stock(struct sw_run *run, const struct sw_item *lot,
                        int64_t grams);
void sw_record_from_stock(struct sw_run *run, const struct sw_item *lot,
                          int64_t is_g, int64_t taken_g);

/* Grams are gone from a stock: scrap. */
void sw_record_stock_lost(struct sw_run *run, const struct sw_step *step,
                          int64_t grams);

/* Steel is poured beyond the lots of a heat: it comes to the stock `step`, or
 * is scrap. */
void sw_record_surplus(struct sw_run *run, const struct sw_step *step,
                       int64_t stocked_g, int64_t scrap_g);

/* The life of an order. `last` closed it: its ledger is the order's. */
void sw_record_delivered(struct sw_run *run, const struct sw_order *order,
                         const struct sw_item *last);
void sw_record_delivered_grams(struct sw_run *run, const struct sw_order *order,
                               int64_t grams);
void sw_record_closed(struct sw_run *run, const struct sw_order *order);
void sw_record_unreached(struct sw_run *run, const struct sw_order *order);

/* All orders of the project are closed, or the run ends: has it kept its dates,
 * product by product? Only once. */
void sw_record_project(struct sw_run *run, struct sw_project *project);

#endif
