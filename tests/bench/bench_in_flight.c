/* bench_in_flight.c - many orders under way at a time, on Steelway's library.
 */
#include "bench.h"

#include "base/arena.h"
#include "engine/engine.h"
#include "engine/pool.h"
#include "random/distribution.h"
#include "random/draw.h"

struct order {
    int64_t came_us;
    uint64_t number;
};

struct in_flight {
    struct sw_engine *engine;
    struct sw_pool *pool;
    struct sw_draws draws;
    struct sw_distribution *interval;
    struct sw_distribution *stay;
    uint64_t orders;
    uint64_t came;
    int64_t stayed_us;
};

static int64_t draw(const struct in_flight *all, uint64_t purpose,
                    uint64_t entity, const struct sw_distribution *distribution)
{
    const struct sw_address address = {.purpose = purpose, .entity = entity};
    return sw_distribution_draw(distribution,
                                sw_draw_unit(&all->draws, &address));
}

static void leave(void *context, void *self)
{
    struct in_flight *all = context;
    const struct order *order = self;
    all->stayed_us += sw_engine_now(all->engine) - order->came_us;
    sw_pool_give(all->pool, self);
}

static void arrive(void *context, void *self)
{
    struct in_flight *all = context;
    const int64_t now_us = sw_engine_now(all->engine);
    struct order *order = sw_pool_take(all->pool);
    *order = (struct order){.came_us = now_us, .number = all->came++};
    if (all->came < all->orders) {
        const int64_t interval_us =
            draw(all, BENCH_ARRIVAL, order->number, all->interval);
        sw_engine_schedule(all->engine, now_us + interval_us, SW_PHASE_ARRIVAL,
                           arrive, self);
    }
    const int64_t stay_us = draw(all, BENCH_SERVICE, order->number, all->stay);
    sw_engine_schedule(all->engine, now_us + stay_us, SW_PHASE_END, leave,
                       order);
}

struct bench_result ours_in_flight(struct bench_size size)
{
    struct sw_arena *arena = sw_arena_create();
    struct in_flight all = {.orders = size.count, .draws.seed = 1};
    all.engine = sw_engine_create(&all);
    all.pool = sw_pool_create(sizeof(struct order));
    all.interval = sw_distribution_exponential(arena, (double)SW_DAY_US /
                                                          (double)size.pending);
    all.stay = sw_distribution_exponential(arena, (double)SW_DAY_US);

    const double start_s = bench_clock();
    sw_engine_schedule(all.engine, 0, SW_PHASE_ARRIVAL, arrive, NULL);
    sw_engine_run(all.engine, SW_NEVER_US);
    const double seconds = bench_clock() - start_s;

    const double now_d = (double)sw_engine_now(all.engine) / SW_DAY_US;
    sw_engine_destroy(all.engine);
    sw_pool_destroy(all.pool);
    sw_arena_destroy(arena);
    return (struct bench_result){seconds, now_d};
}
