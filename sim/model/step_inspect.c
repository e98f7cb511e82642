/*
 * step_inspect.c - each lot is inspected, and may have to go back.
 *
 * One result is drawn for each inspection, or for lots of a heat together. A
 * lot that is to be tested again or reworked goes back as it is; one that is to
 * be remade is scrapped, and a new one begins with the history of the one that
 * it replaces. In a branch of steps `together`, what concerns more than the
 * branch happens when all have met.
 */
#include "base/hash.h"
#include "model/compiler.h"
#include "model/cost.h"
#include "model/item_way.h"
#include "model/record.h"
#include "model/requeue.h"
#include "model/service.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "model/test_lot.h"
#include "model/unit.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>
#include <string.h>

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
        struct sw_name of;
        struct sw_names key;
    } test_lot;
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
    const uint32_t *keys; /* of test lots, by product; NULL: each lot alone */
    const struct sw_step *heats;
    double below[RESULTS]; /* cumulative, in the order of the settings */
    const struct sw_step *to[RESULTS];
    size_t sent_count;
    struct sw_sent sent[RESULTS];
};

/* Inspections in the window, by result. */
struct state {
    struct sw_test_lots tests; /* first: test_lot.c */
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

#define AT(field) .offset = offsetof(struct settings, test_lot.field) - offsetof(struct settings, test_lot)
static const struct sw_setting TEST_LOT[] = {
    { "of", SW_SHAPE_NAME, .required = true, AT(of), .en = "Batch in which lots of one test lot were: the heat", .zh = "同一检验批所属的组炉工序" },
    { "key", SW_SHAPE_NAMES, AT(key), .en = "Attributes in which they agree, too, as [gauge]", .zh = "还须一致的属性,如 [gauge]" },
};
#undef AT
static const struct sw_table TEST_LOT_TABLE = {
    .name = "test_lot", .en = "Lots that one sample stands for", .zh = "由同一试样代表的批次",
    .size = sizeof(((struct settings *)NULL)->test_lot), .settings = TEST_LOT,
    .count = sizeof(TEST_LOT) / sizeof(TEST_LOT[0]) };

#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "test_lot", SW_SHAPE_MAPPING, .table = &TEST_LOT_TABLE, AT(test_lot),
      .en = "Lots tested together, which all wait for the result; else each alone", .zh = "合并检验的批次,均等待结果;缺省为逐批检验" },
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
                               uint64_t entity, uint64_t visit)
{
    const struct plan *plan = step->plan;
    const double unit = sw_run_unit(run, plan->purpose, entity, visit, 0);
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

/* The lot, which has no unit any more, goes where the result leads it. */
static void follow(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item, enum result result)
{
    struct state *state = run->steps[step->index].own;
    state->count[result] += run->in_window ? 1 : 0;
    if (result == DOWNGRADE && step->costs != NULL) {
        sw_cost_downgraded(run, step, item);
    }
    if (result <= CONCESSION) {
        sw_item_leave(run, step, item);
    } else {
        send_away(run, step, item, result);
    }
}

/* ------------------------------------------------------------- test lots - */

static struct sw_item *lot_of(struct sw_item *item)
{
    while (item->kind == SW_ITEM_BRANCH) {
        item = item->carrier;
    }
    return item;
}

/* The test that `item` takes part in now; NULL if it is tested alone. */
static struct sw_test *test_of(const struct sw_step *step, struct sw_item *item)
{
    const struct plan *plan = step->plan;
    const struct sw_item *lot = lot_of(item);
    if (plan->keys == NULL || lot->heat == NULL) {
        return NULL;
    }
    return sw_heat_test(lot->heat, plan->keys[lot->order->product->index],
                        lot->tests);
}

/* The result of a test is that of every lot that takes part. */
static void follow_test(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *item, const struct sw_test *test)
{
    const enum result result = (enum result)test->result;
    lot_of(item)->tests++;
    follow(run, step, item, result);
}

static void hold(struct sw_run *run, const struct sw_step *step,
                 struct sw_item *item, struct sw_test *test)
{
    const struct sw_resource_state *state =
        &run->resources[step->resource->index];
    sw_item_list_add(&test->held, item);
    if (test->started) {
        sw_item_note_start(run, step, item);
        return;
    }
    item->mark_closed_us = sw_units_closed_us(state);
    item->mark_down_us = sw_units_down_us(state);
    sw_record_waiting(run, step, +1);
}

/* One that is held has waited for the sample as that has. */
static void end_wait(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    const struct sw_resource_state *state =
        &run->resources[step->resource->index];
    const int64_t closed_us = sw_units_closed_us(state) - item->mark_closed_us;
    const int64_t down_us = sw_units_down_us(state) - item->mark_down_us;
    if (closed_us > 0) {
        sw_item_book_part(item, step, SW_CLASS_CLOSED, closed_us);
    }
    if (down_us > 0) {
        sw_item_book_part(item, step, SW_CLASS_DOWN, down_us);
    }
    sw_item_book(run, item, step, SW_CLASS_QUEUE);
    sw_record_waiting(run, step, -1);
}

static void started(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    struct sw_test *test = test_of(step, item);
    if (test == NULL) {
        return;
    }
    test->started = true;
    for (struct sw_item *held = test->held.first; held != NULL;
         held = held->next) {
        end_wait(run, step, held);
        sw_item_note_start(run, step, held);
    }
}

/* The heat is kept until the last has gone, as that may be its last lot. */
static void decide(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item, struct sw_test *test)
{
    struct sw_heat *heat = lot_of(item)->heat;
    struct sw_item keeper = {0};
    sw_heat_keep(&keeper, heat);
    test->result = (int)draw_result(
        run, step,
        sw_hash_pair(heat->entity,
                     sw_hash_text(run->model->products[test->key].name)),
        test->number);
    test->decided = true;
    test->sample = NULL;
    follow_test(run, step, item, test);
    while (test->held.first != NULL) {
        struct sw_item *held = test->held.first;
        sw_item_list_remove(&test->held, held);
        sw_item_book(run, held, step, SW_CLASS_PROCESS);
        follow_test(run, step, held, test);
    }
    sw_heat_release(&keeper);
}

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *item)
{
    struct sw_test *test = test_of(step, item);
    sw_service_release(run, item);
    if (test != NULL) {
        decide(run, step, item, test);
        return;
    }
    follow(run, step, item,
           draw_result(run, step, item->entity, sw_item_visit(item, step)));
}

