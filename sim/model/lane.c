#include "model/lane.h"

#include "base/memory.h"
#include "model/compiler.h"
#include "model/record.h"
#include "model/season.h"
#include "model/service.h"
#include "model/spell.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

struct closure_settings {
    int64_t date_us; /* 0: not given */
    const struct sw_distribution *every;
    const struct sw_distribution *lasts;
    struct sw_names months;
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct closure_settings, field)
static const struct sw_setting CLOSURE[] = {
    { "date", SW_SHAPE_DATE, AT(date_us),
      .en = "Date at which it begins, once", .zh = "封航(封路)开始日期(一次)" },
    { "every", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(every),
      .en = "Time from the end of one to the beginning of the next, counted within `months`", .zh = "上次结束到下次开始的间隔(仅计所列月份)" },
    { "lasts", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(lasts),
      .en = "How long it lasts", .zh = "持续时间" },
    { "months", SW_SHAPE_NAMES, AT(months),
      .en = "Months in which it can begin, as [nov, dec]; without `every`: closed in all of them", .zh = "可能发生的月份,如 [nov, dec];无 `every` 时整月关闭" },
};
#undef AT
const struct sw_table SW_CLOSURE_TABLE = {
    .name = "closure", .en = "What closes a lane, as fog or the repair of a lock", .zh = "线路关闭,如大雾、船闸检修",
    .size = sizeof(struct closure_settings), .settings = CLOSURE, .count = COUNT(CLOSURE) };

#define AT(field) .offset = offsetof(struct sw_timetable_settings, field)
static const struct sw_setting TIMETABLE[] = {
    { "every", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(every),
      .en = "Time from one departure to the next", .zh = "发车(船)间隔" },
    { "first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(first_us),
      .en = "First departure, from the start of the run; else after `every`", .zh = "首次发车时间;缺省为一个间隔之后" },
    { "calendar", SW_SHAPE_NAME, AT(calendar),
      .en = "Calendar in whose open time these times are; none: the clock", .zh = "按日历开放时间计;缺省按时钟" },
};
#undef AT
const struct sw_table SW_TIMETABLE_TABLE = {
    .name = "timetable", .en = "When loads leave, full or not", .zh = "定时发车(船)",
    .size = sizeof(struct sw_timetable_settings), .settings = TIMETABLE, .count = COUNT(TIMETABLE) };
/* clang-format on */

/* ------------------------------------------------------------- compiling -- */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(LANE), "%s", what);
}

static bool check_closure(struct sw_compiler *compiler,
                          const struct sw_object *object)
{
    const struct closure_settings *its = object->values;
    const bool dated = its->date_us != 0;
    const bool seasonal = its->months.count > 0;
    if (dated ? its->every != NULL || seasonal
              : its->every == NULL && !seasonal) {
        return refuse(compiler, object->place,
                      "a closure needs a `date`, or `every`, `months` or both "
                      "of these");
    }
    if ((dated || its->every != NULL) != (its->lasts != NULL)) {
        return refuse(compiler, object->place,
                      its->lasts == NULL
                          ? "how long does the closure last? `lasts` is needed"
                          : "a closure of whole months lasts as long as they "
                            "do: `lasts` says nothing here");
    }
    if (its->every != NULL && sw_distribution_mean(its->every) < 1.0) {
        return refuse(compiler, object->place,
                      "every: the mean time from one closure to the next "
                      "must be above 0, like 20 d");
    }
    return true;
}

