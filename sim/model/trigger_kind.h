/*
 * trigger_kind.h - the conditions of response policies, in one list.
 *
 * A new kind is a file with its struct and a row in trigger_kind.c.
 */
#ifndef SW_MODEL_TRIGGER_KIND_H
#define SW_MODEL_TRIGGER_KIND_H

#include "model/policy.h"

/* All kinds; ends in NULL. */
extern const struct sw_trigger_kind *const SW_TRIGGER_KINDS[];

/* Their tables of settings, in the same order; ends in NULL. */
extern const struct sw_table *const SW_TRIGGER_TABLES[];

extern const struct sw_trigger_kind SW_TRIGGER_DATE;
extern const struct sw_trigger_kind SW_TRIGGER_DISRUPTION;
extern const struct sw_trigger_kind SW_TRIGGER_DOWN;
extern const struct sw_trigger_kind SW_TRIGGER_ENTERED;
extern const struct sw_trigger_kind SW_TRIGGER_PASSED;
extern const struct sw_trigger_kind SW_TRIGGER_PROBLEM;
extern const struct sw_trigger_kind SW_TRIGGER_STAGE;
extern const struct sw_trigger_kind SW_TRIGGER_PROMISE;
extern const struct sw_trigger_kind SW_TRIGGER_QUEUE;
extern const struct sw_trigger_kind SW_TRIGGER_REVISED;
extern const struct sw_trigger_kind SW_TRIGGER_SLACK;
extern const struct sw_trigger_kind SW_TRIGGER_STOCK;
extern const struct sw_trigger_kind SW_TRIGGER_WAITED;

extern const struct sw_table SW_TRIGGER_DATE_TABLE;
extern const struct sw_table SW_TRIGGER_DISRUPTION_TABLE;
extern const struct sw_table SW_TRIGGER_DOWN_TABLE;
extern const struct sw_table SW_TRIGGER_ENTERED_TABLE;
extern const struct sw_table SW_TRIGGER_PASSED_TABLE;
extern const struct sw_table SW_TRIGGER_PROBLEM_TABLE;
extern const struct sw_table SW_TRIGGER_STAGE_TABLE;
extern const struct sw_table SW_TRIGGER_PROMISE_TABLE;
extern const struct sw_table SW_TRIGGER_QUEUE_TABLE;
extern const struct sw_table SW_TRIGGER_REVISED_TABLE;
extern const struct sw_table SW_TRIGGER_SLACK_TABLE;
extern const struct sw_table SW_TRIGGER_STOCK_TABLE;
extern const struct sw_table SW_TRIGGER_WAITED_TABLE;

#endif
