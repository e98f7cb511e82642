/*
 * replenish_none.c - nothing is ordered but by policies: there is what was
 * there at the start, and the surplus of heats.
 */
#include "model/replenish.h"

#include <stddef.h>

const struct sw_table SW_REPLENISH_NONE_TABLE = {
    .name = "none",
    .en = "Nothing is ordered but by policies: there is what was there at the "
          "start, and surplus of heats",
    .zh = "不自动订货:仅有期初库存、余材及应对策略追加的订货",
    .size = sizeof(struct sw_article_settings),
    .base = &SW_ARTICLE_TABLE,
};

const struct sw_replenish_rule SW_REPLENISH_NONE = {
    .settings = &SW_REPLENISH_NONE_TABLE,
};
