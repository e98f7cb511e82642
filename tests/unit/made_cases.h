/* made_cases.h - replications made by hand, for tests of what is computed from
 * them. */
#ifndef SW_TESTS_MADE_CASES_H
#define SW_TESTS_MADE_CASES_H

#include "steelway/summary.h"

#include "cases.h"

#include <stdlib.h>
#include <string.h>

static const struct sw_measure MADE_TIME = {
    .id = "delivery_time",
    .group = SW_MEASURES_ORDER,
    .unit = "d",
    .scale = 0.001, /* a value of 1000 is a day */
    .sampled = true,
    .smaller_is_better = true,
};
static const struct sw_measure MADE_OTIF = {
    .id = "otif",
    .group = SW_MEASURES_ORDER,
    .unit = "%",
    .scale = 100.0,
};
static const struct sw_measure MADE_COST = {
    .id = "cost_per_tonne",
    .group = SW_MEASURES_ORDER,
    .unit = "CNY/t",
    .scale = 1.0,
    .smaller_is_better = true,
};
static const struct sw_measure MADE_TONNES = {
    .id = "delivered",
    .group = SW_MEASURES_ORDER,
    .unit = "t/d",
    .scale = 1.0,
};
static const struct sw_measure MADE_BUSY = {
    .id = "busy",
    .group = SW_MEASURES_RESOURCE,
    .unit = "%",
    .scale = 100.0,
};

enum { MADE_SERIES = 10 };

/* Two products, "rail" and "tube", then "others"; each by what is above. */
static const struct sw_series MADE_SERIES_OF[MADE_SERIES] = {
    {&MADE_TIME, "rail", "", "", true, NULL},
    {&MADE_OTIF, "rail", "", "", false, NULL},
    {&MADE_COST, "rail", "", "", false, NULL},
    {&MADE_TONNES, "rail", "", "", false, NULL},
    {&MADE_TIME, "tube", "", "", true, NULL},
    {&MADE_OTIF, "tube", "", "", false, NULL},
    {&MADE_COST, "tube", "", "", false, NULL},
    {&MADE_TONNES, "tube", "", "", false, NULL},
    {&MADE_COST, "others", "", "", false, NULL},
    {&MADE_BUSY, "", "mill", "", false, NULL},
};

struct made_cases {
    struct sw_cases cases;
    struct sw_replications replications;
    const struct sw_series **series;
    size_t *series_count;
};

/* How an option differs from the first. */
struct made_option {
    double faster; /* each order by this share */
    double cost;   /* a tonne more */
    size_t open;   /* orders of rail that stay open in each replication */
};

static inline void make_time(struct sw_total *total, uint64_t stream,
                             size_t orders, const struct made_option *option)
{
    total->samples = malloc(orders * sizeof(*total->samples));
    total->sample_count = orders;
    total->denominator = (double)orders;
    /* A level of the replication, shared by its orders and by all options. */
    const double level = 10000.0 + 2000.0 * unit_of(stream, 999999);
    for (size_t i = 0; i < orders; i++) {
        const double drawn = level + 10000.0 * unit_of(stream, i);
        total->samples[i] = (int64_t)(drawn * (1.0 - option->faster));
        total->numerator += (double)total->samples[i];
    }
}

static inline void make_outcome(struct sw_outcome *outcome, uint64_t number,
                                size_t orders, const struct made_option *option)
{
    *outcome = (struct sw_outcome){
        .replication = number,
        .count = MADE_SERIES,
        .totals = calloc(MADE_SERIES, sizeof(struct sw_total)),
        .audited = true,
    };
    for (size_t i = 0; i < MADE_SERIES; i++) {
        const struct sw_series *series = &MADE_SERIES_OF[i];
        struct sw_total *total = &outcome->totals[i];
        const uint64_t stream = sw_hash_pair(number, i);
        if (series->measure == &MADE_TIME) {
            make_time(total, stream, orders, option);
            total->unreached = i == 0 ? option->open : 0;
        } else if (series->measure == &MADE_OTIF) {
            total->numerator = 0.8 * (double)orders +
                               floor(0.2 * (double)orders * unit_of(stream, 0));
            total->denominator = (double)orders;
        } else if (series->measure == &MADE_COST) {
            total->denominator = 100.0 + floor(10.0 * unit_of(stream, 0));
            total->numerator =
                total->denominator * (50.0 + option->cost + unit_of(stream, 1));
        } else {
            total->numerator = 300.0 * 0.5;
            total->denominator = 300.0;
        }
    }
}

/* `runs` replications of `orders` orders of each product and option. */
static inline struct made_cases *make_cases(const struct made_option *options,
                                            size_t count, size_t runs,
                                            size_t orders)
{
    struct made_cases *made = calloc(1, sizeof(*made));
    made->series = calloc(count, sizeof(const struct sw_series *));
    made->series_count = calloc(count, sizeof(*made->series_count));
    made->replications = (struct sw_replications){
        .options = count,
        .count = runs,
        .outcomes = calloc(count * runs + 1, sizeof(struct sw_outcome)),
    };
    for (size_t o = 0; o < count; o++) {
        made->series[o] = MADE_SERIES_OF;
        made->series_count[o] = MADE_SERIES;
        for (size_t r = 0; r < runs; r++) {
            make_outcome(&made->replications.outcomes[r * count + o], r + 1,
                         orders, &options[o]);
        }
    }
    made->cases = (struct sw_cases){
        .options = count,
        .series = made->series,
        .series_count = made->series_count,
        .replications = &made->replications,
    };
    return made;
}

static inline void free_cases(struct made_cases *made)
{
    const size_t count = made->replications.options * made->replications.count;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < MADE_SERIES; k++) {
            free(made->replications.outcomes[i].totals[k].samples);
        }
        free(made->replications.outcomes[i].totals);
    }
    free(made->replications.outcomes);
    free(made->series);
    free(made->series_count);
    free(made);
}

#endif
