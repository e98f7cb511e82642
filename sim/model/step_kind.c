#include "model/step_kind.h"

#include "scenario/addition.h"

#include <assert.h>
#include <stddef.h>

const struct sw_step_kind *const SW_STEP_KINDS[] = {
    &SW_STEP_DELAY,
    &SW_STEP_PROCESS,
    &SW_STEP_BATCH,
    &SW_STEP_CAMPAIGN,
    &SW_STEP_TRANSPORT,
    &SW_STEP_INSPECT,
    &SW_STEP_CONVERT,
    &SW_STEP_JOIN,
    &SW_STEP_WIP_CAP,
    &SW_STEP_SLOT,
    &SW_STEP_STOCK,
    &SW_STEP_HOLD,
    NULL,
};

const struct sw_table *const SW_STEP_TABLES[] = {
    &SW_STEP_DELAY_TABLE,
    &SW_STEP_PROCESS_TABLE,
    &SW_STEP_BATCH_TABLE,
    &SW_STEP_CAMPAIGN_TABLE,
    &SW_STEP_TRANSPORT_TABLE,
    &SW_STEP_INSPECT_TABLE,
    &SW_STEP_CONVERT_TABLE,
    &SW_STEP_JOIN_TABLE,
    &SW_STEP_WIP_CAP_TABLE,
    &SW_STEP_SLOT_TABLE,
    &SW_STEP_STOCK_TABLE,
    &SW_STEP_HOLD_TABLE,
    NULL,
};

const struct sw_step_kind *sw_step_kind_of(const struct sw_reader *reader,
                                           const struct sw_table *settings)
{
    for (size_t i = 0; SW_STEP_KINDS[i] != NULL; i++) {
        if (SW_STEP_KINDS[i]->settings == settings) {
            return SW_STEP_KINDS[i];
        }
    }
    const struct sw_addition more = sw_addition_to(reader, SW_STEP_TABLES);
    for (size_t i = 0; i < more.count; i++) {
        if (more.kinds[i] == settings) {
            return more.things[i];
        }
    }
    assert(false && "what was read is of a kind that the reader knows");
    return NULL;
}
