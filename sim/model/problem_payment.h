/*
 * problem_payment.h - what users do not pay for as long as a problem is not
 * settled, and what that costs.
 *
 *     found --(the bill falls due)--> withheld --(settled, or closed)--> paid
 */
#ifndef SW_MODEL_PROBLEM_PAYMENT_H
#define SW_MODEL_PROBLEM_PAYMENT_H

#include "model/problem.h"

/* Compile `withholds` of the type; false after reporting. */
bool sw_payment_compile(struct sw_compiler *compiler,
                        struct sw_problem_type *type);

/* The problem is found: what is withheld is so from when its bill is due. */
void sw_payment_found(struct sw_run *run, struct sw_problem *problem);

/* It is settled; once. The interest is paid, if any. */
void sw_payment_settled(struct sw_run *run, struct sw_problem *problem);

/* The window closes: the interest is paid up to now. It is noted up to now, as
 * at the end of the run. */
void sw_payment_window_closes(struct sw_run *run,
                              const struct sw_problem *problem);
void sw_payment_note_interest(const struct sw_run *run,
                              struct sw_problem *problem);

#endif
