/*
 * policy_check.h - can a rule ever fire, and its actions ever do anything?
 *
 * Each reports what can not be and returns false.
 */
#ifndef SW_MODEL_POLICY_CHECK_H
#define SW_MODEL_POLICY_CHECK_H

#include "model/policy.h"

/* Dates that some order that the rule takes must have. */
enum sw_dates {
    SW_DATES_ANY, /* promised or requested */
    SW_DATES_BOTH,
    SW_DATES_MOVED /* promised */
};

/* "'expedite' can never fire: <why>" */
bool sw_policy_never(struct sw_compiler *compiler,
                     const struct sw_policy *policy, struct sw_place place,
                     const char *why);

bool sw_policy_needs_dates(struct sw_compiler *compiler,
                           const struct sw_policy *policy, enum sw_dates dates);

/* The milestone of that name; UINT32_MAX after reporting. Some order that the
 * rule takes passes it. */
uint32_t sw_policy_milestone(struct sw_compiler *compiler, struct sw_name name);
bool sw_policy_needs_milestone(struct sw_compiler *compiler,
                               const struct sw_policy *policy,
                               uint32_t milestone);

/* Some order that the rule takes comes to the step; something waits there. */
bool sw_policy_needs_step(struct sw_compiler *compiler,
                          const struct sw_policy *policy,
                          const struct sw_step *step, struct sw_place place);
bool sw_policy_needs_wait(struct sw_compiler *compiler,
                          const struct sw_policy *policy,
                          const struct sw_step *step, struct sw_place place);

/* The same without a report: for actions. */
bool sw_policy_reaches(const struct sw_model *model,
                       const struct sw_policy *policy,
                       const struct sw_step *step);

/* Has some order that the rule takes tonnes? Problems have none. Without a
 * report. */
bool sw_policy_takes_tonnes(const struct sw_model *model,
                            const struct sw_policy *policy);

/* There are orders that the rule takes. For policies_compile, last: `class`
 * actions have marked the classes that they lead to. */
bool sw_policy_check_who(struct sw_compiler *compiler,
                         const struct sw_policy *policy);

#endif
