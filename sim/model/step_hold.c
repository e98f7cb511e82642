/*
 * step_hold.c - goods or papers wait for somebody's word: a payment, a credit
 * limit, an approval, the customer's call, the site.
 *
 *     payment: { kind: hold, by: order, time: "triangular(0 d, 1 d, 7 d)" }
 *     site: { kind: hold, until: site_ready }
 */
#include "model/compiler.h"
#include "model/record.h"
#include "model/section.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum until { NOTHING, CALLED, SITE_READY };
enum by { BY_LOT, BY_ORDER };

static const char *const UNTIL[] = {"nothing", "called", "site_ready", NULL};
static const char *const BY[] = {"lot", "order", NULL};

struct settings {
    struct sw_step_settings step;
    const struct sw_distribution *time;
    double probability;
    int by;
    int until;
    int64_t date_us;
};

struct plan {
    struct sw_drawn time; /* of NULL: none */
    uint64_t purpose;     /* of the probability */
    double probability;
    enum until until;
    int64_t date_us; /* of the run's clock; 0: none */
    bool by_order;
    size_t index; /* among the holds by order */
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, 0, 3.2e16, AT(time),
      .en = "How long it takes until the word comes: payment, approval", .zh = "等待放行的时间:付款、审批等" },
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "100 %", AT(probability),
      .en = "Share of the lots (or orders) that are held for that time", .zh = "被扣留的批次(订单)比例" },
    { "by", SW_SHAPE_CHOICE, .choices = BY, .standard = "lot", AT(by),
      .en = "The time is drawn for each lot, or once for the order, from when its first lot comes", .zh = "按批次,或按订单(自首个批次到达起)计时" },
    { "until", SW_SHAPE_CHOICE, .choices = UNTIL, .standard = "nothing", AT(until),
      .en = "It ends not before its section is called, or the site is ready for it", .zh = "不早于该段要货或工地就绪" },
    { "date", SW_SHAPE_DATE, AT(date_us),
      .en = "It ends not before this date", .zh = "不早于此日期" },
};
#undef AT

const struct sw_table SW_STEP_HOLD_TABLE = {
    .name = "hold", .en = "Lots wait for somebody's word: payment, approval, call, a site that is ready",
    .zh = "等待放行:付款、审批、要货、工地就绪",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    struct sw_model *model = compiler->model;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    step->plan = plan;
    if (settings->time == NULL && settings->date_us == 0 &&
        settings->until == NOTHING) {
        return sw_diagnose(compiler->diagnostics, step->place,
                           SW_CODE(TIME_OR_RATE),
                           "'%s' holds for nothing: give a time, a date, or "
                           "`until`",
                           step->name);
    }
    if (settings->time == NULL && settings->probability < 1.0) {
        return sw_diagnose(compiler->diagnostics, step->place,
                           SW_CODE(TIME_OR_RATE),
                           "'%s' holds some for a time: `probability` needs "
                           "`time`",
                           step->name);
    }
    *plan = (struct plan){
        .time = sw_compiler_drawn(compiler, settings->time, "steps/%s/time",
                                  step->name),
        .purpose =
            sw_compiler_purpose(compiler, "steps/%s/probability", step->name),
        .probability = settings->probability,
        .until = (enum until)settings->until,
        .date_us = settings->date_us == 0
                       ? 0
                       : settings->date_us - model->settings->start_us,
        .by_order = settings->by == BY_ORDER && settings->time != NULL,
        .index = model->hold_count,
    };
    model->hold_count += plan->by_order;
    if (model->hold_count > SW_ORDER_HOLDS_MAX) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(LIMIT),
                           "there are more than %d steps that hold by order",
                           SW_ORDER_HOLDS_MAX);
    }
    return sw_check_lots_pass_singly(compiler, step);
}

/* When the drawn time is over that begins now. */
static int64_t draw_end_us(struct sw_run *run, const struct plan *plan,
                           uint64_t entity, uint64_t visit)
{
    const int64_t now_us = sw_run_now(run);
    if (plan->probability < 1 && sw_run_unit(run, plan->purpose, entity, visit,
                                             0) >= plan->probability) {
        return now_us;
    }
    return now_us + sw_run_draw(run, &plan->time, entity, visit);
}

static int64_t word_us(struct sw_run *run, const struct sw_step *step,
                       const struct sw_item *item)
{
    const struct plan *plan = step->plan;
    struct sw_order *order = item->order;
    if (plan->time.distribution == NULL) {
        return sw_run_now(run);
    }
    if (!plan->by_order) {
        return draw_end_us(run, plan, item->entity, sw_item_visit(item, step));
    }
    int64_t *held_us = &order->held_us[plan->index];
    if (*held_us == 0) {
        *held_us = 1 + draw_end_us(run, plan, order->entity, 0);
    }
    return *held_us - 1;
}

static int64_t later(int64_t us, int64_t date_us)
{
    return date_us != SW_NEVER_US && date_us > us ? date_us : us;
}

static int64_t end_us(struct sw_run *run, const struct sw_step *step,
                      const struct sw_item *item)
{
    const struct plan *plan = step->plan;
    const struct sw_order *order = item->order;
    int64_t until_us = later(word_us(run, step, item), plan->date_us);
    if (plan->until == CALLED) {
        until_us = later(until_us, order->called_us);
    }
    if (plan->until == SITE_READY && order->section != NULL) {
        until_us = later(until_us, order->section->ready_us);
    }
    return until_us;
}

static void go_on(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    sw_item_note_start(run, step, item);
    sw_item_leave(run, step, item);
}

static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *item)
{
    (void)sw_engine_cancel(run->engine, item->timer);
    sw_record_waiting(run, step, -1);
    sw_item_book(run, item, step, SW_CLASS_HOLD);
}

static void over(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *item = self;
    const struct sw_step *step = item->at->step;
    withdraw(run, step, item);
    go_on(run, step, item);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    const struct plan *plan = step->plan;
    struct sw_order *order = item->order;
    if (plan->until == SITE_READY && order->section != NULL &&
        item->kind == SW_ITEM_LOT && sw_item_visit(item, step) == 0) {
        sw_section_arrived(run, order, item->net_g);
    }
    const int64_t until_us = end_us(run, step, item);
    if (until_us <= sw_run_now(run)) {
        go_on(run, step, item);
        return;
    }
    sw_record_waiting(run, step, +1);
    item->timer =
        sw_engine_schedule(run->engine, until_us, SW_PHASE_TIMER, over, item);
}

const struct sw_step_kind SW_STEP_HOLD = {
    .settings = &SW_STEP_HOLD_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_HOLD),
    .work_class = SW_CLASS_HOLD,
    .compile = compile,
    .enter = enter,
    .withdraw = withdraw,
};
