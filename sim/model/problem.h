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

enum {
    SW_PROBLEM_TYPES_MAX = 31,
    SW_PROBLEM_STAGES_MAX = 16,
    SW_PROBLEM_NAME_BYTES = 128
};

/* What an order that replaces goods is called, behind the problem's name. */
#define SW_REPLACEMENT_SUFFIX "/replacement"

/* ------------------------------------------------------------------ plan - */

#define SW_NO_STAGE UINT32_MAX

struct sw_past_problem;
struct sw_problem_history;

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
    uint64_t repeats_purpose;
    const struct sw_resource *stopped; /* a line; NULL: none */
    uint32_t stopped_classes;          /* severities that stop it, bit set */
    uint32_t stop_account;
    bool withholds; /* payment, until it is settled */
    uint32_t withhold_account;
    bool disposes; /* something comes of it */
    uint64_t disposition_purpose;
    uint32_t accounts[SW_DISPOSITIONS];
    const struct sw_step *rework_to;
    uint32_t replacement_class;
};

static inline bool sw_problem_is_of_order(const struct sw_problem_type *type)
{
    return type->settings->scope == SW_SCOPE_ORDER;
}

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
    uint32_t contained;   /* the stages that have a meaning; */
    uint32_t cause_found; /* SW_NO_STAGE: there is none of that name */
    uint32_t disposition;
    uint32_t settled;
    const struct sw_problem_history *history; /* NULL: problems are drawn */
    bool holds;                               /* some type holds lots */
    bool withholds;                           /* and some payments */
    bool replaces;                            /* and some makes them again */
};

/* Make room for the products of problems: how many, and they themselves, after
 * those of stocks. False after reporting. */
size_t sw_problem_product_count(const struct sw_scenario_settings *settings);
bool sw_problem_add_products(struct sw_compiler *compiler);

/* What problems of the type of that name are as orders; NULL after reporting.
 */
const struct sw_product *sw_problem_product(struct sw_compiler *compiler,
                                            struct sw_name name);

/* The steps of the route on which the problems that are `product` go; NULL
 * after reporting. */
const struct sw_node *sw_problem_steps_of(struct sw_compiler *compiler,
                                          const struct sw_product *product,
                                          const struct sw_object *route);

/* Note which resources may stand still for a problem, before the steps that
 * they serve are compiled. False after reporting. */
bool sw_problem_mark_resources(struct sw_compiler *compiler);

/* What comes of a type, once its other settings are compiled. False after
 * reporting. */
bool sw_problem_compile_outcome(struct sw_compiler *compiler,
                                struct sw_problem_type *type);

/* The severities, a bit set of order classes, that problems of these types, a
 * bit set, may have when they are found on orders of the products `on`; NULL:
 * on any, or on none. 0: there are no such problems. Of a history, any order
 * may have any type. */
uint32_t sw_problem_severities(const struct sw_model *model, uint32_t types,
                               const bool *on);

/* May an order of that class replace what was bad? */
bool sw_problem_replaces_as(const struct sw_model *model, uint32_t class_index);

/* Set the model's `problems`, if there are any, after routes and demands. False
 * after reporting. */
bool sw_problems_compile(struct sw_compiler *compiler);

/* ------------------------------------------------------------------- run - */

/* One problem: until it is closed, and all that came of it. */
struct sw_problem {
    struct sw_problem *next; /* of the order that it was found on */
    const struct sw_problem_type *type;
    struct sw_order *found_on;       /* while that is open */
    struct sw_order *order;          /* that it is, while that is open */
    struct sw_problem *holding_next; /* of those that hold lots */
    struct sw_problem *cause_next;   /* of those that may come again */
    struct sw_item_list held;        /* what is put aside */
    struct sw_usable *usable;        /* until it is disposed */
    const char *customer;
    const struct sw_product *product; /* of the order */
    uint64_t number;                  /* of its project */
    uint64_t project;                 /* entity of that; its own if none */
    const struct sw_step *found_at;
    uint64_t entity;
    uint64_t found_as; /* entity of that order then; changed, it is another */
    uint64_t heat;     /* that the lot was cast in; 0: not known */
    uint32_t lot;      /* that it was found on; 0: the order */
    uint32_t attempt;
    uint32_t class_index; /* its severity */
    uint32_t users;       /* that keep it */
    uint32_t reopened;
    enum sw_disposition disposition; /* once it is disposed */
    bool contained;
    bool disposed;
    bool stands_still; /* a line does */
    bool withholds;    /* its bill is due, and is not paid */
    bool was_withheld; /* or was so */
    bool repeated;     /* its cause was there before */
    int64_t grams;     /* net, of the lot or order */
    int64_t replaced_g;
    int64_t found_us;
    int64_t held_us;  /* of all that was put aside, one after the other */
    int64_t stood_us; /* that a line stood still */
    int64_t withheld; /* money that is not paid once it is due */
    int64_t due_us;
    struct sw_event due;
    int64_t settled_us;   /* SW_NEVER_US until then */
    int64_t disposed_for; /* money that its disposition cost */
    int64_t stood_for;    /* and that the line did */
    int64_t interest;
    int64_t passed_us[SW_PROBLEM_STAGES_MAX]; /* SW_NEVER_US until then */
    int64_t theirs_us[SW_PROBLEM_STAGES_MAX]; /* until then, the customer's */
    size_t order_length; /* of its name, that of the order */
    char name[SW_PROBLEM_NAME_BYTES];
};

struct sw_problems {
    size_t past; /* rows of the history that have come */
    struct sw_pool *pool;
    struct sw_pool *usables;
    struct sw_problem *holding;        /* those that hold lots */
    struct sw_problem *causes;         /* those that may come again */
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

/* The order is changed and begins again: it is judged anew, and nothing of it
 * is what its problems so far were found on. */
void sw_problem_order_changed(struct sw_order *order);

/* The item leaves `step`, which has `finds`: what is found now begins. */
void sw_problem_look(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item);

/* Is the item, which would go on, put aside by some problem? */
bool sw_problem_holds(const struct sw_run *run, struct sw_item *item);

/* The item of a problem, booked up to now, leaves `step`, which is the end of
 * some stages. */
void sw_problem_pass(struct sw_run *run, const struct sw_step *step,
                     const struct sw_item *item);

/* Does what passes there stop the mill's clock? And so much of the item's time
 * so far has. */
bool sw_problem_is_theirs(const struct sw_step *step);
int64_t sw_problem_theirs_us(const struct sw_run *run,
                             const struct sw_item *item);

/* It is at the end of its route. False: it is opened again, and has gone on. */
bool sw_problem_ends(struct sw_run *run, struct sw_item *item);

/* An order is entered, is closed: any; it may be a problem, or replace what one
 * was found on, or have had problems. */
void sw_problem_order_entered(struct sw_run *run, struct sw_order *order);
void sw_problem_order_closed(struct sw_run *run, struct sw_order *order);

/* The problem is open at the end of the run. */
void sw_problem_unsolved(struct sw_run *run, struct sw_problem *problem);

#endif
