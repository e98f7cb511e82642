/*
 * model.h - a compiled scenario, and what one replication of it gives.
 *
 * A model is made once from a scenario and then only read: any number of
 * threads may run replications of it at the same time. A replication is a
 * function of the model, the seed and the replication's number, and of nothing
 * else.
 */
#ifndef SW_MODEL_H
#define SW_MODEL_H

#include "steelway/error.h"
#include "steelway/units.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct sw_reader;
struct sw_node;
struct sw_model;

/*
 * Compile the scenario whose tree is `root`, reporting everything that is wrong
 * with it through `reader`, by which the files it names are read. NULL if there
 * was any error. What was read with `reader` must outlive the model. `baseline`
 * is the model that this one is an option of: its background tonnages are kept;
 * NULL if it is none.
 */
struct sw_model *sw_model_compile(struct sw_reader *reader,
                                  const struct sw_node *root,
                                  const struct sw_model *baseline);
void sw_model_destroy(struct sw_model *model);

/* ------------------------------------------------------------ measures --- */

/*
 * A measure is a ratio of two totals of a replication: delivery_time is the sum
 * of the cohort's delivery times over their number, utilisation is busy time
 * over open time. Measures with `sampled` values also keep one value per order
 * (or lot), of which quantiles are taken.
 */
enum sw_measure_group {
    SW_MEASURES_ORDER,     /* of customer orders, by product: summary.csv */
    SW_MEASURES_STEP,      /* of a step, all products: summary.csv */
    SW_MEASURES_BREAKDOWN, /* time by product, step and class: breakdown.csv */
    SW_MEASURES_RESOURCE,  /* shares of time of a resource: resources.csv */
    SW_MEASURES_LANE,      /* transport by step: lanes.csv */
    SW_MEASURES_STOCK,     /* of an article of a stock: stocks.csv */
    SW_MEASURES_PROJECT,   /* of the projects of a demand: summary.csv */
    SW_MEASURES_COST,      /* money by line and payer: costs.csv */
    SW_MEASURES_PROBLEM,   /* of user problems: problems.csv */
    SW_MEASURES_DEVELOPMENT, /* of a new grade: developments.csv */
    SW_MEASURES_DISRUPTION,  /* of a disruption: disruptions.csv */
    SW_MEASURES_POLICY       /* uses of response policies: policies.csv */
};

struct sw_measure {
    const char *id; /* "delivery_time" */
    enum sw_measure_group group;
    const char *unit; /* of a printed value: "d", "h", "%", "t/d", "CNY/t" */
    double scale;     /* printed value = numerator / denominator * scale */
    bool sampled;     /* keeps a value per order or lot when asked for */
    bool smaller_is_better;
    const char *en;
    const char *zh;
};

/* What a part of the delivery time is. */
struct sw_spent {
    const char *owner;     /* who is answerable for it; "" if nobody is */
    bool waits;            /* everything but setup, process and transport */
    bool before_warehouse; /* spent before the goods could be dispatched */
};

/* A measure of something: one column of every replication's outcome. */
struct sw_series {
    const struct sw_measure *measure;
    const char *product;  /* "" if not by product; background is "others"; of a
                             stock its article */
    const char *subject;  /* step, resource, lane, cost line; "" if none */
    const char *subclass; /* class of time, payer; "" if none */
    bool sampled;         /* the outcome holds its values */
    const struct sw_spent *spent; /* of SW_MEASURES_BREAKDOWN; else NULL */
};

/* The measures that exist whatever the scenario; kinds of steps have more. */
size_t sw_measure_count(void);
const struct sw_measure *sw_measure_at(size_t index);

/* The series of this model, in one array; the outcome's totals are in the same
 * order. */
size_t sw_model_series_count(const struct sw_model *model);
const struct sw_series *sw_model_series(const struct sw_model *model,
                                        size_t index);

/* ------------------------------------------------------------ settings --- */

/* What people call something that has a name in files. */
struct sw_label {
    const char *en;
    const char *zh;
};

struct sw_product_info {
    const char *name;
    const char *label_en; /* the name if there is none */
    const char *label_zh;
    int64_t standard_lead_time_us; /* 0 if not given */
    bool background;
    double tonnes_per_km; /* 0 if not given, as the next */
    double tonnes_per_mw;
};

struct sw_step_info {
    const char *name;
    const char *label_en; /* the name if there is none */
    const char *label_zh;
    bool before_delivery;  /* customers' orders may come here before they are
                              delivered */
    bool before_warehouse; /* and before they could be dispatched */
};

