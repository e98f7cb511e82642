/*
 * step_transport.c - lots are gathered into loads, and vehicles take them on.
 *
 * A load leaves when it is full or its first lot has waited long enough, or on
 * a timetable. It then waits for a vehicle, is loaded and travels; its lots get
 * off in order at one instant. The vehicle comes back before it takes the next
 * load.
 */
#include "base/hash.h"
#include "model/compiler.h"
#include "model/disruption.h"
#include "model/gather.h"
#include "model/lane.h"
#include "model/service.h"
#include "model/shipping.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <stddef.h>

enum collected_by { BY_CARRIER, BY_CUSTOMER };

static const char *const COLLECTED_BY[] = {"carrier", "customer", NULL};
static const char *const SHIP[] = {"when_ready", "not_before", "when_called",
                                   NULL};

struct settings {
    struct sw_step_settings step;
    struct sw_name vehicles;
    struct sw_names key;
    int64_t load_g;
    int64_t lots;
    int64_t max_wait_us;
    const struct sw_distribution *loading;
    const struct sw_distribution *time;
    const struct sw_distribution *back;
    struct sw_timetable_settings timetable;
    struct sw_objects closures;
    int ship;
    int64_t before_us;
    const struct sw_distribution *call;
    bool partial;
    int collected_by;
};

struct plan {
    struct sw_gather_plan gather;
    struct sw_shipping_plan shipping;
    struct sw_lane_plan lane;
    struct sw_drawn loading;
    struct sw_drawn time;
    struct sw_drawn back;
};

struct state {
    struct sw_gather gather; /* first: shipping.c */
    struct sw_lane lane;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "vehicles", SW_SHAPE_NAME, AT(vehicles),
      .en = "Resource whose units take the loads; none: there is always a vehicle", .zh = "承运车辆(资源);缺省为随时有车" },
    { "key", SW_SHAPE_NAMES, AT(key),
      .en = "Attributes that the lots of a load have in common, as [coating]; none: any lots go together",
      .zh = "同车(船)批次须相同的属性,如 [coating];缺省为不限" },
    { "load", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e13, AT(load_g),
      .en = "Tonnes that a vehicle takes", .zh = "每车(船)载重" },
    { "lots", SW_SHAPE_INTEGER, .min = 1, .max = 1000000, AT(lots),
      .en = "Number of lots that a vehicle takes", .zh = "每车(船)批次数" },
    { "max_wait", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e14, AT(max_wait_us),
      .en = "Longest wait of the first lot before the load leaves part-filled", .zh = "首个批次最长等待时间,到时不满也发运" },
    { "loading", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(loading),
      .en = "Time to load the vehicle", .zh = "装车(船)时间" },
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(time),
      .en = "Time of the trip to the destination", .zh = "单程运输时间" },
    { "back", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(back),
      .en = "Time until the vehicle is back; else drawn as `time` is", .zh = "返程时间;缺省与 `time` 同分布" },
    { "timetable", SW_SHAPE_MAPPING, .table = &SW_TIMETABLE_TABLE, AT(timetable),
      .en = "Loads leave at these times only, full or not; what does not fit waits for the next", .zh = "定时发运:到点不满也走,装不下的等下一班" },
    { "closures", SW_SHAPE_OBJECTS, .table = &SW_CLOSURE_TABLE, AT(closures),
      .en = "What closes the lane: no load sets out then", .zh = "线路关闭:期间不发车(船)" },
    { "ship", SW_SHAPE_CHOICE, .choices = SHIP, .standard = "when_ready", AT(ship),
      .en = "A lot goes when it is ready, not before its promised date, or when its order is called for the requested date", .zh = "发运时机:备妥即发、不早于承诺日期、或客户按要求日期要货时" },
    { "before", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(before_us),
      .en = "So long before that date", .zh = "比该日期提前的时间" },
    { "call", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(call),
      .en = "How much later than that the customer calls", .zh = "客户要货比该时间推迟多久" },
    { "partial", SW_SHAPE_FLAG, .standard = "yes", AT(partial),
      .en = "Lots go without the rest of their order; no: all of them together", .zh = "允许分批发运;否则整单齐后同发" },
    { "collected_by", SW_SHAPE_CHOICE, .choices = COLLECTED_BY, .standard = "carrier", AT(collected_by),
      .en = "Who comes for the loads, and is answerable for the time here", .zh = "提货方(承担该时间责任):承运方或客户自提" },
};
#undef AT

