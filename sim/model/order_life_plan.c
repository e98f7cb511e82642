#include "model/order_life.h"

#include "base/hash.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/stock.h"
#include "scenario/diagnostic_codes.h"

/* clang-format off */
/* When it happens, if it does: first in the settings of each. */
#define OCCASION(type) \
    {"probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "100 %", \
     .offset = offsetof(type, occasion.probability), \
     .en = "Share of the orders to which it happens", .zh = "发生的订单比例"}, \
    {"after", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, .required = true, \
     .offset = offsetof(type, occasion.after), \
     .en = "How long after the order was entered", .zh = "下单后多久发生"}, \
    {"unless_started", SW_SHAPE_NAME, .offset = offsetof(type, occasion.unless_started), \
     .en = "Too late once something of the order has been started at this step; not given: once it is delivered", \
     .zh = "该工序一经开始即不再发生;缺省为交付前均可"}

#define FREED(type) \
    {"free_until", SW_SHAPE_NAME, .offset = offsetof(type, free_until), \
     .en = "A lot that has been started at this step is steel, and becomes free; until then it is as if never made", \
     .zh = "批次在该工序开始后即为实物,转为自由料;此前视为未生产"}, \
    {"free_to", SW_SHAPE_NAME, .offset = offsetof(type, free_to), \
     .en = "Stock that what is free goes to, as the article of its product; not given: it goes out", \
     .zh = "自由料转入的库存(按产品对应的品种);缺省为直接外销"}

static const struct sw_setting CANCEL[] = {
    OCCASION(struct sw_cancel_settings),
    FREED(struct sw_cancel_settings),
};
static const struct sw_table CANCEL_TABLE = {
    .name = "cancel", .en = "Orders are cancelled", .zh = "订单取消",
    .size = sizeof(struct sw_cancel_settings),
    .settings = CANCEL, .count = sizeof CANCEL / sizeof CANCEL[0]};

#define AT(field) .offset = offsetof(struct sw_change_settings, field)
static const struct sw_setting CHANGE[] = {
    OCCASION(struct sw_change_settings),
    FREED(struct sw_change_settings),
    {"back_to", SW_SHAPE_NAME, .required = true, AT(back_to),
     .en = "Step of the order as a whole at which it begins again", .zh = "变更后重新开始的订单工序"},
    {"times", SW_SHAPE_DISTRIBUTION, SW_PLAIN, 0.001, 1000, AT(times),
     .en = "New tonnes, in times those of before; not given: the same", .zh = "变更后吨数为原吨数的倍数;缺省不变"},
};
#undef AT
static const struct sw_table CHANGE_TABLE = {
    .name = "change", .en = "Orders are changed and begin again", .zh = "订单变更,重新开始",
    .size = sizeof(struct sw_change_settings),
    .settings = CHANGE, .count = sizeof CHANGE / sizeof CHANGE[0]};

static const struct sw_setting SUSPEND[] = {
    OCCASION(struct sw_suspend_settings),
    {"lasts", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, .required = true,
     .offset = offsetof(struct sw_suspend_settings, lasts),
     .en = "How long the order is put off", .zh = "暂停时长"},
};
static const struct sw_table SUSPEND_TABLE = {
    .name = "suspend", .en = "Orders are put off for a while", .zh = "订单暂停",
    .size = sizeof(struct sw_suspend_settings),
    .settings = SUSPEND, .count = sizeof SUSPEND / sizeof SUSPEND[0]};

#define AT(field) .offset = offsetof(struct sw_life_settings, field)
static const struct sw_setting LIFE[] = {
    {"cancel", SW_SHAPE_MAPPING, .table = &CANCEL_TABLE, AT(cancel),
     .en = "Some orders are cancelled, or lose patience", .zh = "部分订单被取消(或失去耐心)"},
    {"change", SW_SHAPE_MAPPING, .table = &CHANGE_TABLE, AT(change),
     .en = "Some orders are changed, and begin again", .zh = "部分订单被变更,重新开始"},
    {"suspend", SW_SHAPE_MAPPING, .table = &SUSPEND_TABLE, AT(suspend),
     .en = "Some orders are put off for a while", .zh = "部分订单被暂停一段时间"},
};
#undef AT
const struct sw_table SW_LIFE_TABLE = {
    .name = "order life", .en = "What becomes of orders after they are entered", .zh = "订单下达后的变化",
    .size = sizeof(struct sw_life_settings), .settings = LIFE,
    .count = sizeof LIFE / sizeof LIFE[0]};
/* clang-format on */

static const char *const WORDS[SW_OCCASIONS] = {"cancel", "change", "suspend"};

/* What is being compiled, and for which orders. */
struct job {
    struct sw_compiler *compiler;
    const struct sw_demand *demand;
    const bool *ordered;
};

/* Is `place` among what the order goes through as a whole? */
static bool is_of_whole(const struct sw_product *product,
                        const struct sw_op *place)
{
    const struct sw_op *op = product->program;
    while (op->code != SW_OP_LOTS) {
        op++;
    }
    return place < op;
}

enum where { ANYWHERE, OF_WHOLE, OF_LOTS };

static bool stands(const struct sw_product *product, const struct sw_step *step,
                   enum where where)
{
    const struct sw_op *place = sw_product_target(product, step);
    return place != NULL &&
           (where == ANYWHERE ||
            (where == OF_WHOLE) == is_of_whole(product, place));
}

/* The step of that name, which all products that are ordered pass; NULL if it
 * is not given, or after reporting. */
static const struct sw_step *step_of(const struct job *job, struct sw_name name,
                                     enum where where)
{
    static const char *const OF[] = {"", " of the order as a whole",
                                     " of its lots"};
    struct sw_compiler *compiler = job->compiler;
    const struct sw_step *step = sw_compiler_step(compiler, name);
    for (size_t i = 0; step != NULL && i < compiler->model->product_count;
         i++) {
        const struct sw_product *product = &compiler->model->products[i];
        if (job->ordered[i] && !stands(product, step, where)) {
            (void)sw_diagnose(compiler->diagnostics, name.place,
                              SW_CODE(DEMAND),
                              "'%s' is no step%s on the route of '%s'",
                              step->name, OF[where], product->name);
            return NULL;
        }
    }
    return step;
}

/* The article of the stock that is like the product; false after reporting. */
static bool find_article(const struct job *job, const struct sw_step *stock,
                         const struct sw_product *product, struct sw_name name,
                         struct sw_aside *aside)
{
    const struct sw_stock_plan *plan = stock->plan;
    aside->stock = stock;
    while (aside->article < plan->article_count &&
           plan->articles[aside->article].of != product) {
        aside->article++;
    }
    return aside->article < plan->article_count ||
           sw_diagnose(job->compiler->diagnostics, name.place, SW_CODE(DEMAND),
                       "'%s' has no article that is like '%s'", stock->name,
                       product->name);
}

/* Where what is free of each product goes; NULL: out, or after reporting. */
static const struct sw_aside *compile_free_to(const struct job *job,
                                              struct sw_name name)
{
    struct sw_compiler *compiler = job->compiler;
    const struct sw_model *model = compiler->model;
    const struct sw_step *stock = sw_compiler_step(compiler, name);
    if (stock == NULL) {
        return NULL;
    }
    if (stock->kind != &SW_STEP_STOCK) {
        (void)sw_diagnose(compiler->diagnostics, name.place, SW_CODE(DEMAND),
                          "'%s' is no stock", stock->name);
        return NULL;
    }
    struct sw_aside *asides = sw_arena_array(
        compiler->arena, model->product_count, sizeof(struct sw_aside));
    for (size_t i = 0; i < model->product_count; i++) {
        if (job->ordered[i] &&
            !find_article(job, stock, &model->products[i], name, &asides[i])) {
            return NULL;
        }
    }
    return asides;
}

static void compile_occasion(const struct job *job,
                             const struct sw_occasion_settings *settings,
                             enum sw_occasion_kind kind,
                             struct sw_occasion *occasion)
{
    struct sw_compiler *compiler = job->compiler;
    const char *name = job->demand->name;
    occasion->probability = settings->probability;
    occasion->purpose = sw_compiler_purpose(
        compiler, "demand/%s/%s/probability", name, WORDS[kind]);
    occasion->after = sw_compiler_drawn(
        compiler, settings->after, "demand/%s/%s/after", name, WORDS[kind]);
    occasion->unless_started = step_of(job, settings->unless_started, ANYWHERE);
}

static void compile_change(const struct job *job,
                           const struct sw_change_settings *settings,
                           struct sw_life_plan *plan)
{
    struct sw_occasion *occasion = &plan->occasions[SW_CHANGE];
    compile_occasion(job, &settings->occasion, SW_CHANGE, occasion);
    occasion->free_until = step_of(job, settings->free_until, OF_LOTS);
    occasion->free_to = compile_free_to(job, settings->free_to);
    plan->back_to = step_of(job, settings->back_to, OF_WHOLE);
    plan->changed = sw_hash_text("change");
    plan->times =
        sw_compiler_drawn(job->compiler, settings->times,
                          "demand/%s/change/times", job->demand->name);
}

static void compile_suspend(const struct job *job,
                            const struct sw_suspend_settings *settings,
                            struct sw_life_plan *plan)
{
    compile_occasion(job, &settings->occasion, SW_SUSPEND,
                     &plan->occasions[SW_SUSPEND]);
    plan->lasts =
        sw_compiler_drawn(job->compiler, settings->lasts,
                          "demand/%s/suspend/lasts", job->demand->name);
    job->compiler->model->suspends = true;
}

bool sw_life_compile(struct sw_compiler *compiler, struct sw_demand *demand,
                     const struct sw_life_settings *settings,
                     const bool *ordered)
{
    const struct job job = {compiler, demand, ordered};
    const bool cancels = settings->cancel.occasion.after != NULL;
    const bool changes = settings->change.occasion.after != NULL;
    const bool suspends = settings->suspend.occasion.after != NULL;
    if (!cancels && !changes && !suspends) {
        return true;
    }
    const size_t errors = sw_diagnostics_errors(compiler->diagnostics);
    struct sw_life_plan *plan =
        sw_arena_new(compiler->arena, struct sw_life_plan);
    if (cancels) {
        struct sw_occasion *occasion = &plan->occasions[SW_CANCEL];
        compile_occasion(&job, &settings->cancel.occasion, SW_CANCEL, occasion);
        occasion->free_until =
            step_of(&job, settings->cancel.free_until, OF_LOTS);
        occasion->free_to = compile_free_to(&job, settings->cancel.free_to);
    }
    if (changes) {
        compile_change(&job, &settings->change, plan);
    }
    if (suspends) {
        compile_suspend(&job, &settings->suspend, plan);
    }
    demand->life = plan;
    compiler->model->has_lives = true;
    return sw_diagnostics_errors(compiler->diagnostics) == errors;
}
