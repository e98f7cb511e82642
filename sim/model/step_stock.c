/*
 * step_stock.c - a decoupling point: lots take material from stock, or wait for
 * it, or are turned away, or go on to be made.
 *
 *     slab_yard:
 *       kind: stock
 *       made_by: slabs_for_stock
 *       key: [steel_code, width]
 *       otherwise: make
 *       hit_to: reheat
 *       articles:
 *         q355_1250: { kind: min_max, at: 300 t, up_to: 900 t, initial: 900 t }
 */
#include "model/step_stock.h"

#include "base/hash.h"
#include "model/order.h"
#include "model/replenish.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/stock_cost.h"
#include "model/stock_file.h"
#include "model/stock_match.h"
#include "model/stream.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <string.h>

enum { WAIT, LOST, MAKE };
enum { FIFO, PRIORITY };

static const char *const OTHERWISE[] = {"wait", "lost", "make", NULL};
static const char *const QUEUES[] = {"fifo", "priority", NULL};
static const char *const HAPPENINGS[] = {"receipt", "demand", "review"};

struct settings {
    struct sw_step_settings step;
    struct sw_objects articles;
    struct sw_name made_by;
    struct sw_name class;
    struct sw_stock_match match;
    int otherwise;
    struct sw_name hit_to;
    int64_t backlog;
    int queue;
    double takes;
    bool split;
    int owned_by;
    struct sw_names sequence;
    const struct sw_node *opening;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "articles", SW_SHAPE_OBJECTS, .kinds = SW_REPLENISH_TABLES, .required = true, AT(articles),
      .en = "What is kept, and by which rule it is ordered", .zh = "库存品种及其补货规则" },
    { "made_by", SW_SHAPE_NAME, AT(made_by),
      .en = "Route of the orders that fill it up; they end in the stock. A route that begins with another stock is supplied by that", .zh = "补货订单的工艺路线,终点即入库;可从上游库存领料" },
    { "class", SW_SHAPE_NAME, AT(class), .en = "Order class of these orders", .zh = "补货订单的等级" },
    { "key", SW_SHAPE_NAMES, AT(match.key),
      .en = "Attributes that a lot and its material have in common, as [steel_code, width]; not given: the product", .zh = "批次与库存须一致的属性;缺省为同一产品" },
    { "wider", SW_SHAPE_QUANTITY, SW_LENGTH, 0, 1e9, AT(match.wider_um),
      .en = "How much wider the material may be if there is none of the width", .zh = "允许库存宽于订单的最大宽度差" },
    { "grades", SW_SHAPE_NAMES, AT(match.grades),
      .en = "Steel codes from low to high: a higher one may serve for a lower", .zh = "钢种由低到高;高可代低" },
    { "otherwise", SW_SHAPE_CHOICE, .choices = OTHERWISE, .standard = "wait", AT(otherwise),
      .en = "What a lot does for which there is not enough: wait, be turned away (lost), or go on along its route to be made", .zh = "缺料时:等待、拒单或沿路线自制" },
    { "hit_to", SW_SHAPE_NAME, AT(hit_to),
      .en = "With `otherwise: make`: step of its route to which a lot skips that has material", .zh = "命中库存的批次直接转到的工序(用于 make)" },
    { "backlog", SW_SHAPE_INTEGER, .min = -1, .max = 1e9, .standard = "-1", AT(backlog),
      .en = "Lots that may wait; more are turned away; -1: any number", .zh = "可等待的批次数,-1 为不限" },
    { "queue", SW_SHAPE_CHOICE, .choices = QUEUES, .standard = "fifo", AT(queue),
      .en = "Who of those that wait has material first", .zh = "等料次序" },
    { "takes", SW_SHAPE_RATIO, SW_SHARE, 1e-6, 1, .standard = "100 %", AT(takes),
      .en = "Share of its weight that a lot takes here: less for one part of a kit", .zh = "批次重量中由本库存供应的比例(配套件小于 100 %)" },
    { "split", SW_SHAPE_FLAG, .standard = "no", AT(split),
      .en = "What there is of a lot goes ahead as a lot of its own, instead of waiting for the rest", .zh = "缺料时拆批:已有部分先行" },
    { "owned_by", SW_SHAPE_CHOICE, .choices = SW_OWNER_NAMES, .standard = "mill", AT(owned_by),
      .en = "Who owns the material, and pays for keeping it", .zh = "库存所有者(承担费用)" },
    { "sequence", SW_SHAPE_NAMES, AT(sequence),
      .en = "Order of what happens in one instant; not given: [receipt, demand, review]", .zh = "同一时刻的先后;缺省为入库、领料、盘点" },
    { "opening", SW_SHAPE_NODE, AT(opening),
      .en = "CSV file of what is there at the start, with its age, and of what is known to come: columns article, tonnes, since", .zh = "期初库存文件:列 article, tonnes, since" },
};
#undef AT

