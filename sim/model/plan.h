/*
 * plan.h - the compiled scenario: flat arrays that a run only reads.
 *
 * Names are resolved, quantities are in base units, every setting that is drawn
 * has the hash of its path. Everything lives in the model's arena.
 */
#ifndef SW_MODEL_PLAN_H
#define SW_MODEL_PLAN_H

#include "engine/calendar.h"
#include "model/ledger_class.h"
#include "model/settings.h"
#include "random/distribution.h"
#include "steelway/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sw_step;
struct sw_op;
struct sw_run;
struct sw_item;
struct sw_order;
struct sw_compiler;
struct sw_account;
struct sw_step_costs;
struct sw_resource_costs;
struct sw_order_costs;
struct sw_holding;
struct sw_queue_rule;
struct sw_product;
struct sw_policy;
struct sw_problem_find;
struct sw_problem_plan;
struct sw_detour;

/* Something drawn: from what, and the purpose of its address. A distribution of
 * NULL stands for "not set". */
struct sw_drawn {
    const struct sw_distribution *distribution;
    uint64_t purpose;
};

/* ------------------------------------------------------------- resources - */

struct sw_breakdown {
    const char *name;
    enum sw_breakdown_clock clock;
    struct sw_drawn every; /* time, or grams by tonnes */
    struct sw_drawn repair;
    const struct sw_op *call; /* what its crew is asked for; NULL: no crew */
};

enum { SW_FULL_SPEED = 1000000 }; /* parts of a million */

/* Times in which something is not as usual (spell.h): once from a date on, or
 * again and again. */
struct sw_spell_plan {
    bool again;
    bool brief; /* over as soon as it has begun */
    int64_t
        at_us; /* of the only one; SW_NEVER_US: it does not come by itself */
    int64_t to_us; /* when that one ends; SW_NEVER_US: `lasts` is drawn */
    struct sw_drawn every; /* from the end of one to the next */
    struct sw_drawn lasts; /* not set: to the end of the season, or for ever */
    const struct sw_calendar *season; /* open in its months; NULL: all year */
};

/* Slower work, or fewer units, for some times. */
struct sw_curb {
    struct sw_spell_plan spell;
    uint32_t by; /* disruption that turns it on, from 1; 0: the spell does */
    int64_t speed;
    uint32_t units;
};

struct sw_resource {
    const char *name;
    uint32_t index;
    uint32_t units;
    const struct sw_calendar *calendar;
    enum sw_over_shift over_shift;
    int64_t longest_us; /* that it is open without a break */
    const struct sw_queue_rule *rule;
    enum sw_preempt preempt;
    bool direct; /* plain FIFO, not used with others: granted at once */
    uint64_t entity;
    size_t breakdown_count;
    const struct sw_breakdown *breakdowns;
    size_t curb_count;
    const struct sw_curb *curbs;
    bool wears_by_tonnes;  /* one of them is by tonnes */
    bool heard;            /* a rule listens to its going down */
    bool works_more;       /* a rule may let it work by another calendar */
    int64_t down_until_us; /* 0: it is up at the start */
    bool stands_still;     /* some user problems stop a unit of it */
    size_t wake_count;     /* resources whose heads may wait for this one too */
    const struct sw_resource **wakes;
    const struct sw_feeder *feeders;       /* NULL: none */
    const struct sw_resource_costs *costs; /* NULL: its hours cost nothing */
};

/* A step whose open batches go on, full or not, when `step`, which they go to,
 * could serve them. */
struct sw_feeder {
    const struct sw_feeder *next;
    const struct sw_step *batch;
    const struct sw_step *step;
};

/* Can it be closed for a lot that waits? */
static inline bool sw_resource_closes(const struct sw_resource *resource)
{
    for (size_t i = 0; i < resource->curb_count; i++) {
        if (resource->curbs[i].units == 0) {
            return true;
        }
    }
    return resource->stands_still || !sw_calendar_is_always(resource->calendar);
}

/* Can units of it be down? */
static inline bool sw_resource_goes_down(const struct sw_resource *resource)
{
    return resource->breakdown_count > 0 || resource->down_until_us > 0;
}

/* ----------------------------------------------------------------- steps - */

/* A share of the visits to a step that go on at the first place of `to` on the
 * route instead of along it; `to` NULL: that end there, as scrap. */
struct sw_sent {
    const struct sw_step *to;
    double share;
};

