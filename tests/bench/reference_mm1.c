/* reference_mm1.c - one server, Poisson arrivals at 0.9 of its rate. */
#include "reference.h"

struct mm1 {
    struct loop loop; /* first, so that an event finds the model */
    double *queue;    /* when they came; a ring */
    uint32_t head;
    uint32_t tail;
    uint32_t mask;
    uint64_t customers;
    uint64_t arrived;
    uint64_t served;
    bool busy;
    double stay;
    double queue_area;
    double busy_area;
    double since;
};

static inline void note(struct mm1 *mm1)
{
    const double span = mm1->loop.now - mm1->since;
    mm1->since = mm1->loop.now;
    mm1->queue_area += span * (mm1->tail - mm1->head);
    mm1->busy_area += span * mm1->busy;
}

static void widen(struct mm1 *mm1)
{
    const uint32_t count = mm1->tail - mm1->head;
    const uint32_t mask = 2 * mm1->mask + 1;
    double *queue = sw_new_array((size_t)mask + 1, sizeof queue[0]);
    for (uint32_t i = 0; i < count; i++) {
        queue[i] = mm1->queue[(mm1->head + i) & mm1->mask];
    }
    sw_free(mm1->queue);
    mm1->queue = queue;
    mm1->mask = mask;
    mm1->head = 0;
    mm1->tail = count;
}

static void depart(struct loop *loop, void *self);

static inline void serve(struct mm1 *mm1)
{
    const double service =
        draw_exponential(&mm1->loop.random, BENCH_SERVICE, mm1->served);
    loop_schedule(&mm1->loop, mm1->loop.now + service, depart, NULL);
}

static inline double next_arrival(struct mm1 *mm1)
{
    const double interval =
        draw_exponential(&mm1->loop.random, BENCH_ARRIVAL, mm1->arrived);
    return mm1->loop.now + interval / 0.9;
}

static __attribute__((noinline)) void arrive(struct loop *loop, void *self)
{
    struct mm1 *mm1 = (struct mm1 *)loop;
    note(mm1);
    if (++mm1->arrived < mm1->customers) {
        loop_schedule(loop, next_arrival(mm1), arrive, self);
    }
    if (mm1->tail - mm1->head > mm1->mask) {
        widen(mm1);
    }
    mm1->queue[mm1->tail++ & mm1->mask] = loop->now;
    if (!mm1->busy) {
        mm1->busy = true;
        serve(mm1);
    }
}

static __attribute__((noinline)) void depart(struct loop *loop, void *self)
{
    (void)self;
    struct mm1 *mm1 = (struct mm1 *)loop;
    note(mm1);
    mm1->stay += loop->now - mm1->queue[mm1->head++ & mm1->mask];
    mm1->served++;
    if (mm1->head != mm1->tail) {
        serve(mm1);
    } else {
        mm1->busy = false;
    }
}

struct bench_result REFERENCE(mm1)(struct bench_size size)
{
    struct mm1 mm1 = {.customers = size.count, .mask = 63};
    loop_init(&mm1.loop, 64);
    mm1.queue = sw_new_array(64, sizeof mm1.queue[0]);

    const double start_s = bench_clock();
    loop_schedule(&mm1.loop, next_arrival(&mm1), arrive, NULL);
    loop_run(&mm1.loop);
    const double seconds = bench_clock() - start_s;

    sw_free(mm1.queue);
    loop_clear(&mm1.loop);
    return (struct bench_result){seconds, mm1.stay / (double)mm1.served};
}
