/*
 * fake_model.h - a model that needs no scenario: one order is delivered, one is
 * not, one is background. It takes the place of the model's own functions in a
 * test of what is written about it.
 */
#ifndef SW_TESTS_FAKE_MODEL_H
#define SW_TESTS_FAKE_MODEL_H

#include "steelway/model.h"

/* A seed with which it cannot run. */
enum { FAKE_BROKEN_SEED = 13, FAKE_START_DAY = 20458 }; /* 2026-01-05 */

int64_t sw_model_start_us(const struct sw_model *model)
{
    (void)model;
    return FAKE_START_DAY * SW_DAY_US;
}

size_t sw_model_step_count(const struct sw_model *model)
{
    (void)model;
    return 0;
}

struct sw_step_info sw_model_step(const struct sw_model *model, size_t index)
{
    (void)model;
    (void)index;
    return (struct sw_step_info){0};
}

bool sw_model_step_is_served(const struct sw_model *model, size_t index,
                             const char *resource)
{
    (void)model;
    (void)index;
    (void)resource;
    return false;
}

size_t sw_model_cell_count(const struct sw_model *model)
{
    (void)model;
    return 0;
}

struct sw_cell_info sw_model_cell(const struct sw_model *model, size_t index)
{
    (void)model;
    (void)index;
    return (struct sw_cell_info){0};
}

bool sw_model_expectation(const struct sw_model *model, size_t index,
                          struct sw_expectation *expectation)
{
    (void)model;
    (void)expectation;
    (void)index;
    return false;
}

size_t sw_model_product_count(const struct sw_model *model)
{
    (void)model;
    return 1;
}

struct sw_product_info sw_model_product(const struct sw_model *model,
                                        size_t index)
{
    (void)model;
    (void)index;
    return (struct sw_product_info){.name = "coil"};
}

void sw_outcome_clear(struct sw_outcome *outcome)
{
    *outcome = (struct sw_outcome){0};
}

static const struct sw_order_record fake_orders[] = {
    {"a.1", "a", "=护栏厂", "coil", "rush", 25500000, 2, 0, 20 * SW_DAY_US,
     20 * SW_DAY_US, 30 * SW_DAY_US, 1, "displaced",
     18 * SW_DAY_US + SW_DAY_US / 2, 19 * SW_DAY_US, "delivered", true, false,
     1},
    {"a.2", "a", "", "coil", "standard", 1, 1, SW_DAY_US, SW_NEVER_US,
     SW_NEVER_US, SW_NEVER_US, 0, "", SW_NEVER_US, SW_NEVER_US, "open", false,
     false, 2},
    {"b-1", "b-1", "", "sheet", "standard", 1000000, 1, 0, SW_NEVER_US,
     SW_NEVER_US, SW_NEVER_US, 0, "", SW_DAY_US, SW_DAY_US, "delivered", true,
     true, 3},
};

enum { FAKE_ORDERS = 3 };

static const struct sw_happening fake_happenings[] = {
    {0, "a.1", 0, "review", "schedule", "", 0, 0, NULL, NULL},
    {SW_HOUR_US + 1, "a.1", 2, "roll", "start", "hot_mill", 0, 0, NULL, NULL},
};

static const struct sw_known_order fake_known_orders[] = {
    {"a.1", "a", "=护栏厂", "coil", "rush", 25500000, 0, 20 * SW_DAY_US,
     21 * SW_DAY_US, true, 2},
    {"a.2", "a", "", "coil", "standard", 1000000, -SW_DAY_US, SW_NEVER_US,
     10 * SW_DAY_US, true, 1},
    {"a.3", "a", "", "coil", "standard", 1000000, 0, SW_NEVER_US, SW_NEVER_US,
     false, 1},
};

enum { FAKE_KNOWN_ORDERS = 3 };

size_t sw_model_known_order_count(const struct sw_model *model)
{
    (void)model;
    return FAKE_KNOWN_ORDERS;
}

const struct sw_known_order *sw_model_known_order(const struct sw_model *model,
                                                  size_t index)
{
    (void)model;
    return &fake_known_orders[index];
}

bool sw_model_run(const struct sw_model *model,
                  const struct sw_replication *replication,
                  struct sw_outcome *outcome, struct sw_error *err)
{
    const struct sw_observer *observer = replication->observer;
    (void)model;
    if (replication->seed == FAKE_BROKEN_SEED) {
        return sw_fail(err, SW_ERROR_RUN, "the queue of 'roll' is endless");
    }
    *outcome = (struct sw_outcome){.replication = replication->number};
    for (int i = 0; i < 2 && observer->happening != NULL; i++) {
        observer->happening(observer->self, &fake_happenings[i]);
    }
    for (int i = 0; i < FAKE_ORDERS && observer->order != NULL; i++) {
        observer->order(observer->self, &fake_orders[i]);
    }
    if (observer->draw != NULL) {
        observer->draw(observer->self,
                       &(struct sw_draw_record){"steps/roll/time", UINT64_MAX,
                                                1, 0, 0.25});
    }
    return true;
}

#endif
