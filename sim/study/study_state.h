/*
 * study_state.h - what the parts of a study share: its options (study.c), the
 * file that they are read from (study_file.c), what they are together
 * (combine.c).
 */
#ifndef SW_STUDY_STUDY_STATE_H
#define SW_STUDY_STUDY_STATE_H

#include "scenario/input_file.h"
#include "scenario/merge.h"
#include "steelway/study.h"
#include "study/frozen_promise.h"
#include "study/study_settings.h"

/* Options that are taken together, round by round. */
struct sw_combining {
    const struct sw_combine_settings *settings;
    size_t singles; /* the baseline and the options of the file */
    bool *excludes; /* singles x singles */
    size_t count;
    struct sw_combination *at; /* those that run and those left out */
    size_t best_count;         /* 0 until the options have run */
    size_t *best;              /* the best first */
    bool paired;               /* the best have been combined */
    size_t step_count;
    struct sw_sequence_step *steps;
};

struct sw_study {
    struct sw_arena *arena; /* all that was read */
    struct sw_reader reader;
    const char *name;
    size_t count;                    /* of options, the baseline included */
    struct sw_study_option *options; /* in the arena, as are all below */
    struct sw_model **models;        /* of the options; each is owned */
    const struct sw_node **roots;    /* of the options */
    const struct sw_node **stated;   /* what options of a study file change */
    struct sw_changes *changes;      /* of the options of a study file */
    struct sw_place *places; /* where options are written, if anywhere */
    const struct sw_series **series; /* of the options, for cases */
    size_t *series_count;
    const char **names;           /* of the options, for findings */
    struct sw_label *labels;      /* of the options, for findings */
    struct sw_option_cost *costs; /* of the options, for the question */
    struct sw_input_file *inputs;
    struct sw_relieved *relieved;   /* of the options; NULL: none is a relief */
    struct sw_taken_out *taken_out; /* likewise */
    struct sw_promise_leads
        *leads; /* owned; NULL: nothing is promised by them */
    struct sw_combining combining;
    struct sw_question question;
};

/* Room for `count` options, all of them still empty; they become the study's.
 */
void sw_study_make_room(struct sw_study *study, size_t count);

/* `root` with the changes of the command line; NULL stays NULL. */
const struct sw_node *sw_study_set_changes(struct sw_study *study,
                                           const struct sw_study_source *source,
                                           const struct sw_node *root);

/* `node` is what the option, or the scenario, is written as. */
void sw_study_name_option(struct sw_study_option *option, const char *name,
                          const struct sw_node *node);

/* The text of a key; "" if it has none. */
const char *sw_study_text_of(const struct sw_node *node, const char *key);

/* Make the option's model of its tree, which stays NULL after an error. */
void sw_study_compile_option(struct sw_study *study, size_t i);

/* Put names and inputs into the arrays of those who tell of the study. */
void sw_study_list(struct sw_study *study);

/* Read the study file `root`; the models come later. */
const struct sw_study_settings *
sw_study_read_file(struct sw_study *study, const struct sw_study_source *source,
                   const struct sw_node *root);

#endif
