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

#endif