static void ask(struct sw_run *run, const struct sw_step *step,
                struct sw_item *item)
{
    sw_service_ask(run, step, item, sw_service_work(run, step, item));
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    struct sw_test *test = test_of(step, item);
    if (test == NULL) {
        ask(run, step, item);
    } else if (test->decided) {
        sw_item_note_start(run, step, item);
        follow_test(run, step, item, test);
    } else if (test->sample != NULL) {
        hold(run, step, item, test);
    } else {
        test->sample = item;
        ask(run, step, item);
    }
}

/* The next of the test lot brings the sample in its place. */
static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    struct sw_test *test = test_of(step, item);
    if (test != NULL && test->sample != item) {
        sw_item_list_remove(&test->held, item);
        end_wait(run, step, item);
        return;
    }
    sw_service_withdraw(run, step, item);
    if (test == NULL) {
        return;
    }
    test->sample = test->held.first;
    if (test->sample != NULL) {
        sw_item_list_remove(&test->held, test->sample);
        end_wait(run, step, test->sample);
        ask(run, step, test->sample);
    }
}

/* Of a test lot only the sample is in the queue. */
static void requeue(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    const struct sw_test *test = test_of(step, item);
    if (test == NULL || test->sample == item) {
        sw_requeue_service(run, step, item);
    }
}

static void start(struct sw_run *run, const struct sw_step *step, void *own)
{
    (void)run;
    (void)step;
    sw_test_lots_start(&((struct state *)own)->tests);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *own)
{
    (void)run;
    (void)step;
    sw_test_lots_stop(&((struct state *)own)->tests);
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

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *why)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(TEST_LOT), "%s",
                       why);
}

static bool compile_test_lot(struct sw_compiler *compiler,
                             const struct sw_step *step, struct plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    const struct sw_name of = settings->test_lot.of;
    struct sw_model *model = compiler->model;
    if (of.text == NULL) {
        return true;
    }
    const struct sw_step *heats = sw_compiler_step(compiler, of);
    plan->keys = sw_compiler_keys(compiler, &settings->test_lot.key);
    if (heats == NULL || plan->keys == NULL) {
        return false;
    }
    if (strcmp(heats->kind->settings->name, "batch") != 0) {
        return refuse(compiler, of.place, "test lots are of a step of batch");
    }
    if (settings->service.any_of.count > 0) {
        return refuse(compiler, step->place,
                      "a test lot is tested by one `resource`");
    }
    if (model->tests != NULL) {
        return refuse(compiler, step->place,
                      "only one step can test lots of a heat together");
    }
    plan->heats = heats;
    model->tested_heats = heats;
    model->tests = step;
    return true;
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
    good &= compile_test_lot(compiler, step, plan);
    if (plan->keys != NULL) {
        sw_service_notify(compiler, step, started);
    }
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

/* One lot of a heat, if all of them are one test lot, keeps the laboratory. */
static double load(const struct sw_step *step, double grams)
{
    const struct plan *plan = step->plan;
    const double share =
        plan->heats == NULL ? 1 : plan->heats->kind->share(plan->heats, grams);
    return sw_service_load(step, grams) * (share < 1 ? share : 1);
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
    .withdraw = withdraw,
    .requeue = requeue,
    .start = start,
    .stop = stop,
    .sends = sends,
    .cost_lines = SW_COST_BIT(SW_COST_DOWNGRADE),
    .load = load,
    .touch = sw_service_load,
    .measures = MEASURES,
    .report = report,
};
