/*
 * stock_cost.h - what the material of a stock costs, and whose goods pay it.
 */
#ifndef SW_MODEL_STOCK_COST_H
#define SW_MODEL_STOCK_COST_H

#include "model/compiler.h"
#include "model/stock.h"

/* Make the accounts of the article's costs, which `payer` pays (SW_PAYERS:
 * nobody of ours). */
void sw_stock_cost_compile(struct sw_compiler *compiler,
                           const struct sw_step *step,
                           struct sw_article *article, int payer);

/* What each costs in the window, in money units, by enum sw_stock_cost. */
void sw_stock_costs(const struct sw_run *run, const struct sw_shelf *shelf,
                    double *costs);

/* The window closes: book it on the products that have taken material in it, by
 * grams; if none has, on the article's own. */
void sw_stock_cost_book(struct sw_run *run, const struct sw_shelf *shelf);

#endif
