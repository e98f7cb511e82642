#include "model/demand_kind.h"

const struct sw_demand_kind *const SW_DEMAND_KINDS[] = {
    &SW_DEMAND_ORDERS,
    &SW_DEMAND_PROJECTS,
    &SW_DEMAND_BACKGROUND,
    &SW_DEMAND_ORDER_BOOK,
    &SW_DEMAND_DEVELOPMENT,
    NULL,
};

const struct sw_table *const SW_DEMAND_TABLES[] = {
    &SW_DEMAND_ORDERS_TABLE,
    &SW_DEMAND_PROJECTS_TABLE,
    &SW_DEMAND_BACKGROUND_TABLE,
    &SW_DEMAND_ORDER_BOOK_TABLE,
    &SW_DEMAND_DEVELOPMENT_TABLE,
    NULL,
};
