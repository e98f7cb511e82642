/*
 * outage.h - a scenario in which one resource, stock or lane is out for a
 * while.
 */
#ifndef SW_STUDY_OUTAGE_H
#define SW_STUDY_OUTAGE_H

#include "scenario/document.h"
#include "steelway/survive.h"

struct sw_outage_source {
    struct sw_reader *reader;
    const struct sw_node *root;   /* of the scenario */
    const struct sw_model *model; /* of it */
    const struct sw_outage *outage;
};

/* How many there may be; 0 if it is not told when they begin. */
size_t sw_outage_count(const struct sw_model *model,
                       const struct sw_outage *outage);

/* The scenario with outage number `index`, and what it takes out; NULL if
 * nothing can be taken out there. */
const struct sw_node *sw_outage_make(const struct sw_outage_source *source,
                                     size_t index,
                                     struct sw_taken_out *taken_out);

/* When it begins on the run's clock; SW_NEVER_US: no date is given, and the
 * window is told in orders. */
int64_t sw_outage_from_us(const struct sw_model *model,
                          const struct sw_outage *outage);
int64_t sw_outage_time_us(const char *text);

#endif
