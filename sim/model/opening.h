/*
 * opening.h - the lots that are in process when the run starts.
 *
 *     order,lot,product,class,tonnes_t,step,since,entered,promised,customer
 *     A-117,1,guardrail,,17,cool,2026-01-03 14:00,2025-12-12,2026-01-09,Longhai
 *
 * Each comes to its step at time 0, those that are worked on first, then those
 * that have been there longest; or when its hold ends.
 * An order was entered before the start: that time is the first cell of its
 * ledger, and it is in no table of the cohort.
 */
#ifndef SW_MODEL_OPENING_H
#define SW_MODEL_OPENING_H

#include "model/compiler.h"

struct sw_opening;

/* Read the scenario's `opening`, if it has one, into the model. Call when the
 * routes are compiled. False after reporting. */
bool sw_opening_compile(struct sw_compiler *compiler);

/* Let the lots come to their steps, now: at time 0. */
void sw_opening_start(struct sw_run *run, const struct sw_opening *opening);

#endif
