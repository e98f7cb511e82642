/*
 * replenish_reorder_point.c - (r, Q): a fixed quantity once the position is r.
 */
#include "model/replenish.h"

#include <stddef.h>

struct settings {
    struct sw_article_settings article;
    int64_t at_g;
    int64_t quantity_g;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "at", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, .required = true, AT(at_g),
      .en = "r: orders when on hand and on order less what is lacking is this or below", .zh = "r:等于或低于此数订货" },
    { "quantity", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, AT(quantity_g),
      .en = "Q: orders so much, or as often that as brings it above r", .zh = "Q:每次订货量(不足则成倍)" },
};
#undef AT

const struct sw_table SW_REPLENISH_REORDER_POINT_TABLE = {
    .name = "reorder_point", .en = "(r, Q): orders a fixed quantity once stock is down to a point", .zh = "(r, Q):降到订货点时订固定数量",
    .size = sizeof(struct settings), .base = &SW_ARTICLE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static int64_t order(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    const int64_t short_g = settings->at_g - sw_shelf_position(shelf);
    (void)run;
    return short_g < 0
               ? 0
               : (short_g / settings->quantity_g + 1) * settings->quantity_g;
}

static double usual(const struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    return (double)settings->quantity_g;
}

const struct sw_replenish_rule SW_REPLENISH_REORDER_POINT = {
    .settings = &SW_REPLENISH_REORDER_POINT_TABLE,
    .order = order,
    .usual = usual,
};
