#include "engine/event_list.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

enum {
    HEAP_ENOUGH = 256, /* a layout for no more needs no buckets */
    HEAP_CROWDED = 448,
    EVENTS_A_BUCKET = 8,
    SPAN_OF_LAYOUT = 8,
    SAMPLE = 64,
    SLOTS_AT_ONCE = 32
};

/* No bucket ends later than this after the first begins. */
#define LONGEST_LAYOUT (UINT64_C(1) << 62)

void sw_event_list_init(struct sw_event_list *list)
{
    *list = (struct sw_event_list){
        .near_end = UINT64_MAX,
        .crowd = HEAP_CROWDED,
        .free = SW_NO_SLOT,
        .far = SW_NO_SLOT,
    };
    sw_event_heap_init(&list->near);
}

void sw_event_list_clear(struct sw_event_list *list)
{
    sw_event_heap_clear(&list->near);
    sw_free(list->slots);
    sw_free(list->buckets);
    *list = (struct sw_event_list){0};
}

void sw_event_list_add_slots(struct sw_event_list *list)
{
    const size_t count = list->slot_count + SLOTS_AT_ONCE;
    assert(count < SW_NO_SLOT);
    list->slots = sw_reserve_array(list->slots, &list->slot_capacity, count,
                                   sizeof list->slots[0]);
    for (size_t i = count; i-- > list->slot_count;) {
        list->slots[i].fn = NULL;
        list->slots[i].generation = 1;
        list->slots[i].next = list->free;
        list->free = (uint32_t)i;
    }
    list->slot_count = count;
}

/* Hang what is alive of a chain on `all`, drop what is dead, and return the new
 * `all`. */
static uint32_t gather_chain(struct sw_event_list *list, uint32_t first,
                             uint32_t all)
{
    uint32_t next = SW_NO_SLOT;
    for (uint32_t index = first; index != SW_NO_SLOT; index = next) {
        struct sw_event_slot *slot = &list->slots[index];
        next = slot->next;
        if (slot->fn == NULL) {
            list->dead--;
            sw_event_list_free_slot(list, index);
        } else {
            slot->next = all;
            all = index;
        }
    }
    return all;
}

static uint32_t gather_heap(struct sw_event_list *list)
{
    uint32_t chain = SW_NO_SLOT;
    for (size_t i = SW_HEAP_ROOT; i < list->near.end; i++) {
        const struct sw_event_key key = list->near.keys[i];
        const uint32_t index = (uint32_t)key.order;
        list->slots[index].when = key.when;
        list->slots[index].next = chain;
        chain = index;
        list->near.keys[i] = SW_LAST_KEY;
    }
    list->near.end = SW_HEAP_ROOT;
    return chain;
}

/* Take every event off its place. Returns the chain of those alive. */
static uint32_t gather(struct sw_event_list *list)
{
    sw_event_list_fill_hole(list);
    uint32_t all = gather_chain(list, gather_heap(list), SW_NO_SLOT);
    for (size_t i = list->opened + 1; i < list->bucket_count; i++) {
        all = gather_chain(list, list->buckets[i], all);
    }
    all = gather_chain(list, list->far, all);
    list->far = SW_NO_SLOT;
    list->waiting = 0;
    assert(list->dead == 0);
    return all;
}

