/*
 * item_way.h - where an item goes next: choices, and being sent elsewhere.
 */
#ifndef SW_MODEL_ITEM_WAY_H
#define SW_MODEL_ITEM_WAY_H

#include "model/item.h"

/* Take the choices at which the item is, up to the next thing to do. */
void sw_item_follow(struct sw_run *run, struct sw_item *item);

/*
 * Where `item` goes after the step it is in: draws and takes choices until the
 * next thing to do. The item stays in its step until sw_item_leave.
 */
const struct sw_op *sw_item_resolve(struct sw_run *run, struct sw_item *item);

/*
 * Send the item to the first place of `step` on its route instead, when it
 * leaves; counts as resolved. A branch that is sent out of its branch ends
 * there at once, and its item goes when all branches have met.
 */
void sw_item_send_to(struct sw_item *item, const struct sw_step *step);

/*
 * The same, with a new lot made at `step` in place of this one: what there is
 * of the lot is scrap, lost at `from`, and the new lot, (lot replaced,
 * attempt), goes on with its ledger.
 */
void sw_item_remake(struct sw_run *run, const struct sw_step *from,
                    struct sw_item *item, const struct sw_step *step);

/* The lot is scrap, lost at `from`, and ends when it leaves. */
void sw_item_scrap(struct sw_run *run, const struct sw_step *from,
                   struct sw_item *item);

/* The item goes to the end of its route when it leaves. */
void sw_item_send_to_end(struct sw_item *item);

/* All branches of the item have met at `meeting`: it goes on from there, or
 * to where one of them has sent it. */
void sw_item_go_on(struct sw_run *run, struct sw_item *item,
                   const struct sw_op *meeting);

/* Does a rule let the order of `item`, or of anything in it, go first at the
 * step that it is in? */
bool sw_item_goes_first(const struct sw_item *item);

#endif
