/*
 * owner.h - who is answerable for the time at a step: explain splits by it.
 */
#ifndef SW_MODEL_OWNER_H
#define SW_MODEL_OWNER_H

#include "model/compiler.h"

/* "mill" */
const char *sw_owner_name(enum sw_owner owner);

/* Give every step its owner: as its settings say, or else by its kind and its
 * place on the routes. Programs and milestones must be compiled. */
void sw_owners_compile(struct sw_compiler *compiler);

/* Find which steps customers' orders come to before they are delivered, and
 * before they could be dispatched: before the milestone `ready`; on a route
 * without it, before the first step that is a carrier's. Owners must be known,
 * and which products are background. */
void sw_places_compile(struct sw_model *model);

#endif
