/*
 * relief.h - a scenario in which one step or resource is relieved, to see what
 * the delivery time makes of it (docs/model.md, "Relief").
 */
#ifndef SW_STUDY_RELIEF_H
#define SW_STUDY_RELIEF_H

#include "scenario/document.h"
#include "steelway/explain.h"

struct sw_relief_source {
    struct sw_reader *reader;
    const struct sw_node *root;   /* of the scenario */
    const struct sw_model *model; /* of it */
    double share;                 /* by which a step's own times are shorter */
};

/* How many reliefs there may be: of every step and resource. */
size_t sw_relief_count(const struct sw_model *model);

/* The scenario with relief number `index`, and what is relieved; NULL if there
 * is nothing to relieve, or customers' orders do not come there before they are
 * delivered. */
const struct sw_node *sw_relief_make(const struct sw_relief_source *source,
                                     size_t index,
                                     struct sw_relieved *relieved);

#endif
