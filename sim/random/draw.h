/*
 * draw.h - random numbers by address.
 *
 * A draw is a function of where it is made, not of what was drawn before: key =
 * (seed, purpose), counter = (replication, entity, visit, draw / 4), word =
 * draw % 4 of Philox 4x64-10. The same order has the same size, the same lot
 * the same times, whatever else a scenario changes.
 */
#ifndef SW_RANDOM_DRAW_H
#define SW_RANDOM_DRAW_H

#include "random/philox.h"

#include <stddef.h>
#include <stdint.h>

struct sw_address {
    uint64_t purpose; /* hash of the setting's path: "steps/cool/time" */
    uint64_t entity;  /* hash of the identity of who it is drawn for */
    uint64_t visit;   /* how often the entity has entered the step before */
    uint64_t draw;    /* from 0 on each visit, a fixed place in the code */
};

/* Is told every draw; NULL for none. Must not change the run. */
typedef void sw_draw_witness_fn(void *self, const struct sw_address *address,
                                double unit);

struct sw_draws {
    uint64_t seed;
    uint64_t replication;
    sw_draw_witness_fn *witness;
    void *witness_self;
};

/* A number above 0 and below 1: an odd multiple of 2^-53. The smallest gives an
 * exponential of 36.7 means. */
static inline double sw_draw_unit(const struct sw_draws *draws,
                                  const struct sw_address *address)
{
    const struct sw_philox_key key = {{draws->seed, address->purpose}};
    const struct sw_philox_block counter = {{draws->replication,
                                             address->entity, address->visit,
                                             address->draw / 4}};
    const struct sw_philox_block block = sw_philox(key, counter);
    const double unit = sw_philox_unit(block.word[address->draw % 4]);
    if (draws->witness != NULL) {
        draws->witness(draws->witness_self, address, unit);
    }
    return unit;
}

#endif
