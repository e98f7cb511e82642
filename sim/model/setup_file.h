/*
 * setup_file.h - the times of setups as a planner has them in a spreadsheet.
 *
 *     from,GI,ZM,
 *     GI,,6 h,45 min
 *     ZM,3 h,,45 min
 *
 * What the unit was set up for by row, what it is set up for by column; each is
 * called by the attributes of the key, in their order, with " / " between them.
 * An empty cell tells nothing, as does one on the diagonal.
 */
#ifndef SW_MODEL_SETUP_FILE_H
#define SW_MODEL_SETUP_FILE_H

#include "model/compiler.h"

/* Read the scenario's `matrix`, a name of a file, into plan->setup_times. False
 * after reporting. */
bool sw_setup_file_read(struct sw_compiler *compiler,
                        const struct sw_setup_settings *settings,
                        struct sw_service_plan *plan);

#endif