/* What a demand brings of one product, in the mean of a year: load.h. */
struct sw_flow {
    const struct sw_product *product;
    double rate;    /* grams delivered per microsecond */
    double order_g; /* of a mean order */
    double lot_g;   /* of a mean lot */
};

enum { SW_STEP_MEASURES_MAX = 24 }; /* of a kind's own */

/* What is measured of a step one by one, as the articles of a stock. */
struct sw_step_parts {
    const struct sw_measure *measures; /* rows that end with id NULL */
    uint32_t summed; /* which of them is also told of all parts together */
    size_t (*count)(const struct sw_step *step);
    const char *(*name)(const struct sw_step *step, size_t part);
    const char *(*owner)(const struct sw_step *step);
    /* A total for each measure at the end of a run. */
    void (*report)(const struct sw_run *run, const struct sw_step *step,
                   size_t part, struct sw_total *totals);
};

/* What lots that pass a step have made elsewhere: `flow.rate` is in grams for
 * each of theirs. */
struct sw_making {
    struct sw_flow flow;
    const double *class_shares; /* by order class */
};

/*
 * A kind of step: one const of these in a file of its own, listed in
 * step_kind.c. `compile` makes the step's plan from its settings; `start`
 * readies its state for a run; `enter` takes over an item that has come to it,
 * and must in the end call sw_item_leave.
 */
struct sw_step_kind {
    const struct sw_table *settings; /* its name is the kind's */
    unsigned classes;                /* SW_CLASS_BIT of those it books */
    enum sw_class work_class;        /* what its touch time is booked as */
    size_t state_size;               /* of the step's own state in a run */
    bool can_block;   /* what it has served may wait in it for room */
    bool begins_lots; /* at the end of the order steps: lots come to it */
    bool goes_on;     /* with work that has begun before the run: begun.h */
    bool (*compile)(struct sw_compiler *compiler, struct sw_step *step);
    /* What it asks of the routes through it, once they are made; false after
     * reporting. NULL if nothing. */
    bool (*check)(struct sw_compiler *compiler, const struct sw_step *step);
    void (*start)(struct sw_run *run, const struct sw_step *step, void *state);
    void (*stop)(struct sw_run *run, const struct sw_step *step, void *state);
    void (*enter)(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item);
    /* Takes an item that waits here, for whatever, out of all its queues and
     * books it up to now; one whose waiting is over is never asked for. NULL:
     * nothing waits here. */
    void (*withdraw)(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item);
    /* What lots of `order` wait here for with others goes on without waiting:
     * their heat, round, load or join, full or not. False if none waits so, in
     * which case nothing has changed. NULL: nobody waits for others here. */
    bool (*release)(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order);
    /* Lots of `order` come here no more: what is kept for them is free. NULL:
     * nothing is. */
    void (*give_up)(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order);
    /* Where it sends lots other than on along their route, rework and remake;
     * NULL if nowhere. Sets `count`. Only load.c asks. */
    const struct sw_sent *(*sends)(const struct sw_step *step, size_t *count);
    /* An item that waits here may go to another place in its queue, as its
     * order's class or rank has changed. NULL: its place does not depend on
     * that. */
    void (*requeue)(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item);
    /* The share of a full heat or load made here that a lot of `grams` takes;
     * NULL if it makes none. */
    double (*share)(const struct sw_step *step, double grams);
    unsigned cost_lines; /* SW_COST_BIT of those that only some kinds have */
    /* May a lot wait here for others until they come, however long that is?
     * NULL: no. */
    bool (*waits_for_others)(const struct sw_step *step);
    /* Mean time that a lot (or batch) of `grams` keeps the step's resource, in
     * microseconds, setups left out; NULL if it uses none. */
    double (*load)(const struct sw_step *step, double grams);
    /* Mean touch time of a lot there; NULL if none. */
    double (*touch)(const struct sw_step *step, double grams);
    /* What the kind measures beyond what every step does: rows that end with id
     * NULL, and a total for each at the end of a run. NULL if nothing. */
    const struct sw_measure *measures;
    void (*report)(const struct sw_run *run, const struct sw_step *step,
                   const void *state, struct sw_total *totals);
    /* The measuring window opens: forget what was counted. NULL if nothing. */
    void (*restart)(struct sw_run *run, const struct sw_step *step,
                    void *state);
    /* The measuring window closes. NULL: nothing is to be done. */
    void (*freeze)(struct sw_run *run, const struct sw_step *step, void *state);
    /* What a lot of `product` and `grams` has made elsewhere when it passes;
     * false if nothing. NULL: nothing. Only load.c asks. */
    bool (*makes)(const struct sw_step *step, const struct sw_product *product,
                  double grams, struct sw_making *making);
    const struct sw_step_parts *parts; /* NULL: none */
    /* Warns of what the step says in vain, once all is compiled; sw_lint_place
     * says where. NULL: of nothing. */
    void (*lint)(struct sw_compiler *compiler, const struct sw_step *step);
    /* Something shuts the lane that it is, or does so no more. NULL: it is no
     * lane. */
    void (*shut)(struct sw_run *run, const struct sw_step *step, void *state,
                 bool is_shut);
};

