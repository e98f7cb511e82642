/*
 * results.h - what was found, as files in a folder and as tables to read.
 *
 *     open     before the runs: a folder that cannot be written is told at once
 *     trace    on request, orders, events or draws of some replications
 *     finish   all files, the manifest last, put in place together
 *
 * Nothing stands in the folder under its name before it is finished, so a run
 * that is killed leaves no half-written file, and older results whole.
 */
#ifndef SW_RESULTS_H
#define SW_RESULTS_H

#include "steelway/against.h"
#include "steelway/compare.h"
#include "steelway/error.h"
#include "steelway/explain.h"
#include "steelway/input_file.h"
#include "steelway/model.h"
#include "steelway/story.h"
#include "steelway/summary.h"
#include "steelway/survive.h"
#include "steelway/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

/* All that files and tables are made from; borrowed. */
struct sw_findings {
    const char *title;                    /* of the scenario or study */
    const char *utc_offset;               /* of the plant's clock */
    const char *currency;                 /* "CNY" */
    const char *const *scenarios;         /* name of each option of the cases */
    const struct sw_label *labels;        /* of each option */
    const struct sw_model *const *models; /* of each option */
    const struct sw_cases *cases;
    const struct sw_summary *summary;
    const struct sw_comparison *comparison;   /* NULL: one scenario alone */
    const struct sw_question *question;       /* of the comparison */
    const struct sw_explanation *explanation; /* NULL: not asked for */
    const struct sw_against *against;         /* NULL: not asked for */
    const struct sw_story *story;             /* NULL: not asked for */
    const struct sw_survival *survival;       /* NULL: not asked for */
    double confidence;
};

/* ------------------------------------------------------------ in a folder - */

struct sw_results;

struct sw_results_options {
    const char *path; /* of the folder; those above it are made too */
    bool force;       /* replace older results */
    bool bom;         /* begin CSV files with a byte order mark, for Excel */
};

/* False if the folder is in use, holds anything (without `force`) or cannot be
 * written. */
SW_MUST_USE bool sw_results_open(struct sw_results **results,
                                 const struct sw_results_options *options,
                                 struct sw_error *err);

/* What sw_results_trace writes: any of these, added up. */
enum sw_trace_what {
    SW_TRACE_EVENTS = 1,  /* events.csv, as process mining reads it */
    SW_TRACE_ORDERS = 2,  /* orders.csv */
    SW_TRACE_DRAWS = 4,   /* draws.csv: every random number with its address */
    SW_TRACE_PROBLEMS = 8 /* problem_register.csv */
};

/* A replication of a scenario. */
struct sw_traced {
    const char *scenario;
    const struct sw_model *model;
    uint64_t seed;
    uint64_t replication;
    bool background; /* orders.csv has the orders of other customers too */
};

/*
 * Run the replication once more and add its rows. As it is a function of model,
 * seed and number, it is the same again, and no other file changes. False if
 * the run fails or a row cannot be written.
 */
SW_MUST_USE bool sw_results_trace(struct sw_results *results, unsigned what,
                                  const struct sw_traced *traced,
                                  struct sw_error *err);

/* A condition that was checked: audit, precision. */
struct sw_gate {
    const char *name;
    bool passed;
    const char *note; /* one sentence; NULL if there is nothing to say */
};

/* How the findings came to be. */
struct sw_run_record {
    /* For manifest.json: what is needed to make the same bytes again. */
    const char *command;          /* "compare" */
    const char *const *arguments; /* those on which results depend, in order */
    size_t argument_count;
    const struct sw_input_file *inputs; /* that were read, in order */
    size_t input_count;
    uint64_t seed; /* at most 2^53 */
    size_t replications;
    bool partial; /* interrupted: only what was finished is here */
    const struct sw_gate *gates;
    size_t gate_count;
    /* For run.log. */
    const char *command_line;
    unsigned threads;
    time_t started;
    double run_s;    /* spent in replications */
    double whole_s;  /* from the start until now */
    uint64_t events; /* simulated */
};

/* Write all files and put them in place. Call once. */
SW_MUST_USE bool sw_results_finish(struct sw_results *results,
                                   const struct sw_findings *findings,
                                   const struct sw_run_record *record,
                                   struct sw_error *err);

/* What is not finished is removed. NULL is fine. */
void sw_results_destroy(struct sw_results *results);

/* How many expectations of the scenario the results of option 0 miss for sure;
 * `all` is how many there are. */
size_t sw_results_missed(const struct sw_findings *findings, size_t *all);

/* ------------------------------------------------------------- to be read - */

/* What `run` tells: measures of orders, where the time goes, how busy the
 * resources are. The caller checks `to`. */
void sw_results_print_run(const struct sw_findings *findings, FILE *to,
                          bool colors);

/* What `run --dates` adds: the known orders that are latest against their
 * promise. */
void sw_results_print_dates(const struct sw_findings *findings, FILE *to,
                            bool colors);

/* What `explain` tells: where the delivery time goes, and what holds it up. */
void sw_results_print_explanation(const struct sw_findings *findings, FILE *to,
                                  const struct sw_look *look);

/* What `explain --against` tells: what another scenario changes, and for whom.
 */
void sw_results_print_against(const struct sw_findings *findings, FILE *to,
                              const struct sw_look *look);

/* What `explain --order` tells: what happened to it, when and why. */
void sw_results_print_story(const struct sw_findings *findings, FILE *to,
                            const struct sw_look *look);

/* What `survive` tells: what each outage does to customers. */
void sw_results_print_survival(const struct sw_findings *findings, FILE *to,
                               bool colors);

/* What `compare` tells: the options ranked. */
void sw_results_print_ranking(const struct sw_findings *findings, FILE *to,
                              bool colors);

/* The rows of every results file but replications.csv, as one JSON object. */
SW_MUST_USE bool sw_results_print_json(const struct sw_findings *findings,
                                       FILE *to, struct sw_error *err);

#endif
