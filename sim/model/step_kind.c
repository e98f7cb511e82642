#include "model/step_kind.h"

#include <stddef.h>

const struct sw_step_kind *const SW_STEP_KINDS[] = {
    &SW_STEP_DELAY,    &SW_STEP_PROCESS,   &SW_STEP_BATCH,
    &SW_STEP_CAMPAIGN, &SW_STEP_TRANSPORT, &SW_STEP_INSPECT,
    &SW_STEP_JOIN,     &SW_STEP_WIP_CAP,   NULL,
};

const struct sw_table *const SW_STEP_TABLES[] = {
    &SW_STEP_DELAY_TABLE,    &SW_STEP_PROCESS_TABLE,   &SW_STEP_BATCH_TABLE,
    &SW_STEP_CAMPAIGN_TABLE, &SW_STEP_TRANSPORT_TABLE, &SW_STEP_INSPECT_TABLE,
    &SW_STEP_JOIN_TABLE,     &SW_STEP_WIP_CAP_TABLE,   NULL,
};
