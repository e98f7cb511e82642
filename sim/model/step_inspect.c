/*
 * step_inspect.c - each lot is inspected, and may have to go back.
 *
 * One result is drawn for each inspection. A lot that is to be tested again or
 * reworked goes back as it is; one that is to be remade is scrapped, and a new
 * one begins with the history of the one that it replaces. In a branch of steps
 * `together`, what concerns more than the branch happens when all have met.
 */
#include "model/compiler.h"
#include "model/cost.h"
#include "model/item_way.h"
#include "model/service.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum { ROUNDS_MAX = 100 };

enum result { PASS, DOWNGRADE, CONCESSION, RETEST, REWORK, REMAKE, SCRAP };
enum { RESULTS = SCRAP + 1 };

static bool goes_back(enum result result)
{
    return result == RETEST || result == REWORK || result == REMAKE;
}

struct result_settings {
    double probability;
    struct sw_name to;
};

struct settings {
    struct sw_service_settings service;
    struct {
        struct result_settings retest;
        struct result_settings rework;
        struct result_settings remake;
        struct result_settings downgrade;
        struct result_settings concession;
        struct result_settings scrap;
    } results;
};

struct plan {
    uint64_t purpose;
    double below[RESULTS]; /* cumulative, in the order of the settings */
    const struct sw_step *to[RESULTS];
    size_t sent_count;
    struct sw_sent sent[RESULTS];
};

/* Inspections in the window, by result. */
struct state {
    uint64_t count[RESULTS];
};

/* Which part of the uniform number stands for which result; fixed, so that a
 * changed probability moves as few lots as possible. */
static const enum result DRAWN[] = {RETEST,    REWORK,     REMAKE,
                                    DOWNGRADE, CONCESSION, SCRAP};
enum { DRAWN_COUNT = sizeof(DRAWN) / sizeof(DRAWN[0]) };

/* clang-format off */
#define AT(field) .offset = offsetof(struct result_settings, field)
static const struct sw_setting GOES_BACK[] = {
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(probability),
      .en = "Share of inspections with this result", .zh = "出现此结果的概率" },
    { "to", SW_SHAPE_NAME, .required = true, AT(to),
      .en = "Step on the route, not after the inspection, to go on from", .zh = "返回的工序(不晚于本检验)" },
};
static const struct sw_setting STAYS[] = {
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(probability),
      .en = "Share of inspections with this result", .zh = "出现此结果的概率" },
};
#undef AT
static const struct sw_table GOES_BACK_TABLE = {
    .name = "goes_back", .en = "A result that sends the lot back", .zh = "退回类检验结果",
    .size = sizeof(struct result_settings), .settings = GOES_BACK, .count = 2 };
static const struct sw_table STAYS_TABLE = {
    .name = "stays", .en = "A result that does not send the lot back", .zh = "不退回类检验结果",
    .size = sizeof(struct result_settings), .settings = STAYS, .count = 1 };

#define AT(field) .offset = offsetof(struct settings, results.field) - offsetof(struct settings, results)
static const struct sw_setting RESULT[] = {
    { "retest", SW_SHAPE_MAPPING, .table = &GOES_BACK_TABLE, AT(retest),
      .en = "Tested again", .zh = "复验" },
    { "rework", SW_SHAPE_MAPPING, .table = &GOES_BACK_TABLE, AT(rework),
      .en = "Goes back and is worked on again", .zh = "返修" },
    { "remake", SW_SHAPE_MAPPING, .table = &GOES_BACK_TABLE, AT(remake),
      .en = "Is scrapped, and a new lot begins in its place", .zh = "报废并重新投料" },
    { "downgrade", SW_SHAPE_MAPPING, .table = &STAYS_TABLE, AT(downgrade),
      .en = "Goes on as second choice", .zh = "降级" },
    { "concession", SW_SHAPE_MAPPING, .table = &STAYS_TABLE, AT(concession),
      .en = "Goes on with the customer's consent", .zh = "让步接收" },
    { "scrap", SW_SHAPE_MAPPING, .table = &STAYS_TABLE, AT(scrap),
      .en = "Is scrapped, and not replaced", .zh = "报废" },
};
#undef AT
static const struct sw_table RESULTS_TABLE = {
    .name = "results", .en = "What an inspection may find; else the lot passes", .zh = "检验结果,其余为合格",
    .size = sizeof(((struct settings *)NULL)->results), .settings = RESULT,
    .count = sizeof(RESULT) / sizeof(RESULT[0]) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "results", SW_SHAPE_MAPPING, .table = &RESULTS_TABLE, AT(results),
      .en = "Results and their probabilities; else the lot passes", .zh = "检验结果及其概率,其余为合格" },
};
#undef AT

