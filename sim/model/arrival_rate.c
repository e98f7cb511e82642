#include "model/arrival_rate.h"

#include "engine/engine.h"
#include "random/elementary.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>

/* clang-format off */
#define AT(field) .offset = offsetof(struct sw_ramp_settings, field)
static const struct sw_setting RAMP[] = {
    {"from", SW_SHAPE_RATIO, SW_SHARE, 0, 1000, .standard = "100 %", AT(from),
     .en = "Share of the rate until the ramp begins", .zh = "爬坡开始前的比例"},
    {"to", SW_SHAPE_RATIO, SW_SHARE, 0, 1000, .standard = "100 %", AT(to),
     .en = "Share of the rate from its end on", .zh = "爬坡结束后的比例"},
    {"start", SW_SHAPE_DATE, AT(start_us),
     .en = "When the ramp begins; of a demand `after` a development: with its approval", .zh = "爬坡开始日期;若需求在开发之后,则自批准开始"},
    {"lasts", SW_SHAPE_QUANTITY, SW_TIME, 3.6e9, 3.2e16, .required = true, AT(lasts_us),
     .en = "How long it takes, in a straight line", .zh = "爬坡时长(线性)"},
};
#undef AT
const struct sw_table SW_RAMP_TABLE = {
    .name = "ramp", .en = "The rate rises or falls in a straight line", .zh = "到达率线性爬坡",
    .size = sizeof(struct sw_ramp_settings), .settings = RAMP,
    .count = sizeof RAMP / sizeof RAMP[0]};

struct peak_settings {
    int64_t date_us;
    int64_t lasts_us;
    double times;
};

#define AT(field) .offset = offsetof(struct peak_settings, field)
static const struct sw_setting PEAK[] = {
    {"date", SW_SHAPE_DATE, .required = true, AT(date_us),
     .en = "When the peak begins", .zh = "高峰开始日期"},
    {"lasts", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, .required = true, AT(lasts_us),
     .en = "How long it lasts", .zh = "高峰时长"},
    {"times", SW_SHAPE_NUMBER, .min = 0, .max = 1000, .required = true, AT(times),
     .en = "So many times the rate there would be; below 1: a slump", .zh = "到达率的倍数;小于 1 为低谷"},
};
#undef AT
const struct sw_table SW_PEAK_TABLE = {
    .name = "peak", .en = "More orders for a while, as before a deadline", .zh = "一段时间的订单高峰,如政策截止前",
    .size = sizeof(struct peak_settings), .settings = PEAK,
    .count = sizeof PEAK / sizeof PEAK[0]};

#define AT(field) .offset = offsetof(struct sw_wave_settings, field)
static const struct sw_setting WAVE[] = {
    {"period", SW_SHAPE_QUANTITY, SW_TIME, 3.6e9, 3.2e16, .required = true, AT(period_us),
     .en = "Time from one crest to the next", .zh = "波动周期"},
    {"swing", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(swing),
     .en = "How far the rate goes above and below its mean", .zh = "相对均值的波动幅度"},
    {"peak", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .standard = "0 d", AT(peak_us),
     .en = "When a crest is, after the start of the run", .zh = "波峰距仿真开始的时间"},
};
#undef AT
const struct sw_table SW_WAVE_TABLE = {
    .name = "wave", .en = "The rate goes up and down as a sine", .zh = "到达率按正弦波动",
    .size = sizeof(struct sw_wave_settings), .settings = WAVE,
    .count = sizeof WAVE / sizeof WAVE[0]};
/* clang-format on */

/* ---------------------------------------------------------------- spans -- */

/* Growth goes month by month from the one in which the run starts. */
static void apply_month(const struct sw_rate_plan *plan,
                        struct sw_rate_span *span)
{
    const int64_t month = sw_month_at(plan->start_us + span->from_us);
    const int64_t begin_us = sw_month_begin_us(month);
    const int64_t end_us = sw_month_begin_us(month + 1);
    const int64_t age = month - sw_month_at(plan->start_us);
    const double share = plan->monthly[(month + 2) % SW_MONTHS];
    const double length_us = (double)(end_us - begin_us);
    span->rate = plan->rate * (double)SW_YEAR_US * share / length_us *
                 sw_exp(plan->growth * (double)age);
    span->to_us = end_us - plan->start_us;
}

static void end_by(struct sw_rate_span *span, int64_t at_us)
{
    if (at_us > span->from_us && at_us < span->to_us) {
        span->to_us = at_us;
    }
}

static void apply_ramp(const struct sw_rate_plan *plan,
                       struct sw_rate_span *span)
{
    end_by(span, plan->ramp_from_us);
    end_by(span, plan->ramp_to_us);
    if (span->from_us < plan->ramp_from_us) {
        span->rate *= plan->ramp_from;
        return;
    }
    if (span->from_us >= plan->ramp_to_us) {
        span->rate *= plan->ramp_to;
        return;
    }
    const double rise = (plan->ramp_to - plan->ramp_from) /
                        (double)(plan->ramp_to_us - plan->ramp_from_us);
    const double gone_us = (double)(span->from_us - plan->ramp_from_us);
    span->slope = span->rate * rise;
    span->rate *= plan->ramp_from + rise * gone_us;
}

