/* bench_hold.c - the hold model on Steelway's engine. */
#include "bench.h"

#include "base/arena.h"
#include "engine/engine.h"
#include "random/distribution.h"
#include "random/draw.h"

#include <stdlib.h>

struct hold {
    struct sw_engine *engine;
    struct sw_arena *arena;
    struct sw_distribution *delay;
    struct sw_draws draws;
    uint64_t scheduled;
    uint64_t left;
};

static void put_back(struct hold *hold, sw_event_fn *happen)
{
    const struct sw_address address = {
        .purpose = BENCH_SERVICE,
        .entity = ++hold->scheduled,
    };
    const double unit = sw_draw_unit(&hold->draws, &address);
    const int64_t delay_us = sw_distribution_draw(hold->delay, unit);
    sw_engine_schedule(hold->engine, sw_engine_now(hold->engine) + delay_us,
                       SW_PHASE_END, happen, NULL);
}

static void happen(void *context, void *self)
{
    (void)self;
    struct hold *hold = context;
    put_back(hold, happen);
    if (--hold->left == 0) {
        sw_engine_stop(hold->engine);
    }
}

struct bench_result ours_hold(struct bench_size size)
{
    struct hold hold = {.draws.seed = 1, .left = size.count};
    hold.engine = sw_engine_create(&hold);
    hold.arena = sw_arena_create();
    hold.delay = sw_distribution_exponential(hold.arena, (double)SW_HOUR_US);
    for (uint64_t i = 0; i < size.pending; i++) {
        put_back(&hold, happen);
    }

    const double start_s = bench_clock();
    sw_engine_run(hold.engine, SW_NEVER_US);
    const double seconds = bench_clock() - start_s;

    const double now_h = (double)sw_engine_now(hold.engine) / SW_HOUR_US;
    sw_engine_destroy(hold.engine);
    sw_arena_destroy(hold.arena);
    return (struct bench_result){seconds, now_h};
}
