/*
 * step_wip_cap.c - lots wait until fewer than so many are on their way behind.
 *
 * Nothing a cap counts may wait for what the cap holds back. The compiler sees
 * to it: every way on leads through the end of the cap; no step inside waits
 * for other lots; and caps that wait for each other make no cycle.
 */
#include "model/step_wip_cap.h"

#include "model/compiler.h"
#include "model/gather.h"
#include "model/item_heap.h"
#include "model/item_way.h"
#include "model/order.h"
#include "model/record.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stddef.h>

enum rule { FIFO, PRIORITY, EDD };

static const char *const RULES[] = {"fifo", "priority", "edd", NULL};

struct settings {
    struct sw_step_settings step;
    struct sw_name to;
    int64_t limit;
    int64_t tonnes_g;
    int rule;
};

struct plan {
    const struct sw_step *to;
    size_t index; /* among the model's caps */
    int64_t limit;
    int64_t tonnes_g;
    enum rule rule;
};

struct state {
    const struct sw_step *step;
    struct sw_item *waiting; /* a heap */
    uint64_t arrivals;
    int64_t lots; /* counted now */
    int64_t grams;
    int64_t since_us; /* the area is summed up to here */
    sw_int128 area;   /* of lots, over the window */
    bool choosing;    /* a choice of this instant is scheduled */
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "to", SW_SHAPE_NAME, .required = true, AT(to),
      .en = "Last step of the stretch behind this one in which lots are counted", .zh = "限额区段的最后工序(含)" },
    { "limit", SW_SHAPE_INTEGER, .min = 1, .max = 1e9, AT(limit),
      .en = "Lots go on while fewer than this number are counted", .zh = "在制批次上限:低于此数才放行" },
    { "tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, AT(tonnes_g),
      .en = "Lots go on while less than this, as ordered, is counted", .zh = "在制吨数上限(订货净重):低于此数才放行" },
    { "rule", SW_SHAPE_CHOICE, .choices = RULES, .standard = "fifo", AT(rule),
      .en = "Who goes on first", .zh = "放行次序规则" },
};
#undef AT

const struct sw_table SW_STEP_WIP_CAP_TABLE = {
    .name = "wip_cap", .en = "Lots wait while as many as allowed are on their way from here to the end of another step",
    .zh = "在制品限额:区段内在制品低于上限时才放行",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };

static const struct sw_measure MEASURES[] = {
    { .id = "capped", .group = SW_MEASURES_STEP, .unit = "lots", .scale = 1,
      .en = "Lots that the cap counts", .zh = "限额区段内的批次数" },
    { .id = NULL },
};
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    struct sw_model *model = compiler->model;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    step->plan = plan;
    if (settings->limit == 0 && settings->tonnes_g == 0) {
        return sw_diagnose(compiler->diagnostics, step->place,
                           SW_CODE(NO_LIMIT),
                           "the cap of step '%s' has no limit: give `limit` or "
                           "`tonnes`",
                           step->name);
    }
    if (model->cap_count == SW_CAPS_MAX) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(CAP),
                           "there are more than %d steps of kind wip_cap",
                           SW_CAPS_MAX);
    }
    *plan = (struct plan){
        .to = sw_compiler_step(compiler, settings->to),
        .index = model->cap_count,
        .limit = settings->limit,
        .tonnes_g = settings->tonnes_g,
        .rule = (enum rule)settings->rule,
    };
    model->caps[model->cap_count++] = (struct sw_cap){.step = step};
    return sw_check_lots_pass_singly(compiler, step) && plan->to != NULL;
}

static uint8_t bit_of(const struct plan *plan)
{
    return (uint8_t)(1U << plan->index);
}

/* The places that can come next after `op`, at which lots are counted too. */
static void count_next(struct sw_op *program, const struct sw_op *op,
                       uint8_t bit)
{
    for (uint32_t i = 0; i < op->way_count; i++) {
        program[op->ways[i].to - program].inside |= bit;
    }
    if (op->code == SW_OP_GO || op->code == SW_OP_FORK) {
        program[op->to - program].inside |= bit;
    }
    if (op->code == SW_OP_STEP) {
        program[op - program + 1].inside |= bit;
    }
}

/* Is this the end of the way, of the order, or of the branch, that the cap is
 * in? A fork inside has its meeting inside too. */
static bool is_way_out(const struct sw_op *op, uint8_t bit)
{
    return op->code == SW_OP_END || op->code == SW_OP_LOTS ||
           (op->code == SW_OP_MEET && (op->to->inside & bit) == 0);
}

