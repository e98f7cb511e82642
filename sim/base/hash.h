/*
 * hash.h - 64-bit hashes that are the same on every machine.
 *
 * They name things (settings, orders, lots) in the addresses of random draws,
 * so they are part of the results: changing them changes every number.
 */
#ifndef SW_BASE_HASH_H
#define SW_BASE_HASH_H

#include <stdint.h>

/* FNV-1a of the bytes, finished by the mixer below. */
uint64_t sw_hash_text(const char *text);

/*
 * The name of the `b`-th child of `a`: different pairs give different names,
 * but for chance. SplitMix64's finaliser (Steele, Lea, Flood 2014), twice.
 */
static inline uint64_t sw_hash_mix(uint64_t z)
{
    z += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline uint64_t sw_hash_pair(uint64_t a, uint64_t b)
{
    return sw_hash_mix(sw_hash_mix(a) ^ b);
}

#endif
