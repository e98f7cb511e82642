#include "engine/event_list.h"

#include "base/hash.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 6000, LABELS = 2 * MOST };

/* What the list is held against: the same events, looked through one by one. */
struct naive_event {
    uint64_t when;
    uint64_t number; /* in order of scheduling */
    struct sw_event event;
};

struct naive {
    struct naive_event events[MOST];
    size_t count;
};

struct pair {
    struct sw_event_list list;
    struct naive naive;
    uint64_t scheduled;
    uint64_t random;
    uint64_t now;
    uint64_t labels[LABELS]; /* self of event n is &labels[n % LABELS] */
};

typedef uint64_t delay_fn(struct pair *pair);

static void nothing(void *context, void *self)
{
    (void)context;
    (void)self;
}

static uint64_t random_below(struct pair *pair, uint64_t bound)
{
    return sw_hash_mix(pair->random++) % bound;
}

static void schedule(struct pair *pair, uint64_t when)
{
    struct naive_event *added = &pair->naive.events[pair->naive.count++];
    uint64_t *label = &pair->labels[pair->scheduled % LABELS];
    *label = pair->scheduled;
    added->when = when;
    added->number = pair->scheduled++;
    added->event = sw_event_list_add(&pair->list, when, nothing, label);
}

static void forget(struct naive *naive, size_t i)
{
    naive->events[i] = naive->events[--naive->count];
}

static size_t first_of(const struct naive *naive)
{
    size_t first = 0;
    for (size_t i = 1; i < naive->count; i++) {
        const struct naive_event *a = &naive->events[i];
        const struct naive_event *b = &naive->events[first];
        if (a->when < b->when ||
            (a->when == b->when && a->number < b->number)) {
            first = i;
        }
    }
    return first;
}

static void take_and_compare(struct pair *pair)
{
    uint64_t when = 0;
    struct sw_event_slot taken;
    assert_true(sw_event_list_take(&pair->list, UINT64_MAX, &when, &taken));

    const size_t first = first_of(&pair->naive);
    assert_int_equal(when, pair->naive.events[first].when);
    assert_int_equal(*(uint64_t *)taken.self, pair->naive.events[first].number);
    assert_false(
        sw_event_list_holds(&pair->list, pair->naive.events[first].event));
    pair->now = when;
    forget(&pair->naive, first);
}

static void cancel_some(struct pair *pair)
{
    const size_t i = random_below(pair, pair->naive.count);
    assert_true(sw_event_list_holds(&pair->list, pair->naive.events[i].event));
    sw_event_list_remove(&pair->list, pair->naive.events[i].event);
    forget(&pair->naive, i);
}

static void check(const struct pair *pair)
{
    assert_int_equal(pair->list.live, pair->naive.count);
    assert_true(pair->list.dead <= pair->list.live);
}

/* Grow to `most` events, stay there, and run empty, with cancels among it. */
static void play(struct pair *pair, size_t most, delay_fn *delay)
{
    const size_t steps = 6 * most;
    for (size_t step = 0; step < steps; step++) {
        const size_t count = pair->naive.count;
        const uint64_t what = random_below(pair, 8);
        if (count > 0 && (what < 2 || count >= most || step > 5 * most)) {
            take_and_compare(pair);
        } else if (what == 2 && count > 0) {
            cancel_some(pair);
        }
        if (pair->naive.count < most && step <= 5 * most) {
            schedule(pair, pair->now + delay(pair));
        }
        check(pair);
    }
    while (pair->naive.count > 0) {
        take_and_compare(pair);
        check(pair);
    }
    uint64_t when = 0;
    struct sw_event_slot taken;
    assert_false(sw_event_list_take(&pair->list, UINT64_MAX, &when, &taken));
    assert_int_equal(pair->list.dead, 0);
}

static void play_all_sizes(delay_fn *delay)
{
    static const size_t sizes[] = {1, 3, 30, 150, 700, 1500};
    struct pair *pair = calloc(1, sizeof *pair);
    sw_event_list_init(&pair->list);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        play(pair, sizes[i], delay);
    }
    sw_event_list_clear(&pair->list);
    free(pair);
}

static uint64_t even(struct pair *pair)
{
    return random_below(pair, 1000000);
}

static uint64_t no_delay(struct pair *pair)
{
    (void)pair;
    return 0;
}

static uint64_t few_values(struct pair *pair)
{
    return 1000 * random_below(pair, 3);
}

static uint64_t two_clusters(struct pair *pair)
{
    return random_below(pair, 2) == 0
               ? random_below(pair, 100)
               : (UINT64_C(1) << 50) + random_below(pair, 100);
}

/* One in 2^k is about 2^k times as far off, up to the end of time. */
static uint64_t heavy_tail(struct pair *pair)
{
    const uint64_t bits = sw_hash_mix(pair->random++) | UINT64_C(1) << 48;
    const unsigned zeros = (unsigned)__builtin_ctzll(bits);
    return random_below(pair, 1000) << zeros;
}

/* Slow for long, then fast, then slow: the width must follow. */
static uint64_t drifting(struct pair *pair)
{
    const bool fast = pair->scheduled / 3000 % 2 == 1;
    return random_below(pair, fast ? 1000 : UINT64_C(1) << 40);
}

static void the_order_is_right_for_even_times(void **state)
{
    (void)state;
    play_all_sizes(even);
}

static void the_order_is_right_for_equal_times(void **state)
{
    (void)state;
    play_all_sizes(no_delay);
}

