/*
 * step_batch.h - heats that do not wait while a unit is free.
 */
#ifndef SW_MODEL_STEP_BATCH_H
#define SW_MODEL_STEP_BATCH_H

#include "model/run.h"

/* A unit that serves `next` may be free: open heats at `step` go on, those that
 * have waited longest first, as long as it is. */
void sw_step_batch_offer(struct sw_run *run, const struct sw_step *step,
                         const struct sw_step *next);

#endif
