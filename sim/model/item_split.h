/*
 * item_split.h - a lot is cut into parts, each a lot of its own.
 */
#ifndef SW_MODEL_ITEM_SPLIT_H
#define SW_MODEL_ITEM_SPLIT_H

#include "model/run.h"

/*
 * The lot, served at `step` and booked up to now, is cut: what is lost is
 * scrap, and its parts go on, one after the other. Part k of several is child k
 * of the lot. Returns how many pieces they are; without a weight of pieces,
 * parts. A lot that is less than a piece fails the run.
 */
uint64_t sw_item_cut(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *lot, const struct sw_cutting *cut);

#endif