static void the_order_is_right_for_few_different_times(void **state)
{
    (void)state;
    play_all_sizes(few_values);
}

static void the_order_is_right_for_two_far_clusters(void **state)
{
    (void)state;
    play_all_sizes(two_clusters);
}

static void the_order_is_right_for_heavy_tails(void **state)
{
    (void)state;
    play_all_sizes(heavy_tail);
}

static void the_order_is_right_when_the_scale_drifts(void **state)
{
    (void)state;
    play_all_sizes(drifting);
}

static void a_crowd_at_the_front_keeps_the_order(void **state)
{
    (void)state;
    struct pair *pair = calloc(1, sizeof *pair);
    sw_event_list_init(&pair->list);
    for (uint64_t i = 0; i < 3000; i++) {
        schedule(pair, 1000000 * i);
    }
    for (uint64_t i = 0; i < 1000; i++) {
        schedule(pair, 200 + random_below(pair, 100));
        if (i % 4 == 0) {
            cancel_some(pair);
        }
    }
    while (pair->naive.count > 0) {
        take_and_compare(pair);
        check(pair);
    }
    sw_event_list_clear(&pair->list);
    free(pair);
}

/* A layout touches every event, so that there must be events between. */
static void layouts_are_few_whatever_the_times(void **state)
{
    (void)state;
    static delay_fn *const delays[] = {even,         no_delay,   few_values,
                                       two_clusters, heavy_tail, drifting};
    enum { PENDING = 3000, EVENTS = 100000 };
    for (size_t k = 0; k < sizeof delays / sizeof delays[0]; k++) {
        struct pair *pair = calloc(1, sizeof *pair);
        sw_event_list_init(&pair->list);
        for (int i = 0; i < PENDING; i++) {
            sw_event_list_add(&pair->list, delays[k](pair), nothing, NULL);
        }
        uint64_t touched = 0;
        for (int i = 0; i < EVENTS; i++) {
            struct sw_event_slot taken;
            const uint32_t laid_out_at = pair->list.laid_out_at;
            assert_true(sw_event_list_take(&pair->list, UINT64_MAX, &pair->now,
                                           &taken));
            pair->scheduled++;
            sw_event_list_add(&pair->list, pair->now + delays[k](pair), nothing,
                              NULL);
            if (pair->list.laid_out_at != laid_out_at) {
                touched += PENDING;
            }
        }
        assert_true(touched <= 4 * (uint64_t)EVENTS);
        sw_event_list_clear(&pair->list);
        free(pair);
    }
}

static void the_order_survives_the_end_of_the_sequence(void **state)
{
    (void)state;
    static const size_t sizes[] = {5, 90, 1000};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct pair *pair = calloc(1, sizeof *pair);
        sw_event_list_init(&pair->list);
        pair->list.sequence = UINT32_MAX - (uint32_t)sizes[i];
        play(pair, sizes[i], few_values);
        assert_true(pair->list.sequence < UINT32_MAX / 2);
        sw_event_list_clear(&pair->list);
        free(pair);
    }
}

static void a_slot_with_no_generation_left_is_not_used_again(void **state)
{
    (void)state;
    struct sw_event_list list;
    sw_event_list_init(&list);
    sw_event_list_add_slots(&list);
    list.slots[0].generation = UINT32_MAX - 1;

    const struct sw_event last = sw_event_list_add(&list, 1, nothing, NULL);
    assert_int_equal(last.slot, 0);
    uint64_t when = 0;
    struct sw_event_slot taken;
    assert_true(sw_event_list_take(&list, 1, &when, &taken));
    for (int i = 0; i < 100; i++) {
        assert_int_not_equal(sw_event_list_add(&list, 2, nothing, NULL).slot,
                             0);
    }
    assert_false(sw_event_list_holds(&list, last));
    sw_event_list_clear(&list);
}

/* Memory follows the events that are pending, not those that have been. */
static void slots_are_used_again(void **state)
{
    (void)state;
    struct sw_event_list list;
    sw_event_list_init(&list);
    uint64_t when = 0;
    struct sw_event_slot taken;
    for (uint64_t i = 0; i < 500; i++) {
        sw_event_list_add(&list, i, nothing, NULL);
    }
    for (uint64_t i = 0; i < 100000; i++) {
        assert_true(sw_event_list_take(&list, UINT64_MAX, &when, &taken));
        sw_event_list_add(&list, when + 1 + i % 500, nothing, NULL);
        const struct sw_event event =
            sw_event_list_add(&list, when + 1000000, nothing, NULL);
        sw_event_list_remove(&list, event);
    }
    assert_true(list.slot_count <= 1100);
    assert_true(list.bucket_capacity <= 4096);
    sw_event_list_clear(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_is_right_for_even_times),
        cmocka_unit_test(the_order_is_right_for_equal_times),
        cmocka_unit_test(the_order_is_right_for_few_different_times),
        cmocka_unit_test(the_order_is_right_for_two_far_clusters),
        cmocka_unit_test(the_order_is_right_for_heavy_tails),
        cmocka_unit_test(the_order_is_right_when_the_scale_drifts),
        cmocka_unit_test(a_crowd_at_the_front_keeps_the_order),
        cmocka_unit_test(layouts_are_few_whatever_the_times),
        cmocka_unit_test(the_order_survives_the_end_of_the_sequence),
        cmocka_unit_test(a_slot_with_no_generation_left_is_not_used_again),
        cmocka_unit_test(slots_are_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