static void apply_peak(const struct sw_peak *peak, struct sw_rate_span *span)
{
    end_by(span, peak->from_us);
    end_by(span, peak->to_us);
    if (span->from_us >= peak->from_us && span->from_us < peak->to_us) {
        span->rate *= peak->times;
        span->slope *= peak->times;
    }
}

static int64_t since_crest_us(const struct sw_rate_plan *plan, int64_t at_us)
{
    return (at_us + plan->wave_us - plan->wave_peak_us) % plan->wave_us;
}

struct sw_rate_span sw_rate_span_at(const struct sw_rate_plan *plan,
                                    int64_t from_us, double before)
{
    struct sw_rate_span span = {.from_us = from_us,
                                .to_us = SW_NEVER_US,
                                .rate = plan->rate,
                                .before = before};
    const bool over = plan->ramp_to == 0 && from_us >= plan->ramp_to_us;
    if (over && plan->ramp_to_us > plan->ramp_from_us) {
        span.rate = 0;
        return span;
    }
    if (plan->monthwise) {
        apply_month(plan, &span);
    }
    if (plan->ramp_to_us > plan->ramp_from_us) {
        apply_ramp(plan, &span);
    }
    for (size_t i = 0; i < plan->peak_count; i++) {
        apply_peak(&plan->peaks[i], &span);
    }
    if (plan->wave_us > 0) {
        end_by(&span, from_us + plan->wave_us - since_crest_us(plan, from_us));
    }
    return span;
}

/* sin and cos of the angle since the crest. */
static double wave_sine(const struct sw_rate_plan *plan, int64_t at_us)
{
    return sw_sine_of_turns((double)since_crest_us(plan, at_us) /
                            (double)plan->wave_us);
}

static double wave_cosine(const struct sw_rate_plan *plan, int64_t at_us)
{
    return sw_sine_of_turns(
        (double)since_crest_us(plan, at_us) / (double)plan->wave_us + 0.25);
}

/* The integral of (rate + slope x) cos(angle) from the span's beginning on, by
 * parts. */
static double wave_area(const struct sw_rate_plan *plan,
                        const struct sw_rate_span *span, int64_t at_us)
{
    const double two_pi = 0x1.921fb54442d18p+2;
    const double radian_us = (double)plan->wave_us / two_pi;
    const double rate_now =
        span->rate + span->slope * (double)(at_us - span->from_us);
    const double sines = rate_now * wave_sine(plan, at_us) -
                         span->rate * wave_sine(plan, span->from_us);
    const double cosines =
        wave_cosine(plan, at_us) - wave_cosine(plan, span->from_us);
    return radian_us * (sines + radian_us * span->slope * cosines);
}

double sw_rate_reached(const struct sw_rate_plan *plan,
                       const struct sw_rate_span *span, int64_t at_us)
{
    const double past_us = (double)(at_us - span->from_us);
    double reached = span->before + span->rate * past_us;
    if (span->slope != 0) {
        reached += span->slope * past_us * past_us / 2;
    }
    if (plan->wave_us > 0) {
        reached += plan->swing * wave_area(plan, span, at_us);
    }
    return reached;
}

static double rate_at(const struct sw_rate_plan *plan,
                      const struct sw_rate_span *span, int64_t at_us)
{
    const double level =
        span->rate + span->slope * (double)(at_us - span->from_us);
    return plan->wave_us > 0
               ? level * (1 + plan->swing * wave_cosine(plan, at_us))
               : level;
}

/* Newton's steps, halved where they would leave what encloses the answer: the
 * last microsecond at which not more is reached. */
static int64_t search(const struct sw_rate_plan *plan,
                      const struct sw_rate_span *span, double reached)
{
    int64_t low_us = span->from_us;
    int64_t high_us = span->to_us;
    const double whole = sw_rate_reached(plan, span, high_us) - span->before;
    int64_t at_us = low_us + (int64_t)((double)(high_us - low_us) *
                                       ((reached - span->before) / whole));
    while (high_us - low_us > 1) {
        if (at_us <= low_us || at_us >= high_us) {
            at_us = low_us + (high_us - low_us) / 2;
        }
        const double left = reached - sw_rate_reached(plan, span, at_us);
        if (left >= 0) {
            low_us = at_us;
        } else {
            high_us = at_us;
        }
        const double step_us = left / rate_at(plan, span, at_us);
        if (fabs(step_us) < 0.5) {
            return at_us;
        }
        at_us = fabs(step_us) < (double)(high_us - low_us)
                    ? at_us + (int64_t)step_us
                    : low_us;
    }
    return low_us;
}

