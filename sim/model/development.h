/*
 * development.h - the development of a new grade: trials on existing steps
 * until every stage has passed; then demands open that wait for it.
 *
 * A stage is tried by an order of a product of its own, whose route it takes: a
 * design, a trial heat, trials at the customer's, a certification. When the
 * order is closed the stage has passed, or is repeated from some stage on.
 */
#ifndef SW_MODEL_DEVELOPMENT_H
#define SW_MODEL_DEVELOPMENT_H

#include "model/run.h"

struct sw_development {
    size_t stage;      /* that is tried now */
    uint64_t trials;   /* so far */
    uint64_t heats;    /* with lots of its trials */
    int64_t surplus_g; /* poured in them beyond their lots */
    int64_t begun_us;
    int64_t approved_us; /* SW_NEVER_US until then */
};

/* A heat for `size_g` is closed. */
void sw_development_note_heat(struct sw_run *run, const struct sw_item *heat,
                              int64_t size_g);

/* An order is closed. */
void sw_development_note_close(struct sw_run *run,
                               const struct sw_order *order);

#endif