const struct sw_table SW_STEP_STOCK_TABLE = {
    .name = "stock", .en = "Lots take material from stock, which is filled up again by a rule",
    .zh = "库存(解耦点):批次领料,按规则补货",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *what, const char *name)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(STOCK), what,
                       name);
}

/* -------------------------------------------------------------- products -- */

static const struct sw_replenish_rule *rule_of(const struct sw_object *object)
{
    size_t i = 0;
    while (SW_REPLENISH_TABLES[i] != object->table) {
        i++;
    }
    return SW_REPLENISH_RULES[i];
}

size_t sw_stock_product_count(const struct sw_scenario_settings *settings)
{
    size_t count = 0;
    for (size_t i = 0; i < settings->steps.count; i++) {
        if (settings->steps.at[i].table == &SW_STEP_STOCK_TABLE) {
            const struct settings *stock = settings->steps.at[i].values;
            count += stock->articles.count;
        }
    }
    return count;
}

static const struct sw_product *product_of(struct sw_compiler *compiler,
                                           const struct sw_object *article)
{
    const struct sw_article_settings *settings = article->values;
    const struct sw_name name =
        settings->product.text != NULL
            ? settings->product
            : (struct sw_name){article->name, article->place};
    return sw_compiler_product(compiler, name);
}

static bool add_product(struct sw_compiler *compiler,
                        const struct settings *stock, size_t step, size_t i)
{
    struct sw_model *model = compiler->model;
    const struct sw_product *like =
        product_of(compiler, &stock->articles.at[i]);
    if (like == NULL) {
        return false;
    }
    struct sw_product_settings *settings =
        sw_arena_new(compiler->arena, struct sw_product_settings);
    *settings = *like->settings;
    settings->route = stock->made_by;
    struct sw_product *product = &model->products[model->product_count];
    *product = (struct sw_product){
        .name = like->name,
        .index = (uint32_t)model->product_count,
        .settings = settings,
        .background = true,
        .like = like,
        .article = (uint32_t)i,
        .made_for = (uint32_t)step + 1,
    };
    model->product_count++;
    return true;
}

bool sw_stock_add_products(struct sw_compiler *compiler)
{
    const struct sw_objects *steps = &compiler->model->settings->steps;
    bool good = true;
    for (size_t s = 0; s < steps->count; s++) {
        if (steps->at[s].table != &SW_STEP_STOCK_TABLE) {
            continue;
        }
        const struct settings *stock = steps->at[s].values;
        const bool made = stock->made_by.text != NULL;
        for (size_t i = 0; made && i < stock->articles.count; i++) {
            good = add_product(compiler, stock, s, i) && good;
        }
    }
    return good;
}