static bool waits_for_others(const struct sw_op *op)
{
    return op->code == SW_OP_STEP && op->step->kind->waits_for_others != NULL &&
           op->step->kind->waits_for_others(op->step);
}

static bool check_inside(struct sw_compiler *compiler,
                         const struct sw_step *step,
                         const struct sw_product *product,
                         const struct sw_op *op)
{
    const struct plan *plan = step->plan;
    const struct settings *settings = (const void *)step->settings;
    if (is_way_out(op, bit_of(plan))) {
        return sw_diagnose(compiler->diagnostics, settings->to.place,
                           SW_CODE(CAP),
                           "lots of '%s' can go on from '%s' without passing "
                           "'%s'",
                           product->name, step->name, plan->to->name);
    }
    if (waits_for_others(op)) {
        return sw_diagnose(
            compiler->diagnostics, settings->to.place, SW_CODE(CAP),
            "lots of '%s' can wait at '%s' for others that '%s' "
            "holds back: end the cap before it%s",
            product->name, op->step->name, step->name,
            op->step->kind == &SW_STEP_JOIN ? "" : ", or give it a `max_wait`");
    }
    return true;
}

/* Mark where the cap counts lots of `product`. Jumps only go forward, so that
 * one pass finds all places. */
static bool mark(struct sw_compiler *compiler, const struct sw_step *step,
                 const struct sw_product *product)
{
    const struct plan *plan = step->plan;
    const uint8_t bit = bit_of(plan);
    struct sw_op *program = product->program;
    struct sw_cap *cap = &compiler->model->caps[plan->index];
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &program[i];
        const bool counted = (op->inside & bit) != 0;
        const bool is_step = op->code == SW_OP_STEP;
        if (counted && !check_inside(compiler, step, product, op)) {
            return false;
        }
        if (counted && is_step && op->step->kind == &SW_STEP_WIP_CAP) {
            const struct plan *asked = op->step->plan;
            cap->asks |= bit_of(asked);
        }
        const bool begins = is_step && op->step == step;
        const bool ends = is_step && op->step == plan->to;
        if (begins || (counted && !ends)) {
            count_next(program, op, bit);
        }
    }
    return true;
}

/* Every cap that is asked, directly or through others, by those of `asks`. */
static uint8_t all_asked(const struct sw_model *model, uint8_t asks)
{
    uint8_t all = asks;
    for (size_t round = 0; round < model->cap_count; round++) {
        for (size_t i = 0; i < model->cap_count; i++) {
            if ((all & (1U << i)) != 0) {
                all |= model->caps[i].asks;
            }
        }
    }
    return all;
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    const struct plan *plan = step->plan;
    for (size_t i = 0; i < model->product_count; i++) {
        if (!mark(compiler, step, &model->products[i])) {
            return false;
        }
    }
    if ((all_asked(model, model->caps[plan->index].asks) & bit_of(plan)) != 0) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(CAP),
                           "lots counted by '%s' can wait, here or at another "
                           "wip_cap, for lots that it holds back",
                           step->name);
    }
    return true;
}

/* --------------------------------------------------------------- counting - */

static struct state *state_of(const struct sw_run *run, size_t index)
{
    return run->steps[run->model->caps[index].step->index].own;
}

/* The area up to now, as far as it is in the window. */
static void sum_up(const struct sw_run *run, struct state *state)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t to_us =
        now_us < run->window_to_us ? now_us : run->window_to_us;
    if (run->window_from_us != SW_NEVER_US && to_us > state->since_us) {
        state->area += (sw_int128)state->lots * (to_us - state->since_us);
    }
    state->since_us = now_us;
}

static bool has_room(const struct state *state)
{
    const struct plan *plan = state->step->plan;
    return (plan->limit == 0 || state->lots < plan->limit) &&
           (plan->tonnes_g == 0 || state->grams < plan->tonnes_g);
}

/* One lot after the other goes on, as long as there is room. */
static void choose(void *context, void *self)
{
    struct sw_run *run = context;
    struct state *state = self;
    const struct sw_step *step = state->step;
    state->choosing = false;
    while (state->waiting != NULL && has_room(state)) {
        struct sw_item *item = state->waiting;
        state->waiting = sw_item_heap_take(item);
        item->next = NULL;
        sw_record_waiting(run, step, -1);
        sw_item_book(run, item, step, SW_CLASS_RELEASE);
        sw_item_note_start(run, step, item);
        sw_wip_cap_count(run, item, bit_of(step->plan));
        sw_item_leave(run, step, item);
    }
}

