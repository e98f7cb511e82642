#include "model/hit_kind.h"

#include <stddef.h>

const struct sw_hit_kind *const SW_HIT_KINDS[] = {
    &SW_HIT_RESOURCE, &SW_HIT_RESOURCES, &SW_HIT_LANE, &SW_HIT_STOCK,
    &SW_HIT_DEMAND,   &SW_HIT_PRICE,     NULL};