const struct sw_table SW_STEP_TRANSPORT_TABLE = {
    .name = "transport", .en = "Lots gather into loads that vehicles take to their destination",
    .zh = "运输:批次配载后由车船运往目的地",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };

/* In MEASURES. */
enum { TRIPS, CARRIED, FILL, LOTS, LOAD_WAIT, PART_EMPTY, LEFT_BEHIND, SHUT };

static const struct sw_measure MEASURES[] = {
    { .id = "trips", .group = SW_MEASURES_LANE, .unit = "/d", .scale = (double)SW_DAY_US,
      .en = "Trips in a day", .zh = "每日趟数" },
    { .id = "carried", .group = SW_MEASURES_LANE, .unit = "t/d", .scale = (double)SW_DAY_US / (double)SW_TONNE_G,
      .en = "Tonnes carried in a day", .zh = "每日运量" },
    { .id = "fill", .group = SW_MEASURES_LANE, .unit = "%", .scale = 100,
      .en = "How full the loads were", .zh = "装载率" },
    { .id = "lots_per_trip", .group = SW_MEASURES_LANE, .unit = "", .scale = 1,
      .en = "Lots in a load", .zh = "每趟批次数" },
    { .id = "load_wait", .group = SW_MEASURES_LANE, .unit = "h", .scale = 1.0 / (double)SW_HOUR_US, .smaller_is_better = true,
      .en = "Wait of a lot until its load is closed", .zh = "等待配载时间" },
    { .id = "part_empty", .group = SW_MEASURES_LANE, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "Share of trips that had room for more", .zh = "未满载趟次比例" },
    { .id = "left_behind", .group = SW_MEASURES_LANE, .unit = "lots", .scale = 1, .smaller_is_better = true,
      .en = "Lots that a trip left for the next", .zh = "每趟装不下而留下的批次数" },
    { .id = "shut", .group = SW_MEASURES_LANE, .unit = "%", .scale = 100, .smaller_is_better = true,
      .en = "Share of time that the lane was closed", .zh = "线路关闭时间比例" },
    { .id = NULL },
};
/* clang-format on */

/* ---------------------------------------------------------------- a trip -- */

/* The lots get off, in the order in which they came. */
static void arrive(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *load)
{
    struct sw_item *lot = sw_carrier_unload(run, load);
    while (lot != NULL) {
        struct sw_item *next = lot->next;
        lot->next = NULL;
        sw_item_leave(run, step, lot);
        lot = next;
    }
}

static void vehicle_is_back(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *vehicle = self;
    sw_service_release(run, vehicle);
    sw_item_destroy(run, vehicle);
}

/* The vehicle is empty at the destination, and keeps its unit until it is
 * back. */
static void send_back(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *load)
{
    const struct plan *plan = step->plan;
    const int64_t back_us = sw_run_draw(run, &plan->back, load->entity, 0);
    struct sw_item *vehicle = sw_item_create(run, SW_ITEM_CARRIER);
    sw_service_hand_over(load, vehicle);
    (void)sw_engine_schedule(run->engine, sw_run_now(run) + back_us,
                             SW_PHASE_END, vehicle_is_back, vehicle);
}

static void served(struct sw_run *run, const struct sw_step *step,
                   struct sw_item *load)
{
    send_back(run, step, load);
    arrive(run, step, load);
}