const struct sw_table SW_STEP_INSPECT_TABLE = {
    .name = "inspect", .en = "Each lot is inspected, and may be sent back, remade or scrapped",
    .zh = "检验:批次可能复验、返修、重做或报废",
    .size = sizeof(struct settings), .base = &SW_SERVICE_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };

#define SHARE .group = SW_MEASURES_STEP, .unit = "%", .scale = 100, .smaller_is_better = true
static const struct sw_measure MEASURES[] = {
    { .id = "downgraded", SHARE, .en = "Share of inspections that downgraded", .zh = "降级率" },
    { .id = "conceded", SHARE, .en = "Share of inspections passed with consent", .zh = "让步接收率" },
    { .id = "retested", SHARE, .en = "Share of inspections to be repeated", .zh = "复验率" },
    { .id = "reworked", SHARE, .en = "Share of inspections that sent back", .zh = "返修率" },
    { .id = "remade", SHARE, .en = "Share of inspections with a lot remade", .zh = "重做率" },
    { .id = "scrapped", SHARE, .en = "Share of inspections with a lot scrapped", .zh = "报废率" },
    { .id = NULL },
};
#undef SHARE
/* clang-format on */

/* --------------------------------------------------------------- results - */

static enum result draw_result(struct sw_run *run, const struct sw_step *step,
                               const struct sw_item *item)
{
    const struct plan *plan = step->plan;
    const double unit = sw_run_unit(run, plan->purpose, item->entity,
                                    sw_item_visit(item, step), 0);
    for (size_t i = 0; i < DRAWN_COUNT; i++) {
        if (unit < plan->below[i]) {
            return DRAWN[i];
        }
    }
    return PASS;
}

/* Too many rounds are a mistake in the scenario, as a probability of 100 %. */
static bool goes_round_for_ever(struct sw_run *run, const struct sw_step *step,
                                const struct sw_item *item)
{
    if (sw_item_visit(item, step) < ROUNDS_MAX && item->attempt < ROUNDS_MAX) {
        return false;
    }
    sw_run_fail(run, "a lot of '%s' was sent back %d times at step '%s'",
                item->order->product->name, ROUNDS_MAX, step->name);
    return true;
}

static void send_away(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *item, enum result result)
{
    const struct plan *plan = step->plan;
    if (goes_back(result) && goes_round_for_ever(run, step, item)) {
        return;
    }
    if (result == SCRAP) {
        sw_item_scrap(run, step, item);
    } else if (result == REMAKE) {
        sw_item_remake(run, step, item, plan->to[result]);
    } else {
        sw_item_send_to(item, plan->to[result]);
    }
    sw_item_leave(run, step, item);
}

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    struct state *state = run->steps[step->index].own;
    const enum result result = draw_result(run, step, item);
    state->count[result] += run->in_window ? 1 : 0;
    if (result == DOWNGRADE && step->costs != NULL) {
        sw_cost_downgraded(run, step, item);
    }
    sw_service_release(run, item);
    if (result <= CONCESSION) {
        sw_item_leave(run, step, item);
    } else {
        send_away(run, step, item, result);
    }
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_service_ask(run, step, item, sw_service_work(run, step, item));
}