const char *sw_model_name(const struct sw_model *model);
uint64_t sw_model_seed(const struct sw_model *model);
unsigned sw_model_replications(const struct sw_model *model);
double sw_model_confidence(const struct sw_model *model);

/* Local start of the run's clock in microseconds since 1970-01-01, and the
 * offset of the plant's clock as written, e.g. "+08:00". */
int64_t sw_model_start_us(const struct sw_model *model);
const char *sw_model_utc_offset(const struct sw_model *model);
const char *sw_model_currency(const struct sw_model *model);

size_t sw_model_product_count(const struct sw_model *model);
struct sw_product_info sw_model_product(const struct sw_model *model,
                                        size_t index);

/* May its users have problems? */
bool sw_model_has_problems(const struct sw_model *model);

size_t sw_model_step_count(const struct sw_model *model);
struct sw_step_info sw_model_step(const struct sw_model *model, size_t index);

/* Can the resource of that name serve the step? */
bool sw_model_step_is_served(const struct sw_model *model, size_t index,
                             const char *resource);

/* What the ledger of a lot keeps apart. */
struct sw_cell_info {
    const char *step;       /* "": before the start of the run */
    const char *class_name; /* "queue" */
    const struct sw_spent *spent;
};

size_t sw_model_cell_count(const struct sw_model *model);
struct sw_cell_info sw_model_cell(const struct sw_model *model, size_t index);

/* What the scenario expects of one of its measures, in the unit of that. */
struct sw_expectation {
    const char *measure;   /* "stay" of a step, "delivery_time" of a product */
    const char *statistic; /* "mean", "p90" */
    const char *product;   /* "" of a step */
    const char *subject;   /* the step; "" of a product */
    int64_t min_us;        /* 0: none */
    int64_t max_us;        /* 0: none */
};

/* Expectation number `index` of the scenario; false if there are no more. */
bool sw_model_expectation(const struct sw_model *model, size_t index,
                          struct sw_expectation *expectation);

/* -------------------------------------------------------------- promises ---
 */

/* Dates that are promised from what the orders of the baseline take. */
struct sw_promise_quantile {
    double of;           /* share delivered by then; 0: the rule is another */
    size_t replications; /* to find it from */
};

struct sw_promise_quantile
sw_model_promise_quantile(const struct sw_model *model);

/* From now on the time from entry to delivery that is promised of orders of
 * this product and class (NULL: all), above 0. Only for a model whose rule is
 * that, and before any run of it; nothing happens if it has no such product. */
void sw_model_freeze_promise(struct sw_model *model, const char *product,
                             const char *class_name, int64_t lead_us);

/* --------------------------------------------------------- known orders --- */

/* An order that is known by name before the run: of the opening state, or a row
 * of an order book. Times are of the run's clock. */
struct sw_known_order {
    const char *name;
    const char *project;
    const char *customer; /* "" if none */
    const char *product;
    const char *class_name;
    int64_t grams;
    int64_t entered_us;   /* below 0: in the opening state */
    int64_t requested_us; /* SW_NEVER_US if none */
    int64_t promised_us;  /* SW_NEVER_US if none */
    bool date_stated;     /* that, in its file; else by the scenario's rule */
    unsigned lots;        /* the highest number that a lot of it has */
};

/* Those of the opening state first, then those of each order book, by entry. */
size_t sw_model_known_order_count(const struct sw_model *model);
const struct sw_known_order *sw_model_known_order(const struct sw_model *model,
                                                  size_t index);

/* ---------------------------------------------------------- replication --- */

/* What happens to a lot at a step, for events.csv. */
struct sw_happening {
    int64_t at_us;
    const char *order;     /* its name, e.g. "guardrail-17.3" */
    unsigned lot;          /* 0: the order as a whole */
    const char *activity;  /* the step */
    const char *lifecycle; /* schedule, start, suspend, resume, complete,
                              withdraw */
    const char *resource;  /* "" if none */
    unsigned attempt;      /* how often the lot was remade */
    uint64_t together;     /* the heat or load it rides in; 0: alone */
    /* Its time so far by cell, in two parts to be added; borrowed until the
     * call ends. `carried` is NULL if it rides in nothing. */
    const int64_t *ledger;
    const int64_t *carried;
};

/* An order has been delivered, by `lot`, whose ledger is the order's. */
struct sw_delivery {
    const char *order;
    const char *customer;
    const char *product;
    const char *class_name;
    uint64_t entity; /* the order's, the same in every scenario */
    unsigned lot;
    int64_t at_us;
    int64_t entered_us;
    const int64_t *ledger; /* by cell; borrowed until the call ends */
    bool in_cohort;
    bool background;
};