static void over(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_item *load = self;
    const struct sw_step *step = load->at->step;
    sw_item_book(run, load, step, SW_CLASS_TRANSPORT);
    arrive(run, step, load);
}

static void sets_out(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *load)
{
    if (step->service != NULL) {
        sw_service_ask(run, step, load, load->work_us);
        return;
    }
    sw_item_note_start(run, step, load);
    sw_run_tell(run, load, step, "start");
    (void)sw_engine_schedule(run->engine, sw_run_now(run) + load->work_us,
                             SW_PHASE_END, over, load);
}

static void load_closed(struct sw_run *run, const struct sw_step *step,
                        struct sw_item *load)
{
    const struct plan *plan = step->plan;
    struct state *state = run->steps[step->index].own;
    load->work_us = sw_run_draw(run, &plan->time, load->entity, 0);
    if (plan->loading.distribution != NULL) {
        load->work_us += sw_run_draw(run, &plan->loading, load->entity, 0);
    }
    sw_lane_take(run, &state->lane, load);
}

static void departs(struct sw_run *run, const struct sw_step *step)
{
    struct state *state = run->steps[step->index].own;
    sw_gather_close_all(run, &state->gather);
}

/* ------------------------------------------------------------- compiling -- */

static bool compile_vehicles(struct sw_compiler *compiler, struct sw_step *step,
                             struct plan *plan)
{
    const struct settings *settings = (const void *)step->settings;
    step->resource = sw_compiler_resource(compiler, settings->vehicles);
    if (step->resource == NULL) {
        return false;
    }
    if (step->resource->preempt != SW_PREEMPT_NONE) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(PREEMPT),
                           "the vehicles '%s' of step '%s' cannot be "
                           "interrupted on their way",
                           step->resource->name, step->name);
    }
    struct sw_service_plan *service =
        sw_arena_new(compiler->arena, struct sw_service_plan);
    service->served = served;
    step->service = service;
    plan->back = sw_compiler_drawn(
        compiler, settings->back != NULL ? settings->back : settings->time,
        "steps/%s/back", step->name);
    step->classes |= SW_CLASS_BIT(SW_CLASS_QUEUE);
    if (sw_resource_goes_down(step->resource)) {
        step->classes |= SW_CLASS_BIT(SW_CLASS_DOWN);
    }
    if (sw_resource_closes(step->resource)) {
        step->classes |= SW_CLASS_BIT(SW_CLASS_CLOSED);
    }
    return true;
}

static bool refuse(struct sw_compiler *compiler, const struct sw_step *step,
                   const char *what)
{
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(LANE),
                       "step '%s': %s", step->name, what);
}

static bool check_settings(struct sw_compiler *compiler,
                           const struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const bool timetable = settings->timetable.every != NULL;
    bool good = sw_check_lots_pass_singly(compiler, step);
    if (timetable && settings->max_wait_us > 0) {
        good = refuse(compiler, step,
                      "a load leaves on a `timetable` or after `max_wait`, not "
                      "both");
    }
    if (settings->ship == SW_SHIP_WHEN_READY && settings->before_us > 0) {
        good = refuse(compiler, step,
                      "`before` which date? it goes with `ship: not_before` or "
                      "`ship: when_called`");
    }
    if (settings->ship != SW_SHIP_WHEN_CALLED && settings->call != NULL) {
        good = refuse(compiler, step, "`call` goes with `ship: when_called`");
    }
    if (!timetable && settings->load_g == 0 && settings->lots == 0) {
        good =
            sw_diagnose(compiler->diagnostics, step->place, SW_CODE(NO_LIMIT),
                        "the load of step '%s' has no limit: give `load` "
                        "or `lots`",
                        step->name);
    }
    if (settings->back != NULL && settings->vehicles.text == NULL) {
        good = sw_diagnose(
            compiler->diagnostics, step->place, SW_CODE(NO_VEHICLES),
            "step '%s' has no `vehicles` that could come back", step->name);
    }
    return good;
}