/* The product that is made for this article of the step; NULL if none. */
static const struct sw_product *claim_product(struct sw_compiler *compiler,
                                              const struct sw_step *step,
                                              uint32_t article)
{
    struct sw_model *model = compiler->model;
    for (size_t i = model->settings->products.count; i < model->product_count;
         i++) {
        struct sw_product *product = &model->products[i];
        if (product->made_for == step->index + 1 &&
            product->article == article) {
            product->into = step;
            return product;
        }
    }
    return NULL;
}

/* -------------------------------------------------------------- articles -- */

static bool check_article(struct sw_compiler *compiler,
                          const struct sw_article *article)
{
    const struct sw_article_settings *settings = article->settings;
    const struct sw_place place = article->object->place;
    if (article->rule->order != NULL && article->made == NULL) {
        return refuse(compiler, place,
                      "'%s' is to be ordered, but the stock has no `made_by`: "
                      "the route of its orders",
                      article->name);
    }
    if (article->rule->periodic && settings->every_us == 0) {
        return refuse(compiler, place,
                      "the forecast of '%s' needs `every`: the time between "
                      "reviews",
                      article->name);
    }
    if (settings->calendar.text != NULL && settings->every_us == 0) {
        return refuse(compiler, place,
                      "'%s' has a calendar of reviews, but no `every`: it is "
                      "reviewed at each change",
                      article->name);
    }
    return true;
}

/* Goods of a customer of ours are none of our costs. */
int sw_stock_payer(const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    switch (settings->owned_by) {
    case SW_OWNER_MILL:
        return SW_PAYER_MILL;
    case SW_OWNER_FABRICATOR:
        return SW_PAYER_FABRICATOR;
    case SW_OWNER_CARRIER:
        return SW_PAYER_CARRIER;
    default:
        return SW_PAYERS;
    }
}

static bool compile_article(struct sw_compiler *compiler,
                            const struct sw_step *step,
                            const struct sw_object *object,
                            struct sw_article *article)
{
    const struct sw_article_settings *settings = object->values;
    const uint32_t index = article->index;
    *article = (struct sw_article){
        .name = object->name,
        .index = index,
        .of = product_of(compiler, object),
        .made = claim_product(compiler, step, index),
        .rule = rule_of(object),
        .settings = settings,
        .object = object,
        .demand = {.name = sw_arena_format(compiler->arena, "%s/%s", step->name,
                                           object->name),
                   .entity = sw_hash_pair(sw_hash_text(step->name),
                                          sw_hash_text(object->name))},
    };
    if (settings->calendar.text != NULL) {
        article->calendar = sw_compiler_calendar(compiler, settings->calendar);
        if (article->calendar == NULL) {
            return false;
        }
    }
    sw_stock_cost_compile(compiler, step, article, sw_stock_payer(step));
    if (article->of == NULL || !check_article(compiler, article)) {
        return false;
    }
    return article->rule->compile == NULL ||
           article->rule->compile(compiler, step, article);
}

/* -------------------------------------------------------------- sequence -- */

/* Where each of HAPPENINGS stands. */
static bool read_sequence(struct sw_compiler *compiler,
                          const struct sw_step *step, unsigned *at)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_names *names = &settings->sequence;
    for (unsigned h = 0; h < 3; h++) {
        at[h] = h;
        unsigned found = 0;
        for (unsigned i = 0; i < names->count; i++) {
            if (strcmp(names->at[i].text, HAPPENINGS[h]) == 0) {
                at[h] = i;
                found++;
            }
        }
        if (names->count > 0 && (names->count != 3 || found != 1)) {
            return refuse(compiler, names->at[0].place,
                          "the sequence of '%s' has each of receipt, demand "
                          "and review once",
                          step->name);
        }
    }
    return true;
}

static struct sw_turn turn_of(unsigned at, unsigned demand)
{
    return (struct sw_turn){at < demand ? SW_PHASE_ARRIVAL : SW_PHASE_TIMER,
                            at};
}

/* ------------------------------------------------------------- compiling -- */

