/*
 * replenish_forecast.c - each review forecasts what will be taken, and orders
 * up to that.
 *
 *     level = cover x forecast of a period x (1 + error) + safety
 *
 * The forecast of a period is the mean of the last `periods` ones; with
 * `carry_over` it is that the last period's distance from the mean will fade by
 * this share from one period to the next.
 */
#include "model/replenish.h"

#include "base/hash.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>
#include <stddef.h>

struct settings {
    struct sw_article_settings article;
    int64_t cover;
    int64_t periods;
    double carry_over;
    int64_t mean_g;
    int64_t safety_g;
    const struct sw_distribution *error;
};

struct plan {
    struct sw_drawn error;
    uint64_t entity; /* of the article; review n is its n-th child */
    double fading;   /* sum of carry_over^i, i from 1 to cover */
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "cover", SW_SHAPE_INTEGER, .min = 1, .max = 1000, .required = true, AT(cover),
      .en = "Periods (of `every`) whose demand the level covers", .zh = "覆盖的周期数" },
    { "periods", SW_SHAPE_INTEGER, .min = 1, .max = 1000, .standard = "5", AT(periods),
      .en = "Past periods whose mean is the forecast", .zh = "移动平均的周期数" },
    { "carry_over", SW_SHAPE_RATIO, SW_SHARE, 0, 0.99, AT(carry_over),
      .en = "In place of `periods`: the share of the last period's distance from `mean` that is left in the next", .zh = "相邻周期需求的相关系数(代替移动平均)" },
    { "mean", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(mean_g), .en = "Mean of a period, with `carry_over`", .zh = "每周期平均需求" },
    { "safety", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(safety_g), .en = "Safety stock added to the level", .zh = "安全库存" },
    { "error", SW_SHAPE_DISTRIBUTION, SW_PLAIN, -1, 100, AT(error),
      .en = "Error of the forecast as a share of it, drawn at each review: normal(mean 0, sd 0.2)", .zh = "预测误差(占预测值的比例)" },
};
#undef AT

const struct sw_table SW_REPLENISH_FORECAST_TABLE = {
    .name = "forecast", .en = "Periodic reviews order up to what is forecast to be taken", .zh = "按预测定期补货",
    .size = sizeof(struct settings), .base = &SW_ARTICLE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static bool compile(struct sw_compiler *compiler, const struct sw_step *step,
                    struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    article->plan = plan;
    plan->entity =
        sw_hash_pair(sw_hash_text(step->name), sw_hash_text(article->name));
    plan->error = sw_compiler_drawn(compiler, settings->error,
                                    "steps/%s/articles/%s/error", step->name,
                                    article->name);
    double left = 1.0;
    for (int64_t i = 0; i < settings->cover; i++) {
        left *= settings->carry_over;
        plan->fading += left;
    }
    if (settings->carry_over > 0.0 && settings->mean_g == 0) {
        return sw_diagnose(compiler->diagnostics, article->object->place,
                           SW_CODE(STOCK),
                           "'%s' needs the `mean` of a period with "
                           "`carry_over`",
                           article->name);
    }
    return true;
}

static size_t memory(const struct sw_article *article)
{
    const struct settings *settings = (const void *)article->settings;
    return (size_t)settings->periods;
}

/* Of all periods that the level covers. */
static double forecast(struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    const struct plan *plan = shelf->article->plan;
    const double cover = (double)settings->cover;
    if (settings->carry_over > 0.0) {
        const double mean_g = (double)settings->mean_g;
        return cover * mean_g +
               plan->fading * ((double)shelf->asked_g - mean_g);
    }
    const uint64_t periods = (uint64_t)settings->periods;
    const uint64_t known = shelf->reviews < periods ? shelf->reviews : periods;
    double sum_g = 0.0;
    for (uint64_t i = 0; i < known; i++) {
        sum_g += (double)shelf->history[i];
    }
    return known == 0 ? 0.0 : cover * sum_g / (double)known;
}

static int64_t order(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct settings *settings = (const void *)shelf->article->settings;
    const struct plan *plan = shelf->article->plan;
    shelf->history[(shelf->reviews - 1) % (uint64_t)settings->periods] =
        shelf->asked_g;
    double level_g = forecast(shelf);
    if (plan->error.distribution != NULL) {
        level_g *= 1.0 + sw_distribution_quantile(
                             plan->error.distribution,
                             sw_run_unit(run, plan->error.purpose, plan->entity,
                                         shelf->reviews, 0));
    }
    level_g = fmax(level_g, 0.0) + (double)settings->safety_g;
    return sw_replenish_up_to(shelf, (int64_t)(level_g + 0.5));
}

const struct sw_replenish_rule SW_REPLENISH_FORECAST = {
    .settings = &SW_REPLENISH_FORECAST_TABLE,
    .periodic = true,
    .compile = compile,
    .memory = memory,
    .order = order,
};
