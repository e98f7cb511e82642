/*
 * demand_kind.h - the kinds of demand there are, in one list.
 *
 * A new kind is a file with its struct and a row in demand_kind.c.
 */
#ifndef SW_MODEL_DEMAND_KIND_H
#define SW_MODEL_DEMAND_KIND_H

#include "model/plan.h"

/* All kinds; ends in NULL. */
extern const struct sw_demand_kind *const SW_DEMAND_KINDS[];

/* Their tables of settings, in the same order; ends in NULL. */
extern const struct sw_table *const SW_DEMAND_TABLES[];

extern const struct sw_demand_kind SW_DEMAND_BACKGROUND;
extern const struct sw_demand_kind SW_DEMAND_DEVELOPMENT;
extern const struct sw_demand_kind SW_DEMAND_ORDER_BOOK;
extern const struct sw_demand_kind SW_DEMAND_ORDERS;
extern const struct sw_demand_kind SW_DEMAND_PROJECTS;

extern const struct sw_table SW_DEMAND_BACKGROUND_TABLE;
extern const struct sw_table SW_DEMAND_DEVELOPMENT_TABLE;
extern const struct sw_table SW_DEMAND_ORDER_BOOK_TABLE;
extern const struct sw_table SW_DEMAND_ORDERS_TABLE;
extern const struct sw_table SW_DEMAND_PROJECTS_TABLE;

#endif