/* What became of an order, for orders.csv. */
struct sw_order_record {
    const char *order;
    const char *project;
    const char *customer;
    const char *product;
    const char *class_name;
    int64_t grams;
    unsigned lots;
    int64_t entered_us;
    int64_t requested_us;    /* SW_NEVER_US if none */
    int64_t promised_us;     /* first; SW_NEVER_US if none */
    int64_t latest_us;       /* promised by the end; SW_NEVER_US if none */
    unsigned revisions;      /* of the promise */
    const char *revised_for; /* why the last time; "" if never */
    int64_t delivered_us;    /* SW_NEVER_US if not delivered */
    int64_t closed_us;       /* all lots at the end of their route; or never */
    const char *outcome;     /* delivered, turned_away, cancelled,
                                scrapped, open */
    bool in_cohort;
    bool background; /* other customers' load */
    uint64_t entity; /* the same order under every option */
};

/* A response policy has fired for an order, for its story. */
struct sw_firing {
    int64_t at_us;
    const char *policy;
    const char *order;
    const char *actions; /* that did something, "1 class, 2 first_at"; "" if
                            none did; borrowed until the call ends */
};

/* The disciplines of an 8D report. */
enum { SW_DISCIPLINES = 8 };

/* What became of a user problem, for problem_register.csv. */
struct sw_problem_record {
    const char *problem; /* its name, as the order that it is */
    const char *order;   /* that it was found on */
    unsigned lot;        /* 0: the order */
    const char *customer;
    const char *product;
    const char *type;
    const char *severity;
    const char *found_at;    /* the step */
    const char *disposition; /* "" if none */
    const char *replacement; /* the order that makes it again; "" if none */
    int64_t grams;           /* net, of the lot or order */
    int64_t replaced_g;      /* that were made again */
    int64_t found_us;
    int64_t done_us[SW_DISCIPLINES]; /* SW_NEVER_US if not; the last: closed */
    int64_t held_us;
    int64_t stood_us;   /* that a line stood still */
    int64_t settled_us; /* SW_NEVER_US if not */
    int64_t withheld;   /* money that is not paid until then, once it is due */
    int64_t money;      /* that it has cost */
    unsigned reopened;
    bool repeated;
};

/* A random draw, for --trace draws. */
struct sw_draw_record {
    const char *purpose; /* the setting's path */
    uint64_t entity;
    uint64_t visit;
    uint64_t draw;
    double unit;
};

/* Who watches a replication; each may be NULL. Watching changes nothing. */
struct sw_observer {
    void *self;
    void (*happening)(void *self, const struct sw_happening *happening);
    void (*order)(void *self, const struct sw_order_record *record);
    void (*draw)(void *self, const struct sw_draw_record *record);
    void (*problem)(void *self, const struct sw_problem_record *record);
    void (*delivery)(void *self, const struct sw_delivery *delivery);
    void (*firing)(void *self, const struct sw_firing *firing);
};

struct sw_total {
    double numerator;
    double denominator;
    int64_t *samples; /* owned by the outcome; NULL if the series keeps none */
    size_t sample_count;
    size_t unreached; /* cohort orders still open at the limit: longer than
                         every sample */
};

struct sw_outcome {
    uint64_t replication;
    size_t count;            /* of totals = series of the model */
    struct sw_total *totals; /* owned */
    uint64_t events;         /* how many happened */
    uint64_t digest;         /* sum of all numbers drawn; 0: none was */
    int64_t end_us;
    bool audited;          /* every check of the audit held */
    struct sw_error audit; /* the first that did not */
    int64_t *delivered_us; /* owned; when each known order of the model was
                              delivered, SW_NEVER_US if it was not; NULL if
                              the model has none */
};

/* Which replication. */
struct sw_replication {
    uint64_t seed;
    uint64_t number;                    /* from 1 */
    const struct sw_observer *observer; /* NULL for none */
};

/*
 * Run a replication. False if the run itself cannot go on (a deadlock, endless
 * rework): `outcome` is then unset. A failed audit is no failure of the run:
 * see `audited`.
 */
SW_MUST_USE bool sw_model_run(const struct sw_model *model,
                              const struct sw_replication *replication,
                              struct sw_outcome *outcome, struct sw_error *err);

/* Free what the outcome owns. */
void sw_outcome_clear(struct sw_outcome *outcome);

#endif
