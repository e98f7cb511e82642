/*
 * step_convert.c - a resource makes several lots of one, or pieces of a lot:
 * slitting, cutting to length, forming.
 *
 * The lot is served as by a process. What is lost becomes scrap; each part goes
 * on as a lot of its own, child k of the one it was cut from, with its ledger.
 */
#include "model/item_split.h"
#include "model/compiler.h"
#include "model/gather.h"
#include "model/record.h"
#include "model/route_when.h"
#include "model/requeue.h"
#include "model/service.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/stock.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <string.h>

enum { PARTS_MAX = 1000 };

struct strip_settings {
    int64_t width_um;
    int64_t count;
    struct sw_name to;
    struct sw_name article;
};

/* How lots of some products are cut; also the step's, for all of them. */
struct cut_settings {
    int64_t into;
    int64_t piece_g;
    int64_t from_um;
    struct sw_objects strips;
};

struct plan_settings {
    struct cut_settings cut;
    const struct sw_node *when;
    bool otherwise;
};

struct settings {
    struct sw_service_settings service;
    struct cut_settings cut;
    struct sw_objects plans;
};

struct plan {
    struct sw_cutting *cuts; /* by product; of 0 parts: none */
};

struct state {
    uint64_t pieces; /* made in the window */
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct strip_settings, field)
static const struct sw_setting STRIP[] = {
    { "width", SW_SHAPE_QUANTITY, SW_LENGTH, 1, 1e8, .required = true, AT(width_um),
      .en = "Width of the strip", .zh = "窄带宽度" },
    { "count", SW_SHAPE_INTEGER, .min = 1, .max = PARTS_MAX, .standard = "1", AT(count),
      .en = "Strips of this width, side by side", .zh = "该宽度的条数" },
    { "to", SW_SHAPE_NAME, AT(to),
      .en = "Stock that they go to; none: they are for the order", .zh = "入库的库存工序;缺省为本订单用" },
    { "article", SW_SHAPE_NAME, AT(article),
      .en = "Article of that stock; may be left out if it has one only", .zh = "该库存的品种;仅一种时可省略" },
};
#undef AT
static const struct sw_table STRIP_TABLE = {
    .name = "strip", .en = "Strips of one width that a plan cuts", .zh = "分切方案中同一宽度的窄带",
    .size = sizeof(struct strip_settings), .settings = STRIP, .count = COUNT(STRIP) };

#define AT(field) .offset = offsetof(struct plan_settings, field)
static const struct sw_setting PLAN[] = {
    { "when", SW_SHAPE_NODE, AT(when),
      .en = "Products that are cut so, by a condition as routes have: {gauge: {below: 3.5 mm}}", .zh = "适用产品的条件,写法同工艺路线" },
    { "else", SW_SHAPE_FLAG, .standard = "no", AT(otherwise),
      .en = "The plan of all products that no other takes", .zh = "其余产品用此方案" },
    { "into", SW_SHAPE_INTEGER, .min = 1, .max = PARTS_MAX, AT(cut.into),
      .en = "Parts of equal weight", .zh = "等分数" },
    { "strips", SW_SHAPE_OBJECTS, .table = &STRIP_TABLE, AT(cut.strips),
      .en = "Strips, by their width; what they leave of it is scrap", .zh = "分切窄带;余宽为废料" },
    { "from", SW_SHAPE_QUANTITY, SW_LENGTH, 1, 1e8, AT(cut.from_um),
      .en = "Width of the coil that they are cut from; else that of the product's family", .zh = "原卷宽度;缺省为产品族宽度" },
    { "piece", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, AT(cut.piece_g),
      .en = "Weight of a piece: each part is whole pieces, the rest is scrap", .zh = "单件重:按整件计,余料为废料" },
};
#undef AT
static const struct sw_table PLAN_TABLE = {
    .name = "cutting_plan", .en = "How lots of some products are cut or formed", .zh = "分切(成形)方案",
    .size = sizeof(struct plan_settings), .settings = PLAN, .count = COUNT(PLAN) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "into", SW_SHAPE_INTEGER, .min = 1, .max = PARTS_MAX, AT(cut.into),
      .en = "Parts of equal weight that each lot is cut into", .zh = "每批等分数" },
    { "piece", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, AT(cut.piece_g),
      .en = "Weight of a piece: each part is whole pieces, the rest is scrap", .zh = "单件重:按整件计,余料为废料" },
    { "plans", SW_SHAPE_OBJECTS, .table = &PLAN_TABLE, AT(plans),
      .en = "In place of these, how the lots of each product are cut", .zh = "按产品的分切(成形)方案,代替以上两项" },
};
#undef AT

