/*
 * problem.h - user problems: what is found wrong with steel that was sold, and
 * how it is put right.
 *
 * A problem goes through steps as every other thing does: as an order of its
 * own, of one lot without tonnes and of a product that only problems have,
 * whose program is the problem's route. So people are resources with calendars
 * and queues, what the customer has to do are steps that the customer owns, and
 * the ledger tells where the time goes. Its order class is its severity.
 */
#ifndef SW_MODEL_PROBLEM_H
#define SW_MODEL_PROBLEM_H

#include "model/compiler.h"
#include "model/problem_settings.h"
#include "model/run.h"

enum { SW_PROBLEM_TYPES_MAX = 31, SW_PROBLEM_STAGES_MAX = 16 };

/* ------------------------------------------------------------------ plan - */

/* A stage that problems pass when they leave a step, or at their end. */
struct sw_problem_stage {
    const char *name;
    int64_t within_us; /* target, by the mill's clock; 0: none */
    bool at_end;
};

struct sw_problem_type {
    const char *name;
    uint32_t index;
    const struct sw_object *object;
    const struct sw_problem_type_settings *settings;
    struct sw_product *product; /* that it is as an order */
    struct sw_demand demand;    /* that brings it */
    uint64_t purpose;           /* of its probability */
    struct sw_shares severities;
    const uint32_t *classes; /* by severity */
    uint64_t severity_purpose;
    uint64_t reopened_purpose;
    const struct sw_op *reopened_at;
};

/* A step at whose end a type may be found. */
struct sw_problem_find {
    const struct sw_problem_type *type;
    double share; /* of those that are there and not yet found */
    uint64_t purpose;
};

struct sw_problem_plan {
    size_t type_count;
    struct sw_problem_type *types;
    size_t stage_count;
    struct sw_problem_stage *stages;
};

/* Make room for the products of problems: how many, and they themselves, after
 * those of stocks. False after reporting. */
size_t sw_problem_product_count(const struct sw_scenario_settings *settings);
bool sw_problem_add_products(struct sw_compiler *compiler);

/* The steps of the route on which the problems that are `product` go; NULL
 * after reporting. */
const struct sw_node *sw_problem_steps_of(struct sw_compiler *compiler,
                                          const struct sw_product *product,
                                          const struct sw_object *route);

/* Set the model's `problems`, if there are any, after routes and demands. False
 * after reporting. */
bool sw_problems_compile(struct sw_compiler *compiler);

/* ------------------------------------------------------------------- run - */

/* One problem: until it is closed, and the order it was found on is. */
struct sw_problem {
    struct sw_problem *next; /* of the order that it was found on */
    const struct sw_problem_type *type;
    struct sw_order *found_on; /* NULL once that is closed */
    struct sw_order *order;    /* that it is; NULL before it is received */
    struct sw_order_id id;     /* of the order that it was found on */
    const char *customer;
    const struct sw_product *product; /* of it */
    const struct sw_step *found_at;
    uint64_t entity;
    uint32_t lot; /* that it was found on; 0: the order */
    uint32_t attempt;
    uint32_t class_index; /* its severity */
    uint32_t users;       /* that keep it: two orders, at most */
    int64_t found_us;
    int64_t passed_us[SW_PROBLEM_STAGES_MAX]; /* SW_NEVER_US until then */
    int64_t theirs_us[SW_PROBLEM_STAGES_MAX]; /* until then, the customer's */
    uint32_t reopened;
};

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
    sw_int128 life_us;
    struct sw_samples lives; /* from received to closed */
    struct sw_level inside;
    sw_int128 inside_area; /* over the window, once it is closed */
    int64_t inside_at_end; /* of the window */
    struct sw_stage_tally stages[SW_PROBLEM_STAGES_MAX];
};

struct sw_problems {
    struct sw_pool *pool;
    struct sw_problem_tally *by_type;  /* by type, then class; owned */
    struct sw_problem_tally *by_group; /* of products; owned */
};

void sw_problems_create(struct sw_run *run);
void sw_problems_destroy(struct sw_run *run);
void sw_problems_restart(struct sw_run *run);
void sw_problems_freeze(struct sw_run *run);

/* Draw which problems the lot, and its order, will have, unless that is done.
 * Before a lot is cut: its parts share its problems. */
void sw_problem_judge(struct sw_run *run, struct sw_item *lot);

/* The item leaves `step`, which has `finds`: what is found now begins. */
void sw_problem_look(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item);

/* The item of a problem, booked up to now, leaves `step`, which is the end of
 * some stages. */
void sw_problem_pass(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item);

/* It is at the end of its route. False: it is opened again, and has gone on. */
bool sw_problem_ends(struct sw_run *run, struct sw_item *item);

/* The order, that a problem is, is entered. */
void sw_problem_received(struct sw_run *run, struct sw_order *order);

/* An order is closed: it is a problem, or problems were found on it. */
void sw_problem_order_closed(struct sw_run *run, struct sw_order *order);

/* The problem is open at the end of the run. */
void sw_problem_unsolved(struct sw_run *run, const struct sw_problem *problem);

/* "orders-17/2/surface", in `buffer`. */
const char *sw_problem_name(const struct sw_problem *problem, char *buffer,
                            size_t size);

#endif
