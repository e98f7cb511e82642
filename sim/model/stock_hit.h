/*
 * stock_hit.h - what disruptions do to a stock.
 */
#ifndef SW_MODEL_STOCK_HIT_H
#define SW_MODEL_STOCK_HIT_H

#include "model/compiler.h"
#include "model/stock.h"

/* The account of what the stock's owner loses; SW_NO_ACCOUNT: nobody of ours
 * does. */
uint32_t sw_stock_loss_account(struct sw_compiler *compiler,
                               const struct sw_step *step);

/* Does it keep an article of the product? */
bool sw_stock_keeps(const struct sw_step *step,
                    const struct sw_product *product);

/* So large a share of all that is on hand is gone; in the window its value is
 * booked on `account`. */
void sw_stock_lose(struct sw_run *run, const struct sw_step *step, double share,
                   uint32_t account);

/* The product will be worth so many times what it is worth: in the window what
 * that takes from the material on hand is booked on `account`. */
void sw_stock_revalue(struct sw_run *run, const struct sw_step *step,
                      const struct sw_product *product, double times,
                      uint32_t account);

/* From now on it gives out, or takes in, material, or does not. What comes
 * while it takes none in stands outside. As many must turn it on again as have
 * turned it off. */
void sw_stock_turn_giving(struct sw_run *run, const struct sw_step *step,
                          bool on);
void sw_stock_turn_receiving(struct sw_run *run, const struct sw_step *step,
                             bool on);

#endif
