#include "model/action_kind.h"

const struct sw_action_kind *const SW_ACTION_KINDS[] = {
    &SW_ACTION_CLASS,
    NULL,
};

const struct sw_table *const SW_ACTION_TABLES[] = {
    &SW_ACTION_CLASS_TABLE,
    NULL,
};
