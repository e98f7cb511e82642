/*
 * holding.h - what it costs to hold work in process.
 *
 * Of each product the grams that are held are kept over time: those of lots
 * that have become steel and are not yet delivered, and those that are
 * delivered but not at the end of their route. At the end of the window their
 * areas become money.
 */
#ifndef SW_MODEL_HOLDING_H
#define SW_MODEL_HOLDING_H

#include "model/compiler.h"
#include "model/run.h"

enum sw_holding_phase {
    SW_HELD_BEFORE, /* delivery */
    SW_HELD_AFTER,
    SW_HELD_PHASES /* not held at all */
};

struct sw_holding {
    uint32_t from; /* milestones, bit set; 0: since the lots came to be */
    uint32_t accounts[SW_HELD_PHASES];
    double *rates; /* money units per gram and microsecond, by product, of its
                      value */
    double space;  /* likewise, of any */
};

/* Read the scenario's `holding`; model->holding stays NULL if there is none.
 * False after reporting. */
bool sw_holding_compile(struct sw_compiler *compiler);

/* The next three only if model->holding. */

/* In which phase a lot is. */
enum sw_holding_phase sw_holding_phase_of(const struct sw_run *run,
                                          const struct sw_item *lot);

/* The lot, which was in `before`, has passed milestones. */
void sw_holding_moved(struct sw_run *run, const struct sw_item *lot,
                      enum sw_holding_phase before);

/* The lot has so many grams more (or less) than it had. */
void sw_holding_change(struct sw_run *run, const struct sw_item *lot,
                       int64_t grams);

/* From now on the product is worth so many times what it was. */
void sw_holding_reprice(struct sw_run *run, const struct sw_product *product,
                        double times);

void sw_holding_create(struct sw_run *run);
void sw_holding_destroy(struct sw_run *run);
void sw_holding_restart(struct sw_run *run);
void sw_holding_freeze(struct sw_run *run);

#endif
