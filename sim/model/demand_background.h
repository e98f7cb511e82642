/*
 * demand_background.h - the orders of other customers, and how many they are.
 */
#ifndef SW_MODEL_DEMAND_BACKGROUND_H
#define SW_MODEL_DEMAND_BACKGROUND_H

#include "model/compiler.h"

/* What a background demand is to fill. */
struct sw_fill {
    const struct sw_resource *resource; /* NULL: its tonnage is given */
    double share;                       /* of the resource's net capacity */
    bool refill;                        /* anew for an option */
    struct sw_place place;
};

const struct sw_fill *sw_background_fill(const struct sw_demand *demand);

/* Mean grams in a microsecond. Setting it sets the demand's flows too. */
double sw_background_tonnes(const struct sw_demand *demand);
void sw_background_set_tonnes(struct sw_demand *demand, double rate);

/* No product may be both background and ordered by another demand; a block that
 * is much more than a load on its way is warned of. Call when routes and
 * demands are compiled. */
bool sw_background_check(struct sw_compiler *compiler);

/* Mean grams in a microsecond of demand `index` of a model; 0 if it is not
 * background. */
double sw_model_background_tonnes(const struct sw_model *model, size_t index);

#endif
