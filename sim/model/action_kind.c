#include "model/action_kind.h"

const struct sw_action_kind *const SW_ACTION_KINDS[] = {
    &SW_ACTION_CLASS,
    &SW_ACTION_FIRST_AT,
    &SW_ACTION_OVERTIME,
    &SW_ACTION_REPLENISH,
    NULL,
};

const struct sw_table *const SW_ACTION_TABLES[] = {
    &SW_ACTION_CLASS_TABLE,
    &SW_ACTION_FIRST_AT_TABLE,
    &SW_ACTION_OVERTIME_TABLE,
    &SW_ACTION_REPLENISH_TABLE,
    NULL,
};
