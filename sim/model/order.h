/*
 * order.h - the life of an order, from entry to the end of its last lot.
 */
#ifndef SW_MODEL_ORDER_H
#define SW_MODEL_ORDER_H

#include "model/run.h"

/* An order of more lots ends the run as failed. */
enum { SW_ORDER_LOTS_MAX = 100000 };

/* What an arrival says of an order (one line of a project). */
struct sw_order_entry {
    const struct sw_product *product;
    struct sw_project *project; /* from sw_project_create */
    struct sw_section *section; /* of it; NULL: none */
    const char *name;           /* NULL: made from the project and the line */
    uint32_t line;              /* 0: the project is this one order */
    uint32_t known; /* number among the model's known orders, from 1; 0 */
    uint64_t entity;
    uint32_t class_index;
    int64_t grams;
    int64_t requested_us; /* SW_NEVER_US if none */
    int64_t promised_us;  /* SW_NEVER_US: by the rule of the scenario */
    int64_t ahead_us;     /* it books no slot that starts nearer than that */
    int64_t age_us; /* since it was entered: above 0 at the start of a run */
    struct sw_problem *problem;  /* that it is; NULL: none */
    struct sw_problem *replaces; /* whose goods it replaces; NULL: none */
};

/* A project with no orders yet, whose entity is the pair of the demand's and
 * the number. Its maker holds it until sw_project_release, so that it outlives
 * an order that closes at once; then it goes when its last order does. */
struct sw_project *sw_project_create(struct sw_run *run,
                                     const struct sw_demand *demand,
                                     uint64_t number);
void sw_project_release(struct sw_run *run, struct sw_project *project);

/* It stays until it is released once more. */
static inline void sw_project_keep(struct sw_project *project)
{
    project->orders++;
}

/* An order with its promise, but with no item yet. One that is older than the
 * run is not counted. */
struct sw_order *sw_order_create(struct sw_run *run,
                                 const struct sw_order_entry *entry);

/* Enter the order now: it gets its promise and starts on its route. */
void sw_order_enter(struct sw_run *run, const struct sw_order_entry *entry);

/* How many lots `grams` of a product make, and the weight of lot `k` of them
 * (from 1): equal weights, the odd grams with the last. More than
 * SW_ORDER_LOTS_MAX are told as one above it. */
uint32_t sw_order_lots(const struct sw_product *product, int64_t grams);
int64_t sw_order_lot_grams(int64_t grams, uint32_t lots, uint32_t k);

/* When it is due: as promised by now, else as requested. SW_NEVER_US if
 * neither. */
int64_t sw_order_due_us(const struct sw_order *order);

/* `item` of the order has passed these milestones. */
void sw_order_pass(struct sw_run *run, struct sw_item *item,
                   uint32_t milestones);

/* The item, and what is left of its order, is turned away for want of room. */
void sw_order_turn_away(struct sw_run *run, struct sw_item *item);

/* An item of the order is at the end of its route, was scrapped, or merged into
 * another; it is destroyed, and with the last one the order. */
void sw_order_end_item(struct sw_run *run, struct sw_item *item);

/* So many more lots (or less) of its project, and its section, are on their
 * way.
 */
void sw_order_count_lots(struct sw_order *order, int64_t change);

/* Keep the order while its items end, and let it go: if they all have, it is
 * closed. */
void sw_order_keep(struct sw_order *order);
void sw_order_let_go(struct sw_run *run, struct sw_order *order);

/* The order is of `grams` from now on; too many lots fail the run. */
void sw_order_weigh(struct sw_run *run, struct sw_order *order, int64_t grams);

/* It has passed no milestone, and nothing of it has. */
void sw_order_forget_milestones(const struct sw_run *run,
                                struct sw_order *order);

/* The order's name, in `buffer` if it is made. */
const char *sw_order_name(const struct sw_order *order, char *buffer,
                          size_t size);

#endif