static int compare_numbers(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The mean distance of the first `part` of `live` events, told from the sorted
 * sample; UINT64_MAX if they are all at one instant. */
static uint64_t mean_gap(const uint64_t *sample, size_t count, size_t live,
                         size_t part)
{
    const uint64_t span = sample[(count - 1) / part] - sample[0];
    const uint64_t gap = span / (live / part);
    return span == 0 ? UINT64_MAX : gap == 0 ? 1 : gap;
}

/*
 * Set base, width and number of the buckets for the events of this chain. The
 * width follows the part of the events that is densest, seen from the front:
 * the first eighth, half, or all of them. Those that are far off in the tail of
 * a distribution do not widen it.
 */
static void choose_buckets(struct sw_event_list *list, uint32_t all)
{
    uint64_t sample[SAMPLE + 1];
    size_t sampled = 1;
    size_t seen = 0;
    const size_t stride = list->live / SAMPLE + 1;
    uint64_t least = UINT64_MAX;
    for (uint32_t i = all; i != SW_NO_SLOT; i = list->slots[i].next) {
        const uint64_t when = list->slots[i].when;
        least = when < least ? when : least;
        if (seen++ % stride == 0) {
            sample[sampled++] = when;
        }
    }
    sample[0] = least;
    qsort(sample, sampled, sizeof sample[0], compare_numbers);

    uint64_t gap = UINT64_MAX;
    for (size_t part = 1; part <= 8; part *= 2) {
        const uint64_t of_part = mean_gap(sample, sampled, list->live, part);
        gap = of_part < gap ? of_part : gap;
    }
    const uint64_t widest = LONGEST_LAYOUT / EVENTS_A_BUCKET;
    const uint64_t width = EVENTS_A_BUCKET * (gap < widest ? gap : widest);
    list->base = least;
    list->shift = 63 - (unsigned)__builtin_clzll(width);

    const uint64_t most = LONGEST_LAYOUT >> list->shift;
    const uint64_t wanted =
        SPAN_OF_LAYOUT * (uint64_t)list->live / EVENTS_A_BUCKET + 1;
    list->bucket_count = wanted < most ? wanted : most;
}

/* Pour bucket `opened` into the heap. */
static void pour(struct sw_event_list *list)
{
    list->near_end = list->base + ((uint64_t)(list->opened + 1) << list->shift);
    uint32_t next = SW_NO_SLOT;
    for (uint32_t index = list->buckets[list->opened]; index != SW_NO_SLOT;
         index = next) {
        const struct sw_event_slot *slot = &list->slots[index];
        next = slot->next;
        list->waiting--;
        if (slot->fn == NULL) {
            list->dead--;
            sw_event_list_free_slot(list, index);
        } else {
            const struct sw_event_key key = {
                .order = (uint64_t)slot->sequence << 32 | index,
                .when = slot->when,
            };
            sw_event_heap_push(&list->near, key);
        }
    }
}

static void spread_over_heap(struct sw_event_list *list, uint32_t all)
{
    list->bucket_count = 0;
    list->near_end = UINT64_MAX;
    list->crowd = HEAP_CROWDED;
    for (uint32_t i = all; i != SW_NO_SLOT; i = list->slots[i].next) {
        const struct sw_event_key key = {
            .order = (uint64_t)list->slots[i].sequence << 32 | i,
            .when = list->slots[i].when,
        };
        sw_event_heap_push(&list->near, key);
    }
}

static void spread_over_buckets(struct sw_event_list *list, uint32_t all)
{
    choose_buckets(list, all);
    list->buckets =
        sw_reserve_array(list->buckets, &list->bucket_capacity,
                         list->bucket_count, sizeof list->buckets[0]);
    for (size_t i = 0; i < list->bucket_count; i++) {
        list->buckets[i] = SW_NO_SLOT;
    }
    uint32_t next = SW_NO_SLOT;
    for (uint32_t index = all; index != SW_NO_SLOT; index = next) {
        next = list->slots[index].next;
        sw_event_list_hang(list, list->slots[index].when, index);
    }
    list->opened = 0;
    pour(list);
    const size_t near = sw_event_heap_count(&list->near);
    list->crowd = near < HEAP_CROWDED / 2 ? HEAP_CROWDED : 2 * near;
}

static void spread(struct sw_event_list *list, uint32_t all)
{
    list->laid_out = list->live;
    list->laid_out_at = list->sequence;
    if (list->live <= HEAP_ENOUGH) {
        spread_over_heap(list, all);
    } else {
        spread_over_buckets(list, all);
    }
}

void sw_event_list_lay_out(struct sw_event_list *list)
{
    spread(list, gather(list));
}

void sw_event_list_renumber(struct sw_event_list *list)
{
    const uint32_t all = gather(list);
    uint64_t *numbers = sw_new_array(list->live + 1, sizeof numbers[0]);
    size_t count = 0;
    for (uint32_t i = all; i != SW_NO_SLOT; i = list->slots[i].next) {
        numbers[count++] = (uint64_t)list->slots[i].sequence << 32 | i;
    }
    qsort(numbers, count, sizeof numbers[0], compare_numbers);
    for (size_t i = 0; i < count; i++) {
        list->slots[(uint32_t)numbers[i]].sequence = (uint32_t)i;
    }
    sw_free(numbers);
    list->sequence = (uint32_t)count;
    spread(list, all);
}

static bool is_crowded(const struct sw_event_list *list)
{
    const size_t near = sw_event_heap_count(&list->near);
    return near > HEAP_CROWDED && near > list->live / 4;
}

/* A crowd in the heap is a reason for a new layout if enough has been scheduled
 * to pay for it, or if there are no buckets yet. */
void sw_event_list_relieve(struct sw_event_list *list)
{
    const size_t scheduled = list->sequence - list->laid_out_at;
    if (list->bucket_count == 0 ||
        (is_crowded(list) && scheduled >= list->live / 4)) {
        sw_event_list_lay_out(list);
    } else {
        list->crowd *= 2;
    }
}

bool sw_event_list_refill(struct sw_event_list *list)
{
    while (sw_event_heap_count(&list->near) == 0) {
        if (list->waiting == 0) {
            return false;
        }
        do {
            list->opened++;
        } while (list->opened < list->bucket_count &&
                 list->buckets[list->opened] == SW_NO_SLOT);
        if (list->opened >= list->bucket_count) {
            sw_event_list_lay_out(list);
            continue;
        }
        pour(list);
        if (is_crowded(list)) {
            sw_event_list_lay_out(list);
        }
    }
    return true;
}