/* A resource that can serve a step, one of several. */
struct sw_alternative {
    const struct sw_resource *resource;
    const uint32_t *classes; /* by product: order classes (bit set) it takes */
    struct sw_drawn time;    /* in place of the step's, unless NULL */
    double rate;             /* in place of the step's, unless 0 */
};

/* What a step asks of its resource. */
struct sw_service_plan {
    struct sw_drawn time;     /* of a lot, or of a batch as a whole */
    double rate;              /* grams per microsecond; 0: `time` counts */
    size_t alternative_count; /* 0: it is the step's resource that serves */
    const struct sw_alternative *alternatives; /* first: the step's */
    bool shortest_queue;   /* among them, in place of the first that is free */
    struct sw_drawn setup; /* when the unit was set up for another key */
    /* By key it is set up for, then by new key, in place of `setup`'s where not
     * NULL, at the same number; NULL: of none. */
    const struct sw_distribution **setup_times;
    size_t key_count;           /* of them */
    const uint32_t *setup_keys; /* by product; NULL: no setups */
    size_t also_count;          /* resources seized with it, all or none */
    const struct sw_resource **also;
    /* It begins for the first time at this visit; NULL: nothing to do. */
    void (*started)(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item);
    /* The service is over and booked; the item still has its unit. */
    void (*served)(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item);
};

/* A strip of a lot that is cut which goes into a stock. */
struct sw_aside {
    int64_t width_um;
    const struct sw_step *stock;
    uint32_t article;
};

/* How a lot of some product is cut: into strips by their width, or into equal
 * parts. */
struct sw_cutting {
    uint32_t parts; /* 0: such lots do not come here */
    double yield;
    int64_t *widths_um;   /* by part; NULL: equal */
    int64_t used_um;      /* all of them */
    int64_t from_um;      /* of what is cut */
    int64_t piece_g;      /* each part is whole pieces; 0: of any weight */
    uint32_t aside_count; /* strips of it that go into a stock */
    struct sw_aside *asides;
};

struct sw_step {
    const char *name;
    uint32_t index;
    struct sw_place place; /* of its name in the file */
    const struct sw_step_kind *kind;
    const struct sw_step_settings *settings;
    const void *plan;                      /* the kind's */
    const struct sw_resource *resource;    /* NULL if it needs none */
    const struct sw_service_plan *service; /* NULL if it needs no resource */
    enum sw_class work_class;              /* what touch time is booked as */
    enum sw_owner owner;                   /* of the time spent here */
    bool before_delivery;  /* of a customer's order, on some route */
    bool before_warehouse; /* and before it could be dispatched */
    bool collected;        /* by the customer, whose the time then is */
    uint32_t unmeasured; /* the kind's measures that say nothing here, by bit */
    bool per_batch;
    bool heard;        /* a rule listens to what waits there, or to the stock */
    uint64_t first_at; /* rules that let orders go first here, bit
                          set */
    uint32_t release_bit; /* of orders whose lots wait here for nobody; 0 */
    uint32_t milestones;  /* bit set: passed when a lot leaves this step */
    double yield;
    const struct sw_cutting *cuts; /* by product; NULL: a lot stays one */
    uint32_t room;                 /* waiting places; UINT32_MAX: any number */
    int64_t least_grams;           /* of any lot that comes here */
    unsigned classes;              /* of the kind's, those that can be booked */
    uint32_t cell[SW_CLASSES]; /* of the ledger; UINT32_MAX if never booked */
    const struct sw_step_costs *costs; /* NULL: it costs nothing */
    size_t find_count;
    const struct sw_problem_find *finds; /* problems found on lots that leave */
    uint32_t stages; /* bit set: of a problem, passed when it leaves */
};