const struct sw_table SW_STEP_CONVERT_TABLE = {
    .name = "convert", .en = "A resource makes several lots of one, or pieces of a lot",
    .zh = "分切、成形:一批变多批,或制成整件",
    .size = sizeof(struct settings), .base = &SW_SERVICE_TABLE,
    .settings = SETTINGS, .count = COUNT(SETTINGS) };

static const struct sw_measure MEASURES[] = {
    { .id = "pieces", .group = SW_MEASURES_STEP, .unit = "/d", .scale = (double)SW_DAY_US,
      .en = "Pieces made in a day; without a weight of pieces: parts", .zh = "每日件数;未给单件重时为分切条数" },
    { .id = NULL },
};
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(CONVERT), "%s",
                       what);
}

static void lay_strip(const struct strip_settings *strip,
                      struct sw_cutting *cut)
{
    for (int64_t k = 0; k < strip->count; k++) {
        if (strip->to.text != NULL) {
            cut->asides[cut->aside_count++].width_um = strip->width_um;
        } else {
            cut->widths_um[cut->parts++] = strip->width_um;
            cut->used_um += strip->width_um;
        }
    }
}

/* The widths of the strips side by side; false after reporting. */
static bool lay_strips(struct sw_compiler *compiler, struct sw_place place,
                       const struct sw_objects *strips, struct sw_cutting *cut)
{
    size_t count = 0;
    for (size_t i = 0; i < strips->count && count <= PARTS_MAX; i++) {
        const struct strip_settings *strip = strips->at[i].values;
        count += (size_t)strip->count;
    }
    if (count > PARTS_MAX) {
        return refuse(compiler, place, "a plan cuts at most 1000 strips");
    }
    cut->parts = 0;
    cut->widths_um = sw_arena_array(compiler->arena, count, sizeof(int64_t));
    cut->asides =
        sw_arena_array(compiler->arena, count, sizeof(struct sw_aside));
    for (size_t i = 0; i < strips->count; i++) {
        lay_strip(strips->at[i].values, cut);
    }
    return cut->parts > 0 ||
           refuse(compiler, place, "no strip of this plan is for the order");
}

static int64_t width_of_all(const struct sw_cutting *cut)
{
    int64_t width_um = cut->used_um;
    for (uint32_t i = 0; i < cut->aside_count; i++) {
        width_um += cut->asides[i].width_um;
    }
    return width_um;
}

static bool compile_strips(struct sw_compiler *compiler, struct sw_place place,
                           const struct cut_settings *its,
                           const struct sw_product *product,
                           struct sw_cutting *cut)
{
    cut->from_um =
        its->from_um > 0 ? its->from_um : product->settings->family.width_um;
    if (!lay_strips(compiler, place, &its->strips, cut)) {
        return false;
    }
    if (width_of_all(cut) <= cut->from_um) {
        cut->yield = (double)cut->used_um / (double)cut->from_um;
    }
    return true;
}

/* Its yield is the step's, unless it is slit. */
static bool compile_cut(struct sw_compiler *compiler, struct sw_place place,
                        const struct cut_settings *its,
                        const struct sw_product *product,
                        struct sw_cutting *cut)
{
    cut->parts = its->into > 0 ? (uint32_t)its->into : 1;
    cut->piece_g = its->piece_g;
    return its->strips.count == 0 ||
           compile_strips(compiler, place, its, product, cut);
}

/* What can be said of a cut without a product. */
static bool check_cut(struct sw_compiler *compiler, const struct sw_step *step,
                      struct sw_place place, const struct cut_settings *its)
{
    const bool slits = its->strips.count > 0;
    if (its->into == 0 && its->piece_g == 0 && !slits) {
        return refuse(
            compiler, place,
            "what is made of a lot? give `into`, `piece` or `strips`");
    }
    if (slits && its->into > 0) {
        return refuse(compiler, place,
                      "a lot is cut `into` equal parts or into `strips`, not "
                      "both");
    }
    if (!slits && its->from_um > 0) {
        return refuse(compiler, place, "`from` goes with `strips`");
    }
    if (slits && step->settings->yield < 1.0) {
        return refuse(compiler, place,
                      "the yield of a plan with `strips` is what they leave of "
                      "the width: `yield` says nothing here");
    }
    return true;
}

