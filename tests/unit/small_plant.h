/*
 * small_plant.h - a scenario as text, one replication of it, and what happened.
 *
 *     struct small_plant plant;
 *     small_plant_run(&plant, PLANT "steps: ...");
 *     assert_time(&plant, "cast", "complete", 2, 3.5);
 *     small_plant_clear(&plant);
 */
#ifndef SW_TESTS_SMALL_PLANT_H
#define SW_TESTS_SMALL_PLANT_H

#include "scratch.h"

#include <math.h>

#include "scenario/document.h"
#include "steelway/extension.h"
#include "steelway/model.h"

struct small_event {
    int64_t at_us;
    char *order;
    unsigned lot;
    char *activity;
    char *lifecycle;
};

struct small_plant {
    char *folder;
    struct sw_arena *arena;
    struct sw_diagnostics *diagnostics;
    struct sw_model *model;
    struct sw_outcome outcome;
    struct sw_error err;
    bool done; /* the run, without failing */
    size_t count;
    size_t capacity;
    struct small_event *events;
    size_t draws;
    size_t later_draws; /* of them, not on the first visit */
    size_t draw_capacity;
    struct sw_draw_record *drawn; /* all of them */
    size_t order_count;
    size_t order_capacity;
    struct sw_order_record *orders; /* as records; outcome is the only text */
};

static inline void small_plant_note(void *self,
                                    const struct sw_happening *happening)
{
    struct small_plant *plant = self;
    plant->events =
        sw_reserve_array(plant->events, &plant->capacity, plant->count + 1,
                         sizeof(struct small_event));
    plant->events[plant->count++] = (struct small_event){
        .at_us = happening->at_us,
        .order = sw_copy_text(happening->order),
        .lot = happening->lot,
        .activity = sw_copy_text(happening->activity),
        .lifecycle = sw_copy_text(happening->lifecycle),
    };
}

static inline void small_plant_order(void *self,
                                     const struct sw_order_record *record)
{
    struct small_plant *plant = self;
    plant->orders = sw_reserve_array(plant->orders, &plant->order_capacity,
                                     plant->order_count + 1, sizeof(*record));
    struct sw_order_record *copy = &plant->orders[plant->order_count++];
    *copy = *record;
    copy->outcome = sw_copy_text(record->outcome);
    copy->order = sw_copy_text(record->order);
}

static inline void small_plant_draw(void *self,
                                    const struct sw_draw_record *record)
{
    struct small_plant *plant = self;
    plant->drawn =
        sw_reserve_array(plant->drawn, &plant->draw_capacity, plant->draws + 1,
                         sizeof(struct sw_draw_record));
    plant->drawn[plant->draws++] = *record;
    plant->later_draws += record->visit > 0 ? 1 : 0;
}

static inline int small_plant_by_address(const void *first, const void *second)
{
    const struct sw_draw_record *a = first;
    const struct sw_draw_record *b = second;
    const int purposes = strcmp(a->purpose, b->purpose);
    if (purposes != 0) {
        return purposes;
    }
    if (a->entity != b->entity) {
        return a->entity < b->entity ? -1 : 1;
    }
    if (a->visit != b->visit) {
        return a->visit < b->visit ? -1 : 1;
    }
    return (a->draw > b->draw) - (a->draw < b->draw);
}

/* No address of a draw is used twice. */
static inline void small_plant_check_draws(struct small_plant *plant)
{
    qsort(plant->drawn, plant->draws, sizeof(struct sw_draw_record),
          small_plant_by_address);
    for (size_t i = 1; i < plant->draws; i++) {
        if (small_plant_by_address(&plant->drawn[i - 1], &plant->drawn[i]) ==
            0) {
            fail_msg("%s is drawn twice at one address",
                     plant->drawn[i].purpose);
        }
    }
}

/* Compile `text`, with kinds and rules beyond the library's own if `extension`
 * is not NULL; plant->model is NULL if it was refused. */
static inline void
small_plant_compile_with(struct small_plant *plant, const char *text,
                         const struct sw_extension *extension)
{
    *plant = (struct small_plant){
        .folder = scratch_create(),
        .arena = sw_arena_create(),
        .diagnostics = sw_diagnostics_create(),
    };
    scratch_write(plant->folder, "plant.yaml", text);
    char *path = scratch_path(plant->folder, "plant.yaml");
    struct sw_reader reader = {.arena = plant->arena,
                               .diagnostics = plant->diagnostics};
    sw_extend(&reader, extension);
    const struct sw_node *root = sw_document_read(&reader, path);
    if (root != NULL && sw_diagnostics_errors(plant->diagnostics) == 0) {
        plant->model = sw_model_compile(&reader, root, NULL);
    }
    sw_free(path);
}

static inline void small_plant_compile(struct small_plant *plant,
                                       const char *text)
{
    small_plant_compile_with(plant, text, NULL);
}

/* Compile it and run replication 1 with seed 1. */
static inline void small_plant_run_with(struct small_plant *plant,
                                        const char *text,
                                        const struct sw_extension *extension)
{
    small_plant_compile_with(plant, text, extension);
    if (plant->model == NULL) {
        sw_diagnostics_print(plant->diagnostics, stderr);
        fail_msg("the scenario was refused");
    }
    const struct sw_observer observer = {.self = plant,
                                         .happening = small_plant_note,
                                         .order = small_plant_order,
                                         .draw = small_plant_draw};
    plant->done =
        sw_model_run(plant->model, &(struct sw_replication){1, 1, &observer},
                     &plant->outcome, &plant->err);
    if (plant->done && !plant->outcome.audited) {
        fail_msg("audit: %s", plant->outcome.audit.message);
    }
    small_plant_check_draws(plant);
}

