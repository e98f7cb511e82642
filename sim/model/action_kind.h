/*
 * action_kind.h - what response policies can do, in one list.
 *
 * A new kind is a file with its struct and a row in action_kind.c.
 */
#ifndef SW_MODEL_ACTION_KIND_H
#define SW_MODEL_ACTION_KIND_H

#include "model/policy.h"

/* All kinds; ends in NULL. */
extern const struct sw_action_kind *const SW_ACTION_KINDS[];

/* Their tables of settings, in the same order; ends in NULL. */
extern const struct sw_table *const SW_ACTION_TABLES[];

extern const struct sw_action_kind SW_ACTION_CLASS;
extern const struct sw_action_kind SW_ACTION_FIRST_AT;
extern const struct sw_action_kind SW_ACTION_OVERTIME;
extern const struct sw_action_kind SW_ACTION_REPLENISH;
extern const struct sw_action_kind SW_ACTION_RELEASE;
extern const struct sw_action_kind SW_ACTION_BOOK;
extern const struct sw_action_kind SW_ACTION_DETOUR;
extern const struct sw_action_kind SW_ACTION_ESCALATE;

extern const struct sw_table SW_ACTION_CLASS_TABLE;
extern const struct sw_table SW_ACTION_FIRST_AT_TABLE;
extern const struct sw_table SW_ACTION_OVERTIME_TABLE;
extern const struct sw_table SW_ACTION_REPLENISH_TABLE;
extern const struct sw_table SW_ACTION_RELEASE_TABLE;
extern const struct sw_table SW_ACTION_BOOK_TABLE;
extern const struct sw_table SW_ACTION_DETOUR_TABLE;
extern const struct sw_table SW_ACTION_ESCALATE_TABLE;

#endif
