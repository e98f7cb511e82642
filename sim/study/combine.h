/*
 * combine.h - options of a study that are taken together (docs/model.md,
 * "Merging and options").
 *
 * Combinations that the study names stand behind its options from the start.
 * Those of the best options, and the next measure beside those already taken,
 * come when the options have run.
 */
#ifndef SW_STUDY_COMBINE_H
#define SW_STUDY_COMBINE_H

#include "scenario/conflict.h"
#include "study/study_state.h"

/* How many combinations `settings` can ask for, beside those it names; 0 if it
 * says nothing of that kind. */
size_t sw_combine_most(const struct sw_combine_settings *settings);

/* How many options there may be: the baseline, those of the file, and their
 * combinations. */
size_t sw_combine_room(const struct sw_study_settings *settings);

/* Read `exclusive` and `combine` of the study file `root`, when its options
 * have been read, and add the combinations that are named. */
void sw_combine_read(struct sw_study *study,
                     const struct sw_study_settings *settings,
                     const struct sw_node *root);

/* What each combination costs of itself, when it is known of the options. */
void sw_combine_costs(struct sw_study *study);

/* What keeps options from being taken together. */
struct sw_obstacle {
    size_t one; /* options; 0: nothing does */
    size_t other;
    bool exclusive; /* else by what they change: */
    struct sw_conflict conflict;
};

struct sw_obstacle sw_combine_obstacle(const struct sw_study *study,
                                       const size_t *parts, size_t count);

/* The combination of these parts, in the study's order; NULL if there is none
 * yet. */
struct sw_combination *sw_combine_find(const struct sw_study *study,
                                       const size_t *parts, size_t count);

/* Add a combination, which is left out so far; `parts` are copied. */
struct sw_combination *sw_combine_add(struct sw_study *study,
                                      const size_t *parts, size_t count);

/* Make it the study's next option: its tree, not yet its model. */
void sw_combine_join(struct sw_study *study,
                     struct sw_combination *combination);

#endif
