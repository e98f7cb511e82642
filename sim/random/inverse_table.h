/*
 * inverse_table.h - a smooth increasing function as cubic pieces.
 *
 * For inverses without a closed form: nodes with exact values and slopes,
 * evenly spaced, straight on beyond both ends. Fine enough nodes keep it
 * increasing.
 */
#ifndef SW_RANDOM_INVERSE_TABLE_H
#define SW_RANDOM_INVERSE_TABLE_H

#include "base/arena.h"

struct sw_inverse_node {
    double value;
    double slope;
};

struct sw_inverse_table;

/* The node at `at`; the search for it begins at `guess`. */
typedef struct sw_inverse_node sw_inverse_fn(const void *self, double at,
                                             double guess);

struct sw_inverse_range {
    double from;
    double to;
    int pieces;
};

const struct sw_inverse_table *
sw_inverse_table_make(struct sw_arena *arena, struct sw_inverse_range range,
                      sw_inverse_fn *node, const void *self,
                      double first_guess);

double sw_inverse_table_find(const struct sw_inverse_table *table, double at);

#endif
