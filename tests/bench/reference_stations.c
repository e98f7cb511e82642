/* reference_stations.c - orders through five stations in series. */
#include "reference.h"

struct order {
    double born;
    uint64_t number;
    int at;
    struct order *next;
};

struct station {
    int servers;
    int busy;
    uint32_t waiting;
    struct order *first;
    struct order *last;
    double median; /* or the mean, of an exponential */
    double sigma;  /* 0: exponential */
    double queue_area;
    double busy_area;
    double since;
};

struct stations {
    struct loop loop; /* first, so that an event finds the model */
    struct station stations[STATIONS];
    struct order *free;
    double *lead;
    uint64_t orders;
    uint64_t born;
    uint64_t done;
};

static inline void note(struct loop *loop, struct station *station)
{
    const double span = loop->now - station->since;
    station->since = loop->now;
    station->queue_area += span * station->waiting;
    station->busy_area += span * station->busy;
}

static void finish(struct loop *loop, void *self);

static inline void serve(struct stations *all, const struct station *station,
                         struct order *order)
{
    struct random *random = &all->loop.random;
    const uint64_t purpose = BENCH_SERVICE + (uint64_t)order->at;
    const double service =
        station->sigma > 0 ? draw_lognormal(random, purpose, order->number,
                                            station->median, station->sigma)
                           : station->median * draw_exponential(random, purpose,
                                                                order->number);
    loop_schedule(&all->loop, all->loop.now + service, finish, order);
}

static inline void enter(struct stations *all, struct order *order, int at)
{
    struct station *station = &all->stations[at];
    note(&all->loop, station);
    order->at = at;
    if (station->busy < station->servers) {
        station->busy++;
        serve(all, station, order);
        return;
    }
    order->next = NULL;
    if (station->first != NULL) {
        station->last->next = order;
    } else {
        station->first = order;
    }
    station->last = order;
    station->waiting++;
}

static __attribute__((noinline)) void finish(struct loop *loop, void *self)
{
    struct stations *all = (struct stations *)loop;
    struct order *order = self;
    struct station *station = &all->stations[order->at];
    note(loop, station);
    struct order *waiting = station->first;
    if (waiting != NULL) {
        station->first = waiting->next;
        station->waiting--;
        serve(all, station, waiting);
    } else {
        station->busy--;
    }
    if (order->at + 1 < STATIONS) {
        enter(all, order, order->at + 1);
    } else {
        all->lead[all->done++] = loop->now - order->born;
        order->next = all->free;
        all->free = order;
    }
}

static inline double next_arrival(struct stations *all)
{
    const double interval =
        draw_exponential(&all->loop.random, BENCH_ARRIVAL, all->born);
    return all->loop.now + interval / 0.8;
}

static __attribute__((noinline)) void arrive(struct loop *loop, void *self)
{
    struct stations *all = (struct stations *)loop;
    struct order *order = all->free;
    if (order != NULL) {
        all->free = order->next;
    } else {
        order = sw_new(struct order);
    }
    order->born = loop->now;
    order->number = all->born++;
    if (all->born < all->orders) {
        loop_schedule(loop, next_arrival(all), arrive, self);
    }
    enter(all, order, 0);
}

static double mean(const double *values, uint64_t count)
{
    double sum = 0;
    for (uint64_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum / (double)count;
}

struct bench_result REFERENCE(stations)(struct bench_size size)
{
    struct stations all = {.orders = size.count};
    loop_init(&all.loop, 1 << 16);
    all.lead = sw_new_array(size.count, sizeof all.lead[0]);
    for (int i = 0; i < STATIONS; i++) {
        struct station *station = &all.stations[i];
        const double spread = 1 + bench_cv[i] * bench_cv[i];
        station->servers = bench_servers[i];
        station->sigma = sqrt(log(spread));
        station->median = bench_servers[i] / sqrt(spread);
    }

    const double start_s = bench_clock();
    loop_schedule(&all.loop, next_arrival(&all), arrive, NULL);
    loop_run(&all.loop);
    const double seconds = bench_clock() - start_s;

    const double check = mean(all.lead, all.done);
    struct order *next = NULL;
    for (struct order *order = all.free; order != NULL; order = next) {
        next = order->next;
        sw_free(order);
    }
    sw_free(all.lead);
    loop_clear(&all.loop);
    return (struct bench_result){seconds, check};
}
