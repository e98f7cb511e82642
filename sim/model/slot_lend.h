/*
 * slot_lend.h - lots that wait for the bucket that opens next go on before it,
 * to fill up a heat that would be poured part-filled.
 */
#ifndef SW_MODEL_SLOT_LEND_H
#define SW_MODEL_SLOT_LEND_H

#include "model/slot.h"

/* What a heat lacks. */
struct sw_slot_wish {
    const uint32_t *keys; /* by product */
    uint32_t key;         /* of the heat */
    int64_t room_g;       /* at most, in all */
    int64_t full_g;       /* enough */
    int64_t lots;         /* at most; 0: any number */
};

/* Lots of the key that are booked for the next bucket, and have come, go on
 * now: in the order of booking those that fit, until there is enough. What they
 * have booked is free again. */
void sw_slot_lend(struct sw_run *run, const struct sw_step *step,
                  const struct sw_slot_wish *wish);

#endif
