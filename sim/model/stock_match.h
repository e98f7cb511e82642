/*
 * stock_match.h - which articles of a stock suit which products.
 */
#ifndef SW_MODEL_STOCK_MATCH_H
#define SW_MODEL_STOCK_MATCH_H

#include "model/compiler.h"
#include "model/stock.h"

struct sw_stock_match {
    struct sw_names key;    /* what is to be the same; none: the product */
    int64_t wider_um;       /* that material may be */
    struct sw_names grades; /* steel codes, from low to high */
};

/* Sets plan->suited: exact articles first, then wider ones, the narrowest
 * first, then higher codes, the lowest first. False after reporting. */
bool sw_stock_match(struct sw_compiler *compiler, const struct sw_step *step,
                    const struct sw_stock_match *settings,
                    struct sw_stock_plan *plan);

#endif
