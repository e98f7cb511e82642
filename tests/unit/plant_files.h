/*
 * plant_files.h - for tests of demand: a small plant, with the demand that the
 * test writes, and the orders that a replication of it had.
 */
#ifndef SW_TESTS_PLANT_FILES_H
#define SW_TESTS_PLANT_FILES_H

#include "scenario_files.h"

#include "steelway/model.h"

#define PLANT                                                                  \
    "format: 1\n"                                                              \
    "name: Plant\n"                                                            \
    "start: 2026-01-05\n"                                                      \
    "classes: { rush: { priority: 0 }, standard: { priority: 1 } }\n"          \
    "calendars:\n"                                                             \
    "  days: { kind: weekly, open: { mon-sun: [\"06:00-18:00\"] } }\n"         \
    "resources:\n"                                                             \
    "  mill: {}\n"                                                             \
    "  line: { units: 2, calendar: days }\n"                                   \
    "products:\n"                                                              \
    "  guardrail:\n"                                                           \
    "    route: black\n"                                                       \
    "    steel_code: Q235B\n"                                                  \
    "    coil: { unit: 17 t, min: 14 t, max: 19 t }\n"                         \
    "    standard_lead_time: 20 d\n"                                           \
    "  bracket:\n"                                                             \
    "    route: coated\n"                                                      \
    "    steel_code: S350GD\n"                                                 \
    "    coil: { unit: 21 t, min: 18 t, max: 23 t }\n"                         \
    "    standard_lead_time: 40 d\n"                                           \
    "  plate: { route: black, steel_code: Q235B }\n"                           \
    "  sheet: { route: coated, steel_code: S350GD }\n"                         \
    "routes:\n"                                                                \
    "  black: { order: [review], lots: [roll, { together: [cool, test] }] }\n" \
    "  coated: { order: [review], lots: [roll, cool, coat] }\n"                \
    "steps:\n"                                                                 \
    "  review: { kind: delay, time: 2 h }\n"                                   \
    "  roll: { kind: process, resource: mill, rate: 400 t/h }\n"               \
    "  cool: { kind: delay, time: 40 h }\n"                                    \
    "  test: { kind: delay, time: 20 h }\n"                                    \
    "  coat: { kind: process, resource: line, rate: 100 t/h }\n"

#define A_YEAR "run: { length: 365 d, limit: 365 d }\n"

/* The plant with this at its end; NULL if it has errors. */
static inline struct sw_model *plant_with(struct files *files, const char *rest)
{
    const char *text = sw_arena_format(files->arena, "%s%s", PLANT, rest);
    const struct sw_node *root =
        sw_document_read(&files->reader, text_file(files, "plant.yaml", text));
    return sw_model_compile(&files->reader, root, NULL);
}

struct noted_order {
    char order[48];
    char project[48];
    char customer[48];
    char product[24];
    char class[16];
    int64_t grams;
    unsigned lots;
    int64_t entered_us;
    int64_t requested_us;
    int64_t promised_us;
    int64_t delivered_us;
    bool in_cohort;
};

enum { NOTES_MAX = 20000 };

struct notes {
    size_t count;
    struct noted_order at[NOTES_MAX];
    struct sw_outcome outcome;
};

static inline void note_order(void *self, const struct sw_order_record *record)
{
    struct notes *notes = self;
    assert_true(notes->count < NOTES_MAX);
    struct noted_order *order = &notes->at[notes->count++];
    (void)snprintf(order->order, sizeof order->order, "%s", record->order);
    (void)snprintf(order->project, sizeof order->project, "%s",
                   record->project);
    (void)snprintf(order->customer, sizeof order->customer, "%s",
                   record->customer);
    (void)snprintf(order->product, sizeof order->product, "%s",
                   record->product);
    (void)snprintf(order->class, sizeof order->class, "%s", record->class_name);
    order->grams = record->grams;
    order->lots = record->lots;
    order->entered_us = record->entered_us;
    order->requested_us = record->requested_us;
    order->promised_us = record->promised_us;
    order->delivered_us = record->delivered_us;
    order->in_cohort = record->in_cohort;
}

/* The orders of a replication, which must pass its audit; end with
 * notes_destroy. */
static inline struct notes *orders_of(const struct sw_model *model,
                                      uint64_t replication)
{
    struct notes *notes = test_calloc(1, sizeof *notes);
    const struct sw_observer observer = {.self = notes, .order = note_order};
    struct sw_error err = {0};
    if (!sw_model_run(model,
                      &(struct sw_replication){1, replication, &observer},
                      &notes->outcome, &err)) {
        print_error("%s\n", err.message);
        fail();
    }
    if (!notes->outcome.audited) {
        print_error("%s\n", notes->outcome.audit.message);
        fail();
    }
    return notes;
}

static inline void notes_destroy(struct notes *notes)
{
    sw_outcome_clear(&notes->outcome);
    test_free(notes);
}

/* The order of this name; fails if there is none. */
static inline const struct noted_order *order_named(const struct notes *notes,
                                                    const char *name)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (strcmp(notes->at[i].order, name) == 0) {
            return &notes->at[i];
        }
    }
    print_error("no order %s\n", name);
    fail();
    return NULL;
}

/* Compiling the plant with this fails with one error that says so. */
static inline void refuses(struct files *files, const char *rest,
                           const char *part)
{
    assert_null(plant_with(files, rest));
    check_said(files, part);
    forget(files);
}

#endif
