/*
 * bench_random.c - nanoseconds of a draw from its address, by family.
 *
 * Usage: bench_random
 */
#include "base/arena.h"
#include "random/distribution.h"
#include "random/draw.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DRAWS = 5000000 };

struct row {
    const char *family;
    double values[SW_FORM_PARAMETERS];
};

static const struct row rows[] = {
    {"constant", {1e9}},
    {"uniform", {1e9, 3e9}},
    {"triangular", {1e9, 2e9, 4e9}},
    {"exponential", {1e9}},
    {"lognormal", {1e9, 0.8}},
    {"weibull", {1e9, 1.5}},
    {"gamma", {1e9, 0.5}},
    {"beta", {1e9, 2e9, 4e9}},
    {"poisson", {4}},
};

static double seconds_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double time_units(void)
{
    const struct sw_draws draws = {.seed = 1};
    struct sw_address address = {.purpose = 2};
    double sum = 0;
    const double start = seconds_now();
    for (uint64_t i = 0; i < DRAWS; i++) {
        address.entity = i;
        sum += sw_draw_unit(&draws, &address);
    }
    const double seconds = seconds_now() - start;
    return sum > 0 ? seconds / DRAWS : 0; /* the sum has to be made */
}

static double time_draws(const struct sw_distribution *distribution)
{
    const struct sw_draws draws = {.seed = 1};
    struct sw_address address = {.purpose = 2};
    int64_t sum = 0;
    const double start = seconds_now();
    for (uint64_t i = 0; i < DRAWS; i++) {
        address.entity = i;
        sum +=
            sw_distribution_draw(distribution, sw_draw_unit(&draws, &address));
    }
    const double seconds = seconds_now() - start;
    return sum > 0 ? seconds / DRAWS : 0;
}

int main(void)
{
    struct sw_arena *arena = sw_arena_create();
    printf("%-12s %5.1f ns\n", "unit", 1e9 * time_units());
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sw_distribution_spec spec = {
            sw_distribution_find(rows[i].family), 0, {0}};
        struct sw_distribution_fault fault = {0};
        struct sw_distribution *made = NULL;
        memcpy(spec.values, rows[i].values, sizeof spec.values);
        if (!sw_distribution_make(&made, arena, &spec, &fault)) {
            return 1;
        }
        printf("%-12s %5.1f ns\n", rows[i].family, 1e9 * time_draws(made));
    }
    sw_arena_destroy(arena);
    return 0;
}
