/*
 * item_heap.h - waiting items, the one of the smallest rank on top.
 *
 * A pairing heap: adding costs O(1), taking the top O(log n) in the mean over
 * many. Of equal ranks the smaller ticket goes first. The links are the
 * items' own: `previous` is the first child, `next` the next child of the same
 * parent.
 *
 *     top --previous--> child --next--> child --next--> NULL
 *
 * See M. Fredman, R. Sedgewick, D. Sleator, R. Tarjan, "The pairing heap: a new
 * form of self-adjusting heap", Algorithmica 1 (1986).
 */
#ifndef SW_MODEL_ITEM_HEAP_H
#define SW_MODEL_ITEM_HEAP_H

#include "model/item.h"

/* The top of the heap of `top` (NULL: none) and `item`, with its rank and
 * ticket set. */
struct sw_item *sw_item_heap_add(struct sw_item *top, struct sw_item *item);

/* The top of what is left without `top`; NULL if nothing is. */
struct sw_item *sw_item_heap_take(struct sw_item *top);

/* The top of a heap of those items of the heap of `top` that `keeps` holds for;
 * the others come out as a list, `rest`. */
struct sw_item *sw_item_heap_keep(struct sw_item *top,
                                  bool (*keeps)(const struct sw_item *item),
                                  struct sw_item **rest);

/* The top of what is left without `item`, wherever in the heap of `top` it is;
 * takes time with all that are in it. */
struct sw_item *sw_item_heap_remove(struct sw_item *top, struct sw_item *item);

#endif