static inline void small_plant_run(struct small_plant *plant, const char *text)
{
    small_plant_run_with(plant, text, NULL);
}

static inline void small_plant_clear(struct small_plant *plant)
{
    for (size_t i = 0; i < plant->count; i++) {
        sw_free(plant->events[i].order);
        sw_free(plant->events[i].activity);
        sw_free(plant->events[i].lifecycle);
    }
    for (size_t i = 0; i < plant->order_count; i++) {
        char *texts[] = {(char *)(uintptr_t)plant->orders[i].outcome,
                         (char *)(uintptr_t)plant->orders[i].order};
        sw_free(texts[0]);
        sw_free(texts[1]);
    }
    sw_free(plant->events);
    sw_free(plant->orders);
    sw_free(plant->drawn);
    if (plant->done) {
        sw_outcome_clear(&plant->outcome);
    }
    sw_model_destroy(plant->model);
    sw_diagnostics_destroy(plant->diagnostics);
    sw_arena_destroy(plant->arena);
    scratch_remove(plant->folder);
}

/* The `nth` (from 1) event of this kind; NULL if there were fewer. */
static inline const struct small_event *
small_plant_event(const struct small_plant *plant, const char *activity,
                  const char *lifecycle, size_t nth)
{
    for (size_t i = 0; i < plant->count; i++) {
        const struct small_event *event = &plant->events[i];
        if (strcmp(event->activity, activity) == 0 &&
            strcmp(event->lifecycle, lifecycle) == 0 && --nth == 0) {
            return event;
        }
    }
    return NULL;
}

/* The `nth` (from 1) event of this kind was at `hours`. */
static inline void assert_time(const struct small_plant *plant,
                               const char *activity, const char *lifecycle,
                               size_t nth, double hours)
{
    const struct small_event *event =
        small_plant_event(plant, activity, lifecycle, nth);
    if (event == NULL) {
        fail_msg("%s never had %zu times %s", activity, nth, lifecycle);
        return;
    }
    const double at_h = (double)event->at_us / (double)SW_HOUR_US;
    if (at_h != hours) {
        fail_msg("%s %s %zu: at %g h, not %g h", activity, lifecycle, nth, at_h,
                 hours);
    }
}

/* There were just so many. */
static inline void assert_times(const struct small_plant *plant,
                                const char *activity, const char *lifecycle,
                                size_t count)
{
    assert_true(count == 0 ||
                small_plant_event(plant, activity, lifecycle, count) != NULL);
    assert_null(small_plant_event(plant, activity, lifecycle, count + 1));
}

/* The measure of that step (or product), as it is printed. */
static inline double small_plant_value(const struct small_plant *plant,
                                       const char *id, const char *subject)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, id) == 0 &&
            strcmp(series->subject, subject) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale;
        }
    }
    fail_msg("there is no %s of '%s'", id, subject);
    return 0.0;
}

/* Likewise, of a product, or a type of problems. */
static inline double small_plant_told(const struct small_plant *plant,
                                      const char *id, const char *product,
                                      const char *subject)
{
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (strcmp(series->measure->id, id) == 0 &&
            strcmp(series->product, product) == 0 &&
            strcmp(series->subject, subject) == 0) {
            const struct sw_total *total = &plant->outcome.totals[i];
            return total->numerator / total->denominator *
                   series->measure->scale;
        }
    }
    fail_msg("there is no %s of '%s' at '%s'", id, product, subject);
    return 0.0;
}

/* What was spent is told by this series. */
static inline bool small_plant_is_time(const struct sw_series *series,
                                       const char *product, const char *step,
                                       const char *class_name)
{
    return series->measure->group == SW_MEASURES_BREAKDOWN &&
           strcmp(series->product, product) == 0 &&
           strcmp(series->subject, step) == 0 &&
           strcmp(series->subclass, class_name) == 0;
}

/* The orders of `product` spent in the mean just so many hours of this class at
 * `step`. */
static inline void assert_spent(const struct small_plant *plant,
                                const char *product, const char *step,
                                const char *class_name, double hours)
{
    double spent = -1.0;
    for (size_t i = 0; i < plant->outcome.count; i++) {
        const struct sw_series *series = sw_model_series(plant->model, i);
        if (small_plant_is_time(series, product, step, class_name)) {
            const struct sw_total *total = &plant->outcome.totals[i];
            spent =
                total->numerator / total->denominator * series->measure->scale;
        }
    }
    if (fabs(spent - hours) > 1e-9) {
        fail_msg("%s at %s: %g h, not %g h", class_name, step, spent, hours);
    }
}

/* The order's first lot is done at `step` at so many hours; -1: never. */
static inline void assert_done_at(const struct small_plant *plant,
                                  const char *order, const char *step,
                                  double hours)
{
    double at_h = -1.0;
    for (size_t i = plant->count; i > 0; i--) {
        const struct small_event *event = &plant->events[i - 1];
        if (strcmp(event->order, order) == 0 &&
            strcmp(event->activity, step) == 0 &&
            strcmp(event->lifecycle, "complete") == 0) {
            at_h = (double)event->at_us / (double)SW_HOUR_US;
        }
    }
    if (at_h != hours) {
        fail_msg("%s is done at %g h, not %g h", order, at_h, hours);
    }
}

/* The scenario is refused, with this code. */
static inline void assert_refused(const char *text, const char *code)
{
    struct small_plant plant;
    small_plant_compile(&plant, text);
    assert_null(plant.model);
    char *shown = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&shown, &length);
    assert_non_null(memory);
    sw_diagnostics_print(plant.diagnostics, memory);
    assert_int_equal(fclose(memory), 0);
    if (strstr(shown, code) == NULL) {
        fail_msg("no [%s] among:\n%s", code, shown);
    }
    free(shown);
    small_plant_clear(&plant);
}

#endif
