/*
 * step_check.h - what kinds of step ask of the routes that lead through them.
 *
 * All but the first are for the kinds' `check`, when the routes are made. Each
 * returns false after reporting what is wrong.
 */
#ifndef SW_MODEL_STEP_CHECK_H
#define SW_MODEL_STEP_CHECK_H

#include "model/compiler.h"

/* The step is not marked `per: batch`. */
bool sw_check_lots_pass_singly(struct sw_compiler *compiler,
                               const struct sw_step *step);

/* The step is in no branch of a `together`. */
bool sw_check_outside_together(struct sw_compiler *compiler,
                               const struct sw_step *step);

/* No lot that comes here is larger than a full load of `size_g`; 0: any. */
bool sw_check_lots_fit(struct sw_compiler *compiler, const struct sw_step *step,
                       int64_t size_g);

/* Products of one key go on through the same steps `per: batch`. */
bool sw_check_batch_goes_one_way(struct sw_compiler *compiler,
                                 const struct sw_step *step,
                                 const uint32_t *keys);

/*
 * Wherever lots pass `step`, they can be sent back to the first place of `to`
 * on their route: it is there, not after `step`, among the same steps of order
 * or lots, and in no branch that `step` is not in. A lot that is made anew at
 * `to` (`anew`) is made outside of any branch. `name` is where `to` is named.
 */
bool sw_check_sends_back(struct sw_compiler *compiler,
                         const struct sw_step *step, struct sw_name name,
                         const struct sw_step *to, bool anew);

/* Wherever lots pass `step`, the first place of `to` on their route comes
 * later, and is no branch. `name` is where `to` is named. */
bool sw_check_sends_on(struct sw_compiler *compiler, const struct sw_step *step,
                       struct sw_name name, const struct sw_step *to);

/* No order as a whole comes to the step, only lots. */
bool sw_check_only_lots(struct sw_compiler *compiler,
                        const struct sw_step *step, const char *why);

/* The next place of `step` on the route of `product` after `from`, which is
 * NULL for the first; NULL if there is no more. */
const struct sw_op *sw_product_place(const struct sw_product *product,
                                     const struct sw_step *step,
                                     const struct sw_op *from);

/* Where a lot that is sent to `step` goes: its first place on the route, or if
 * there is none, on a detour; NULL if there is none at all. */
const struct sw_op *sw_product_target(const struct sw_product *product,
                                      const struct sw_step *step);

/* The innermost fork that has `op` in one of its branches; NULL if none. */
const struct sw_op *sw_product_fork_around(const struct sw_product *product,
                                           const struct sw_op *op);

/* The step `per: batch` that a batch made at `op` goes on to; NULL if none. */
const struct sw_step *sw_step_next_per_batch(const struct sw_op *op);

#endif
