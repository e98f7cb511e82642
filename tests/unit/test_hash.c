#include "base/hash.h"

#include "cmocka_all.h"

static void the_mixer_is_splitmix64(void **state)
{
    (void)state;
    /* The first three numbers of SplitMix64 from seed 0, Vigna's test vector.
     */
    const uint64_t gamma = UINT64_C(0x9e3779b97f4a7c15);
    assert_int_equal(sw_hash_mix(0), UINT64_C(0xe220a8397b1dcdaf));
    assert_int_equal(sw_hash_mix(gamma), UINT64_C(0x6e789e6aa1b965f4));
    assert_int_equal(sw_hash_mix(2 * gamma), UINT64_C(0x06c45d188009454f));
}

static void a_text_is_hashed_by_fnv_1a_and_then_mixed(void **state)
{
    (void)state;
    /* Fowler, Noll, Vo: the published 64-bit values. */
    assert_int_equal(sw_hash_text(""),
                     sw_hash_mix(UINT64_C(0xcbf29ce484222325)));
    assert_int_equal(sw_hash_text("a"),
                     sw_hash_mix(UINT64_C(0xaf63dc4c8601ec8c)));
    assert_int_equal(sw_hash_text("foobar"),
                     sw_hash_mix(UINT64_C(0x85944171f73967e8)));
}

static void bytes_above_127_count_as_unsigned(void **state)
{
    (void)state;
    assert_int_equal(sw_hash_text("\xff"),
                     sw_hash_mix((UINT64_C(0xcbf29ce484222325) ^ 0xff) *
                                 UINT64_C(0x100000001b3)));
}

static void a_pair_is_told_from_the_pair_turned_round(void **state)
{
    (void)state;
    assert_int_not_equal(sw_hash_pair(1, 2), sw_hash_pair(2, 1));
    assert_int_not_equal(sw_hash_pair(0, 0), sw_hash_pair(0, 1));
    assert_int_equal(sw_hash_pair(1, 2), sw_hash_pair(1, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mixer_is_splitmix64),
        cmocka_unit_test(a_text_is_hashed_by_fnv_1a_and_then_mixed),
        cmocka_unit_test(bytes_above_127_count_as_unsigned),
        cmocka_unit_test(a_pair_is_told_from_the_pair_turned_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
