/*
 * question.h - what a study asks of its options, checked against the baseline.
 */
#ifndef SW_STUDY_QUESTION_H
#define SW_STUDY_QUESTION_H

#include "base/arena.h"
#include "scenario/diagnostics.h"
#include "steelway/compare.h"
#include "study/study_settings.h"

/* The study file, and the model of its baseline. */
struct sw_question_source {
    const struct sw_study_settings *settings;
    const struct sw_node *root; /* of the study file, for places */
    const struct sw_model *baseline;
    struct sw_option_cost *costs; /* of the options; filled in */
    struct sw_arena *arena;       /* where the question lives */
    struct sw_diagnostics *diagnostics;
};

/* The question, after reporting all that is wrong with it. */
struct sw_question sw_question_read(const struct sw_question_source *source);

/* The question of scenarios that are compared without a study. */
struct sw_question sw_question_usual(const struct sw_model *baseline,
                                     struct sw_arena *arena);

#endif
