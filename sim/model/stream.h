/*
 * stream.h - orders drawn from a mix: what a line of a stream is.
 *
 * Shared by the kinds `orders` and `projects`. Every attribute is addressed by
 * the entity of the order or project, so that order n is the same order however
 * the stream around it changes.
 */
#ifndef SW_MODEL_STREAM_H
#define SW_MODEL_STREAM_H

#include "model/arrivals.h"
#include "model/order.h"
#include "model/order_life.h"

/* First in the settings of every kind of stream. */
struct sw_stream_settings {
    struct sw_life_settings life;
    struct sw_arrival_settings arrivals;
    const struct sw_node *products; /* {a: 60 %, b: 40 %} */
    const struct sw_distribution *tonnes;
    const struct sw_distribution *requested;
    const struct sw_node *class;
};

extern const struct sw_table SW_STREAM_TABLE;

/* A mix of products. */
struct sw_product_mix {
    struct sw_shares shares;
    uint64_t purpose;
    const struct sw_product **products; /* as in shares */
};

struct sw_stream_plan {
    struct sw_arrival_plan arrivals;
    struct sw_product_mix mix;
    struct sw_drawn *tonnes;   /* by product of the mix */
    struct sw_drawn requested; /* times the standard lead time */
    struct sw_shares classes;  /* none: all of the standard class */
    uint64_t class_purpose;
    uint32_t *class_index; /* as in classes; at least one */
};

/* The index of the class "standard", or of the first. */
uint32_t sw_standard_class(const struct sw_model *model);

/* Make the plan; `per_arrival` is the mean number of lines that come at once,
 * for the demand's flows. False after reporting. */
bool sw_stream_compile(struct sw_compiler *compiler, struct sw_demand *demand,
                       double per_arrival, struct sw_stream_plan *plan);

/* Read {a: 60 %, b: 40 %}; the purpose is that of the demand's `products`. */
bool sw_product_mix_compile(struct sw_compiler *compiler,
                            const struct sw_demand *demand,
                            const struct sw_node *node,
                            struct sw_product_mix *mix);

/* Which product of the mix it is for `entity`. */
size_t sw_product_mix_pick(struct sw_run *run, const struct sw_product_mix *mix,
                           uint64_t entity);

/* How much heavier an order is than the mean of its product's. */
double sw_stream_from_mean(const struct sw_stream_plan *plan,
                           const struct sw_order_entry *entry);

/* What holds for a whole project: drawn once. */
struct sw_stream_terms {
    uint32_t class_index;
    double lead_times; /* requested, in standard lead times; negative: none */
    double
        carry_over;  /* of the order before: how far its tonnes were from the */
    double before_g; /* mean of its product */
};

struct sw_stream_terms sw_stream_draw_terms(struct sw_run *run,
                                            const struct sw_stream_plan *plan,
                                            uint64_t entity);

/* Draw the line `entry->entity` and enter it now, under these terms. */
void sw_stream_enter_line(struct sw_run *run, const struct sw_stream_plan *plan,
                          const struct sw_stream_terms *terms,
                          struct sw_order_entry *entry);

#endif
