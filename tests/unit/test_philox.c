#include "random/draw.h"
#include "random/gsl_stream.h"
#include "random/philox.h"

#include "cmocka_all.h"

#include <gsl/gsl_rng.h>

struct known {
    struct sw_philox_key key;
    struct sw_philox_block counter;
    struct sw_philox_block block;
};

/* From the authors' kat_vectors, philox4x64 with 10 rounds. */
static const struct known known[] = {
    {{{0, 0}},
     {{0, 0, 0, 0}},
     {{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b,
       0x7e68b68aec7ba23b}}},
    {{{UINT64_MAX, UINT64_MAX}},
     {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}},
     {{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6,
       0xa09caebf594f0ba0}}},
    {{{0x452821e638d01377, 0xbe5466cf34e90c6c}},
     {{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0,
       0x082efa98ec4e6c89}},
     {{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5,
       0x57bd43b5e52b7fe6}}},
};

static void philox_gives_its_authors_known_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        const struct sw_philox_block block =
            sw_philox(known[i].key, known[i].counter);
        for (int word = 0; word < 4; word++) {
            assert_true(block.word[word] == known[i].block.word[word]);
        }
    }
}

static void a_unit_is_never_0_or_1_and_its_mirror_is_exact(void **state)
{
    (void)state;
    assert_true(sw_philox_unit(0) == 0x1p-53);
    assert_true(sw_philox_unit(UINT64_MAX) == 1 - 0x1p-53);
    assert_true(1 - sw_philox_unit(UINT64_MAX) == sw_philox_unit(0));
    assert_true(sw_philox_unit(UINT64_C(1) << 63) == 0.5 + 0x1p-53);
}

static void the_address_of_a_draw_is_key_counter_and_word(void **state)
{
    (void)state;
    const struct sw_draws draws = {.seed = 0x452821e638d01377,
                                   .replication = 0x243f6a8885a308d3};
    const struct sw_address address = {.purpose = 0xbe5466cf34e90c6c,
                                       .entity = 0x13198a2e03707344,
                                       .visit = 0xa4093822299f31d0,
                                       .draw = 0};
    for (uint64_t word = 0; word < 4; word++) {
        struct sw_address at = address;
        at.draw = word;
        const struct sw_philox_block block =
            sw_philox(known[2].key, (struct sw_philox_block){{
                                        draws.replication,
                                        address.entity,
                                        address.visit,
                                        0,
                                    }});
        assert_true(sw_draw_unit(&draws, &at) ==
                    sw_philox_unit(block.word[word]));
        at.draw += 4;
        assert_true(sw_draw_unit(&draws, &at) !=
                    sw_philox_unit(block.word[word]));
    }
}

struct witnessed {
    int count;
    struct sw_address address;
    double unit;
};

static void note(void *self, const struct sw_address *address, double unit)
{
    struct witnessed *witnessed = self;
    witnessed->count++;
    witnessed->address = *address;
    witnessed->unit = unit;
}

static void a_witness_sees_every_draw_and_changes_none(void **state)
{
    (void)state;
    struct witnessed witnessed = {0};
    const struct sw_draws plain = {.seed = 7, .replication = 3};
    const struct sw_draws watched = {7, 3, note, &witnessed};
    const struct sw_address address = {1, 2, 3, 4};

    const double unit = sw_draw_unit(&watched, &address);
    assert_true(unit == sw_draw_unit(&plain, &address));
    assert_int_equal(witnessed.count, 1);
    assert_int_equal(witnessed.address.visit, 3);
    assert_true(witnessed.unit == unit);
}

static void every_field_of_an_address_matters(void **state)
{
    (void)state;
    const struct sw_draws draws = {.seed = 1};
    const struct sw_address addresses[] = {
        {0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1},
    };
    double units[7];
    for (int i = 0; i < 5; i++) {
        units[i] = sw_draw_unit(&draws, &addresses[i]);
    }
    units[5] = sw_draw_unit(&(struct sw_draws){.seed = 2}, &addresses[0]);
    units[6] = sw_draw_unit(&(struct sw_draws){.seed = 1, .replication = 1},
                            &addresses[0]);
    for (int i = 0; i < 7; i++) {
        for (int j = 0; j < i; j++) {
            assert_true(units[i] != units[j]);
        }
    }
}

static void gsl_takes_the_upper_bits_of_each_word_in_turn(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(&sw_gsl_stream);
    gsl_rng_set(rng, 0);
    assert_int_equal(gsl_rng_min(rng), 0);
    assert_int_equal(gsl_rng_max(rng), 0xffffffff);
    for (int word = 0; word < 4; word++) {
        assert_int_equal(gsl_rng_get(rng), known[0].block.word[word] >> 32);
    }
    const uint64_t fifth = sw_philox((struct sw_philox_key){{0, 0}},
                                     (struct sw_philox_block){{1, 0, 0, 0}})
                               .word[0];
    assert_true(gsl_rng_uniform(rng) ==
                (double)(int64_t)(fifth >> 11) * 0x1p-53);
    gsl_rng_free(rng);
}

static void gsl_streams_are_apart_and_can_be_begun_again(void **state)
{
    (void)state;
    gsl_rng *rng = gsl_rng_alloc(&sw_gsl_stream);
    sw_gsl_stream_set(rng, 5, 1);
    const unsigned long first = gsl_rng_get(rng);
    sw_gsl_stream_set(rng, 5, 2);
    assert_int_not_equal(gsl_rng_get(rng), first);
    sw_gsl_stream_set(rng, 5, 1);
    assert_int_equal(gsl_rng_get(rng), first);
    gsl_rng_free(rng);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_its_authors_known_answers),
        cmocka_unit_test(a_unit_is_never_0_or_1_and_its_mirror_is_exact),
        cmocka_unit_test(the_address_of_a_draw_is_key_counter_and_word),
        cmocka_unit_test(a_witness_sees_every_draw_and_changes_none),
        cmocka_unit_test(every_field_of_an_address_matters),
        cmocka_unit_test(gsl_takes_the_upper_bits_of_each_word_in_turn),
        cmocka_unit_test(gsl_streams_are_apart_and_can_be_begun_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
