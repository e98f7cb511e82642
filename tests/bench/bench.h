/*
 * bench.h - a benchmark: the same work done by a bare loop and by Steelway.
 *
 * Each is run in turn, round after round, in one process, so that the ratio of
 * the medians is worth more than the times.
 */
#ifndef SW_BENCH_BENCH_H
#define SW_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How much work. What the numbers mean is the benchmark's. */
struct bench_size {
    uint64_t pending; /* events, or orders, at a time */
    uint64_t count;   /* events, customers or orders in all */
};

struct bench_result {
    double seconds; /* without set-up */
    double check;   /* a mean of the model, the same for all who do the work */
};

typedef struct bench_result bench_fn(struct bench_size size);

struct bench {
    const char *name;
    const char *unit;  /* what the times are given for: "event" */
    double units_each; /* of them in each of size.count */
    struct bench_size size;
    double target;        /* of the ratio ours / reference */
    bench_fn *reference;  /* draws by address, as Steelway does */
    bench_fn *sequential; /* the same with a sequential generator; NULL: none */
    bench_fn *ours;
    double agreement; /* of the checks, relative: 0 stands for 0.001 */
};

/* Seconds of a clock that never goes back. */
double bench_clock(void);

/* Purposes of draws, so that all who do the work draw the same. */
enum { BENCH_ARRIVAL = 1, BENCH_SERVICE = 2 };

bench_fn reference_hold, sequential_hold, ours_hold;
bench_fn reference_mm1, sequential_mm1, ours_mm1;
bench_fn reference_stations, sequential_stations, ours_stations;
bench_fn reference_in_flight, sequential_in_flight, ours_in_flight;
bench_fn scenario_stations, on_one_thread, on_two_threads;

/* A line on how fast a year of the base plant is. */
void bench_print_base_plant(void);

/* Five stations in series: orders come at random, 0.8 an hour; the mean service
 * is as many hours as there are servers, so that each is busy 80 % of the time.
 * Service is exponential, or lognormal where a coefficient of variation is
 * given. */
enum { STATIONS = 5 };

static const int bench_servers[STATIONS] = {1, 1, 2, 20, 3};
static const double bench_cv[STATIONS] = {0, 0, 0.5, 0.25, 0};

#endif