static bool compile_plan(struct sw_compiler *compiler,
                         const struct sw_step *step, struct sw_stock_plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    unsigned at[3] = {0};
    bool good = read_sequence(compiler, step, at);
    plan->otherwise = (enum sw_stock_otherwise)settings->otherwise;
    plan->backlog = settings->backlog;
    plan->owner = SW_OWNER_NAMES[settings->owned_by];
    plan->takes = settings->takes;
    plan->splits = settings->split;
    plan->ahead = sw_hash_text("ahead");
    plan->by_priority = settings->queue == PRIORITY;
    plan->defers_receipts = at[0] > 0;
    plan->receipt = turn_of(at[0], at[1]);
    plan->review = turn_of(at[2], at[1]);
    plan->class_index = settings->class.text == NULL
                            ? sw_standard_class(compiler->model)
                            : sw_compiler_class(compiler, settings->class);
    if (plan->class_index == UINT32_MAX) {
        return false;
    }
    plan->class_shares = sw_arena_array(
        compiler->arena, compiler->model->class_count, sizeof(double));
    plan->class_shares[plan->class_index] = 1;
    if (settings->hit_to.text != NULL) {
        plan->hit_to = sw_compiler_step(compiler, settings->hit_to);
        good = plan->hit_to != NULL && good;
    }
    if ((settings->hit_to.text != NULL) != (settings->otherwise == MAKE)) {
        good = refuse(compiler, step->place,
                      "stock '%s': `otherwise: make` and `hit_to` go together: "
                      "the steps between are what a lot from stock is spared",
                      step->name);
    }
    if (settings->split &&
        (settings->otherwise != WAIT || settings->takes < 1.0)) {
        good =
            refuse(compiler, step->place,
                   "stock '%s' splits lots: they take all their weight here, "
                   "and wait for the rest",
                   step->name);
    }
    if (step->yield < 1.0) {
        good = refuse(compiler, step->place,
                      "stock '%s' cannot have a yield: nothing is worked there",
                      step->name);
    }
    return good;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    struct sw_stock_plan *plan =
        sw_arena_new(compiler->arena, struct sw_stock_plan);
    step->plan = plan;
    if (settings->articles.count == 0) {
        return refuse(compiler, step->place,
                      "stock '%s' keeps nothing: it needs an article",
                      step->name);
    }
    plan->article_count = settings->articles.count;
    plan->articles = sw_arena_array(compiler->arena, plan->article_count,
                                    sizeof(struct sw_article));
    bool good = sw_check_lots_pass_singly(compiler, step);
    for (size_t i = 0; i < plan->article_count; i++) {
        plan->articles[i].index = (uint32_t)i;
        good = compile_article(compiler, step, &settings->articles.at[i],
                               &plan->articles[i]) &&
               good;
    }
    return compile_plan(compiler, step, plan) && good &&
           sw_stock_file_read(compiler, settings->opening, plan) &&
           sw_stock_match(compiler, step, &settings->match, plan);
}

/* -------------------------------------------------------------- checking -- */

/* Does what is made for stock `from` pass the stock `to`, or what is made for a
 * stock that it passes? `depth` stocks may follow one another. */
static bool draws_on(const struct sw_model *model, const struct sw_step *from,
                     const struct sw_step *to, size_t depth)
{
    for (size_t i = 0; i < model->product_count && depth > 0; i++) {
        const struct sw_product *product = &model->products[i];
        for (size_t k = 0; product->into == from && k < product->op_count;
             k++) {
            const struct sw_op *op = &product->program[k];
            if (op->code != SW_OP_STEP || op->step->kind != &SW_STEP_STOCK) {
                continue;
            }
            if (op->step == to || draws_on(model, op->step, to, depth - 1)) {
                return true;
            }
        }
    }
    return false;
}

