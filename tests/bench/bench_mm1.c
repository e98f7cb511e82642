/* bench_mm1.c - the queue of one server on Steelway's library. */
#include "bench.h"

#include "base/arena.h"
#include "engine/engine.h"
#include "engine/pool.h"
#include "random/distribution.h"
#include "random/draw.h"
#include "stats/level.h"

struct customer {
    int64_t came_us;
    struct customer *next;
};

struct mm1 {
    struct sw_engine *engine;
    struct sw_pool *pool;
    struct sw_draws draws;
    struct sw_distribution *interval;
    struct sw_distribution *service;
    struct customer *first;
    struct customer *last;
    struct sw_level queue;
    struct sw_level busy;
    uint64_t customers;
    uint64_t arrived;
    uint64_t served;
    int64_t stay_us;
};

static int64_t draw(const struct mm1 *mm1, uint64_t purpose, uint64_t entity,
                    const struct sw_distribution *distribution)
{
    const struct sw_address address = {.purpose = purpose, .entity = entity};
    return sw_distribution_draw(distribution,
                                sw_draw_unit(&mm1->draws, &address));
}

static void depart(void *context, void *self);

static void serve(struct mm1 *mm1, int64_t now_us)
{
    const int64_t service_us =
        draw(mm1, BENCH_SERVICE, mm1->served, mm1->service);
    sw_engine_schedule(mm1->engine, now_us + service_us, SW_PHASE_END, depart,
                       NULL);
}

static void arrive(void *context, void *self)
{
    struct mm1 *mm1 = context;
    const int64_t now_us = sw_engine_now(mm1->engine);
    if (++mm1->arrived < mm1->customers) {
        const int64_t interval_us =
            draw(mm1, BENCH_ARRIVAL, mm1->arrived, mm1->interval);
        sw_engine_schedule(mm1->engine, now_us + interval_us, SW_PHASE_ARRIVAL,
                           arrive, self);
    }
    struct customer *customer = sw_pool_take(mm1->pool);
    *customer = (struct customer){.came_us = now_us};
    if (mm1->first == NULL) {
        mm1->first = customer;
    } else {
        mm1->last->next = customer;
    }
    mm1->last = customer;
    if (mm1->busy.value == 0) {
        sw_level_set(&mm1->busy, now_us, 1);
        serve(mm1, now_us);
    } else {
        sw_level_add(&mm1->queue, now_us, 1);
    }
}

static void depart(void *context, void *self)
{
    (void)self;
    struct mm1 *mm1 = context;
    const int64_t now_us = sw_engine_now(mm1->engine);
    struct customer *customer = mm1->first;
    mm1->stay_us += now_us - customer->came_us;
    mm1->served++;
    mm1->first = customer->next;
    sw_pool_give(mm1->pool, customer);
    if (mm1->first != NULL) {
        sw_level_add(&mm1->queue, now_us, -1);
        serve(mm1, now_us);
    } else {
        sw_level_set(&mm1->busy, now_us, 0);
    }
}

struct bench_result ours_mm1(struct bench_size size)
{
    struct sw_arena *arena = sw_arena_create();
    struct mm1 mm1 = {.customers = size.count, .draws.seed = 1};
    mm1.engine = sw_engine_create(&mm1);
    mm1.pool = sw_pool_create(sizeof(struct customer));
    mm1.interval = sw_distribution_exponential(arena, SW_HOUR_US / 0.9);
    mm1.service = sw_distribution_exponential(arena, (double)SW_HOUR_US);
    sw_level_init(&mm1.queue, 0, 0);
    sw_level_init(&mm1.busy, 0, 0);

    const double start_s = bench_clock();
    sw_engine_schedule(mm1.engine, draw(&mm1, BENCH_ARRIVAL, 0, mm1.interval),
                       SW_PHASE_ARRIVAL, arrive, NULL);
    sw_engine_run(mm1.engine, SW_NEVER_US);
    const double seconds = bench_clock() - start_s;

    sw_engine_destroy(mm1.engine);
    sw_pool_destroy(mm1.pool);
    sw_arena_destroy(arena);
    const double mean_us = (double)mm1.stay_us / (double)mm1.served;
    return (struct bench_result){seconds, mean_us / SW_HOUR_US};
}