static bool check_plan(struct sw_compiler *compiler, const struct sw_step *step,
                       const struct sw_object *object)
{
    const struct plan_settings *its = object->values;
    if ((its->when != NULL) == its->otherwise) {
        return refuse(compiler, object->place,
                      "a plan needs either a condition, as "
                      "{when: {product: strip}}, or {else: yes}");
    }
    if (its->when != NULL && sw_node_find(its->when, "class") != NULL) {
        return refuse(compiler, its->when->place,
                      "plans are for products, not for order classes");
    }
    return check_cut(compiler, step, object->place, &its->cut);
}

/* The first plan whose condition holds for the product, or the one for the
 * rest; *index is `count` if there is none. */
static bool find_plan(struct sw_compiler *compiler,
                      const struct sw_objects *plans,
                      const struct sw_product *product, size_t *index)
{
    size_t rest = plans->count;
    for (*index = 0; *index < plans->count; ++*index) {
        const struct plan_settings *its = plans->at[*index].values;
        uint32_t classes = 0;
        if (its->otherwise) {
            rest = *index;
            continue;
        }
        if (!sw_when_classes(compiler, its->when, product, &classes)) {
            return false;
        }
        if (classes != 0) {
            return true;
        }
    }
    *index = rest;
    return true;
}

static bool compile_cuts(struct sw_compiler *compiler,
                         const struct sw_step *step, struct sw_cutting *cuts)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_objects *plans = &settings->plans;
    const struct sw_model *model = compiler->model;
    bool good = true;
    for (size_t i = 0; i < plans->count; i++) {
        good &= check_plan(compiler, step, &plans->at[i]);
    }
    for (size_t p = 0; p < model->product_count && good; p++) {
        const struct sw_product *product = &model->products[p];
        size_t index = 0;
        good = find_plan(compiler, plans, product, &index);
        if (good && index < plans->count) {
            const struct plan_settings *its = plans->at[index].values;
            good = compile_cut(compiler, plans->at[index].place, &its->cut,
                               product, &cuts[p]);
        }
    }
    return good;
}

static bool compile_all_alike(struct sw_compiler *compiler,
                              const struct sw_step *step,
                              struct sw_cutting *cuts)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_model *model = compiler->model;
    bool good = check_cut(compiler, step, step->place, &settings->cut);
    for (size_t p = 0; p < model->product_count && good; p++) {
        good = compile_cut(compiler, step->place, &settings->cut,
                           &model->products[p], &cuts[p]);
    }
    return good;
}

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *lot)
{
    const struct plan *plan = step->plan;
    struct state *state = run->steps[step->index].own;
    sw_service_release(run, lot);
    const uint64_t pieces =
        sw_item_cut(run, step, lot, &plan->cuts[lot->order->product->index]);
    state->pieces += run->in_window ? pieces : 0;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const size_t products = compiler->model->product_count;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    struct sw_cutting *cuts =
        sw_arena_array(compiler->arena, products, sizeof(struct sw_cutting));
    bool good = sw_check_lots_pass_singly(compiler, step) &&
                sw_service_compile(compiler, step, served);
    for (size_t p = 0; p < products; p++) {
        cuts[p].yield = settings->service.step.yield;
    }
    if (settings->plans.count > 0 &&
        (settings->cut.into > 0 || settings->cut.piece_g > 0)) {
        good = refuse(compiler, step->place,
                      "`into` and `piece` are said by each plan, if there are "
                      "`plans`");
    }
    good =
        (settings->plans.count > 0 ? compile_cuts(compiler, step, cuts)
                                   : compile_all_alike(compiler, step, cuts)) &&
        good;
    plan->cuts = cuts;
    step->plan = plan;
    step->cuts = cuts;
    step->yield = 1.0; /* what is lost is lost by the cut */
    return good;
}

/* The article of the stock that the strip names; false after reporting. */
static bool find_article(struct sw_compiler *compiler,
                         const struct strip_settings *strip,
                         struct sw_aside *aside)
{
    aside->stock = sw_compiler_step(compiler, strip->to);
    if (aside->stock == NULL) {
        return false;
    }
    if (aside->stock->kind != &SW_STEP_STOCK) {
        return sw_diagnose(compiler->diagnostics, strip->to.place,
                           SW_CODE(CONVERT), "'%s' is no stock",
                           strip->to.text);
    }
    const struct sw_stock_plan *stock = aside->stock->plan;
    if (strip->article.text == NULL) {
        return stock->article_count == 1 ||
               sw_diagnose(compiler->diagnostics, strip->to.place,
                           SW_CODE(CONVERT),
                           "which `article` of '%s' does the strip become?",
                           strip->to.text);
    }
    while (aside->article < stock->article_count &&
           strcmp(stock->articles[aside->article].name, strip->article.text) !=
               0) {
        aside->article++;
    }
    return aside->article < stock->article_count ||
           sw_diagnose(compiler->diagnostics, strip->article.place,
                       SW_CODE(CONVERT), "'%s' has no article '%s'",
                       strip->to.text, strip->article.text);
}

