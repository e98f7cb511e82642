#include "model/compile_resource.h"

#include "base/hash.h"
#include "base/memory.h"
#include "engine/calendar.h"
#include "model/calendar_text.h"
#include "model/crew.h"
#include "model/curb.h"
#include "model/queue_rule.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

static const struct sw_object *calendar_object(struct sw_compiler *compiler,
                                               struct sw_name name)
{
    return sw_objects_find(&compiler->model->settings->calendars, name,
                           "calendar", compiler->diagnostics);
}

/* A new calendar, noted so that it is destroyed with the model. */
static struct sw_calendar *keep(struct sw_compiler *compiler,
                                struct sw_calendar *calendar)
{
    struct sw_model *model = compiler->model;
    if (calendar != NULL) {
        model->calendars = sw_reserve_array(
            model->calendars, &model->calendar_capacity,
            model->calendar_count + 1, sizeof(struct sw_calendar *));
        model->calendars[model->calendar_count++] = calendar;
    }
    return calendar;
}

struct sw_calendar *sw_compiler_new_calendar(struct sw_compiler *compiler)
{
    return keep(compiler, sw_calendar_create_always());
}

static struct sw_calendar *make_calendar(struct sw_compiler *compiler,
                                         struct sw_name name)
{
    if (name.text == NULL) {
        return sw_compiler_new_calendar(compiler);
    }
    const struct sw_object *object = calendar_object(compiler, name);
    return object == NULL
               ? NULL
               : keep(compiler, sw_calendar_from_settings(compiler, object));
}

const struct sw_calendar *sw_compiler_calendar(struct sw_compiler *compiler,
                                               struct sw_name name)
{
    return make_calendar(compiler, name);
}

static bool close_planned(struct sw_compiler *compiler,
                          const struct sw_objects *planned,
                          struct sw_calendar *calendar)
{
    for (size_t i = 0; i < planned->count; i++) {
        const struct sw_object *object = &planned->at[i];
        const struct sw_planned_settings *stop = object->values;
        if ((stop->every_us == 0) == (stop->date_us == 0)) {
            return sw_diagnose(compiler->diagnostics, object->place,
                               SW_CODE(PLANNED),
                               "the planned stop '%s' needs either `every` or "
                               "a `date`",
                               object->name);
        }
        if (stop->date_us != 0) {
            const int64_t from_us =
                stop->date_us - compiler->model->settings->start_us;
            const struct sw_interval once = {from_us, from_us + stop->lasts_us};
            sw_calendar_close(calendar, &once, 1);
            continue;
        }
        if (stop->lasts_us >= stop->every_us) {
            return sw_diagnose(compiler->diagnostics, object->place,
                               SW_CODE(PLANNED_LONG),
                               "the planned stop '%s' lasts as long as the "
                               "time from one to the next",
                               object->name);
        }
        sw_calendar_close_every(
            calendar, stop->first_us > 0 ? stop->first_us : stop->every_us,
            stop->every_us, stop->lasts_us);
    }
    return true;
}

const struct sw_calendar *
sw_compiler_resource_calendar(struct sw_compiler *compiler,
                              const struct sw_resource *resource,
                              struct sw_name name)
{
    const struct sw_objects *all = &compiler->model->settings->resources;
    const struct sw_resource_settings *settings =
        all->at[resource->index].values;
    struct sw_calendar *calendar = make_calendar(compiler, name);
    return calendar != NULL &&
                   close_planned(compiler, &settings->planned, calendar)
               ? calendar
               : NULL;
}

/* Time would stand still. */
static bool comes_at_once(const struct sw_breakdown *breakdown)
{
    return sw_distribution_mean(breakdown->every.distribution) < 1.0;
}

