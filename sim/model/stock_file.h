/*
 * stock_file.h - what a stock holds at the start, from a CSV file.
 */
#ifndef SW_MODEL_STOCK_FILE_H
#define SW_MODEL_STOCK_FILE_H

#include "model/compiler.h"
#include "model/stock.h"

/* Read the file into plan->opening, what is there longest first. `named` is
 * NULL if there is none. False after reporting. */
bool sw_stock_file_read(struct sw_compiler *compiler,
                        const struct sw_node *named,
                        struct sw_stock_plan *plan);

#endif
