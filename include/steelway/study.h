/*
 * study.h - what is run: one scenario, several, or a study file with a baseline
 * and options that change it.
 *
 * Option 0 is the baseline. All options share the run's length, warm-up and
 * seed, so that replication r of each sees the same orders.
 */
#ifndef SW_STUDY_H
#define SW_STUDY_H

#include "steelway/against.h"
#include "steelway/compare.h"
#include "steelway/error.h"
#include "steelway/explain.h"
#include "steelway/input_file.h"
#include "steelway/model.h"
#include "steelway/survive.h"

#include <stdbool.h>
#include <stddef.h>

struct sw_diagnostics;
struct sw_extension;
struct sw_study;
struct sw_table;

/* Where a study comes from: a study file, or scenarios of which the first is
 * the baseline. */
struct sw_study_source {
    const char *file;             /* of the study; NULL: `scenarios` */
    const char *const *scenarios; /* their files */
    size_t scenario_count;
    const char *const
        *changes; /* --set, "path.to.key=value", of the baseline
                     and so of all options; or of every scenario */
    size_t change_count;
    const struct sw_extension *extension; /* NULL: none */
    /* Of a study: NULL for all options, "" for the baseline alone, or the name
     * of the one that is kept beside it. */
    const char *option;
    /* Above 0: in place of other options, one for each step whose own times are
     * shorter by this share, and one for each resource with a unit more. */
    double relief;
    /* Likewise: one for each resource, stock and lane that is out for a while;
     * sw_outage_check held. NULL: none. */
    const struct sw_outage *outage;
    bool lint; /* warn of what is said without effect, too */
};

/* Is the file at `path` a study, that is, does it have the key `study`? A file
 * that cannot be read is none. */
bool sw_study_is_file(const char *path);

/*
 * Read and compile everything, reporting all that is wrong. NULL if there was
 * any error. `diagnostics` is only needed for this call.
 */
struct sw_study *sw_study_open(const struct sw_study_source *source,
                               struct sw_diagnostics *diagnostics);

/* NULL is fine. */
void sw_study_destroy(struct sw_study *study);

/* Of the study file; of the baseline if there is none. */
const char *sw_study_name(const struct sw_study *study);

struct sw_study_option {
    const char *name; /* "baseline", as the study calls it, or the scenario's
                         file without folder and ending */
    const char *label_en; /* the name if there is none */
    const char *label_zh;
    const char *about; /* one sentence; "" if none */
    const char *payer; /* of the option's own cost: "mill"; "" if it has none */
    const struct sw_model *model;
};

/* The options, the baseline included. Everything is borrowed. */
size_t sw_study_option_count(const struct sw_study *study);
struct sw_study_option sw_study_option(const struct sw_study *study,
                                       size_t index);

/* Their names, in one array. */
const char *const *sw_study_option_names(const struct sw_study *study);

/* Their labels, in one array. */
const struct sw_label *sw_study_labels(const struct sw_study *study);

/* Their models, in one array. */
const struct sw_model *const *sw_study_models(const struct sw_study *study);

/* What each option relieves; NULL if that was not asked for. */
const struct sw_relieved *sw_study_relieved(const struct sw_study *study);

/* What each option takes out; NULL if that was not asked for. */
const struct sw_taken_out *sw_study_taken_out(const struct sw_study *study);

/* Settings of which option 1 says something else than option 0, `count` of
 * them; borrowed. */
const struct sw_changed_setting *sw_study_changes(const struct sw_study *study,
                                                  size_t *count);

/* What the study asks. Of scenarios alone: the 90 % quantile of delivery_time
 * (its mean, if no values are kept) of all products but background. */
const struct sw_question *sw_study_question(const struct sw_study *study);

/* The files that were read, `count` of them, in the order of reading. */
const struct sw_input_file *sw_study_inputs(const struct sw_study *study,
                                            size_t *count);

/* Dates that are promised from what the baseline's orders take are found, from
 * replications of it, and frozen for all options. To be called once, before
 * anything else is run; nothing to do if no option asks for it. */
SW_MUST_USE bool sw_study_freeze_promises(struct sw_study *study,
                                          unsigned threads,
                                          struct sw_error *err);

/* How to run it. */
struct sw_study_run {
    unsigned threads;    /* 1 or more */
    uint64_t seed;       /* sw_model_seed of the baseline, unless changed */
    size_t replications; /* likewise; 1 or more */
    struct sw_replication_watcher watcher;
};

/* Run the options that `replications`, {0} at first, has not yet, and add them;
 * see sw_replicate. If that was stopped, they are added only if all
 * replications were finished. */
SW_MUST_USE bool sw_study_replicate(const struct sw_study *study,
                                    const struct sw_study_run *run,
                                    struct sw_replications *replications,
                                    struct sw_error *err);

/* The options with what they gave, for sw_summarize and sw_compare; valid as
 * long as study and replications are. */
struct sw_cases sw_study_cases(const struct sw_study *study,
                               const struct sw_replications *replications);

/*
 * When all options have run: choose the best of them and make options of their
 * combinations, as far as the study asks for them. Returns how many there are
 * more to run; 0 when all is done. Ask again when they have.
 */
size_t sw_study_combine(struct sw_study *study,
                        const struct sw_replications *replications,
                        uint64_t seed);

/* How many combinations sw_study_combine may make in all. */
size_t sw_study_most_combinations(const struct sw_study *study);

/* Keep the first `count` options alone: the combinations behind them have not
 * run. */
void sw_study_forget(struct sw_study *study, size_t count);

/* The settings of a study file, for `keys` and `schema`. */
const struct sw_table *sw_study_table(void);

#endif
