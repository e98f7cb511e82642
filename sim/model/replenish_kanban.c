/*
 * replenish_kanban.c - a card on each full container; an empty one's card
 * orders the next.
 *
 * Who waits has no card: what is lacking does not raise what is on order, which
 * is how kanban differs from base stock.
 */
#include "model/replenish.h"

#include <stddef.h>

struct settings {
    struct sw_article_settings article;
    int64_t cards;
    int64_t container_g;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "cards", SW_SHAPE_INTEGER, .min = 1, .max = 1e6, .required = true, AT(cards),
      .en = "Containers on hand and on order together", .zh = "看板张数(在库与在途容器总数)" },
    { "container", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, .required = true, AT(container_g),
      .en = "What a container holds; each that is empty is ordered", .zh = "每个容器的容量" },
};
#undef AT

const struct sw_table SW_REPLENISH_KANBAN_TABLE = {
    .name = "kanban", .en = "Kanban: each empty container orders a full one", .zh = "看板:空一箱补一箱",
    .size = sizeof(struct settings), .base = &SW_ARTICLE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static int64_t order(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    const int64_t empty_g = settings->cards * settings->container_g -
                            shelf->on_hand.value - shelf->on_order.value;
    (void)run;
    return empty_g < settings->container_g
               ? 0
               : empty_g / settings->container_g * settings->container_g;
}

static double usual(const struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    return (double)settings->container_g;
}

const struct sw_replenish_rule SW_REPLENISH_KANBAN = {
    .settings = &SW_REPLENISH_KANBAN_TABLE,
    .order = order,
    .usual = usual,
};
