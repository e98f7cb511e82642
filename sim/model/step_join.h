/*
 * step_join.h - lots that wait for the rest of their order or project.
 */
#ifndef SW_MODEL_STEP_JOIN_H
#define SW_MODEL_STEP_JOIN_H

#include "model/run.h"

/* A lot of `order` has ended, for which others may be waiting: in the order
 * (NULL: it has closed), or in its project (NULL: nobody waits there). */
void sw_join_look_again(struct sw_run *run, struct sw_project *project,
                        struct sw_order *order);

/* The same for a section in which lots wait. */
struct sw_section;
void sw_join_look_at_section(struct sw_run *run, struct sw_section *section);

/* The lot's wait is over: it is booked up to now. */
void sw_join_stop_waiting(struct sw_run *run, struct sw_item *lot);

#endif
