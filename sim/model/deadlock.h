/*
 * deadlock.h - steps that wait for each other: each keeps what another needs.
 */
#ifndef SW_MODEL_DEADLOCK_H
#define SW_MODEL_DEADLOCK_H

#include "model/run.h"

/* Will what is blocked before the full step `full` never move in? So it is if
 * all units of a resource that the step needs are kept by items blocked before
 * steps of which the same is true, in a circle. */
bool sw_deadlock_find(const struct sw_run *run, const struct sw_step *full);

#endif