static double reached_at_end(const struct sw_rate_plan *plan,
                             const struct sw_rate_span *span)
{
    return span->to_us < SW_ENGINE_END_US
               ? sw_rate_reached(plan, span, span->to_us)
               : HUGE_VAL;
}

int64_t sw_rate_invert(const struct sw_rate_plan *plan,
                       struct sw_rate_span *span, double reached)
{
    double end = reached_at_end(plan, span);
    while (reached >= end) {
        *span = sw_rate_span_at(plan, span->to_us, end);
        end = reached_at_end(plan, span);
    }
    if (plan->wave_us > 0 || span->slope != 0) {
        return span->to_us < SW_ENGINE_END_US ? search(plan, span, reached)
                                              : SW_NEVER_US;
    }
    const double wait_us = (reached - span->before) / span->rate;
    if (!(wait_us < (double)(SW_ENGINE_END_US - span->from_us))) {
        return SW_NEVER_US;
    }
    return span->from_us + (int64_t)(wait_us + 0.5);
}

/* ------------------------------------------------------------ compiling -- */

/* The twelve weights, as shares of a year. */
static bool read_months(struct sw_compiler *compiler,
                        const struct sw_node *node, double *monthly)
{
    struct sw_diagnostics *diagnostics = compiler->diagnostics;
    struct sw_error err = {0};
    double sum = 0;
    if (node->kind != SW_NODE_LIST || node->count != SW_MONTHS) {
        return sw_diagnose(diagnostics, node->place, SW_CODE(SHAPE),
                           "monthly: twelve weights are needed, January first");
    }
    for (size_t i = 0; i < SW_MONTHS; i++) {
        const struct sw_node *item = node->items[i];
        if (item->kind != SW_NODE_SCALAR) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(SHAPE),
                               "monthly: a weight is a number");
        }
        if (!sw_quantity_read(&monthly[i], SW_PLAIN, item->text, &err)) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(VALUE),
                               "monthly: %s", err.message);
        }
        if (monthly[i] < 0 || monthly[i] > 1e6) {
            return sw_diagnose(diagnostics, item->place, SW_CODE(LIMIT),
                               "monthly: a weight is from 0 to 1000000");
        }
        sum += monthly[i];
    }
    if (!(sum > 0)) {
        return sw_diagnose(diagnostics, node->place, SW_CODE(LIMIT),
                           "monthly: one weight at least must be above 0");
    }
    for (size_t i = 0; i < SW_MONTHS; i++) {
        monthly[i] /= sum;
    }
    return true;
}

static void compile_peaks(struct sw_compiler *compiler,
                          const struct sw_objects *objects,
                          struct sw_rate_plan *plan)
{
    struct sw_peak *peaks =
        sw_arena_array(compiler->arena, objects->count, sizeof(struct sw_peak));
    for (size_t i = 0; i < objects->count; i++) {
        const struct peak_settings *settings = objects->at[i].values;
        const int64_t from_us = settings->date_us - plan->start_us;
        peaks[i] = (struct sw_peak){from_us, from_us + settings->lasts_us,
                                    settings->times};
    }
    plan->peaks = peaks;
    plan->peak_count = objects->count;
}

/* A ramp from nothing to nothing brings no order ever. */
static bool compile_ramp(struct sw_compiler *compiler,
                         const struct sw_demand *demand,
                         const struct sw_ramp_settings *settings,
                         struct sw_rate_plan *plan)
{
    plan->ramp_from = settings->from;
    plan->ramp_to = settings->to;
    plan->ramps_after = settings->start_us == 0;
    plan->ramp_from_us =
        plan->ramps_after ? 0 : settings->start_us - plan->start_us;
    plan->ramp_to_us = plan->ramp_from_us + settings->lasts_us;
    const struct sw_node *node = sw_node_find(demand->object->node, "ramp");
    if (settings->from == 0 && settings->to == 0) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(LIMIT),
                           "ramp: `from` and `to` are both 0 %%");
    }
    return true;
}

bool sw_rate_compile(struct sw_compiler *compiler,
                     const struct sw_demand *demand,
                     const struct sw_rate_settings *settings,
                     struct sw_rate_plan *plan)
{
    plan->rate = settings->rate;
    plan->growth = sw_log1p(settings->growth) / SW_MONTHS;
    plan->monthwise = settings->monthly != NULL || settings->growth != 0;
    plan->start_us = compiler->model->settings->start_us;
    plan->wave_us = settings->wave.period_us;
    plan->swing = settings->wave.swing;
    if (plan->wave_us > 0) {
        plan->wave_peak_us = settings->wave.peak_us % plan->wave_us;
    }
    for (size_t i = 0; i < SW_MONTHS; i++) {
        plan->monthly[i] = 1.0 / SW_MONTHS;
    }
    compile_peaks(compiler, &settings->peaks, plan);
    if (settings->ramp.lasts_us > 0 &&
        !compile_ramp(compiler, demand, &settings->ramp, plan)) {
        return false;
    }
    return settings->monthly == NULL ||
           read_months(compiler, settings->monthly, plan->monthly);
}
