#include "random/gsl_stream.h"

#include "random/philox.h"

#include <assert.h>

struct state {
    struct sw_philox_key key;
    struct sw_philox_block block;
    uint64_t next; /* the number of the next word */
};

static void start(struct state *state, uint64_t seed, uint64_t stream)
{
    *state = (struct state){.key = {{seed, stream}}};
}

static void set(void *state, unsigned long seed)
{
    start(state, seed, 0);
}

static uint64_t next_word(struct state *state)
{
    const uint64_t at = state->next++;
    if (at % 4 == 0) {
        const struct sw_philox_block counter = {{at / 4, 0, 0, 0}};
        state->block = sw_philox(state->key, counter);
    }
    return state->block.word[at % 4];
}

static unsigned long get(void *state)
{
    return (unsigned long)(next_word(state) >> 32);
}

static double get_double(void *state)
{
    return (double)(int64_t)(next_word(state) >> 11) * 0x1p-53;
}

const gsl_rng_type sw_gsl_stream = {
    "philox4x64-10", 0xffffffffUL, 0, sizeof(struct state), set, get,
    get_double,
};

void sw_gsl_stream_set(gsl_rng *rng, uint64_t seed, uint64_t stream)
{
    assert(rng->type == &sw_gsl_stream);
    start(gsl_rng_state(rng), seed, stream);
}
