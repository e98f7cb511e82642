/*
 * measure.h - from what a run has counted to the totals of its series.
 */
#ifndef SW_MODEL_MEASURE_H
#define SW_MODEL_MEASURE_H

#include "model/run.h"

/* Lay out the series of a model whose products, steps, resources and cells are
 * compiled. */
void sw_measure_compile(struct sw_model *model);

/* Whether there is a measure of that name whose values can be kept; if so, they
 * are from now on. */
bool sw_measure_keep(struct sw_model *model, const char *id);

/* Fill in the totals of `outcome`, at the end of the run. Samples move over. */
void sw_measure_fill(struct sw_run *run, struct sw_outcome *outcome);

#endif
