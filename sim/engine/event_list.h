/*
 * event_list.h - the events still to come, the next one first.
 *
 * What an event does stands in a slot; its key tells when. Few events are kept
 * in a heap. Above some hundred, only those that come soon are in the heap
 * (`near`); the others hang in buckets of equal width, unsorted, and those
 * after the last bucket in one more chain (`far`):
 *
 *      near        buckets                            far
 *     [heap] | opened | b1 | b2 | ... | b(count - 1) | chain
 *            ^ base            each 2^shift wide
 *
 * When the heap is empty, the next bucket that holds anything is poured into
 * it. When the buckets are used up, or the number of events has doubled, or too
 * many crowd into the heap, all is laid out anew with a width from a sample of
 * the events. Laying out costs O(n) and happens at most once in O(n) calls, so
 * that whatever the times are, a call costs O(1) amortised, and at worst what
 * the heap costs, O(log n).
 *
 * A cancelled event stays where it is, dead, and is dropped when it comes up;
 * before the dead outnumber the living, all is laid out anew without them.
 */
#ifndef SW_ENGINE_EVENT_LIST_H
#define SW_ENGINE_EVENT_LIST_H

#include "engine/engine.h"
#include "engine/event_heap.h"

#define SW_NO_SLOT UINT32_MAX

struct sw_event_slot {
    sw_event_fn *fn; /* NULL: dead */
    void *self;
    uint64_t when; /* the key, while not in the heap */
    uint32_t sequence;
    uint32_t generation; /* of the event that is here, or comes next */
    uint32_t next;       /* in a bucket, in `far`, or among the free */
};

struct sw_event_list {
    struct sw_event_heap near; /* every key below near_end */
    bool hole; /* near's root has happened; its place is still to fill */
    uint64_t near_end;
    size_t crowd; /* with more in `near`, a new layout may be due */

    struct sw_event_slot *slots; /* owned */
    size_t slot_count;           /* slots ever used */
    size_t slot_capacity;
    uint32_t free;
    uint32_t sequence; /* of the next event */
    size_t live;
    size_t dead;

    uint32_t *buckets; /* owned; first slot of each */
    size_t bucket_capacity;
    size_t bucket_count; /* 0: all is in `near` */
    size_t opened;       /* the last bucket poured into `near` */
    uint64_t base;
    unsigned shift;
    uint32_t far;
    size_t waiting;       /* slots in buckets and `far`, the dead included */
    size_t laid_out;      /* how many events there were at the last layout */
    uint32_t laid_out_at; /* the sequence then */
};

void sw_event_list_init(struct sw_event_list *list);
void sw_event_list_clear(struct sw_event_list *list);

/* The parts of what follows that are seldom needed. */
void sw_event_list_add_slots(struct sw_event_list *list);
void sw_event_list_renumber(struct sw_event_list *list);
void sw_event_list_relieve(struct sw_event_list *list);
void sw_event_list_lay_out(struct sw_event_list *list);
bool sw_event_list_refill(struct sw_event_list *list);

static inline void sw_event_list_free_slot(struct sw_event_list *list,
                                           uint32_t index)
{
    /* A slot whose generations are used up is left alone for ever, so that an
     * old name can never mean a new event. */
    if (__builtin_expect(list->slots[index].generation != UINT32_MAX, true)) {
        list->slots[index].next = list->free;
        list->free = index;
    }
}

static inline void sw_event_list_fill_hole(struct sw_event_list *list)
{
    if (list->hole) {
        list->hole = false;
        sw_event_heap_pop(&list->near);
    }
}

static inline void sw_event_list_hang(struct sw_event_list *list, uint64_t when,
                                      uint32_t index)
{
    struct sw_event_slot *slot = &list->slots[index];
    const uint64_t bucket = (when - list->base) >> list->shift;
    uint32_t *first =
        bucket < list->bucket_count ? &list->buckets[bucket] : &list->far;
    slot->when = when;
    slot->next = *first;
    *first = index;
    list->waiting++;
}

static inline struct sw_event sw_event_list_add(struct sw_event_list *list,
                                                uint64_t when, sw_event_fn *fn,
                                                void *self)
{
    if (__builtin_expect(list->free == SW_NO_SLOT, false)) {
        sw_event_list_add_slots(list);
    }
    if (__builtin_expect(list->sequence == UINT32_MAX, false)) {
        sw_event_list_renumber(list);
    }
    const uint32_t index = list->free;
    struct sw_event_slot *slot = &list->slots[index];
    const struct sw_event event = {index, slot->generation};
    const struct sw_event_key key = {
        .order = (uint64_t)list->sequence << 32 | index,
        .when = when,
    };
    list->free = slot->next;
    slot->fn = fn;
    slot->self = self;
    slot->sequence = list->sequence++;
    list->live++;

    if (when >= list->near_end) {
        sw_event_list_hang(list, when, index);
        if (__builtin_expect(list->waiting > 2 * list->laid_out, false)) {
            sw_event_list_lay_out(list);
        }
    } else if (list->hole) {
        list->hole = false;
        sw_event_heap_sink(&list->near, SW_HEAP_ROOT, key);
    } else {
        sw_event_heap_push(&list->near, key);
        if (__builtin_expect(sw_event_heap_count(&list->near) > list->crowd,
                             false)) {
            sw_event_list_relieve(list);
        }
    }
    return event;
}

static inline bool sw_event_list_holds(const struct sw_event_list *list,
                                       struct sw_event event)
{
    return event.slot < list->slot_count &&
           list->slots[event.slot].generation == event.generation;
}

/* Take `event`, which is held, out. */
static inline void sw_event_list_remove(struct sw_event_list *list,
                                        struct sw_event event)
{
    struct sw_event_slot *slot = &list->slots[event.slot];
    slot->fn = NULL;
    slot->generation++;
    list->live--;
    list->dead++;
    if (list->dead > list->live) {
        sw_event_list_lay_out(list);
    }
}

/*
 * Take the first event out if its key is at most `last`. Its place in the heap
 * stays open until the next call, for an event often schedules another.
 */
static inline bool sw_event_list_take(struct sw_event_list *list, uint64_t last,
                                      uint64_t *when,
                                      struct sw_event_slot *taken)
{
    for (;;) {
        sw_event_list_fill_hole(list);
        if (sw_event_heap_count(&list->near) == 0 &&
            !sw_event_list_refill(list)) {
            return false;
        }
        const struct sw_event_key first = list->near.keys[SW_HEAP_ROOT];
        if (first.when > last) {
            return false;
        }
        const uint32_t index = (uint32_t)first.order;
        struct sw_event_slot *slot = &list->slots[index];
        list->hole = true;
        if (__builtin_expect(slot->fn == NULL, false)) {
            list->dead--;
            sw_event_list_free_slot(list, index);
            continue;
        }
        *when = first.when;
        taken->fn = slot->fn;
        taken->self = slot->self;
        slot->generation++;
        slot->fn = NULL;
        sw_event_list_free_slot(list, index);
        list->live--;
        if (__builtin_expect(list->dead > list->live, false)) {
            sw_event_list_lay_out(list);
        }
        return true;
    }
}

#endif