static bool check_hits(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_stock_plan *plan = step->plan;
    const struct settings *settings = (const void *)step->settings;
    if (plan->hit_to == NULL) {
        return true;
    }
    return sw_check_outside_together(compiler, step) &&
           sw_check_sends_on(compiler, step, settings->hit_to, plan->hit_to);
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    const struct sw_stock_plan *plan = step->plan;
    bool good = sw_check_only_lots(compiler, step, "they take the material") &&
                check_hits(compiler, step);
    if (plan->otherwise == SW_STOCK_LOST || plan->backlog >= 0 ||
        plan->splits) {
        good = sw_check_outside_together(compiler, step) && good;
    }
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (plan->suited[i].count == 0 && plan->otherwise != SW_STOCK_MAKE &&
            sw_product_place(product, step, NULL) != NULL) {
            good =
                sw_diagnose(compiler->diagnostics, step->place, SW_CODE(STOCK),
                            "product '%s' comes to stock '%s', which keeps "
                            "nothing that suits it",
                            product->name, step->name);
        }
    }
    if (draws_on(model, step, step, model->step_count)) {
        good = refuse(compiler, step->place,
                      "stock '%s' is filled up from itself: what is made for "
                      "it, or for a stock on its way, comes by here",
                      step->name);
    }
    return good;
}

/* A lot waits for material that may be held back by it elsewhere. */
static bool waits_for_others(const struct sw_step *step)
{
    const struct sw_stock_plan *plan = step->plan;
    return plan->otherwise == SW_STOCK_WAIT;
}

static bool makes(const struct sw_step *step, const struct sw_product *product,
                  double grams, struct sw_making *making)
{
    const struct sw_stock_plan *plan = step->plan;
    const struct sw_suited *suited = &plan->suited[product->index];
    const struct sw_article *article =
        suited->count == 0 ? NULL : &plan->articles[suited->articles[0]];
    if (plan->otherwise == SW_STOCK_MAKE || article == NULL ||
        article->made == NULL) {
        return false;
    }
    const double usual_g =
        article->rule->usual == NULL ? 0 : article->rule->usual(article);
    const double order_g = usual_g > 0 ? usual_g : grams * plan->takes;
    making->class_shares = plan->class_shares;
    making->flow = (struct sw_flow){
        .product = article->made,
        .rate = plan->takes,
        .order_g = order_g,
        .lot_g =
            order_g / sw_order_lots(article->made, (int64_t)(order_g + 0.5)),
    };
    return true;
}

/* --------------------------------------------------------------- running -- */

static void start(struct sw_run *run, const struct sw_step *step, void *state)
{
    sw_stock_start(run, state, step->plan, step);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)run;
    (void)step;
    sw_stock_stop(state);
}

static void restart(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)step;
    sw_stock_restart(run, state);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_stock_serve(run, run->steps[step->index].own, item);
}

static void freeze(struct sw_run *run, const struct sw_step *step, void *state)
{
    (void)step;
    sw_stock_freeze(run, state);
}

int64_t sw_stocks_grams(const struct sw_run *run)
{
    int64_t grams = 0;
    for (size_t i = 0; i < run->model->step_count; i++) {
        if (run->model->steps[i].kind == &SW_STEP_STOCK) {
            grams += sw_stock_grams(run->steps[i].own);
        }
    }
    return grams;
}

bool sw_stock_splits(const struct sw_step *step)
{
    const struct sw_stock_plan *plan = step->plan;
    return step->kind == &SW_STEP_STOCK && plan->splits;
}

const struct sw_step_kind SW_STEP_STOCK = {
    .settings = &SW_STEP_STOCK_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_MATERIAL),
    .work_class = SW_CLASS_MATERIAL,
    .state_size = sizeof(struct sw_stock),
    .compile = compile,
    .check = check,
    .start = start,
    .stop = stop,
    .enter = enter,
    .withdraw = sw_stock_withdraw,
    .requeue = sw_stock_requeue,
    .restart = restart,
    .freeze = freeze,
    .makes = makes,
    .waits_for_others = waits_for_others,
    .parts = &SW_STOCK_PARTS,
};
