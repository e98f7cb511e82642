/*
 * section.h - the sections of a project: its lines are called off section by
 * section, for a site that may not be ready.
 *
 *     call_offs: { number: "integers(2, 4)", first: 10 d, every: 14 d }
 *     site: { ready: 20 d, slips: 20 %, slip: "uniform(5 d, 30 d)" }
 *
 * A section is complete when all of its lines have been delivered; then the
 * next may follow, or the project is complete.
 */
#ifndef SW_MODEL_SECTION_H
#define SW_MODEL_SECTION_H

#include "model/compiler.h"
#include "model/stream.h"

struct sw_call_off_settings {
    const struct sw_distribution *number; /* NULL: no call-offs */
    const struct sw_distribution *first;
    const struct sw_distribution *every;
    int enter;
};

struct sw_site_settings {
    const struct sw_distribution *ready; /* NULL: no site */
    double slips;
    const struct sw_distribution *slip;
};

extern const struct sw_table SW_CALL_OFF_TABLE;
extern const struct sw_table SW_SITE_TABLE;

struct sw_section_plan {
    struct sw_drawn number; /* of NULL: one section, which is never called */
    struct sw_drawn first;
    struct sw_drawn every;
    bool at_once;          /* all lines are entered with the project */
    struct sw_drawn ready; /* of NULL: it is of no concern */
    uint64_t slips_purpose;
    double slips;
    struct sw_drawn slip;
};

struct sw_section {
    struct sw_section *next; /* of its project */
    struct sw_project *project;
    struct sw_stream_terms terms;
    uint32_t first_line; /* from 1 */
    uint32_t lines;
    uint32_t lines_left; /* neither delivered nor closed */
    uint32_t delivered;
    uint32_t lots_open;          /* of lines that have been entered */
    struct sw_item_list joining; /* lots that wait for the others */
    bool splits;                 /* they do not wait any more */
    int64_t called_us;           /* SW_NEVER_US: its goods need no call */
    int64_t ready_us;            /* the site; SW_NEVER_US: of no concern */
    int64_t there_us;            /* the last of its goods so far */
};

/* What became of the counted projects of a demand. */
struct sw_project_records {
    uint64_t projects;
    uint64_t open;
    uint64_t complete; /* all closed, and something of them delivered */
    uint64_t sections; /* that are complete and have a site */
    sw_int128 first_us;
    sw_int128 complete_us;
    sw_int128 goods_wait_us;
    sw_int128 site_wait_us;
};

/* Make the plan; NULL if the settings ask for no sections. */
const struct sw_section_plan *
sw_sections_compile(struct sw_compiler *compiler,
                    const struct sw_demand *demand,
                    const struct sw_call_off_settings *call_offs,
                    const struct sw_site_settings *site);

/* Deal out `lines` lines of the project, which is entered now, to its sections,
 * as many as there are lines at most, and draw their dates. */
void sw_sections_begin(struct sw_run *run, const struct sw_section_plan *plan,
                       struct sw_project *project, uint32_t lines,
                       const struct sw_stream_terms *terms);

/* The goods of an order of a section are as far as its site lets them come, or
 * so many grams more of them are. */
void sw_section_arrived(struct sw_run *run, struct sw_order *order,
                        int64_t grams);

/* An order of a section is delivered, or closed without. */
void sw_section_line_ended(struct sw_run *run, struct sw_order *order,
                           bool delivered);

/* The project goes. */
void sw_sections_end(struct sw_run *run, struct sw_project *project);

#endif
