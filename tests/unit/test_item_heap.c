#include "cases.h"

#include "base/memory.h"
#include "model/item_heap.h"

enum { ITEMS = 100000 };

/* Every other step takes the top; ranks are few, so that tickets decide.
 * With every item looked at on joining this would take minutes. */
static void the_top_is_always_the_first_by_rank_and_then_by_ticket(void **state)
{
    (void)state;
    struct sw_item **items = sw_new_array(ITEMS, sizeof(struct sw_item *));
    struct sw_item *top = NULL;
    size_t inside = 0;
    for (uint64_t n = 0; n < ITEMS; n++) {
        items[n] = sw_new(struct sw_item);
        items[n]->rank = (int64_t)(100.0 * unit_of(1, n));
        items[n]->ticket = n;
        top = sw_item_heap_add(top, items[n]);
        inside++;
        if (n % 2 == 1) {
            top = sw_item_heap_take(top);
            inside--;
        }
    }
    const struct sw_item *before = top;
    while (top != NULL) {
        assert_true(
            before->rank < top->rank ||
            (before->rank == top->rank && before->ticket <= top->ticket));
        before = top;
        top = sw_item_heap_take(top);
        inside--;
    }
    assert_int_equal(inside, 0);
    for (size_t n = 0; n < ITEMS; n++) {
        sw_free(items[n]);
    }
    sw_free(items);
}

static void what_was_taken_can_join_again(void **state)
{
    (void)state;
    struct sw_item a = {.rank = 2, .ticket = 0};
    struct sw_item b = {.rank = 1, .ticket = 1};
    struct sw_item c = {.rank = 1, .ticket = 2};
    struct sw_item *top =
        sw_item_heap_add(sw_item_heap_add(sw_item_heap_add(NULL, &a), &c), &b);
    assert_ptr_equal(top, &b);
    top = sw_item_heap_take(top);
    assert_ptr_equal(top, &c);
    b.ticket = 3;
    top = sw_item_heap_take(sw_item_heap_add(top, &b));
    assert_ptr_equal(top, &b);
    top = sw_item_heap_take(top);
    assert_ptr_equal(top, &a);
    assert_null(sw_item_heap_take(top));
}

static void any_item_can_be_taken_out(void **state)
{
    (void)state;
    enum { FEW = 40 };
    struct sw_item *items[FEW];
    for (size_t n = 0; n < FEW; n++) {
        items[n] = sw_new(struct sw_item);
    }
    for (size_t out = 0; out < FEW; out++) {
        struct sw_item *top = NULL;
        for (uint64_t n = 0; n < FEW; n++) {
            items[n]->rank = (int64_t)(n * 7 % FEW);
            items[n]->ticket = n;
            top = sw_item_heap_add(top, items[n]);
        }
        top = sw_item_heap_take(top); /* so that there are layers */
        const int64_t gone = items[out]->rank;
        if (gone > 0) {
            top = sw_item_heap_remove(top, items[out]);
        }
        for (int64_t rank = 1; rank < FEW; rank++) {
            if (rank != gone) {
                assert_int_equal(top->rank, rank);
                top = sw_item_heap_take(top);
            }
        }
        assert_null(top);
    }
    for (size_t n = 0; n < FEW; n++) {
        sw_free(items[n]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            the_top_is_always_the_first_by_rank_and_then_by_ticket),
        cmocka_unit_test(what_was_taken_can_join_again),
        cmocka_unit_test(any_item_can_be_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
