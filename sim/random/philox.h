/*
 * philox.h - Philox 4x64-10, a random function of a key and a counter.
 *
 * Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011. No state: neighbouring counters give blocks as unlike each other as
 * any two.
 */
#ifndef SW_RANDOM_PHILOX_H
#define SW_RANDOM_PHILOX_H

#include "steelway/units.h"

#include <stdint.h>

struct sw_philox_key {
    uint64_t word[2];
};

struct sw_philox_block {
    uint64_t word[4];
};

static inline struct sw_philox_block sw_philox_round(struct sw_philox_key key,
                                                     struct sw_philox_block in)
{
    const sw_uint128 a = (sw_uint128)UINT64_C(0xd2e7470ee14c6c93) * in.word[0];
    const sw_uint128 b = (sw_uint128)UINT64_C(0xca5a826395121157) * in.word[2];
    return (struct sw_philox_block){{
        (uint64_t)(b >> 64) ^ in.word[1] ^ key.word[0],
        (uint64_t)b,
        (uint64_t)(a >> 64) ^ in.word[3] ^ key.word[1],
        (uint64_t)a,
    }};
}

static inline struct sw_philox_block sw_philox(struct sw_philox_key key,
                                               struct sw_philox_block counter)
{
    struct sw_philox_block block = sw_philox_round(key, counter);
    for (int round = 1; round < 10; round++) {
        key.word[0] += UINT64_C(0x9e3779b97f4a7c15); /* golden ratio */
        key.word[1] += UINT64_C(0xbb67ae8584caa73b); /* sqrt(3) - 1 */
        block = sw_philox_round(key, block);
    }
    return block;
}

/* The upper 52 bits as a number above 0 and below 1: an odd multiple of 2^-53,
 * so that 1 - u is exact and is such a number too. */
static inline double sw_philox_unit(uint64_t word)
{
    return ((double)(int64_t)(word >> 12) + 0.5) * 0x1p-52;
}

#endif