static bool compile_breakdown(struct sw_compiler *compiler,
                              struct sw_resource *resource,
                              const struct sw_object *object,
                              struct sw_breakdown *breakdown)
{
    const struct sw_breakdown_settings *settings = object->values;
    const bool by_tonnes = settings->clock == SW_CLOCK_TONNES;
    breakdown->name = object->name;
    breakdown->clock = (enum sw_breakdown_clock)settings->clock;
    breakdown->repair = sw_compiler_drawn(compiler, settings->repair,
                                          "resources/%s/breakdowns/%s/repair",
                                          resource->name, object->name);
    if ((settings->every == NULL) != by_tonnes ||
        (settings->tonnes != NULL) != by_tonnes) {
        return sw_diagnose(compiler->diagnostics, object->place,
                           SW_CODE(BREAKDOWN),
                           "the breakdown '%s' needs `every`, or else `tonnes` "
                           "with `clock: tonnes`",
                           object->name);
    }
    breakdown->every =
        by_tonnes ? sw_compiler_drawn(compiler, settings->tonnes,
                                      "resources/%s/breakdowns/%s/tonnes",
                                      resource->name, object->name)
                  : sw_compiler_drawn(compiler, settings->every,
                                      "resources/%s/breakdowns/%s/every",
                                      resource->name, object->name);
    resource->wears_by_tonnes |= by_tonnes;
    if (comes_at_once(breakdown)) {
        return sw_diagnose(compiler->diagnostics, object->place, SW_CODE(LIMIT),
                           "every: the mean time between breakdowns of '%s' "
                           "must be above 0, like 30 d",
                           resource->name);
    }
    return sw_crew_compile(compiler, resource, settings->crew, breakdown);
}

static bool compile_breakdowns(struct sw_compiler *compiler,
                               struct sw_resource *resource,
                               const struct sw_objects *breakdowns)
{
    bool good = true;
    struct sw_breakdown *plans = sw_arena_array(
        compiler->arena, breakdowns->count, sizeof(struct sw_breakdown));
    for (size_t i = 0; i < breakdowns->count; i++) {
        good &= compile_breakdown(compiler, resource, &breakdowns->at[i],
                                  &plans[i]);
    }
    resource->breakdown_count = breakdowns->count;
    resource->breakdowns = plans;
    return good;
}

/* The longest it is open at a stretch, as far as that can be looked through:
 * weeks, closed days and planned stops come round within as many changes. */
static int64_t longest_open(const struct sw_calendar *calendar)
{
    enum { CHANGES = 20000 };
    int64_t longest_us = 0;
    int64_t from_us = 0;
    bool open = sw_calendar_is_open(calendar, 0);
    for (int i = 0; i < CHANGES; i++) {
        const int64_t to_us = sw_calendar_next_change(calendar, from_us);
        if (to_us == SW_NEVER_US) {
            return open ? SW_NEVER_US : longest_us;
        }
        if (open && to_us - from_us > longest_us) {
            longest_us = to_us - from_us;
        }
        open = !open;
        from_us = to_us;
    }
    return longest_us;
}

/* Who goes before whom must not change while one of them is served. */
static bool compile_preempt(struct sw_compiler *compiler,
                            struct sw_resource *resource,
                            const struct sw_object *object)
{
    const struct sw_resource_settings *settings = object->values;
    resource->preempt = (enum sw_preempt)settings->preempt;
    if (resource->preempt != SW_PREEMPT_NONE && !resource->rule->lasts) {
        return sw_diagnose(compiler->diagnostics, object->place,
                           SW_CODE(PREEMPT),
                           "'%s' can interrupt work only with `rule: priority` "
                           "or `rule: edd`",
                           resource->name);
    }
    return true;
}

static bool compile_resource(struct sw_compiler *compiler,
                             struct sw_resource *resource,
                             const struct sw_object *object)
{
    const struct sw_resource_settings *settings = object->values;
    struct sw_calendar *calendar = make_calendar(compiler, settings->calendar);
    bool fine = calendar != NULL &&
                close_planned(compiler, &settings->planned, calendar);
    if (fine && sw_calendar_next_change(calendar, 0) == SW_NEVER_US &&
        !sw_calendar_is_open(calendar, 0)) {
        fine = sw_diagnose(compiler->diagnostics, object->place,
                           SW_CODE(NEVER_WORKS),
                           "the resource '%s' never works", object->name);
    }
    /* Whatever its calendar, what uses it is checked as well. */
    resource->calendar = calendar != NULL
                             ? calendar
                             : keep(compiler, sw_calendar_create_always());
    resource->units = (uint32_t)settings->units;
    if (settings->down_until_us > compiler->model->settings->start_us) {
        resource->down_until_us =
            settings->down_until_us - compiler->model->settings->start_us;
    }
    resource->over_shift = (enum sw_over_shift)settings->over_shift;
    resource->longest_us = resource->over_shift == SW_OVER_SHIFT_MUST_FIT
                               ? longest_open(calendar)
                               : SW_NEVER_US;
    resource->rule = sw_queue_rule_of(compiler->reader, settings->rule);
    resource->direct = resource->rule == &SW_QUEUE_FIFO;
    fine = sw_curbs_compile(compiler, resource, &settings->curbs) && fine;
    fine = compile_preempt(compiler, resource, object) && fine;
    return compile_breakdowns(compiler, resource, &settings->breakdowns) &&
           fine;
}

