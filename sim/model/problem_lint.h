/*
 * problem_lint.h - user problems that ask for what cannot be.
 */
#ifndef SW_MODEL_PROBLEM_LINT_H
#define SW_MODEL_PROBLEM_LINT_H

#include "model/compiler.h"

/* Warn of types that hold lots, but are only found when nothing is left to be
 * held; of such as take back what is not delivered; of orders that are taken
 * for grave problems; of stages that are nearly called as one with a meaning;
 * of rows of a history that come to nothing, once for each reason. */
void sw_problems_lint(struct sw_compiler *compiler);

#endif
