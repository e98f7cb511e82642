/*
 * step_kind.h - the kinds of step there are, in one list.
 *
 * A new kind is a file with its struct and a row in step_kind.c.
 */
#ifndef SW_MODEL_STEP_KIND_H
#define SW_MODEL_STEP_KIND_H

#include "model/plan.h"

struct sw_reader;

/* All kinds; ends in NULL. */
extern const struct sw_step_kind *const SW_STEP_KINDS[];

/* Their tables of settings, in the same order; ends in NULL. */
extern const struct sw_table *const SW_STEP_TABLES[];

/* The kind that has these settings, of those above or of those that came with
 * the reader's extension. */
const struct sw_step_kind *sw_step_kind_of(const struct sw_reader *reader,
                                           const struct sw_table *settings);

extern const struct sw_step_kind SW_STEP_BATCH;
extern const struct sw_step_kind SW_STEP_CAMPAIGN;
extern const struct sw_step_kind SW_STEP_CONVERT;
extern const struct sw_step_kind SW_STEP_DELAY;
extern const struct sw_step_kind SW_STEP_INSPECT;
extern const struct sw_step_kind SW_STEP_JOIN;
extern const struct sw_step_kind SW_STEP_PROCESS;
extern const struct sw_step_kind SW_STEP_SLOT;
extern const struct sw_step_kind SW_STEP_STOCK;
extern const struct sw_step_kind SW_STEP_HOLD;
extern const struct sw_step_kind SW_STEP_TRANSPORT;
extern const struct sw_step_kind SW_STEP_WIP_CAP;

extern const struct sw_table SW_STEP_BATCH_TABLE;
extern const struct sw_table SW_STEP_CAMPAIGN_TABLE;
extern const struct sw_table SW_STEP_CONVERT_TABLE;
extern const struct sw_table SW_STEP_DELAY_TABLE;
extern const struct sw_table SW_STEP_INSPECT_TABLE;
extern const struct sw_table SW_STEP_JOIN_TABLE;
extern const struct sw_table SW_STEP_PROCESS_TABLE;
extern const struct sw_table SW_STEP_SLOT_TABLE;
extern const struct sw_table SW_STEP_STOCK_TABLE;
extern const struct sw_table SW_STEP_HOLD_TABLE;
extern const struct sw_table SW_STEP_TRANSPORT_TABLE;
extern const struct sw_table SW_STEP_WIP_CAP_TABLE;

#endif
