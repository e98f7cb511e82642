#include "random/inverse_table.h"

struct sw_inverse_table {
    double from;
    double per_piece; /* 1 / width of a piece */
    int pieces;
    struct sw_inverse_node *nodes; /* slopes per piece, not per unit */
};

const struct sw_inverse_table *
sw_inverse_table_make(struct sw_arena *arena, struct sw_inverse_range range,
                      sw_inverse_fn *node, const void *self, double first_guess)
{
    struct sw_inverse_table *table =
        sw_arena_new(arena, struct sw_inverse_table);
    const double width = (range.to - range.from) / range.pieces;
    table->from = range.from;
    table->per_piece = 1 / width;
    table->pieces = range.pieces;
    table->nodes = sw_arena_array(arena, (size_t)range.pieces + 1,
                                  sizeof(struct sw_inverse_node));
    double guess = first_guess;
    for (int i = 0; i <= range.pieces; i++) {
        struct sw_inverse_node exact =
            node(self, range.from + i * width, guess);
        exact.slope *= width;
        guess = exact.value + exact.slope;
        table->nodes[i] = exact;
    }
    return table;
}

/* Hermite's cubic. */
static double within(const struct sw_inverse_node *left, double t)
{
    const struct sw_inverse_node *right = left + 1;
    const double rise = right->value - left->value;
    const double second = 3 * rise - 2 * left->slope - right->slope;
    const double third = left->slope + right->slope - 2 * rise;
    return left->value + t * (left->slope + t * (second + t * third));
}

double sw_inverse_table_find(const struct sw_inverse_table *table, double at)
{
    const double place = (at - table->from) * table->per_piece;
    if (!(place > 0)) {
        return table->nodes[0].value + place * table->nodes[0].slope;
    }
    if (place >= table->pieces) {
        const struct sw_inverse_node *last = &table->nodes[table->pieces];
        return last->value + (place - table->pieces) * last->slope;
    }
    const int piece = (int)place;
    return within(&table->nodes[piece], place - piece);
}
