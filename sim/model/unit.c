#include "model/unit.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/cost.h"
#include "model/crew.h"
#include "model/curb.h"

#include <assert.h>

static int64_t now_of(const struct sw_resource_state *state)
{
    return sw_run_now(state->run);
}

int64_t sw_units_clock_us(const struct sw_resource_state *state,
                          int64_t work_us)
{
    if (state->speed == SW_FULL_SPEED) {
        return work_us;
    }
    const sw_int128 clock_us =
        ((sw_int128)work_us * SW_FULL_SPEED + state->speed - 1) / state->speed;
    return clock_us < SW_ENGINE_END_US ? (int64_t)clock_us : SW_ENGINE_END_US;
}

static int64_t work_end(const struct sw_resource_state *state, int64_t from_us,
                        int64_t work_us)
{
    const int64_t clock_us = sw_units_clock_us(state, work_us);
    return sw_units_stop_at_closing(state)
               ? sw_calendar_finish(state->calendar, from_us, clock_us)
               : from_us + clock_us;
}

static int64_t open_us(const struct sw_resource_state *state, int64_t from_us,
                       int64_t to_us)
{
    return sw_units_stop_at_closing(state)
               ? sw_calendar_open_time(state->calendar, from_us, to_us)
               : to_us - from_us;
}

/* A part of a microsecond's work counts when it is whole. */
static int64_t work_done(const struct sw_resource_state *state,
                         int64_t clock_us)
{
    return state->speed == SW_FULL_SPEED
               ? clock_us
               : (int64_t)((sw_int128)clock_us * state->speed / SW_FULL_SPEED);
}

/* -------------------------------------------------------------- segments -- */

static void end_of_segment(void *context, void *self);

/* Grams that have been worked on when `left_us` of the service are left. */
static int64_t grams_done(const struct sw_item *item, int64_t left_us)
{
    const int64_t work_us = left_us < item->work_us ? left_us : item->work_us;
    return (int64_t)((sw_int128)item->grams * (item->whole_us - work_us) /
                     item->whole_us);
}

/* How long the unit works until `grams` more are worked on. */
static int64_t time_to(const struct sw_unit *unit, int64_t grams)
{
    const struct sw_item *item = unit->item;
    if (item->whole_us == 0 || item->grams == 0) {
        return SW_NEVER_US;
    }
    const sw_int128 all =
        (sw_int128)(grams_done(item, unit->left_us) + grams) * item->whole_us;
    const sw_int128 done_us = (all + item->grams - 1) / item->grams;
    return done_us < item->whole_us
               ? unit->left_us - (item->whole_us - (int64_t)done_us)
               : SW_NEVER_US;
}

/* How long the unit works until the wear of a part of it breaks that down. */
static int64_t life_us(const struct sw_unit *unit,
                       const struct sw_breakdown *breakdown,
                       const struct sw_wear *wear)
{
    switch (breakdown->clock) {
    case SW_CLOCK_BUSY:
        return wear->left;
    case SW_CLOCK_TONNES:
        return time_to(unit, wear->left > 0 ? wear->left : 0);
    default:
        return SW_NEVER_US;
    }
}

/* Find the breakdown that work brings first to one of the units that work
 * together, if before the work ends. Returns when that is, or its end. */
static int64_t find_failure(struct sw_unit *unit)
{
    int64_t first_us = unit->left_us;
    unit->failing = NULL;
    unit->worn = NULL;
    for (struct sw_unit *part = unit; part != NULL; part = part->with) {
        const struct sw_resource *plan = part->home->plan;
        for (size_t i = 0; i < plan->breakdown_count; i++) {
            const int64_t at_us =
                life_us(unit, &plan->breakdowns[i], &part->wear[i]);
            if (at_us < first_us) {
                first_us = at_us;
                unit->failing = part;
                unit->worn = &part->wear[i];
            }
        }
    }
    return first_us;
}

static void begin_segment(struct sw_unit *unit)
{
    const struct sw_resource_state *home = unit->home;
    const int64_t now_us = now_of(home);
    unit->segment_us = now_us;
    const int64_t run_us = find_failure(unit);
    const bool ends = unit->failing == NULL;
    unit->event = sw_engine_schedule(
        home->run->engine, work_end(home, now_us, run_us),
        ends ? SW_PHASE_END : SW_PHASE_STATE, end_of_segment, unit);
}

