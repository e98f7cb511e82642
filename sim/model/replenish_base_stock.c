/*
 * replenish_base_stock.c - whatever is taken is ordered at once (or, with
 * `every`, at the next review): (S-1, S) and (R, S).
 */
#include "model/replenish.h"

#include <stddef.h>

struct settings {
    struct sw_article_settings article;
    int64_t level_g;
};

/* clang-format off */
static const struct sw_setting SETTINGS[] = {
    { "level", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, .required = true, .offset = offsetof(struct settings, level_g),
      .en = "Each review orders so much that on hand and on order less what is lacking is this", .zh = "目标库存水平(在库+在途-欠货)" },
};

const struct sw_table SW_REPLENISH_BASE_STOCK_TABLE = {
    .name = "base_stock", .en = "Base stock: each review orders up to a level, (R, S) if reviews are periodic",
    .zh = "基准库存:每次盘点补到目标水平;定期盘点即 (R, S)",
    .size = sizeof(struct settings), .base = &SW_ARTICLE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static int64_t order(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    (void)run;
    return sw_replenish_up_to(shelf, settings->level_g);
}

const struct sw_replenish_rule SW_REPLENISH_BASE_STOCK = {
    .settings = &SW_REPLENISH_BASE_STOCK_TABLE,
    .order = order,
};
