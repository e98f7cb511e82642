/*
 * service.h - resources at work: units, their queue, breakdowns and closing.
 *
 * A step that needs a resource asks for service; when it ends, the kind's
 * `served` takes over: it gives the unit back at once, or keeps it (blocked, on
 * the way back) and gives it back later.
 */
#ifndef SW_MODEL_SERVICE_H
#define SW_MODEL_SERVICE_H

#include "model/run.h"

/* Could an item that came now be served at once? */
bool sw_service_is_free(const struct sw_run *run, const struct sw_step *step);

/* Is there a waiting place, or a unit, free for an item that would come now? */
bool sw_service_has_room(const struct sw_run *run, const struct sw_step *step);

/* Make the plan of `step` from its settings; false after reporting. `load` is
 * then how long `grams` keep a unit, for the kind's `load`. */
struct sw_compiler;
bool sw_service_compile(struct sw_compiler *compiler, struct sw_step *step,
                        void (*served)(struct sw_run *run,
                                       const struct sw_step *step,
                                       struct sw_item *item));
double sw_service_load(const struct sw_step *step, double grams);

/* Call `started` when a service of `step` begins for the first time at a
 * visit. */
void sw_service_notify(struct sw_compiler *compiler, struct sw_step *step,
                       void (*started)(struct sw_run *run,
                                       const struct sw_step *step,
                                       struct sw_item *item));

/*
 * Ask for service of the step's resource (and of those it needs at the same
 * time) for `item`, which has entered the step now: `work_us` of it, drawn from
 * the step's time or rate. A unit set up for another key is set up first.
 */
void sw_service_ask(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *item, int64_t work_us);

/* What waits for the resource on behalf of `step` waits no more: booked up to
 * now, it is added to `out`, the first to be served first. It may ask again. */
void sw_service_take_all(struct sw_run *run, const struct sw_step *step,
                         struct sw_item_list *out);

/* The work of `item` at this visit: its drawn time, or its grams by the rate.
 */
int64_t sw_service_work(struct sw_run *run, const struct sw_step *step,
                        const struct sw_item *item);

/* The same by a rate in grams per microsecond. */
int64_t sw_service_rate_work(int64_t grams, double rate);

/* The mean time that lots of `grams` of `product` keep `resource` at a visit to
 * `step`, with the repairs that their grams bring. Several alternatives share
 * the lots by their units. */
double sw_service_load_of(const struct sw_step *step,
                          const struct sw_product *product,
                          const struct sw_resource *resource, double grams);

/* Can one of the step's resources serve every lot that comes to it? False after
 * reporting; for a kind's `check`. */
bool sw_service_check(struct sw_compiler *compiler, const struct sw_step *step);

/* `item`, served at `step`, finds the next step full: it keeps its unit until
 * there is room. A cycle of full steps fails the run, naming them. */
void sw_service_block(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *item);

/* `item`, which waits for a unit, waits no more, booked up to now; those behind
 * it move up. A kind's `withdraw`. */
void sw_service_withdraw(struct sw_run *run, const struct sw_step *step,
                         struct sw_item *item);

/* The unit that `from` keeps is kept by `to` from now on. */
void sw_service_hand_over(struct sw_item *from, struct sw_item *to);

/* Give back the unit that serves or is kept by `item`; the next in line is
 * served at once or in this instant's choices. */
void sw_service_release(struct sw_run *run, struct sw_item *item);

#endif