static void wear_out(struct sw_unit *unit, int64_t worked_us, int64_t grams)
{
    const struct sw_resource *plan = unit->home->plan;
    for (size_t i = 0; i < plan->breakdown_count; i++) {
        if (plan->breakdowns[i].clock == SW_CLOCK_BUSY) {
            unit->wear[i].left -= worked_us;
        } else if (plan->breakdowns[i].clock == SW_CLOCK_TONNES) {
            unit->wear[i].left -= grams;
        }
    }
}

/* Grams worked on in the segment, after which `left_us` are left. */
static int64_t grams_of_segment(const struct sw_unit *unit, int64_t left_us)
{
    const struct sw_item *item = unit->item;
    bool by_tonnes = false;
    for (const struct sw_unit *part = unit; part != NULL; part = part->with) {
        by_tonnes = by_tonnes || part->home->plan->wears_by_tonnes;
    }
    if (!by_tonnes || item->whole_us == 0) {
        return 0;
    }
    return grams_done(item, left_us) - grams_done(item, unit->left_us);
}

/* Account for the segment up to now. */
static void settle_segment(struct sw_unit *unit)
{
    const int64_t now_us = now_of(unit->home);
    const int64_t clock_us = open_us(unit->home, unit->segment_us, now_us);
    const int64_t done_us = work_done(unit->home, clock_us);
    unit->closed_us += now_us - unit->segment_us - clock_us;
    sw_cost_worked(unit, unit->segment_us, clock_us);
    if (unit->with == NULL && unit->wear == NULL) {
        unit->left_us -= done_us;
        return;
    }
    const int64_t grams = grams_of_segment(unit, unit->left_us - done_us);
    unit->left_us -= done_us;
    for (struct sw_unit *part = unit; part != NULL; part = part->with) {
        wear_out(part, done_us, grams);
    }
}

static void stop_service(struct sw_unit *unit)
{
    if (unit->stops == 0) {
        (void)sw_engine_cancel(unit->home->run->engine, unit->event);
        settle_segment(unit);
        unit->stopped_us = now_of(unit->home);
    }
    unit->stops++;
}

static void go_on(struct sw_unit *unit)
{
    unit->stops--;
    if (unit->stops == 0) {
        unit->down_us += now_of(unit->home) - unit->stopped_us;
        begin_segment(unit);
    }
}

void sw_unit_break_off(struct sw_unit *unit)
{
    assert(unit->serving && unit->stops == 0);
    (void)sw_engine_cancel(unit->home->run->engine, unit->event);
    unit->failing = NULL;
    settle_segment(unit);
}

/* --------------------------------------------------------------- curbs -- */

static bool runs(const struct sw_unit *unit)
{
    return unit->serving && unit->primary == unit && unit->stops == 0;
}

static void pause_all(struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        if (runs(&state->units[i])) {
            sw_unit_break_off(&state->units[i]);
        }
    }
}

static void resume_all(struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        if (runs(&state->units[i])) {
            begin_segment(&state->units[i]);
        }
    }
}

void sw_units_curb(struct sw_resource_state *state, int64_t speed,
                   uint32_t allowed)
{
    const bool changed = speed != state->speed;
    if (changed) {
        pause_all(state);
    }
    state->speed = speed;
    state->allowed = allowed;
    if (changed) {
        resume_all(state);
    }
    sw_units_refresh(state);
    sw_service_offer(state);
}

static void schedule_change(struct sw_resource_state *state);

void sw_units_work_by(struct sw_resource_state *state,
                      const struct sw_calendar *calendar)
{
    pause_all(state);
    (void)sw_engine_cancel(state->run->engine, state->change);
    state->calendar = calendar;
    state->open = sw_calendar_is_open(calendar, now_of(state));
    schedule_change(state);
    resume_all(state);
    sw_units_refresh(state);
    sw_service_offer(state);
}

/* ------------------------------------------------------------ breakdowns -- */

static void repaired(void *context, void *self);
static void breaks_down(void *context, void *self);

static const struct sw_breakdown *breakdown_of(const struct sw_unit *unit,
                                               const struct sw_wear *wear)
{
    return &unit->home->plan->breakdowns[wear - unit->wear];
}

