/*
 * bench_main.c - runs every benchmark in interleaved rounds and prints a table.
 *
 * Usage: steelway_bench [PART_OF_A_NAME]
 */
#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 9, WAYS = 3 };

static const struct bench benches[] = {
    {"hold model, 1,000 pending",
     "event",
     1,
     {1000, 2000000},
     1.5,
     reference_hold,
     sequential_hold,
     ours_hold,
     0},
    {"hold model, 100,000 pending",
     "event",
     1,
     {100000, 2000000},
     1.5,
     reference_hold,
     sequential_hold,
     ours_hold,
     0},
    {"M/M/1, 1,000,000 customers",
     "event",
     2,
     {0, 1000000},
     1.8,
     reference_mm1,
     sequential_mm1,
     ours_mm1,
     0},
    {"five stations, 200,000 orders",
     "event",
     6,
     {0, 200000},
     1.6,
     reference_stations,
     sequential_stations,
     ours_stations,
     0},
    {"10,000 orders in flight",
     "order",
     1,
     {10000, 500000},
     2.0,
     reference_in_flight,
     sequential_in_flight,
     ours_in_flight,
     0},
    {"100,000 orders in flight",
     "order",
     1,
     {100000, 1000000},
     2.0,
     reference_in_flight,
     sequential_in_flight,
     ours_in_flight,
     0},
    /* Other draws than the loop's: the means agree within their noise. */
    {"five stations as a scenario",
     "event",
     6,
     {0, 200000},
     3.0,
     reference_stations,
     sequential_stations,
     scenario_stations,
     0.03},
    /* One thread stands for the loop. Long enough for the system to move two
     * threads to two processors. */
    {"20 replications, 1 thread to 2",
     "run",
     1,
     {60000, 20},
     1.0 / 1.9,
     on_one_thread,
     NULL,
     on_two_threads,
     0},
};

double bench_clock(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof values[0], compare_doubles);
    return values[ROUNDS / 2];
}

/* Two ways did the same work if what they found agrees. */
static bool agree(const struct bench *bench, double a, double b)
{
    const double within = bench->agreement > 0.0 ? bench->agreement : 1e-3;
    return fabs(a - b) <= within * fabs(a);
}

static bool run(const struct bench *bench)
{
    bench_fn *const ways[WAYS] = {bench->reference, bench->sequential,
                                  bench->ours};
    double seconds[WAYS][ROUNDS];
    double checks[WAYS];
    for (int round = 0; round < ROUNDS; round++) {
        for (int way = 0; way < WAYS; way++) {
            if (ways[way] == NULL) {
                seconds[way][round] = 0.0;
                continue;
            }
            const struct bench_result result = ways[way](bench->size);
            seconds[way][round] = result.seconds;
            checks[way] = result.check;
        }
    }
    const double units = bench->units_each * (double)bench->size.count;
    double ns[WAYS];
    for (int way = 0; way < WAYS; way++) {
        ns[way] = median(seconds[way]) / units * 1e9;
    }
    const double ratio = ns[2] / ns[0];
    const bool same = agree(bench, checks[0], checks[2]);
    char sequential[32] = "-";
    if (bench->sequential != NULL) {
        (void)snprintf(sequential, sizeof(sequential), "%.1f", ns[1]);
    }
    (void)printf("%-30s %7.1f %10s %9.1f  %-6s %6.2f %6.2f  %s\n", bench->name,
                 ns[0], sequential, ns[2], bench->unit, ratio, bench->target,
                 !same                    ? "NOT THE SAME WORK"
                 : ratio <= bench->target ? "reached"
                                          : "missed");
    (void)fflush(stdout);
    return same;
}

int main(int argc, char **argv)
{
    bool same = true;
    (void)printf("%-30s %7s %10s %9s  %-6s %6s %6s\n", "", "loop", "loop with",
                 "Steelway", "", "ratio", "target");
    (void)printf("%-30s %7s %10s %9s  %-6s\n", "", "ns", "xoshiro ns", "ns",
                 "per");
    for (size_t i = 0; i < sizeof benches / sizeof benches[0]; i++) {
        if (argc < 2 || strstr(benches[i].name, argv[1]) != NULL) {
            same = run(&benches[i]) && same;
        }
    }
    if (argc < 2 || strstr("scenarios/base", argv[1]) != NULL) {
        bench_print_base_plant();
    }
    return same ? 0 : 1;
}
