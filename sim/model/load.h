/*
 * load.h - how busy the resources are in the mean, before anything is run.
 *
 * A lot of a product visits each step of its route with an expected frequency:
 * shares of choices, rework and remakes included. Times the mean work of a
 * visit this is the work that a gram asks of a resource; times the grams of all
 * demands, over the resource's time net of closing, planned stops and
 * breakdowns, it is the load. Setups and waits for partners are left out.
 */
#ifndef SW_MODEL_LOAD_H
#define SW_MODEL_LOAD_H

#include "model/compiler.h"

/* Loads are means of the 365 days from here: the end of a warm-up that is told
 * in time, else the start. */
int64_t sw_load_year_us(const struct sw_model *model);

/* Find the tonnages of the background streams, so that those with `fill_to`
 * load their resources as asked, own orders and all background together. Call
 * when routes, resources and demands are compiled. False after reporting. */
bool sw_load_solve(struct sw_compiler *compiler);

/* Mean work asked of the resource over what it can do: 0.92. */
double sw_load_of(const struct sw_model *model,
                  const struct sw_resource *resource);

/* Warn of every resource that is asked for more than it can do: without an end
 * to its demand, its queue grows for ever. */
void sw_load_warn(struct sw_compiler *compiler);

/* Units of the resource at work in the mean, if there were always enough to do.
 */
double sw_load_capacity(const struct sw_model *model,
                        const struct sw_resource *resource);

/* Share of its time in which a unit of the resource is not down. */
double sw_load_availability(const struct sw_resource *resource);

/* Microseconds of the resource's work for each gram delivered of `flow`, one of
 * the demand's. */
double sw_load_work(const struct sw_model *model,
                    const struct sw_demand *demand, const struct sw_flow *flow,
                    const struct sw_resource *resource);

#endif