static int64_t draw_for(const struct sw_unit *unit, const struct sw_wear *wear,
                        const struct sw_drawn *drawn)
{
    const struct sw_resource_state *home = unit->home;
    return sw_run_draw(home->run, drawn,
                       sw_hash_pair(home->plan->entity, unit->index),
                       wear->number);
}

/* Draw when the unit breaks down next, and wait for it if time alone does it.
 */
static void wear_again(struct sw_unit *unit, struct sw_wear *wear)
{
    const struct sw_breakdown *breakdown = breakdown_of(unit, wear);
    wear->left = draw_for(unit, wear, &breakdown->every);
    if (breakdown->clock == SW_CLOCK_ALWAYS) {
        wear->event = sw_engine_schedule(unit->home->run->engine,
                                         now_of(unit->home) + wear->left,
                                         SW_PHASE_STATE, breaks_down, unit);
    }
}

static void take_from_idle(struct sw_unit *unit)
{
    struct sw_resource_state *home = unit->home;
    for (uint32_t i = 0; i < home->idle_count; i++) {
        if (home->idle[i] == unit) {
            home->idle[i] = home->idle[--home->idle_count];
            return;
        }
    }
    assert(false && "a unit that is neither busy nor down is idle");
}

static void go_down(struct sw_unit *unit, struct sw_wear *wear)
{
    struct sw_resource_state *home = unit->home;
    if (unit->repairs == 0) {
        home->down++;
        if (unit->item == NULL) {
            take_from_idle(unit);
        } else if (unit->serving) {
            home->serving--;
        } else {
            home->kept--;
        }
    }
    unit->repairs++;
    if (unit->serving) {
        stop_service(unit->primary);
    }
    sw_units_refresh(home);
    const struct sw_breakdown *breakdown = breakdown_of(unit, wear);
    const int64_t repair_us = draw_for(unit, wear, &breakdown->repair);
    if (breakdown->call != NULL) {
        sw_crew_call(home->run, breakdown, wear, repair_us);
    } else {
        wear->event =
            sw_engine_schedule(home->run->engine, now_of(home) + repair_us,
                               SW_PHASE_END, repaired, unit);
    }
}

/* Whose event is due: at most one wear of a unit has this one. */
static struct sw_wear *due(const struct sw_unit *unit)
{
    const struct sw_resource *plan = unit->home->plan;
    for (size_t i = 0; i < plan->breakdown_count; i++) {
        struct sw_wear *wear = &unit->wear[i];
        if (wear->event.generation != 0 &&
            !sw_engine_pending(unit->home->run->engine, wear->event)) {
            wear->event = (struct sw_event){0};
            return wear;
        }
    }
    assert(false && "an event of wear belongs to one");
    return NULL;
}

static void breaks_down(void *context, void *self)
{
    (void)context;
    struct sw_unit *unit = self;
    go_down(unit, due(unit));
}

/* One of what keeps the unit down is over. */
static void come_up(struct sw_unit *unit)
{
    struct sw_resource_state *home = unit->home;
    unit->repairs--;
    const bool up = unit->repairs == 0;
    if (up) {
        home->down--;
        if (unit->item == NULL) {
            home->idle[home->idle_count++] = unit;
        } else if (unit->serving) {
            home->serving++;
        } else {
            home->kept++;
        }
    }
    if (unit->serving) {
        go_on(unit->primary);
    }
    sw_units_refresh(home);
    if (up) {
        sw_service_offer(home);
    }
}

void sw_unit_repaired(struct sw_wear *wear)
{
    wear->number++;
    wear_again(wear->unit, wear);
    come_up(wear->unit);
}

static void repaired(void *context, void *self)
{
    (void)context;
    sw_unit_repaired(due(self));
}

static void end_of_segment(void *context, void *self)
{
    (void)context;
    struct sw_unit *unit = self;
    struct sw_unit *failing = unit->failing;
    if (failing != NULL) {
        unit->failing = NULL;
        go_down(failing, unit->worn);
        return;
    }
    settle_segment(unit);
    assert(unit->left_us == 0);
    sw_service_end(unit);
}

/* --------------------------------------------------------------- opening -- */