/* `shut` are the months in which the lane is closed throughout. */
static bool compile_closure(struct sw_compiler *compiler,
                            const struct sw_step *step,
                            const struct sw_object *object, bool *shut,
                            struct sw_spell_plan *closure)
{
    const struct closure_settings *its = object->values;
    if (!check_closure(compiler, object)) {
        return false;
    }
    bool chosen[SW_SEASON_MONTHS] = {false};
    if (!sw_season_read(compiler, &its->months, SW_CODE(LANE), chosen)) {
        return false;
    }
    *closure = (struct sw_spell_plan){
        .again = its->date_us == 0,
        .at_us = its->date_us != 0
                     ? its->date_us - compiler->model->settings->start_us
                     : SW_NEVER_US,
        .to_us = SW_NEVER_US,
        .every = sw_compiler_drawn(compiler, its->every,
                                   "steps/%s/closures/%s/every", step->name,
                                   object->name),
        .lasts = sw_compiler_drawn(compiler, its->lasts,
                                   "steps/%s/closures/%s/lasts", step->name,
                                   object->name),
        .season =
            its->months.count > 0 ? sw_season_make(compiler, chosen) : NULL,
    };
    for (int i = 0; i < SW_SEASON_MONTHS && its->every == NULL; i++) {
        shut[i] |= chosen[i];
    }
    return true;
}

static bool compile_timetable(struct sw_compiler *compiler,
                              const struct sw_step *step,
                              const struct sw_timetable_settings *timetable,
                              struct sw_lane_plan *plan)
{
    plan->every = sw_compiler_drawn(compiler, timetable->every,
                                    "steps/%s/timetable/every", step->name);
    if (timetable->every == NULL) {
        return true;
    }
    const struct sw_node *node =
        compiler->model->settings->steps.at[step->index].node;
    const struct sw_node *mine = sw_node_find(node, "timetable");
    plan->first_us =
        sw_node_find(mine, "first") != NULL ? timetable->first_us : SW_NEVER_US;
    if (timetable->calendar.text != NULL) {
        plan->calendar = sw_compiler_calendar(compiler, timetable->calendar);
        if (plan->calendar == NULL) {
            return false;
        }
    }
    if (sw_distribution_mean(timetable->every) < 1.0) {
        return refuse(compiler, step->place,
                      "timetable: every: the mean time from one departure "
                      "to the next must be above 0, like 4 h");
    }
    return true;
}

static void warn_of_shut(struct sw_compiler *compiler,
                         const struct sw_step *step, const bool *shut)
{
    for (int i = 0; i < SW_SEASON_MONTHS; i++) {
        if (!shut[i]) {
            return;
        }
    }
    sw_warn(compiler->diagnostics, step->place, SW_CODE(SHUT),
            "'%s' is closed in all months of the year", step->name);
    sw_diagnostics_hint(compiler->diagnostics, "no load will ever set out");
}

bool sw_lane_compile(struct sw_compiler *compiler, const struct sw_step *step,
                     const struct sw_timetable_settings *timetable,
                     const struct sw_objects *closures,
                     struct sw_lane_plan *plan)
{
    bool good = compile_timetable(compiler, step, timetable, plan);
    bool shut[SW_SEASON_MONTHS] = {false};
    struct sw_spell_plan *all = sw_arena_array(compiler->arena, closures->count,
                                               sizeof(struct sw_spell_plan));
    for (size_t i = 0; i < closures->count; i++) {
        good &=
            compile_closure(compiler, step, &closures->at[i], shut, &all[i]);
    }
    warn_of_shut(compiler, step, shut);
    plan->closures = all;
    plan->closure_count = closures->count;
    return good;
}

/* ------------------------------------------------------------ departures -- */

static int64_t later(const struct sw_calendar *calendar, int64_t from_us,
                     int64_t by_us)
{
    return calendar == NULL ? from_us + by_us
                            : sw_calendar_finish(calendar, from_us, by_us);
}

static void departs(void *context, void *self);

static void schedule_departure(struct sw_run *run, struct sw_lane *lane,
                               int64_t from_us)
{
    const struct sw_lane_plan *plan = lane->plan;
    const int64_t every_us =
        sw_run_draw(run, &plan->every, plan->entity, lane->departures);
    (void)sw_engine_schedule(run->engine,
                             later(plan->calendar, from_us, every_us),
                             SW_PHASE_TIMER, departs, lane);
}

