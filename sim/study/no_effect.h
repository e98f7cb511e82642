/*
 * no_effect.h - options that cannot change what is measured.
 */
#ifndef SW_STUDY_NO_EFFECT_H
#define SW_STUDY_NO_EFFECT_H

#include "scenario/diagnostics.h"
#include "scenario/node_difference.h"
#include "steelway/model.h"

/* An option, and what it is measured by. */
struct sw_effect {
    const char *name;
    struct sw_place place;
    const struct sw_node_differences *changes; /* to the baseline */
    const struct sw_model *model;              /* with the changes */
    const char *measure;
};

/* Warn if there is no change, or if every change concerns a step that
 * customers' orders only come to after they are delivered, or a resource that
 * serves only such steps, and the measure ends with delivery. */
void sw_warn_of_no_effect(const struct sw_effect *effect,
                          struct sw_diagnostics *diagnostics);

#endif
