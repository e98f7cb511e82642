/*
 * explain.h - where the delivery time goes, and what would shorten it.
 *
 * The ledger of the lot that closed an order splits its delivery time without
 * rest by step and class (docs/model.md, "Ledger"). Here are the means of these
 * splits: by product and for all customers' orders together, cut in several
 * ways, each of which adds up to the delivery time.
 */
#ifndef SW_EXPLAIN_H
#define SW_EXPLAIN_H

#include "steelway/estimate.h"
#include "steelway/model.h"
#include "steelway/replicate.h"
#include "steelway/summary.h"

#include <stdbool.h>
#include <stddef.h>

/* How the time is cut. */
enum sw_cut {
    SW_CUT_NONE,  /* the delivery time as a whole */
    SW_CUT_TOUCH, /* work and waiting */
    SW_CUT_PLACE, /* before the warehouse and after it */
    SW_CUT_OWNER,
    SW_CUT_CLASS,
    SW_CUT_STEP,
    SW_CUT_CELL, /* step and class */
    SW_CUTS
};

/* "touch"; "all" for SW_CUT_NONE. */
const char *sw_cut_name(enum sw_cut cut);

/* One part of a cut. What is "" is not told apart by this cut. */
struct sw_part {
    enum sw_cut cut;
    const char *product; /* "": all customers' orders together */
    const char *step;
    const char *class_name;
    const char *owner;
    const char *touch;         /* "work", "waiting" */
    const char *place;         /* "mill", "gate" */
    struct sw_estimate days;   /* of a delivered order */
    double share;              /* of its delivery time; NaN if that is 0 */
    struct sw_estimate other;  /* days under the other scenario, if any */
    struct sw_estimate change; /* other - days, paired by replication */
};

struct sw_explanation {
    bool against;              /* option 1 is another scenario */
    size_t part_count;         /* by product, cut, and where they stand in the
                                  scenario; those of others come last */
    struct sw_part *parts;     /* owned */
    size_t relief_count;       /* by product and option; 0: not asked for */
    struct sw_relief *reliefs; /* owned */
    double relief;             /* the share by which each is relieved */
};

/* What became of the delivery time when one step took less time of its own. */
struct sw_relief {
    size_t option; /* of the cases */
    const char *product;
    const char *subject; /* step or resource */
    bool unit;           /* the resource has one unit more; else: the step is
                            faster */
    double work_d;       /* days of work of an order there */
    double waiting_d;    /* days of waiting */
    struct sw_estimate before; /* change of the days before the warehouse */
    struct sw_estimate change; /* of the delivery time: what reaches the gate */
};

/* What is explained; all is borrowed. Option 0 is the scenario, option 1 (if
 * `against`) the other one; with reliefs, the rest are told by `relieved`. */
struct sw_explained {
    const struct sw_cases *cases;
    const struct sw_model *const *models; /* of each option */
    bool against;
    const struct sw_relieved *relieved; /* of each option; NULL: no reliefs */
    double relief;
    double confidence;
};

/* What an option relieves. */
struct sw_relieved {
    const char *subject; /* NULL: nothing */
    bool unit;
};

struct sw_explanation sw_explain(const struct sw_explained *explained);
void sw_explanation_clear(struct sw_explanation *explanation);

#endif
