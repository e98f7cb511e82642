/*
 * action_replenish.c - an extra order for a stock.
 *
 *     do: [{ replenish: { at: hub, article: coil, tonnes: 500 t } }]
 */
#include "model/action_kind.h"
#include "model/policy_count.h"
#include "model/step_kind.h"
#include "model/stock_order.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

struct settings {
    struct sw_name at;
    struct sw_name article;
    int64_t grams;
};

struct plan {
    const struct sw_step *stock;
    uint32_t article;
    int64_t grams;
};

/* clang-format off */
static const struct sw_setting PART[] = {
    { "at", SW_SHAPE_NAME, .required = true, .offset = offsetof(struct settings, at),
      .en = "The stock: a step of kind stock", .zh = "库存(stock 工序)" },
    { "article", SW_SHAPE_NAME, .offset = offsetof(struct settings, article),
      .en = "Article of it; not given: its only one", .zh = "品种,缺省为其唯一品种" },
    { "tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, .offset = offsetof(struct settings, grams),
      .en = "What is ordered, beside what its own rule orders; whole multiples, if it has such", .zh = "在自身补货规则之外追加订货的吨数" },
};
static const struct sw_table PART_TABLE = {
    .name = "replenish", .en = "What is ordered for which stock", .zh = "库存与订货量",
    .size = sizeof(struct settings), .settings = PART, .count = sizeof PART / sizeof PART[0] };

static const struct sw_setting SETTINGS[] = {
    { "replenish", SW_SHAPE_MAPPING, .table = &PART_TABLE, .required = true, .offset = 0,
      .en = "An extra order for a stock", .zh = "库存追加订货" },
};

const struct sw_table SW_ACTION_REPLENISH_TABLE = {
    .name = "replenish", .en = "More is ordered for a stock", .zh = "库存追加订货",
    .size = sizeof(struct settings), .settings = SETTINGS, .count = 1};
/* clang-format on */

/* UINT32_MAX after reporting. */
static uint32_t find_article(struct sw_compiler *compiler,
                             const struct sw_stock_plan *stock,
                             const struct settings *settings)
{
    const struct sw_name name = settings->article;
    if (name.text == NULL && stock->article_count == 1) {
        return 0;
    }
    if (name.text == NULL) {
        (void)sw_diagnose(
            compiler->diagnostics, settings->at.place, SW_CODE(POLICY),
            "'%s' has several articles: say which", settings->at.text);
        return UINT32_MAX;
    }
    for (uint32_t i = 0; i < stock->article_count; i++) {
        if (strcmp(stock->articles[i].name, name.text) == 0) {
            return i;
        }
    }
    (void)sw_diagnose(compiler->diagnostics, name.place, SW_CODE(UNKNOWN),
                      "'%s' has no article '%s'", settings->at.text, name.text);
    return UINT32_MAX;
}

static bool compile(struct sw_compiler *compiler, struct sw_action *action)
{
    const struct settings *settings = action->object->values;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    action->plan = plan;
    plan->grams = settings->grams;
    plan->stock = sw_compiler_step(compiler, settings->at);
    if (plan->stock == NULL) {
        return false;
    }
    if (plan->stock->kind != &SW_STEP_STOCK) {
        return sw_diagnose(compiler->diagnostics, settings->at.place,
                           SW_CODE(POLICY), "'%s' is no stock",
                           plan->stock->name);
    }
    const struct sw_stock_plan *stock = plan->stock->plan;
    plan->article = find_article(compiler, stock, settings);
    if (plan->article == UINT32_MAX) {
        return false;
    }
    return stock->articles[plan->article].made != NULL ||
           sw_diagnose(compiler->diagnostics, settings->at.place,
                       SW_CODE(POLICY), "no orders are placed for '%s' of '%s'",
                       stock->articles[plan->article].name, plan->stock->name);
}

static bool act(struct sw_run *run, const struct sw_action *action,
                struct sw_order *order)
{
    const struct plan *plan = action->plan;
    struct sw_stock *stock = sw_stock_of(run, plan->stock);
    (void)order;
    sw_policy_note_replenished(
        run, action,
        sw_stock_place_order(run, &stock->shelves[plan->article], plan->grams));
    return true;
}

const struct sw_action_kind SW_ACTION_REPLENISH = {
    .settings = &SW_ACTION_REPLENISH_TABLE,
    .of_plant = true,
    .replenishes = true,
    .compile = compile,
    .act = act,
};