static void departs(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_lane *lane = self;
    lane->departures++;
    lane->plan->departs(run, lane->step);
    schedule_departure(run, lane, sw_run_now(run));
}

/* -------------------------------------------------------------- closures -- */

static void sum_up(const struct sw_run *run, struct sw_lane *lane)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t to_us =
        now_us < run->window_to_us ? now_us : run->window_to_us;
    if (run->window_from_us != SW_NEVER_US && to_us > lane->since_us &&
        lane->shut > 0) {
        lane->shut_us += to_us - lane->since_us;
    }
    lane->since_us = now_us;
}

static void hold(struct sw_run *run, struct sw_lane *lane, struct sw_item *load)
{
    sw_record_waiting(run, lane->step, +1);
    sw_item_list_add(&lane->held, load);
}

/* Those that wait for a vehicle wait for the lane from now on. */
static void shut(struct sw_run *run, struct sw_lane *lane)
{
    struct sw_item_list queued = {0};
    sum_up(run, lane);
    lane->shut++;
    if (lane->shut == 1 && lane->step->service != NULL) {
        sw_service_take_all(run, lane->step, &queued);
    }
    while (queued.first != NULL) {
        struct sw_item *load = queued.first;
        sw_item_list_remove(&queued, load);
        hold(run, lane, load);
    }
}

static void open_again(struct sw_run *run, struct sw_lane *lane)
{
    sum_up(run, lane);
    lane->shut--;
    while (lane->shut == 0 && lane->held.first != NULL) {
        struct sw_item *load = lane->held.first;
        sw_item_list_remove(&lane->held, load);
        sw_record_waiting(run, lane->step, -1);
        sw_item_book(run, load, lane->step, SW_CLASS_CLOSED);
        lane->plan->sets_out(run, lane->step, load);
    }
}

void sw_lane_turn(struct sw_run *run, struct sw_lane *lane, bool is_shut)
{
    if (is_shut) {
        shut(run, lane);
    } else {
        open_again(run, lane);
    }
}

static void turn(struct sw_run *run, void *self, bool is_shut)
{
    sw_lane_turn(run, self, is_shut);
}

/* -------------------------------------------------------------- the lane -- */

void sw_lane_start(struct sw_run *run, struct sw_lane *lane,
                   const struct sw_lane_plan *plan, const struct sw_step *step)
{
    *lane = (struct sw_lane){.plan = plan, .step = step};
    if (plan->every.distribution != NULL && plan->first_us != SW_NEVER_US) {
        (void)sw_engine_schedule(run->engine,
                                 later(plan->calendar, 0, plan->first_us),
                                 SW_PHASE_TIMER, departs, lane);
    } else if (plan->every.distribution != NULL) {
        schedule_departure(run, lane, 0);
    }
    if (plan->closure_count > 0) {
        lane->closures =
            sw_new_array(plan->closure_count, sizeof(struct sw_spell));
    }
    for (size_t i = 0; i < plan->closure_count; i++) {
        lane->closures[i] = (struct sw_spell){.plan = &plan->closures[i],
                                              .entity = plan->entity,
                                              .turn = turn,
                                              .self = lane};
        sw_spell_start(run, &lane->closures[i]);
    }
}

void sw_lane_stop(struct sw_lane *lane)
{
    sw_free(lane->closures);
    lane->closures = NULL;
}

void sw_lane_take(struct sw_run *run, struct sw_lane *lane,
                  struct sw_item *load)
{
    if (lane->shut > 0) {
        hold(run, lane, load);
    } else {
        lane->plan->sets_out(run, lane->step, load);
    }
}

void sw_lane_restart(const struct sw_run *run, struct sw_lane *lane)
{
    lane->since_us = sw_run_now(run);
    lane->shut_us = 0;
}

int64_t sw_lane_shut_us(const struct sw_run *run, const struct sw_lane *lane)
{
    struct sw_lane copy = *lane;
    sum_up(run, &copy);
    return copy.shut_us;
}
