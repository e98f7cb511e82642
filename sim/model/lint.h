/*
 * lint.h - what a scenario says without effect, or in vain: a planner meant
 * something else.
 */
#ifndef SW_MODEL_LINT_H
#define SW_MODEL_LINT_H

#include "model/compiler.h"

/* Warn of things that nothing names, of work that does not fit between opening
 * and closing, of lead times below the work they stand for, of user problems
 * that hold nothing, and of what the kinds of steps know. The model is
 * compiled. */
void sw_lint(struct sw_compiler *compiler);

/* Where the step says `key`, or (not NULL) what is called `name` under it;
 * where the step stands if it does not. */
struct sw_place sw_lint_place(const struct sw_compiler *compiler,
                              const struct sw_step *step, const char *key,
                              const char *name);

#endif
