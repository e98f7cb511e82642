/*
 * distribution_text.h - distributions as a planner writes them:
 * "triangular(1 d, 3 d, 8 d)", "lognormal(median 3 h, sigma 0.8)", or a single
 * quantity.
 */
#ifndef SW_SCENARIO_DISTRIBUTION_TEXT_H
#define SW_SCENARIO_DISTRIBUTION_TEXT_H

#include "base/arena.h"
#include "random/distribution.h"
#include "scenario/quantity.h"

/* `text` as a distribution of values of `dimension` in base units; it lives in
 * `arena`. */
SW_MUST_USE bool sw_distribution_read(struct sw_distribution **distribution,
                                      enum sw_dimension dimension,
                                      const char *text, struct sw_arena *arena,
                                      struct sw_error *err);

#endif
