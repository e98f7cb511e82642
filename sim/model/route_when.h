/*
 * route_when.h - conditions on products and order classes.
 *
 *     {gauge: {below: 2.5 mm}, coating: ZM}    {class: rush}
 */
#ifndef SW_MODEL_ROUTE_WHEN_H
#define SW_MODEL_ROUTE_WHEN_H

#include "model/compiler.h"

/* The order classes (bit set) of `product` that meet `when`; 0 if the product
 * does not. False after reporting. */
bool sw_when_classes(struct sw_compiler *compiler, const struct sw_node *when,
                     const struct sw_product *product, uint32_t *classes);

/* Does `product` meet `when`, which is not about order classes? False after
 * reporting. */
bool sw_when_product(struct sw_compiler *compiler, const struct sw_node *when,
                     const struct sw_product *product, bool *met);

#endif
