/*
 * conflict.h - can two changes of one tree be made together?
 */
#ifndef SW_SCENARIO_CONFLICT_H
#define SW_SCENARIO_CONFLICT_H

#include "scenario/merge.h"

/* What stands against it; borrowed from the changes. */
struct sw_conflict {
    const struct sw_change *one;
    const struct sw_change *other;
};

/*
 * Two changes agree unless a place that one changes equals, contains or lies
 * under a place that the other changes. The same place may be set to the same
 * value by both, or removed by both, and additions go with additions, factors
 * with factors. What only people read (about, label, source, expect) does not
 * count. If they do not agree, `conflict` is the first that is found, in the
 * order of `one`.
 */
bool sw_changes_agree(const struct sw_changes *one,
                      const struct sw_changes *other,
                      struct sw_conflict *conflict);

#endif
