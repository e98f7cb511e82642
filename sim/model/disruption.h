/*
 * disruption.h - events that the plan does not know of: a breakout, an overhaul
 * that overruns, a power curb, a closed river, a rise of demand or prices.
 *
 * A disruption says when (at a date, again and again, or when a planned stop
 * should be over) and what it hits. It has no means of its own: it turns on,
 * and off, what there is - a curb of a resource, the closure of a lane, what a
 * stock gives and receives, the rate of a demand - or changes a price.
 */
#ifndef SW_MODEL_DISRUPTION_H
#define SW_MODEL_DISRUPTION_H

#include "model/compiler.h"
#include "model/spell.h"

struct sw_hit_kind;

/* What is hit, and how: as written. */
struct sw_hit_settings {
    struct sw_name resource;
    struct sw_names resources;
    struct sw_name lane;
    struct sw_name stock;
    struct sw_name demand;
    struct sw_name price; /* a product */
    int64_t units;        /* that are left; negative: all */
    double speed;
    double loses; /* share */
    bool gives;
    bool receives;
    double times;
};

struct sw_disruption_settings {
    int64_t at_us; /* of the plant's clock; 0: not given */
    const struct sw_distribution *every;
    struct sw_names months;
    const char *with; /* "resource.planned"; NULL: not given */
    const struct sw_distribution *lasts;
    double probability;
    struct sw_hit_settings hits;
};

struct sw_disruption {
    const char *name;
    uint32_t index;
    struct sw_place place;
    uint64_t entity;
    struct sw_spell_plan spell;
    double probability;                     /* that it comes when it could */
    uint64_t purpose;                       /* of drawing that */
    const struct sw_planned_settings *with; /* it may overrun; NULL: none */
    const struct sw_hit_kind *hit;
    const void *plan; /* the hit's */
    bool passes;      /* nothing of it lasts: it only begins */
};

/* What can be hit: one const of these in a file of its own, listed in
 * hit_kind.c. */
struct sw_hit_kind {
    const char *key;         /* under `hits`, names what is hit */
    const char *const *keys; /* that say how; ends in NULL */
    bool of_demands;
    /* Make the disruption's plan; false after reporting. */
    bool (*compile)(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits);
    /* It begins, or is over. */
    void (*turn)(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on);
};

extern const struct sw_table SW_DISRUPTION_TABLE;

/* -------------------------------------------------------------- compiling - */

/* Curbs of the resource that disruptions turn on: how many, and into `curbs` if
 * that is not NULL. Names are looked at later. */
size_t sw_disruptions_curb(const struct sw_compiler *compiler,
                           const struct sw_resource *resource,
                           struct sw_curb *curbs);

/* Is the lane closed by one of them? */
bool sw_disruptions_shut(const struct sw_compiler *compiler,
                         const struct sw_step *step);

/* The disruptions, when all that they hit is compiled. False after reporting.
 */
bool sw_disruptions_compile(struct sw_compiler *compiler);

/* For the hits: report what is wrong; always false. */
bool sw_disruption_refuse(struct sw_compiler *compiler,
                          const struct sw_disruption *disruption,
                          const char *why);

/* ---------------------------------------------------------------- running - */

struct sw_disruption_state {
    const struct sw_disruption *plan;
    struct sw_spell spell;
    uint64_t stops; /* planned ones that were over */
    bool on;
    uint64_t times; /* that it began in the window */
    int64_t since_us;
    int64_t on_us; /* in the window, up to since_us */
};

void sw_disruptions_create(struct sw_run *run);
void sw_disruptions_destroy(struct sw_run *run);

/* Before the resources start: the ends of planned stops come before the opening
 * of what they close. */
void sw_disruptions_watch_stops(struct sw_run *run);

/* What hits demands once these have started; else once the steps have. */
void sw_disruptions_start(struct sw_run *run, bool of_demands);

/* The window opens. */
void sw_disruptions_restart(struct sw_run *run);

/* How long it has held in the window, up to now. */
int64_t sw_disruption_us(const struct sw_run *run,
                         const struct sw_disruption_state *state);

#endif
