#include "model/trigger_kind.h"

const struct sw_trigger_kind *const SW_TRIGGER_KINDS[] = {
    &SW_TRIGGER_ENTERED,
    NULL,
};

const struct sw_table *const SW_TRIGGER_TABLES[] = {
    &SW_TRIGGER_ENTERED_TABLE,
    NULL,
};
