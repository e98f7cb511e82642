/*
 * stock_shelf.h - the material of one article: levels, age, what was counted.
 */
#ifndef SW_MODEL_STOCK_SHELF_H
#define SW_MODEL_STOCK_SHELF_H

#include "model/stock.h"

/* From now on the level is so much higher; it is never below zero. */
void sw_stock_change(const struct sw_run *run, struct sw_stock_level *level,
                     int64_t by_g);

/* Material comes; or goes, the oldest first, for a product of the group. */
void sw_shelf_put(struct sw_run *run, struct sw_shelf *shelf, int64_t grams);
/* The same, of material that is there since `since_us`, at the start. */
void sw_shelf_put_old(struct sw_run *run, struct sw_shelf *shelf, int64_t grams,
                      int64_t since_us);
void sw_shelf_take(struct sw_run *run, struct sw_shelf *shelf, uint32_t product,
                   int64_t grams);

/* The same, that nobody has taken. */
void sw_shelf_lose(struct sw_run *run, struct sw_shelf *shelf, int64_t grams);

/* So much was asked for, of which so much was there; or was asked for in vain.
 */
void sw_shelf_note_asked(const struct sw_run *run, struct sw_shelf *shelf,
                         int64_t asked_g, int64_t at_once_g);
void sw_shelf_note_lost(const struct sw_run *run, struct sw_shelf *shelf,
                        int64_t grams);

/* The window opens. */
void sw_shelf_restart(const struct sw_run *run, struct sw_shelf *shelf);

void sw_shelf_clear(struct sw_shelf *shelf);

/* A queue in an array of members of `size`, of which the first `*first` have
 * gone: once they are half of all, the rest moves up. Returns `at`. */
void *sw_stock_queue(void *at, size_t size, size_t *first, size_t count);

#endif
