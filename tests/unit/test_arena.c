#include "base/arena.h"

#include "cmocka_all.h"

#include <stdint.h>
#include <string.h>

static void what_is_taken_is_zeroed_aligned_and_kept(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();

    char *first = sw_arena_text(arena, "coil");
    for (int i = 0; i < 10000; i++) {
        uint64_t *numbers = sw_arena_array(arena, 33, sizeof(uint64_t));
        assert_int_equal((uintptr_t)numbers % 16, 0);
        assert_int_equal(numbers[32], 0);
        memset(numbers, 0xff, 33 * sizeof(uint64_t));
    }
    assert_string_equal(first, "coil");
    sw_arena_destroy(arena);
}

static void more_than_a_chunk_can_be_taken(void **state)
{
    (void)state;
    struct sw_arena *arena = sw_arena_create();

    char *large = sw_arena_array(arena, 1000000, 1);
    large[999999] = 'x';
    assert_string_equal(sw_arena_format(arena, "%d %s", 7, "lots"), "7 lots");
    assert_int_equal(large[999999], 'x');
    sw_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_zeroed_aligned_and_kept),
        cmocka_unit_test(more_than_a_chunk_can_be_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
