/*
 * slot_plant.h - a plant of one slot, as text, and the days on which its lots
 * leave it.
 */
#ifndef SW_TESTS_SLOT_PLANT_H
#define SW_TESTS_SLOT_PLANT_H

#include "small_plant.h"

/* Buckets of ten days hold 1,000 t; lots weigh 100 t. */
#define RESOURCES                                                              \
    "resources: { mill: { units: 100 } }\n"                                    \
    "classes: { standard: {}, rush: {}, slow: {} }\n"                          \
    "products:\n"                                                              \
    "  coil: { route: way, coil: { unit: 100 t }, standard_lead_time: 10 d "   \
    "}\n"                                                                      \
    "  plate: { route: way, coil: { unit: 100 t } }\n"                         \
    "routes: { way: { order: [book], lots: [roll] } }\n"

#define PLANT(slot, demand)                                                    \
    "format: 1\nname: slots\n"                                                 \
    "run: { length: 400 d, limit: 1 d, quantiles: [] }\n" RESOURCES "steps:\n" \
    "  roll: { kind: process, resource: mill, time: 1 h }\n"                   \
    "  book: { kind: slot, of: mill, rate: 100 t/d, bucket: 10 d, " slot       \
    " }\n"                                                                     \
    "demand:\n" demand

/* Orders of so many tonnes of one product: `count` of them from day `first`,
 * one each `every`. */
#define ORDERS(name, first, every, count, tonnes, more)                        \
    "  " name ": { kind: orders, first: " first ", every: " every              \
    ", count: " count ", tonnes: " tonnes ", " more " }\n"
#define COIL "products: { coil: 100 % }"
#define PLATE "products: { plate: 100 % }"
#define RUSH ", class: { rush: 100 % }"

enum { NOBODY_LEFT = -1 };

/* The day on which the `nth` (from 1) lot of the order leaves the slot. */
static inline double day_of(const struct small_plant *plant, const char *order,
                            size_t nth)
{
    for (size_t i = 0; i < plant->count; i++) {
        const struct small_event *event = &plant->events[i];
        if (strcmp(event->activity, "book") == 0 &&
            strcmp(event->lifecycle, "complete") == 0 &&
            strcmp(event->order, order) == 0 && --nth == 0) {
            return (double)event->at_us / (double)SW_DAY_US;
        }
    }
    return NOBODY_LEFT;
}

struct expected {
    const char *order;
    size_t lots; /* up to this one, from the one before in the table */
    double day;
};

/* Lots of the order from `lot` on have left on the day that is expected. Gives
 * the number of the next. */
static inline size_t check_lots(const struct small_plant *plant,
                                const struct expected *expected, size_t lot)
{
    for (; lot <= expected->lots; lot++) {
        const double day = day_of(plant, expected->order, lot);
        if (day != expected->day) {
            fail_msg("lot %zu of %s on day %g, not %g", lot, expected->order,
                     day, expected->day);
        }
    }
    return lot;
}

/* Each lot of each order has left the slot on this day, and no more have. */
static inline void check_days(const char *text, const struct expected *expected,
                              size_t count)
{
    struct small_plant plant;
    small_plant_run(&plant, text);
    if (!plant.done) {
        fail_msg("%s", plant.err.message);
    }
    size_t lot = 1;
    for (size_t i = 0; i < count; i++) {
        lot = check_lots(&plant, &expected[i], lot);
        if (i + 1 == count ||
            strcmp(expected[i].order, expected[i + 1].order) != 0) {
            assert_true(day_of(&plant, expected[i].order, lot) == NOBODY_LEFT);
            lot = 1;
        }
    }
    small_plant_clear(&plant);
}

#define CHECK_DAYS(text, ...)                                                  \
    do {                                                                       \
        const struct expected expected_[] = {__VA_ARGS__};                     \
        check_days(text, expected_, sizeof expected_ / sizeof *expected_);     \
    } while (0)

#endif
