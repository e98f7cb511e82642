#include "model/item_heap.h"

#include <stddef.h>

static bool goes_before(const struct sw_item *a, const struct sw_item *b)
{
    return a->rank != b->rank ? a->rank < b->rank : a->ticket < b->ticket;
}

/* Of two tops the later one becomes the first child of the other. */
static struct sw_item *meld(struct sw_item *a, struct sw_item *b)
{
    struct sw_item *top = goes_before(a, b) ? a : b;
    struct sw_item *child = top == a ? b : a;
    child->next = top->previous;
    top->previous = child;
    return top;
}

struct sw_item *sw_item_heap_add(struct sw_item *top, struct sw_item *item)
{
    item->next = NULL;
    item->previous = NULL;
    return top == NULL ? item : meld(top, item);
}

/* Meld the children in pairs, from the first on; the pairs come out in a list
 * from the last on. */
static struct sw_item *meld_pairs(struct sw_item *children)
{
    struct sw_item *pairs = NULL;
    while (children != NULL) {
        struct sw_item *first = children;
        struct sw_item *second = first->next;
        children = second == NULL ? NULL : second->next;
        struct sw_item *pair = second == NULL ? first : meld(first, second);
        pair->next = pairs;
        pairs = pair;
    }
    return pairs;
}

struct sw_item *sw_item_heap_take(struct sw_item *top)
{
    struct sw_item *pairs = meld_pairs(top->previous);
    top->previous = NULL;
    struct sw_item *left = pairs;
    while (left != NULL && left->next != NULL) {
        struct sw_item *pair = left->next;
        struct sw_item *rest = pair->next;
        left = meld(left, pair);
        left->next = rest;
    }
    return left;
}

struct sw_item *sw_item_heap_keep(struct sw_item *top,
                                  bool (*keeps)(const struct sw_item *item),
                                  struct sw_item **rest)
{
    struct sw_item *kept = NULL;
    *rest = NULL;
    for (struct sw_item *left = top; left != NULL;) {
        struct sw_item *item = left;
        left = item->next;
        for (struct sw_item *child = item->previous; child != NULL;) {
            struct sw_item *next = child->next;
            child->next = left;
            left = child;
            child = next;
        }
        if (keeps(item)) {
            kept = sw_item_heap_add(kept, item);
        } else {
            item->next = *rest;
            *rest = item;
        }
    }
    return kept;
}

static bool has_ticket(const struct sw_item *item)
{
    return item->ticket != UINT64_MAX;
}

struct sw_item *sw_item_heap_remove(struct sw_item *top, struct sw_item *item)
{
    struct sw_item *rest = NULL;
    const uint64_t ticket = item->ticket;
    item->ticket = UINT64_MAX;
    top = sw_item_heap_keep(top, has_ticket, &rest);
    item->previous = NULL;
    item->ticket = ticket;
    return top;
}
