/*
 * slot_file.h - what is sold of a slot's buckets when the run starts.
 *
 *     date,tonnes_t,quota
 *     2026-01-15,5200,
 *     2026-01-15,410,own
 */
#ifndef SW_MODEL_SLOT_FILE_H
#define SW_MODEL_SLOT_FILE_H

#include "model/compiler.h"
#include "model/slot.h"

/* Read the file that `named` names; NULL: nothing is sold. False after
 * reporting. */
bool sw_slot_file_read(struct sw_compiler *compiler,
                       const struct sw_node *named, struct sw_slot_plan *plan);

#endif