/* Each strip of the plan that goes into a stock, in every product's cut of the
 * plan; stocks are compiled by now. */
static bool find_articles(struct sw_compiler *compiler,
                          const struct sw_objects *strips,
                          struct sw_cutting *cut)
{
    uint32_t next = 0;
    for (size_t i = 0; i < strips->count; i++) {
        const struct strip_settings *strip = strips->at[i].values;
        struct sw_aside found = {0};
        if (strip->to.text == NULL) {
            continue;
        }
        if (!find_article(compiler, strip, &found)) {
            return false;
        }
        for (int64_t k = 0; k < strip->count; k++) {
            cut->asides[next].stock = found.stock;
            cut->asides[next++].article = found.article;
        }
    }
    return true;
}

static bool find_stocks(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_objects *plans = &settings->plans;
    const struct sw_model *model = compiler->model;
    const struct plan *plan = step->plan;
    bool good = true;
    for (size_t p = 0; p < model->product_count && good; p++) {
        size_t index = 0;
        good = find_plan(compiler, plans, &model->products[p], &index);
        if (good && index < plans->count) {
            const struct plan_settings *its = plans->at[index].values;
            good = find_articles(compiler, &its->cut.strips, &plan->cuts[p]);
        }
    }
    return good;
}

/* Asked only of products that come here. */
static bool check_width(struct sw_compiler *compiler, struct sw_place place,
                        const struct sw_product *product,
                        const struct sw_cutting *cut)
{
    if (cut->widths_um == NULL) {
        return true;
    }
    if (cut->from_um == 0) {
        return sw_diagnose(compiler->diagnostics, place, SW_CODE(CONVERT),
                           "how wide is what is slit for '%s'? give `from`, or "
                           "the product a width",
                           product->name);
    }
    return width_of_all(cut) <= cut->from_um ||
           sw_diagnose(compiler->diagnostics, place, SW_CODE(CONVERT),
                       "the strips for '%s', %.12g mm together, are wider than "
                       "the coil, %.12g mm",
                       product->name, (double)width_of_all(cut) / 1e3,
                       (double)cut->from_um / 1e3);
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    const struct sw_model *model = compiler->model;
    bool good = sw_check_outside_together(compiler, step);
    good &= sw_check_only_lots(compiler, step, "there is nothing to cut");
    good &= find_stocks(compiler, step);
    for (size_t p = 0; p < model->product_count; p++) {
        if (sw_product_place(&model->products[p], step, NULL) == NULL) {
            continue;
        }
        good &= check_width(compiler, step->place, &model->products[p],
                            &plan->cuts[p]);
        if (plan->cuts[p].parts == 0) {
            good = sw_diagnose(compiler->diagnostics, step->place,
                               SW_CODE(CONVERT),
                               "no plan of step '%s' says how '%s' is cut",
                               step->name, model->products[p].name);
        }
    }
    return good;
}

/* --------------------------------------------------------------- running -- */

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *lot)
{
    sw_service_ask(run, step, lot, sw_service_work(run, step, lot));
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *own, struct sw_total *totals)
{
    const struct state *state = own;
    (void)step;
    totals[0].numerator = (double)state->pieces;
    totals[0].denominator = sw_gather_window_us(run);
}

const struct sw_step_kind SW_STEP_CONVERT = {
    .settings = &SW_STEP_CONVERT_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_QUEUE) | SW_CLASS_BIT(SW_CLASS_SETUP) |
               SW_CLASS_BIT(SW_CLASS_PROCESS) | SW_CLASS_BIT(SW_CLASS_DOWN) |
               SW_CLASS_BIT(SW_CLASS_CLOSED),
    .work_class = SW_CLASS_PROCESS,
    .state_size = sizeof(struct state),
    .compile = compile,
    .check = check,
    .enter = enter,
    .withdraw = sw_service_withdraw,
    .requeue = sw_requeue_service,
    .load = sw_service_load,
    .touch = sw_service_load,
    .measures = MEASURES,
    .report = report,
};
