/*
 * reference_random.h - the draws of the bare loops: by address with Steelway's
 * Philox and elementary functions, or from one sequential generator.
 *
 * Sequential: xoshiro256++ (Blackman, Vigna 2021) and the ziggurats of
 * Marsaglia and Tsang (2000) with 256 layers.
 */
#ifndef SW_BENCH_REFERENCE_RANDOM_H
#define SW_BENCH_REFERENCE_RANDOM_H

#include "base/hash.h"
#include "base/memory.h"
#include "random/draw.h"
#include "random/elementary.h"

#include <math.h>
#include <stdint.h>

#ifdef REFERENCE_SEQUENTIAL

struct ziggurat {
    double edge[257];    /* right ends of the layers, from the base up */
    double density[257]; /* there */
    double scale[256];   /* edge / 2^53 */
};

struct random {
    uint64_t state[4];
    struct ziggurat *exponential;
    struct ziggurat *normal;
};

static inline uint64_t random_rotate(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

static inline uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    const uint64_t result = random_rotate(s[0] + s[3], 23) + s[0];
    const uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = random_rotate(s[3], 45);
    return result;
}

static inline double random_unit(struct random *random)
{
    return (double)(random_next(random) >> 11) * 0x1p-53;
}

static inline double exponential_density(double x)
{
    return exp(-x);
}

static inline double exponential_inverse(double y)
{
    return -log(y);
}

static inline double normal_density(double x)
{
    return exp(-0.5 * x * x);
}

static inline double normal_inverse(double y)
{
    return sqrt(-2 * log(y));
}

/* `tail` begins the base layer's tail, `area` is that of each layer. */
static inline struct ziggurat *ziggurat_create(double density(double),
                                               double inverse(double),
                                               double tail, double area)
{
    struct ziggurat *made = sw_new(struct ziggurat);
    made->edge[0] = area / density(tail);
    made->edge[1] = tail;
    for (int i = 1; i < 255; i++) {
        made->edge[i + 1] =
            inverse(area / made->edge[i] + density(made->edge[i]));
    }
    for (int i = 0; i < 257; i++) {
        made->density[i] = density(made->edge[i]);
    }
    for (int i = 0; i < 256; i++) {
        made->scale[i] = made->edge[i] * 0x1p-53;
    }
    return made;
}

static inline void random_init(struct random *random)
{
    for (uint64_t i = 0; i < 4; i++) {
        random->state[i] = sw_hash_mix(42 + i);
    }
    random->exponential =
        ziggurat_create(exponential_density, exponential_inverse,
                        7.69711747013104972, 0.0039496598225815571993);
    random->normal = ziggurat_create(normal_density, normal_inverse,
                                     3.6541528853610088, 0.00492867323399);
}

static inline void random_clear(struct random *random)
{
    sw_free(random->exponential);
    sw_free(random->normal);
}

static __attribute__((noinline, unused)) double
exponential_slow(struct random *random, uint64_t bits)
{
    const struct ziggurat *z = random->exponential;
    for (;;) {
        const unsigned i = bits & 255;
        const double x = (double)(bits >> 11) * z->scale[i];
        if (x < z->edge[i + 1]) {
            return x;
        }
        if (i == 0) {
            return z->edge[1] - log(1 - random_unit(random));
        }
        const double height = z->density[i + 1] - z->density[i];
        if (z->density[i] + random_unit(random) * height < exp(-x)) {
            return x;
        }
        bits = random_next(random);
    }
}

static __attribute__((noinline, unused)) double
normal_slow(struct random *random, uint64_t bits)
{
    const struct ziggurat *z = random->normal;
    for (;;) {
        const unsigned i = bits & 255;
        const double sign = (bits & 256) != 0 ? -1 : 1;
        const double x = (double)(bits >> 11) * z->scale[i];
        if (x < z->edge[i + 1]) {
            return sign * x;
        }
        if (i == 0) {
            double a = 0;
            double b = 0;
            do {
                a = -log(1 - random_unit(random)) / z->edge[1];
                b = -log(1 - random_unit(random));
            } while (b + b < a * a);
            return sign * (z->edge[1] + a);
        }
        const double height = z->density[i + 1] - z->density[i];
        if (z->density[i] + random_unit(random) * height < exp(-0.5 * x * x)) {
            return sign * x;
        }
        bits = random_next(random);
    }
}

static inline double draw_exponential(struct random *random, uint64_t purpose,
                                      uint64_t entity)
{
    (void)purpose;
    (void)entity;
    const struct ziggurat *z = random->exponential;
    const uint64_t bits = random_next(random);
    const unsigned i = bits & 255;
    const double x = (double)(bits >> 11) * z->scale[i];
    return __builtin_expect(x < z->edge[i + 1], 1)
               ? x
               : exponential_slow(random, bits);
}

/* e^(mu + sigma N) */
static inline double draw_lognormal(struct random *random, uint64_t purpose,
                                    uint64_t entity, double median,
                                    double sigma)
{
    (void)purpose;
    (void)entity;
    const struct ziggurat *z = random->normal;
    const uint64_t bits = random_next(random);
    const unsigned i = bits & 255;
    const double x = (double)(bits >> 11) * z->scale[i];
    const double normal = __builtin_expect(x < z->edge[i + 1], 1)
                              ? ((bits & 256) != 0 ? -x : x)
                              : normal_slow(random, bits);
    return median * exp(sigma * normal);
}

#else

struct random {
    struct sw_draws draws;
};

static inline void random_init(struct random *random)
{
    random->draws = (struct sw_draws){.seed = 1};
}

static inline void random_clear(struct random *random)
{
    (void)random;
}

static inline double draw_unit(struct random *random, uint64_t purpose,
                               uint64_t entity)
{
    const struct sw_address address = {.purpose = purpose, .entity = entity};
    return sw_draw_unit(&random->draws, &address);
}

static inline double draw_exponential(struct random *random, uint64_t purpose,
                                      uint64_t entity)
{
    return -sw_log(1 - draw_unit(random, purpose, entity));
}

static inline double draw_lognormal(struct random *random, uint64_t purpose,
                                    uint64_t entity, double median,
                                    double sigma)
{
    const double unit = draw_unit(random, purpose, entity);
    return median * sw_exp(sigma * sw_normal_quantile(unit));
}

#endif

#endif
