/* reference_in_flight.c - orders that come, take an exponential time, and go;
 * so many that a given number is under way. */
#include "reference.h"

struct in_flight {
    struct loop loop; /* first, so that an event finds the model */
    double rate;
    uint64_t orders;
    uint64_t came;
    uint64_t gone;
};

static __attribute__((noinline)) void leave(struct loop *loop, void *self)
{
    (void)self;
    ((struct in_flight *)loop)->gone++;
}

static __attribute__((noinline)) void arrive(struct loop *loop, void *self)
{
    struct in_flight *all = (struct in_flight *)loop;
    const uint64_t number = all->came++;
    if (all->came < all->orders) {
        const double interval =
            draw_exponential(&loop->random, BENCH_ARRIVAL, number);
        loop_schedule(loop, loop->now + interval / all->rate, arrive, self);
    }
    const double stay = draw_exponential(&loop->random, BENCH_SERVICE, number);
    loop_schedule(loop, loop->now + stay, leave, self);
}

struct bench_result REFERENCE(in_flight)(struct bench_size size)
{
    struct in_flight all = {
        .rate = (double)size.pending,
        .orders = size.count,
    };
    loop_init(&all.loop, 1 << 21);

    const double start_s = bench_clock();
    loop_schedule(&all.loop, 0, arrive, NULL);
    loop_run(&all.loop);
    const double seconds = bench_clock() - start_s;

    loop_clear(&all.loop);
    return (struct bench_result){seconds, all.loop.now};
}