/* What a lot here can wait for, beside a vehicle. */
static unsigned classes_of(const struct settings *settings, bool closes)
{
    unsigned classes =
        SW_CLASS_BIT(SW_CLASS_BATCH) | SW_CLASS_BIT(SW_CLASS_TRANSPORT);
    if (closes) {
        classes |= SW_CLASS_BIT(SW_CLASS_CLOSED);
    }
    if (!settings->partial) {
        classes |= SW_CLASS_BIT(SW_CLASS_JOIN);
    }
    if (settings->ship == SW_SHIP_NOT_BEFORE) {
        classes |= SW_CLASS_BIT(SW_CLASS_EARLY);
    } else if (settings->ship == SW_SHIP_WHEN_CALLED) {
        classes |= SW_CLASS_BIT(SW_CLASS_RELEASE);
    }
    return classes;
}

static uint32_t unmeasured(const struct settings *settings, bool closes)
{
    uint32_t rows = 0;
    if (settings->load_g == 0 && settings->lots == 0) {
        rows |= 1U << FILL | 1U << PART_EMPTY;
    }
    if (settings->timetable.every == NULL) {
        rows |= 1U << LEFT_BEHIND | 1U << PART_EMPTY;
    }
    if (!closes) {
        rows |= 1U << SHUT;
    }
    return rows;
}

static struct sw_gather_plan gather_plan(const struct sw_compiler *compiler,
                                         const struct sw_step *step,
                                         const uint32_t *keys)
{
    const struct settings *settings = (const void *)step->settings;
    return (struct sw_gather_plan){
        .size_g = settings->load_g,
        .lots = settings->lots,
        .max_wait_us = settings->max_wait_us,
        .timetable = settings->timetable.every != NULL,
        .whole = !settings->partial,
        .key_count =
            settings->key.count > 0 ? compiler->model->product_count : 1,
        .keys = settings->key.count > 0 ? keys : NULL,
        .entity = sw_hash_text(step->name),
        .closed = load_closed,
    };
}

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    const uint32_t *keys = sw_compiler_keys(compiler, &settings->key);
    bool good = check_settings(compiler, step) && keys != NULL;
    plan->gather = gather_plan(compiler, step, keys);
    plan->shipping = (struct sw_shipping_plan){
        .ship = (enum sw_ship)settings->ship,
        .before_us = settings->before_us,
        .call = sw_compiler_drawn(compiler, settings->call, "steps/%s/call",
                                  step->name),
    };
    plan->lane.entity = plan->gather.entity;
    plan->lane.departs = departs;
    plan->lane.sets_out = sets_out;
    good &= sw_lane_compile(compiler, step, &settings->timetable,
                            &settings->closures, &plan->lane);
    plan->loading = sw_compiler_drawn(compiler, settings->loading,
                                      "steps/%s/loading", step->name);
    plan->time = sw_compiler_drawn(compiler, settings->time, "steps/%s/time",
                                   step->name);
    step->plan = plan;
    const bool closes =
        settings->closures.count > 0 || sw_disruptions_shut(compiler, step);
    step->classes = classes_of(settings, closes);
    step->unmeasured = unmeasured(settings, closes);
    step->collected = settings->collected_by == BY_CUSTOMER;
    if (settings->vehicles.text != NULL) {
        good &= compile_vehicles(compiler, step, plan);
    }
    return good;
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    bool good = sw_check_outside_together(compiler, step);
    good &= sw_check_lots_fit(compiler, step, plan->gather.size_g);
    return good;
}

static double share(const struct sw_step *step, double grams)
{
    const struct plan *plan = step->plan;
    return sw_gather_share(&plan->gather, grams);
}

static double trip_us(const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    const double loading_us =
        plan->loading.distribution != NULL
            ? sw_distribution_mean(plan->loading.distribution)
            : 0.0;
    return loading_us + sw_distribution_mean(plan->time.distribution);
}