/* How many resources can serve the step, and which they are. */
static inline size_t sw_step_resources(const struct sw_step *step)
{
    const struct sw_service_plan *service = step->service;
    if (step->resource == NULL) {
        return 0;
    }
    return service == NULL || service->alternative_count == 0
               ? 1
               : service->alternative_count;
}

static inline const struct sw_resource *
sw_step_resource(const struct sw_step *step, size_t index)
{
    const struct sw_service_plan *service = step->service;
    return service == NULL || service->alternative_count == 0
               ? step->resource
               : service->alternatives[index].resource;
}

static inline bool sw_step_is_served_by(const struct sw_step *step,
                                        const struct sw_resource *resource)
{
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        if (sw_step_resource(step, i) == resource) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- routes - */

enum sw_op_code {
    SW_OP_STEP,   /* go through a step */
    SW_OP_CHOOSE, /* draw one of several ways on */
    SW_OP_SORT,   /* the way on by the order's class */
    SW_OP_DETOUR, /* the way on by the order's detours: the last is the route */
    SW_OP_GO,     /* on elsewhere */
    SW_OP_FORK,   /* a branch each, which meet again at `to` */
    SW_OP_MEET,   /* the end of a branch */
    SW_OP_LOTS,   /* the order becomes its lots */
    SW_OP_END
};

struct sw_way {
    double below;     /* CHOOSE: taken if the draw is below this */
    uint32_t classes; /* SORT: bit set of the order classes that go here;
                         DETOUR: of the detours */
    const struct sw_op *to;
};

struct sw_op {
    enum sw_op_code code;
    const struct sw_step *step; /* STEP */
    const struct sw_op *to;     /* GO, FORK: where the branches meet */
    const struct sw_way *ways;  /* CHOOSE, SORT, DETOUR, FORK */
    uint32_t way_count;
    uint32_t visit;   /* CHOOSE: place of its counter in an item's visits; by
                         order, of what was chosen in the order */
    uint64_t purpose; /* CHOOSE */
    bool by_order;    /* CHOOSE: one draw for all lots of an order */
    bool aside;       /* part of a detour, not of the route */
    double gross;     /* grams here per gram delivered */
    uint8_t inside;   /* caps that count the lots here, bit set */
    int64_t ahead_us; /* mean touch time from here to the end of the route */
    uint32_t fewest;  /* parts that a lot has been cut into here, */
    uint32_t most;    /* by the ways that lead here; 0: none does */
};

/* -------------------------------------------------------------- products - */

struct sw_product {
    const char *name;
    uint32_t index;
    const struct sw_product_settings *settings;
    uint32_t group; /* index in every table of results: own, or "others" */
    bool background;
    bool books_slot;       /* a slot is on its route */
    struct sw_op *program; /* order steps, LOTS, lot steps, END */
    size_t op_count;
    const struct sw_product *like; /* whose attributes it has: its own, or of
                                      what is made for a stock */
    const struct sw_step *into; /* the stock at its end; NULL: for customers */
    uint32_t article;           /* of that stock */
    uint32_t made_for;          /* number of its step from 1; 0 */
    bool is_problem;            /* what problems of a type are, as orders */
    uint32_t problems;          /* types that it may have, bit set */
};

struct sw_order_class {
    const char *name;
    int64_t priority; /* the smaller goes first */
};

struct sw_milestone {
    const char *name;
};

/* ----------------------------------------------------------------- demand - */

struct sw_demand;
struct sw_arrivals;
struct sw_arrival_plan;
struct sw_disruption;

/* A kind of demand: one const of these in a file of its own, listed in
 * demand_kind.c. `start` schedules its first arrival. */
struct sw_demand_kind {
    const struct sw_table *settings;
    size_t state_size; /* of the demand's own state in a run */
    bool background;
    bool (*compile)(struct sw_compiler *compiler, struct sw_demand *demand);
    void (*start)(struct sw_run *run, const struct sw_demand *demand,
                  void *state);
    /* Of a stream: when its orders come. NULL: it is none. */
    const struct sw_arrival_plan *(*arrival_plan)(
        const struct sw_demand *demand);
    struct sw_arrivals *(*arrivals)(void *state);
    /* What it waits for is approved: its orders come from now on. */
    void (*open)(struct sw_run *run, const struct sw_demand *demand,
                 void *state);
};

struct sw_demand {
    const char *name;
    uint32_t index;
    const struct sw_demand_kind *kind;
    const void *settings; /* the kind's */
    const struct sw_object *object;
    void *plan;        /* the kind's */
    size_t more_state; /* bytes beyond the kind's state_size, as compiled */
    uint64_t entity;   /* hash of its name */
    const struct sw_section_plan *sections; /* NULL: its projects have none */
    const struct sw_life_plan *life; /* NULL: its orders stay as they are */
    size_t flow_count;
    struct sw_flow *flows;
    double *class_shares; /* of its orders, by order class */
    bool requests;        /* its orders are wanted by a date */
};

/* ------------------------------------------------------------------ model - */

enum { SW_CAPS_MAX = 8 }; /* bits of an item's set */

/* A step that limits how many lots are on their way behind it. */
struct sw_cap {
    const struct sw_step *step;
    uint8_t asks; /* caps at which lots wait that this one counts, bit set */
};

/* A span of a run, told in time or in orders entered; whichever is not told is
 * negative. */
struct sw_span {
    int64_t us;
    int64_t orders;
};

struct sw_cell {
    const struct sw_step *step; /* NULL: the time before the run's start */
    enum sw_class class;
    struct sw_spent spent;
};

/* "queue"; "before_start" of the cell without a step. */
const char *sw_cell_class_name(const struct sw_cell *cell);

struct sw_model {
    struct sw_arena *arena;
    const struct sw_document *document;
    const struct sw_scenario_settings *settings;
    struct sw_span warm_up;
    struct sw_span length;

    size_t resource_count;
    struct sw_resource *resources;
    size_t step_count;
    struct sw_step *steps;
    size_t product_count;
    struct sw_product *products;
    size_t group_count;
    const char **groups; /* names in the tables of results */
    size_t class_count;
    struct sw_order_class *classes;
    size_t milestone_count;
    struct sw_milestone *milestones;
    /* The milestone that delivery_time ends at; a lot that has not passed it
     * passes it at the end of its route. */
    uint32_t delivered; /* the milestone that delivery_time ends at */
    size_t hold_count;  /* steps that hold by order */
    bool has_lives;     /* a demand's orders may be cancelled or the like */
    bool follows;       /* items of orders are noted: lives, or policies */
    size_t policy_count;
    unsigned first_count; /* actions that let orders go first */
    struct sw_policy *policies;
    bool suspends; /* or in the opening state, suspended:
                     any step may hold them */
    size_t demand_count;
    struct sw_demand *demands;
    size_t disruption_count;
    struct sw_disruption *disruptions;
    bool develops; /* a demand is the development of a grade */
    bool reprices; /* one of them changes the value of a product */
    const struct sw_opening *opening;       /* NULL: the plant starts empty */
    const struct sw_problem_plan *problems; /* NULL: there are none */
    const struct sw_step *tested_heats;     /* whose lots are tested together */
    const struct sw_step *tests;            /* the step that does; NULL: none */
    size_t known_order_count;
    struct sw_known_order *known_orders;
    int64_t *frozen_us; /* promised after entry, by product and class, where
                           above 0; NULL: the rule of promise is another */
    size_t detour_count;
    struct sw_detour *detours;
    size_t release_count; /* bits of release taken */
    size_t cap_count;
    struct sw_cap caps[SW_CAPS_MAX];

    unsigned keeps;   /* bit set of enum sw_sampled: values kept */
    bool keeps_waits; /* of every step */

    size_t cell_count;
    struct sw_cell *cells;
    size_t visit_count; /* counters of an item */
    size_t series_count;
    struct sw_series *series;
    struct sw_series_map *series_map; /* where each total goes: measure.c */

    size_t calendar_count;
    size_t calendar_capacity;
    struct sw_calendar **calendars; /* owned */

    size_t account_count; /* that money is booked on: cost.h */
    size_t account_capacity;
    struct sw_account *accounts;              /* owned */
    const struct sw_order_costs *order_costs; /* NULL: none */
    const struct sw_holding *holding;         /* NULL: it costs nothing */

    size_t purpose_count; /* paths of what is drawn, for traces and check */
    struct sw_purpose *purposes;
    size_t purpose_capacity;
};

struct sw_purpose {
    uint64_t hash;
    const char *path;
};

#endif
