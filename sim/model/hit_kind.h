/*
 * hit_kind.h - what disruptions can hit, in one list.
 */
#ifndef SW_MODEL_HIT_KIND_H
#define SW_MODEL_HIT_KIND_H

#include "model/disruption.h"

extern const struct sw_hit_kind SW_HIT_RESOURCE;
extern const struct sw_hit_kind SW_HIT_RESOURCES;
extern const struct sw_hit_kind SW_HIT_LANE;
extern const struct sw_hit_kind SW_HIT_STOCK;
extern const struct sw_hit_kind SW_HIT_DEMAND;
extern const struct sw_hit_kind SW_HIT_PRICE;

/* All of them; ends in NULL. */
extern const struct sw_hit_kind *const SW_HIT_KINDS[];

#endif