static double touch(const struct sw_step *step, double grams)
{
    (void)grams;
    return trip_us(step);
}

static double load(const struct sw_step *step, double grams)
{
    const struct plan *plan = step->plan;
    if (step->service == NULL) {
        return 0.0;
    }
    const double away_us =
        trip_us(step) + sw_distribution_mean(plan->back.distribution);
    return sw_gather_share(&plan->gather, grams) * away_us;
}

/* --------------------------------------------------------------- running -- */

static bool waits_for_others(const struct sw_step *step)
{
    const struct plan *plan = step->plan;
    return plan->gather.whole || sw_gather_may_never_close(&plan->gather);
}

static void start(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct state *state = own;
    const struct plan *plan = step->plan;
    sw_gather_start(&state->gather, &plan->gather, step);
    sw_lane_start(run, &state->lane, &plan->lane, step);
}

static void stop(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct state *state = own;
    (void)run;
    (void)step;
    sw_gather_stop(&state->gather);
    sw_lane_stop(&state->lane);
}

static void restart(struct sw_run *run, const struct sw_step *step, void *own)
{
    struct state *state = own;
    (void)step;
    sw_lane_restart(run, &state->lane);
}

static void shut(struct sw_run *run, const struct sw_step *step, void *own,
                 bool is_shut)
{
    struct state *state = own;
    (void)step;
    sw_lane_turn(run, &state->lane, is_shut);
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *item)
{
    const struct plan *plan = step->plan;
    sw_shipping_enter(run, &plan->shipping, item);
}

static void report(const struct sw_run *run, const struct sw_step *step,
                   const void *state, struct sw_total *totals)
{
    (void)step;
    const struct state *its = state;
    const struct sw_gather *gather = &its->gather;
    const struct sw_gather_totals *loads = &gather->totals;
    const double window_us = sw_gather_window_us(run);
    totals[TRIPS].numerator = (double)loads->loads;
    totals[TRIPS].denominator = window_us;
    totals[CARRIED].numerator = (double)loads->grams;
    totals[CARRIED].denominator = window_us;
    sw_gather_fill(gather, &totals[FILL]);
    totals[LOTS].numerator = (double)loads->lots;
    totals[LOTS].denominator = (double)loads->loads;
    totals[LOAD_WAIT].numerator = (double)loads->wait_us;
    totals[LOAD_WAIT].denominator = (double)loads->lots;
    totals[PART_EMPTY].numerator = (double)loads->part_filled;
    totals[PART_EMPTY].denominator = (double)loads->loads;
    totals[LEFT_BEHIND].numerator = (double)loads->left;
    totals[LEFT_BEHIND].denominator = (double)loads->loads;
    totals[SHUT].numerator = (double)sw_lane_shut_us(run, &its->lane);
    totals[SHUT].denominator = window_us;
}

const struct sw_step_kind SW_STEP_TRANSPORT = {
    .settings = &SW_STEP_TRANSPORT_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_BATCH) | SW_CLASS_BIT(SW_CLASS_QUEUE) |
               SW_CLASS_BIT(SW_CLASS_DOWN) | SW_CLASS_BIT(SW_CLASS_CLOSED) |
               SW_CLASS_BIT(SW_CLASS_EARLY) | SW_CLASS_BIT(SW_CLASS_RELEASE) |
               SW_CLASS_BIT(SW_CLASS_JOIN) | SW_CLASS_BIT(SW_CLASS_TRANSPORT),
    .work_class = SW_CLASS_TRANSPORT,
    .state_size = sizeof(struct state),
    .compile = compile,
    .check = check,
    .start = start,
    .stop = stop,
    .enter = enter,
    .withdraw = sw_shipping_withdraw,
    .release = sw_shipping_release,
    .share = share,
    .waits_for_others = waits_for_others,
    .load = load,
    .touch = touch,
    .measures = MEASURES,
    .report = report,
    .restart = restart,
    .shut = shut,
};
