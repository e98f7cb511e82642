/*
 * replenish.h - the rules by which stocks order, in one list.
 *
 * A new rule is a file with its struct and a row in replenish.c. When a rule is
 * asked is not its affair: at each change of the position, or at the reviews
 * that the article's `every` sets.
 */
#ifndef SW_MODEL_REPLENISH_H
#define SW_MODEL_REPLENISH_H

#include "model/compiler.h"
#include "model/stock.h"

struct sw_replenish_rule {
    const struct sw_table *settings; /* based on SW_ARTICLE_TABLE */
    bool periodic;                   /* needs `every` */
    /* Makes its plan, or refuses its settings. NULL: there is nothing to do. */
    bool (*compile)(struct sw_compiler *compiler, const struct sw_step *step,
                    struct sw_article *article);
    /* Numbers that it remembers for each article; NULL: none. */
    size_t (*memory)(const struct sw_article *article);
    /* Grams to order now, 0 for none. NULL: nothing is ordered, ever. */
    int64_t (*order)(struct sw_run *run, struct sw_shelf *shelf);
    /* Grams of a usual order; 0: as much as is taken. NULL: 0. */
    double (*usual)(const struct sw_article *article);
};

/* All rules; ends in NULL. */
extern const struct sw_replenish_rule *const SW_REPLENISH_RULES[];

/* Their tables of settings, in the same order; ends in NULL. */
extern const struct sw_table *const SW_REPLENISH_TABLES[];

/* Settings of every article. */
extern const struct sw_table SW_ARTICLE_TABLE;

extern const struct sw_replenish_rule SW_REPLENISH_BASE_STOCK;
extern const struct sw_replenish_rule SW_REPLENISH_FORECAST;
extern const struct sw_replenish_rule SW_REPLENISH_KANBAN;
extern const struct sw_replenish_rule SW_REPLENISH_MIN_MAX;
extern const struct sw_replenish_rule SW_REPLENISH_NONE;
extern const struct sw_replenish_rule SW_REPLENISH_REORDER_POINT;

extern const struct sw_table SW_REPLENISH_BASE_STOCK_TABLE;
extern const struct sw_table SW_REPLENISH_FORECAST_TABLE;
extern const struct sw_table SW_REPLENISH_KANBAN_TABLE;
extern const struct sw_table SW_REPLENISH_MIN_MAX_TABLE;
extern const struct sw_table SW_REPLENISH_NONE_TABLE;
extern const struct sw_table SW_REPLENISH_REORDER_POINT_TABLE;

/* So much that the position is at `level_g` again; 0 if it is. */
static inline int64_t sw_replenish_up_to(const struct sw_shelf *shelf,
                                         int64_t level_g)
{
    const int64_t position_g = sw_shelf_position(shelf);
    return position_g < level_g ? level_g - position_g : 0;
}

#endif
