/*
 * campaign_lint.h - cycles of a campaign that say nothing.
 */
#ifndef SW_MODEL_CAMPAIGN_LINT_H
#define SW_MODEL_CAMPAIGN_LINT_H

#include "model/compiler.h"

/* Warn of families that may open more often than they could be turned to. */
void sw_campaign_lint(struct sw_compiler *compiler, const struct sw_step *step);

#endif
