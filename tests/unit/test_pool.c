#include "engine/pool.h"

#include "cmocka_all.h"

#include <string.h>

struct lot {
    char bytes[40];
};

static void objects_that_are_out_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 10000 };
    static struct lot *lots[COUNT];
    struct sw_pool *pool = sw_pool_create(sizeof(struct lot));
    for (int i = 0; i < COUNT; i++) {
        lots[i] = sw_pool_take(pool);
        assert_int_equal((uintptr_t)lots[i] % _Alignof(max_align_t), 0);
        memset(lots[i], i % 251, sizeof(struct lot));
    }

    assert_int_equal(pool->live, COUNT);
    for (int i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < sizeof(struct lot); k++) {
            assert_int_equal((unsigned char)lots[i]->bytes[k], i % 251);
        }
    }
    sw_pool_destroy(pool);
}

static void what_was_given_back_is_taken_again(void **state)
{
    (void)state;
    struct sw_pool *pool = sw_pool_create(1);
    void *kept = sw_pool_take(pool);
    void *given = sw_pool_take(pool);
    sw_pool_give(pool, given);

    assert_int_equal(pool->live, 1);
    assert_ptr_equal(sw_pool_take(pool), given);
    assert_ptr_not_equal(kept, given);
    sw_pool_destroy(pool);
}

static void memory_follows_the_most_that_were_out(void **state)
{
    (void)state;
    struct sw_pool *pool = sw_pool_create(24);
    void *out[16];
    for (int round = 0; round < 1000; round++) {
        for (int i = 0; i < 16; i++) {
            out[i] = sw_pool_take(pool);
        }
        for (int i = 0; i < 16; i++) {
            sw_pool_give(pool, out[i]);
        }
    }

    assert_int_equal(pool->live, 0);
    assert_null(pool->chunks->next);
    sw_pool_destroy(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_that_are_out_do_not_overlap),
        cmocka_unit_test(what_was_given_back_is_taken_again),
        cmocka_unit_test(memory_follows_the_most_that_were_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
