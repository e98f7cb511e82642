/*
 * room.h - waiting places, and the lots that are blocked for want of one.
 */
#ifndef SW_MODEL_ROOM_H
#define SW_MODEL_ROOM_H

#include "model/unit.h"

/* The first of those blocked before `step` move in while it has room. */
void sw_room_admit(struct sw_run *run, const struct sw_step *step);

/* The same for all steps that the resource serves. */
void sw_room_admit_all(const struct sw_resource_state *state);

#endif