/* ------------------------------------------------------------- compiling -- */

static const struct result_settings *settings_of(const struct sw_step *step,
                                                 enum result result)
{
    const struct settings *settings = (const void *)step->settings;
    switch (result) {
    case DOWNGRADE:
        return &settings->results.downgrade;
    case CONCESSION:
        return &settings->results.concession;
    case RETEST:
        return &settings->results.retest;
    case REWORK:
        return &settings->results.rework;
    case REMAKE:
        return &settings->results.remake;
    default:
        return &settings->results.scrap;
    }
}

static bool compile_results(struct sw_compiler *compiler, struct sw_step *step,
                            struct plan *plan)
{
    double sum = 0.0;
    bool good = true;
    for (size_t i = 0; i < DRAWN_COUNT; i++) {
        const enum result result = DRAWN[i];
        const struct result_settings *settings = settings_of(step, result);
        sum += settings->probability;
        plan->below[i] = sum;
        if (goes_back(result) && settings->to.text != NULL) {
            plan->to[result] = sw_compiler_step(compiler, settings->to);
            good &= plan->to[result] != NULL;
        }
        if (settings->probability > 0.0 && result > CONCESSION) {
            plan->sent[plan->sent_count++] = (struct sw_sent){
                .to = plan->to[result], .share = settings->probability};
        }
    }
    if (sum > 1.0 + 1e-9) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(RESULTS),
                           "the results of step '%s' have probabilities of "
                           "%.4g %% together",
                           step->name, sum * 100.0);
    }
    return good;
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    step->plan = plan;
    plan->purpose =
        sw_compiler_purpose(compiler, "steps/%s/results", step->name);
    bool good = sw_service_compile(compiler, step, served);
    good &= sw_check_lots_pass_singly(compiler, step);
    good &= compile_results(compiler, step, plan);
    return good;
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    bool good = sw_service_check(compiler, step);
    for (int i = RETEST; i <= REMAKE; i++) {
        if (plan->to[i] != NULL) {
            good &= sw_check_sends_back(compiler, step,
                                        settings_of(step, (enum result)i)->to,
                                        plan->to[i], i == REMAKE);
        }
    }
    if (plan->to[REMAKE] != NULL ||
        settings_of(step, SCRAP)->probability > 0.0) {
        good &= sw_check_only_lots(compiler, step,
                                   "an order is neither remade nor scrap");
    }
    return good;
}

static const struct sw_sent *sends(const struct sw_step *step, size_t *count)
{
    const struct plan *plan = step->plan;
    *count = plan->sent_count;
    return plan->sent;
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *own, struct sw_total *totals)
{
    (void)run;
    (void)step;
    const struct state *state = own;
    uint64_t inspections = 0;
    for (size_t i = 0; i < RESULTS; i++) {
        inspections += state->count[i];
    }
    for (size_t i = DOWNGRADE; i < RESULTS; i++) {
        totals[i - DOWNGRADE].numerator = (double)state->count[i];
        totals[i - DOWNGRADE].denominator = (double)inspections;
    }
}

const struct sw_step_kind SW_STEP_INSPECT = {
    .settings = &SW_STEP_INSPECT_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_QUEUE) | SW_CLASS_BIT(SW_CLASS_SETUP) |
               SW_CLASS_BIT(SW_CLASS_PROCESS) | SW_CLASS_BIT(SW_CLASS_DOWN) |
               SW_CLASS_BIT(SW_CLASS_CLOSED),
    .work_class = SW_CLASS_PROCESS,
    .state_size = sizeof(struct state),
    .compile = compile,
    .check = check,
    .enter = enter,
    .withdraw = sw_service_withdraw,
    .sends = sends,
    .cost_lines = SW_COST_BIT(SW_COST_DOWNGRADE),
    .load = sw_service_load,
    .touch = sw_service_load,
    .measures = MEASURES,
    .report = report,
};
