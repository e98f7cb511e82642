/*
 * step_wip_cap.h - who is counted by the caps of a model.
 *
 * A lot is counted by a cap from when it leaves the cap's step to when it is
 * somewhere that is not between that step and the end of the cap: each place of
 * a route knows which caps count there (struct sw_op, `inside`). So it does not
 * matter how a lot leaves: done, sent back, remade, scrapped or turned away.
 *
 *     [release, cut, bend, paint]      release: { kind: wip_cap, to: bend }
 *               inside---
 */
#ifndef SW_MODEL_STEP_WIP_CAP_H
#define SW_MODEL_STEP_WIP_CAP_H

#include "model/run.h"

/* `item` has left a step and is at its next place, or a carrier's members are:
 * caps count who is between, and no one else. One that was sent there without
 * passing the cap's step is counted at once. */
void sw_wip_cap_follow(struct sw_run *run, struct sw_item *item);

/* From now on these caps count `item`, which those of them that do so already
 * leave as it is. */
void sw_wip_cap_count(struct sw_run *run, struct sw_item *item, uint8_t caps);

/* From now on these caps, which count it, do not count `item`. */
void sw_wip_cap_release(struct sw_run *run, struct sw_item *item, uint8_t caps);

/* How many lots the cap counts now. */
uint64_t sw_wip_cap_lots(const struct sw_run *run, const struct sw_step *step);

#endif