/* Those that nobody works by are read too, to tell what is wrong with them. */
static bool check_calendars(struct sw_compiler *compiler)
{
    const struct sw_objects *all = &compiler->model->settings->calendars;
    bool fine = true;
    for (size_t i = 0; i < all->count; i++) {
        struct sw_calendar *calendar =
            sw_calendar_from_settings(compiler, &all->at[i]);
        fine = calendar != NULL && fine;
        sw_calendar_destroy(calendar);
    }
    return fine;
}

bool sw_compile_resources(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->resources;
    bool fine = check_calendars(compiler);
    model->resource_count = all->count;
    model->resources =
        sw_arena_array(compiler->arena, all->count, sizeof(struct sw_resource));
    for (size_t i = 0; i < all->count; i++) {
        struct sw_resource *resource = &model->resources[i];
        resource->name = all->at[i].name;
        resource->index = (uint32_t)i;
        resource->entity = sw_hash_text(resource->name);
        fine = compile_resource(compiler, resource, &all->at[i]) && fine;
    }
    return fine;
}

static bool is_noted(const struct sw_resource *resource,
                     const struct sw_resource *waker)
{
    for (size_t i = 0; i < resource->wake_count; i++) {
        if (resource->wakes[i] == waker) {
            return true;
        }
    }
    return false;
}

static void note_wake(struct sw_compiler *compiler, struct sw_resource *also,
                      const struct sw_resource *waker)
{
    if (is_noted(also, waker)) {
        return;
    }
    if (also->wakes == NULL) {
        also->wakes =
            sw_arena_array(compiler->arena, compiler->model->resource_count,
                           sizeof(const struct sw_resource *));
    }
    also->wakes[also->wake_count++] = waker;
}

void sw_compile_wakes(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    for (size_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        const size_t count =
            step->service == NULL ? 0 : step->service->also_count;
        for (size_t i = 0; i < count; i++) {
            struct sw_resource *also =
                &model->resources[step->service->also[i]->index];
            also->direct = false;
            for (size_t r = 0; r < sw_step_resources(step); r++) {
                note_wake(compiler, also, sw_step_resource(step, r));
            }
        }
        for (size_t r = 0; r < sw_step_resources(step); r++) {
            const struct sw_resource *resource = sw_step_resource(step, r);
            model->resources[resource->index].direct &=
                count == 0 && sw_step_resources(step) == 1;
        }
    }
}

static bool is_crew(const struct sw_model *model,
                    const struct sw_resource *resource)
{
    for (size_t r = 0; r < model->resource_count; r++) {
        const struct sw_resource *mended = &model->resources[r];
        for (size_t i = 0; i < mended->breakdown_count; i++) {
            const struct sw_op *call = mended->breakdowns[i].call;
            if (call != NULL && call->step->resource == resource) {
                return true;
            }
        }
    }
    return false;
}

static bool is_used(const struct sw_model *model,
                    const struct sw_resource *resource)
{
    for (size_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        if (sw_step_is_served_by(step, resource)) {
            return true;
        }
        const size_t count =
            step->service == NULL ? 0 : step->service->also_count;
        for (size_t i = 0; i < count; i++) {
            if (step->service->also[i] == resource) {
                return true;
            }
        }
    }
    return false;
}

void sw_resources_warn(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    const char **names =
        sw_new_array(model->resource_count + 1, sizeof(char *));
    for (size_t i = 0; i < model->resource_count; i++) {
        names[i] = model->resources[i].name;
    }
    for (size_t i = 0; i < model->resource_count; i++) {
        if (!is_used(model, &model->resources[i]) &&
            !is_crew(model, &model->resources[i])) {
            sw_warn(compiler->diagnostics,
                    model->settings->resources.at[i].place, SW_CODE(IDLE),
                    "no step uses the resource '%s'", names[i]);
            sw_diagnostics_suggest(compiler->diagnostics, names[i], names,
                                   model->resource_count);
        }
    }
    sw_free(names);
}

void sw_destroy_calendars(struct sw_model *model)
{
    for (size_t i = 0; i < model->calendar_count; i++) {
        sw_calendar_destroy(model->calendars[i]);
    }
    sw_free(model->calendars);
}
