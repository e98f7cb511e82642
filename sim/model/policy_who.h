/*
 * policy_who.h - whom a rule takes: orders of some products, or problems of
 * some types, which are orders too.
 */
#ifndef SW_MODEL_POLICY_WHO_H
#define SW_MODEL_POLICY_WHO_H

#include "model/policy.h"
#include "model/policy_settings.h"

/* By product: does the rule take it? What it names; if it names nothing, all of
 * our own. NULL after reporting. Needs the products alone, not their routes. */
const bool *sw_who_products(struct sw_compiler *compiler,
                            const struct sw_who_settings *settings);

/* False after reporting. */
bool sw_who_compile(struct sw_compiler *compiler,
                    const struct sw_who_settings *settings, struct sw_who *who);

#endif
