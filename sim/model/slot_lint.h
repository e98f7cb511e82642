/*
 * slot_lint.h - what a slot sells that nobody gets, or keeps in vain.
 */
#ifndef SW_MODEL_SLOT_LINT_H
#define SW_MODEL_SLOT_LINT_H

#include "model/compiler.h"

/* Warn of a rate far above what the resource can do, and of quotas that come
 * back when nobody may book them any more. */
void sw_slot_lint(struct sw_compiler *compiler, const struct sw_step *step);

#endif
