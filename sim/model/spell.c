#include "model/spell.h"

static void begins(void *context, void *self);
static void ends(void *context, void *self);

static int64_t draw(struct sw_run *run, const struct sw_spell *spell,
                    const struct sw_drawn *drawn)
{
    return sw_run_draw(run, drawn, spell->entity, spell->number);
}

/* In the open time of the season, if it has one. */
static int64_t later(const struct sw_spell_plan *plan, int64_t from_us,
                     int64_t by_us)
{
    return plan->season == NULL
               ? from_us + by_us
               : sw_calendar_finish(plan->season, from_us, by_us);
}

static void schedule_next(struct sw_run *run, struct sw_spell *spell)
{
    const struct sw_spell_plan *plan = spell->plan;
    const int64_t after_us =
        plan->every.distribution != NULL ? draw(run, spell, &plan->every) : 0;
    (void)sw_engine_schedule(run->engine,
                             later(plan, sw_run_now(run), after_us),
                             SW_PHASE_STATE, begins, spell);
}

/* When one that began at `from_us` is over; SW_NEVER_US: never. */
static int64_t end_of(struct sw_run *run, const struct sw_spell *spell,
                      int64_t from_us)
{
    const struct sw_spell_plan *plan = spell->plan;
    if (plan->brief) {
        return from_us;
    }
    if (plan->to_us != SW_NEVER_US) {
        return plan->to_us;
    }
    if (plan->lasts.distribution != NULL) {
        return from_us + draw(run, spell, &plan->lasts);
    }
    return plan->season != NULL ? sw_calendar_next_change(plan->season, from_us)
                                : SW_NEVER_US;
}

static void begin_at(struct sw_run *run, struct sw_spell *spell,
                     int64_t from_us)
{
    const int64_t end_us = end_of(run, spell, from_us);
    if (from_us < 0 && end_us <= 0) {
        return; /* over before the run */
    }
    spell->number++;
    spell->turn(run, spell->self, true);
    if (end_us != SW_NEVER_US) {
        (void)sw_engine_schedule(run->engine, end_us, SW_PHASE_STATE, ends,
                                 spell);
    }
}

void sw_spell_begin(struct sw_run *run, struct sw_spell *spell)
{
    begin_at(run, spell, sw_run_now(run));
}

static void begins(void *context, void *self)
{
    sw_spell_begin(context, self);
}

static void ends(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_spell *spell = self;
    spell->turn(run, spell->self, false);
    if (spell->plan->again) {
        schedule_next(run, spell);
    }
}

void sw_spell_start(struct sw_run *run, struct sw_spell *spell)
{
    const struct sw_spell_plan *plan = spell->plan;
    if (plan->again) {
        schedule_next(run, spell);
    } else if (plan->at_us < 0) {
        begin_at(run, spell, plan->at_us);
    } else if (plan->at_us != SW_NEVER_US) {
        (void)sw_engine_schedule(run->engine, plan->at_us, SW_PHASE_STATE,
                                 begins, spell);
    }
}

double sw_spell_share(const struct sw_spell_plan *plan, int64_t from_us)
{
    if (plan->again) {
        const double lasts = sw_distribution_mean(plan->lasts.distribution);
        return lasts / (lasts + sw_distribution_mean(plan->every.distribution));
    }
    const int64_t to_us = from_us + SW_YEAR_US;
    const int64_t first_us = plan->at_us > from_us ? plan->at_us : from_us;
    const int64_t last_us = plan->to_us < to_us ? plan->to_us : to_us;
    return last_us > first_us
               ? (double)(last_us - first_us) / (double)SW_YEAR_US
               : 0;
}