static void choose_later(struct sw_run *run, struct state *state)
{
    if (!state->choosing && state->waiting != NULL && has_room(state)) {
        state->choosing = true;
        (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_CHOICE,
                                 choose, state);
    }
}

static void change(struct sw_run *run, struct sw_item *item, uint8_t caps,
                   int by)
{
    for (size_t i = 0; i < run->model->cap_count; i++) {
        if ((caps & (1U << i)) == 0) {
            continue;
        }
        struct state *state = state_of(run, i);
        sum_up(run, state);
        state->lots += by;
        state->grams += by * item->capped_g;
        item->order->capped += (uint32_t)by;
        assert(state->lots >= 0 && state->grams >= 0);
        choose_later(run, state);
    }
}

void sw_wip_cap_count(struct sw_run *run, struct sw_item *item, uint8_t caps)
{
    if (item->caps == 0) {
        item->capped_g = item->net_g;
    }
    change(run, item, (uint8_t)(caps & ~item->caps), +1);
    item->caps |= caps;
}

void sw_wip_cap_release(struct sw_run *run, struct sw_item *item, uint8_t caps)
{
    item->caps &= (uint8_t)~caps;
    change(run, item, caps, -1);
}

static void keep_inside(struct sw_run *run, struct sw_item *item,
                        const struct sw_op *at)
{
    const uint8_t left = item->caps & (uint8_t)~at->inside;
    if (left != 0) {
        sw_wip_cap_release(run, item, left);
    }
}

void sw_wip_cap_follow(struct sw_run *run, struct sw_item *item)
{
    if (item->kind == SW_ITEM_CARRIER) {
        const ptrdiff_t steps = item->at - item->first->at;
        for (struct sw_item *member = item->first; member != NULL;
             member = member->next) {
            keep_inside(run, member, member->at + steps);
        }
        return;
    }
    keep_inside(run, item, item->at);
    if (item->sent_off && item->kind != SW_ITEM_BRANCH) {
        sw_wip_cap_count(run, item, item->at->inside);
    }
}

uint64_t sw_wip_cap_lots(const struct sw_run *run, const struct sw_step *step)
{
    const struct state *state = run->steps[step->index].own;
    return (uint64_t)state->lots;
}

/* ---------------------------------------------------------------- waiting - */

static int64_t rank_of(const struct sw_run *run, const struct plan *plan,
                       const struct sw_item *item)
{
    if (sw_item_goes_first(item)) {
        return INT64_MIN;
    }
    switch (plan->rule) {
    case PRIORITY:
        return run->model->classes[item->order->class_index].priority;
    case EDD:
        return sw_order_due_us(item->order);
    default:
        return 0; /* as they come */
    }
}

static void start(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct state *state = own;
    (void)run;
    state->step = step;
}

static void restart(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct state *state = own;
    (void)step;
    state->since_us = sw_run_now(run);
    state->area = 0;
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    struct state *state = run->steps[step->index].own;
    item->rank = rank_of(run, step->plan, item);
    item->ticket = state->arrivals++;
    state->waiting = sw_item_heap_add(state->waiting, item);
    sw_record_waiting(run, step, +1);
    choose_later(run, state);
}

static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    struct state *state = run->steps[step->index].own;
    state->waiting = sw_item_heap_remove(state->waiting, item);
    sw_record_waiting(run, step, -1);
    sw_item_book(run, item, step, SW_CLASS_RELEASE);
}

static void requeue(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item)
{
    struct state *state = run->steps[step->index].own;
    state->waiting = sw_item_heap_remove(state->waiting, item);
    item->rank = rank_of(run, step->plan, item);
    state->waiting = sw_item_heap_add(state->waiting, item);
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *own, struct sw_total *totals)
{
    (void)step;
    struct state state = *(const struct state *)own;
    sum_up(run, &state);
    totals[0].numerator = (double)state.area;
    totals[0].denominator = sw_gather_window_us(run);
}

const struct sw_step_kind SW_STEP_WIP_CAP = {
    .settings = &SW_STEP_WIP_CAP_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_RELEASE),
    .work_class = SW_CLASS_RELEASE,
    .state_size = sizeof(struct state),
    .compile = compile,
    .check = check,
    .start = start,
    .enter = enter,
    .withdraw = withdraw,
    .requeue = requeue,
    .measures = MEASURES,
    .report = report,
    .restart = restart,
};
