/*
 * setup_plan.h - how long a unit takes from one product to another.
 */
#ifndef SW_MODEL_SETUP_PLAN_H
#define SW_MODEL_SETUP_PLAN_H

#include "model/compiler.h"

/* The keys and times of `plan`; false after reporting. */
bool sw_setup_compile(struct sw_compiler *compiler, const struct sw_step *step,
                      const struct sw_setup_settings *settings,
                      struct sw_service_plan *plan);

#endif
