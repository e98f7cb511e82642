/* bench_stations.c - orders through five stations on Steelway's library. */
#include "bench.h"

#include "base/arena.h"
#include "base/memory.h"
#include "engine/engine.h"
#include "engine/pool.h"
#include "random/distribution.h"
#include "random/draw.h"
#include "stats/level.h"

#include <assert.h>

struct order {
    int64_t born_us;
    uint64_t number;
    int at;
    struct order *next;
};

struct station {
    int64_t servers;
    struct sw_level busy;
    struct sw_level waiting;
    struct order *first;
    struct order *last;
    struct sw_distribution *service;
};

struct stations {
    struct sw_engine *engine;
    struct sw_pool *pool;
    struct sw_draws draws;
    struct sw_distribution *interval;
    struct station stations[STATIONS];
    int64_t *lead_us;
    uint64_t orders;
    uint64_t born;
    uint64_t done;
};

static int64_t draw(const struct stations *all, uint64_t purpose,
                    uint64_t entity, const struct sw_distribution *distribution)
{
    const struct sw_address address = {.purpose = purpose, .entity = entity};
    return sw_distribution_draw(distribution,
                                sw_draw_unit(&all->draws, &address));
}

static void finish(void *context, void *self);

static void serve(struct stations *all, const struct station *station,
                  struct order *order)
{
    const int64_t service_us = draw(all, BENCH_SERVICE + (uint64_t)order->at,
                                    order->number, station->service);
    sw_engine_schedule(all->engine, sw_engine_now(all->engine) + service_us,
                       SW_PHASE_END, finish, order);
}

static void enter(struct stations *all, struct order *order, int at)
{
    struct station *station = &all->stations[at];
    const int64_t now_us = sw_engine_now(all->engine);
    order->at = at;
    if (station->busy.value < station->servers) {
        sw_level_add(&station->busy, now_us, 1);
        serve(all, station, order);
        return;
    }
    order->next = NULL;
    if (station->first == NULL) {
        station->first = order;
    } else {
        station->last->next = order;
    }
    station->last = order;
    sw_level_add(&station->waiting, now_us, 1);
}

static void finish(void *context, void *self)
{
    struct stations *all = context;
    struct order *order = self;
    struct station *station = &all->stations[order->at];
    const int64_t now_us = sw_engine_now(all->engine);
    struct order *waiting = station->first;
    if (waiting != NULL) {
        station->first = waiting->next;
        sw_level_add(&station->waiting, now_us, -1);
        serve(all, station, waiting);
    } else {
        sw_level_add(&station->busy, now_us, -1);
    }
    if (order->at + 1 < STATIONS) {
        enter(all, order, order->at + 1);
    } else {
        all->lead_us[all->done++] = now_us - order->born_us;
        sw_pool_give(all->pool, order);
    }
}

static void arrive(void *context, void *self)
{
    struct stations *all = context;
    const int64_t now_us = sw_engine_now(all->engine);
    struct order *order = sw_pool_take(all->pool);
    *order = (struct order){.born_us = now_us, .number = all->born++};
    if (all->born < all->orders) {
        const int64_t interval_us =
            draw(all, BENCH_ARRIVAL, all->born, all->interval);
        sw_engine_schedule(all->engine, now_us + interval_us, SW_PHASE_ARRIVAL,
                           arrive, self);
    }
    enter(all, order, 0);
}

static struct sw_distribution *make_service(struct sw_arena *arena, int i)
{
    const double mean_us = (double)(bench_servers[i] * SW_HOUR_US);
    if (bench_cv[i] <= 0) {
        return sw_distribution_exponential(arena, mean_us);
    }
    const struct sw_distribution_spec spec = {
        .family = sw_distribution_find("lognormal"),
        .form = 2, /* mean and cv */
        .values = {mean_us, bench_cv[i]},
    };
    struct sw_distribution *made = NULL;
    struct sw_distribution_fault fault = {0};
    const bool done = sw_distribution_make(&made, arena, &spec, &fault);
    assert(done);
    (void)done;
    return made;
}

static double mean_h(const struct stations *all)
{
    sw_int128 sum_us = 0;
    for (uint64_t i = 0; i < all->done; i++) {
        sum_us += all->lead_us[i];
    }
    return (double)sum_us / (double)all->done / SW_HOUR_US;
}

struct bench_result ours_stations(struct bench_size size)
{
    struct sw_arena *arena = sw_arena_create();
    struct stations all = {.orders = size.count, .draws.seed = 1};
    all.engine = sw_engine_create(&all);
    all.pool = sw_pool_create(sizeof(struct order));
    all.interval = sw_distribution_exponential(arena, SW_HOUR_US / 0.8);
    all.lead_us = sw_new_array(size.count, sizeof all.lead_us[0]);
    for (int i = 0; i < STATIONS; i++) {
        struct station *station = &all.stations[i];
        station->servers = bench_servers[i];
        station->service = make_service(arena, i);
        sw_level_init(&station->busy, 0, 0);
        sw_level_init(&station->waiting, 0, 0);
    }

    const double start_s = bench_clock();
    sw_engine_schedule(all.engine, draw(&all, BENCH_ARRIVAL, 0, all.interval),
                       SW_PHASE_ARRIVAL, arrive, NULL);
    sw_engine_run(all.engine, SW_NEVER_US);
    const double seconds = bench_clock() - start_s;

    const double check = mean_h(&all);
    sw_engine_destroy(all.engine);
    sw_pool_destroy(all.pool);
    sw_arena_destroy(arena);
    sw_free(all.lead_us);
    return (struct bench_result){seconds, check};
}