static void opens_or_closes(void *context, void *self)
{
    (void)context;
    struct sw_resource_state *state = self;
    state->open = !state->open;
    sw_units_refresh(state);
    schedule_change(state);
    if (state->open) {
        sw_service_offer(state);
    }
}

static void schedule_change(struct sw_resource_state *state)
{
    state->change_us = sw_calendar_next_change(state->calendar, now_of(state));
    if (state->change_us != SW_NEVER_US) {
        state->change =
            sw_engine_schedule(state->run->engine, state->change_us,
                               SW_PHASE_STATE, opens_or_closes, state);
    }
}

/* All units, as they were down from the start. */
static void units_come_up(void *context, void *self)
{
    (void)context;
    struct sw_resource_state *state = self;
    for (uint32_t i = 0; i < state->plan->units; i++) {
        come_up(&state->units[i]);
    }
}

static void start_down(struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        state->units[i].repairs = 1;
    }
    state->idle_count = 0;
    state->down = state->plan->units;
    (void)sw_engine_schedule(state->run->engine, state->plan->down_until_us,
                             SW_PHASE_END, units_come_up, state);
}

/* ----------------------------------------------------------------- units -- */

void sw_units_create(struct sw_run *run, struct sw_resource_state *state,
                     const struct sw_resource *plan)
{
    *state = (struct sw_resource_state){
        .plan = plan,
        .run = run,
        .units = sw_new_array(plan->units, sizeof(struct sw_unit)),
        .idle = sw_new_array(plan->units, sizeof(struct sw_unit *)),
        .calendar = plan->calendar,
        .open = sw_calendar_is_open(plan->calendar, 0),
        .allowed = plan->units,
        .speed = SW_FULL_SPEED,
    };
    for (uint32_t i = 0; i < plan->units; i++) {
        struct sw_unit *unit = &state->units[i];
        unit->home = state;
        unit->primary = unit;
        unit->index = i;
        if (plan->breakdown_count > 0) {
            unit->wear =
                sw_new_array(plan->breakdown_count, sizeof(struct sw_wear));
        }
        for (size_t b = 0; b < plan->breakdown_count; b++) {
            unit->wear[b].unit = unit;
        }
        /* The lowest number is taken first. */
        state->idle[plan->units - 1 - i] = unit;
    }
    state->idle_count = plan->units;
    state->waiting_class = SW_CLASS_QUEUE;
}

void sw_units_destroy(struct sw_resource_state *state)
{
    for (uint32_t i = 0; i < state->plan->units; i++) {
        sw_free(state->units[i].wear);
    }
    sw_free(state->units);
    sw_free(state->idle);
    sw_free(state->curbs);
}

void sw_units_start(struct sw_resource_state *state)
{
    const struct sw_resource *plan = state->plan;
    for (size_t i = 0; i < SW_RESOURCE_LEVELS; i++) {
        sw_level_init(&state->levels[i], 0, 0);
    }
    if (plan->down_until_us > 0) {
        start_down(state);
    }
    if (plan->curb_count > 0) {
        sw_curbs_start(state);
    }
    sw_units_refresh(state);
    schedule_change(state);
    for (uint32_t i = 0; i < plan->units; i++) {
        for (size_t b = 0; b < plan->breakdown_count; b++) {
            wear_again(&state->units[i], &state->units[i].wear[b]);
        }
    }
}

struct sw_unit *sw_unit_take(struct sw_resource_state *state)
{
    assert(state->idle_count > 0);
    return state->idle[--state->idle_count];
}

void sw_unit_give(struct sw_unit *unit)
{
    struct sw_resource_state *home = unit->home;
    if (unit->repairs == 0) {
        if (unit->serving) {
            home->serving--;
        } else {
            home->kept--;
        }
        home->idle[home->idle_count++] = unit;
    }
    unit->item = NULL;
    unit->serving = false;
    unit->primary = unit;
    unit->with = NULL;
}

void sw_unit_serve(struct sw_unit *unit, const struct sw_step *step,
                   struct sw_item *item, int64_t work_us)
{
    unit->step = step;
    unit->item = item;
    unit->left_us = work_us;
    unit->closed_us = 0;
    unit->down_us = 0;
    unit->stops = 0;
    for (struct sw_unit *part = unit; part != NULL; part = part->with) {
        part->overtime_us = 0;
    }
    begin_segment(unit);
}
