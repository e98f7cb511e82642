/*
 * replenish_min_max.c - (s, S): nothing until the position is low, then up to
 * S.
 *
 * Whether s itself is low is said by the word: `below: 20 t` is position < 20
 * t, `at: 20 t` is position <= 20 t.
 */
#include "model/replenish.h"

#include "scenario/diagnostic_codes.h"

#include <stddef.h>

struct settings {
    struct sw_article_settings article;
    int64_t below_g;
    int64_t at_g;
    int64_t up_to_g;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "below", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(below_g),
      .en = "s: orders when on hand and on order less what is lacking is below this; or give `at`", .zh = "s:低于此数订货(或用 at)" },
    { "at", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(at_g),
      .en = "s: orders when it is this or below", .zh = "s:等于或低于此数订货" },
    { "up_to", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, AT(up_to_g),
      .en = "S: orders so much that it is this", .zh = "S:补到此数" },
};
#undef AT

const struct sw_table SW_REPLENISH_MIN_MAX_TABLE = {
    .name = "min_max", .en = "(s, S): orders up to a level once stock is low", .zh = "(s, S):库存低时补到上限",
    .size = sizeof(struct settings), .base = &SW_ARTICLE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

/* The highest position that is low. */
static const int64_t *low_of(const struct sw_article *article)
{
    return article->plan;
}

static bool compile(struct sw_compiler *compiler, const struct sw_step *step,
                    struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    const struct sw_object *object = article->object;
    (void)step;
    const bool below = sw_node_find(object->node, "below") != NULL;
    const bool at = sw_node_find(object->node, "at") != NULL;
    if (below == at) {
        return sw_diagnose(compiler->diagnostics, object->place, SW_CODE(STOCK),
                           "'%s' needs either `below` (orders when less is "
                           "there) or `at` (or when it is just that)",
                           article->name);
    }
    int64_t *low_g = sw_arena_new(compiler->arena, int64_t);
    *low_g = below ? settings->below_g - 1 : settings->at_g;
    article->plan = low_g;
    if (*low_g >= settings->up_to_g) {
        return sw_diagnose(compiler->diagnostics, object->place, SW_CODE(STOCK),
                           "'%s' orders up to a level that is low itself",
                           article->name);
    }
    return true;
}

static int64_t order(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    (void)run;
    return sw_shelf_position(shelf) <= *low_of(shelf->article)
               ? sw_replenish_up_to(shelf, settings->up_to_g)
               : 0;
}

static double usual(const struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    return (double)(settings->up_to_g - *low_of(article));
}

const struct sw_replenish_rule SW_REPLENISH_MIN_MAX = {
    .settings = &SW_REPLENISH_MIN_MAX_TABLE,
    .compile = compile,
    .order = order,
    .usual = usual,
};
