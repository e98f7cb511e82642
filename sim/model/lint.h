/*
 * lint.h - what a scenario says without effect, or in vain: a planner meant
 * something else.
 */
#ifndef SW_MODEL_LINT_H
#define SW_MODEL_LINT_H

#include "model/compiler.h"

/* Warn of things that nothing names, of work that does not fit between opening
 * and closing, and of lead times below the work they stand for. The model is
 * compiled. */
void sw_lint(struct sw_compiler *compiler);

#endif
