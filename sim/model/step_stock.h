/*
 * step_stock.h - what the rest of the model asks of stocks.
 */
#ifndef SW_MODEL_STEP_STOCK_H
#define SW_MODEL_STEP_STOCK_H

#include "model/compiler.h"
#include "model/stock.h"

/* How many products the stocks of the scenario have made: one for each article
 * of a stock with a route to be made by. */
size_t sw_stock_product_count(const struct sw_scenario_settings *settings);

/* Make them after the scenario's own, for which model->products has room.
 * False after reporting. */
bool sw_stock_add_products(struct sw_compiler *compiler);

/* The measures of each article, and their totals: stock_report.c. */
extern const struct sw_step_parts SW_STOCK_PARTS;

/* Who of ours pays for its material; SW_PAYERS: nobody. */
int sw_stock_payer(const struct sw_step *step);

/* Is the step a stock that may make several lots of one? */
bool sw_stock_splits(const struct sw_step *step);

/* Grams in all stocks. */
int64_t sw_stocks_grams(const struct sw_run *run);

#endif
