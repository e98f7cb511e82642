#include "model/policy_check.h"

#include "model/action_kind.h"
#include "model/policy_settings.h"
#include "model/problem.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

bool sw_policy_never(struct sw_compiler *compiler,
                     const struct sw_policy *policy, struct sw_place place,
                     const char *why)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY),
                       "'%s' can never fire: %s", policy->name, why);
}

/* ----------------------------------------------------------------- dates -- */

static bool known_has(const struct sw_model *model,
                      const struct sw_product *product, bool promised)
{
    for (size_t i = 0; i < model->known_order_count; i++) {
        const struct sw_known_order *order = &model->known_orders[i];
        const int64_t date_us =
            promised ? order->promised_us : order->requested_us;
        if (date_us != SW_NEVER_US &&
            strcmp(order->product, product->name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_promised(const struct sw_model *model,
                        const struct sw_product *product)
{
    const struct sw_promise_settings *rule = &model->settings->promise;
    const bool slot = rule->rule == SW_PROMISE_SLOT && product->books_slot;
    return slot || rule->after_us > 0 ||
           product->settings->standard_lead_time_us > 0 ||
           known_has(model, product, true);
}

static bool is_requested(const struct sw_model *model,
                         const struct sw_product *product)
{
    for (size_t d = 0; d < model->demand_count; d++) {
        const struct sw_demand *demand = &model->demands[d];
        for (size_t i = 0; demand->requests && i < demand->flow_count; i++) {
            if (demand->flows[i].product == product) {
                return true;
            }
        }
    }
    return known_has(model, product, false);
}

bool sw_policy_needs_dates(struct sw_compiler *compiler,
                           const struct sw_policy *policy, enum sw_dates dates)
{
    static const char *const WHY[] = {
        [SW_DATES_ANY] = "nothing is promised or requested of what it takes",
        [SW_DATES_BOTH] = "no order that it takes has promise and request",
        [SW_DATES_MOVED] = "nothing is promised of what it takes",
    };
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const bool promised = is_promised(model, product);
        const bool requested = is_requested(model, product);
        const bool fits[] = {
            [SW_DATES_ANY] = promised || requested,
            [SW_DATES_BOTH] = promised && requested,
            [SW_DATES_MOVED] = promised,
        };
        if (policy->who.products[i] && fits[dates]) {
            return true;
        }
    }
    return sw_policy_never(compiler, policy, policy->when->place, WHY[dates]);
}

/* ---------------------------------------------------------------- routes -- */

uint32_t sw_policy_milestone(struct sw_compiler *compiler, struct sw_name name)
{
    const struct sw_model *model = compiler->model;
    const char *names[SW_MILESTONES_MAX];
    for (uint32_t i = 0; i < model->milestone_count; i++) {
        names[i] = model->milestones[i].name;
        if (strcmp(names[i], name.text) == 0) {
            return i;
        }
    }
    (void)sw_diagnose(compiler->diagnostics, name.place, SW_CODE(UNKNOWN),
                      "there is no milestone '%s'", name.text);
    sw_diagnostics_offer(compiler->diagnostics, name.text, names,
                         model->milestone_count);
    return UINT32_MAX;
}

static bool passes(const struct sw_product *product, uint32_t milestone)
{
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        if (op->code == SW_OP_STEP &&
            (op->step->milestones & (1U << milestone)) != 0) {
            return true;
        }
    }
    return false;
}

bool sw_policy_needs_milestone(struct sw_compiler *compiler,
                               const struct sw_policy *policy,
                               uint32_t milestone)
{
    const struct sw_model *model = compiler->model;
    if (milestone == model->delivered) {
        return true;
    }
    for (size_t i = 0; i < model->product_count; i++) {
        if (policy->who.products[i] && passes(&model->products[i], milestone)) {
            return true;
        }
    }
    return sw_policy_never(compiler, policy, policy->when->place,
                           "nothing that it takes passes the milestone");
}

bool sw_policy_reaches(const struct sw_model *model,
                       const struct sw_policy *policy,
                       const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (policy->who.products[i] &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

bool sw_policy_needs_step(struct sw_compiler *compiler,
                          const struct sw_policy *policy,
                          const struct sw_step *step, struct sw_place place)
{
    return sw_policy_reaches(compiler->model, policy, step) ||
           sw_policy_never(compiler, policy, place,
                           "nothing that it takes comes to this step");
}

bool sw_policy_needs_wait(struct sw_compiler *compiler,
                          const struct sw_policy *policy,
                          const struct sw_step *step, struct sw_place place)
{
    return step->kind->withdraw != NULL ||
           sw_policy_never(compiler, policy, place,
                           "nothing waits at this step");
}

/* ------------------------------------------------------------------- who -- */

bool sw_policy_takes_tonnes(const struct sw_model *model,
                            const struct sw_policy *policy)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (policy->who.products[i] && !model->products[i].is_problem) {
            return true;
        }
    }
    return false;
}

static bool is_known(const struct sw_model *model, const char *product,
                     const char *class_name, const char *customer)
{
    for (size_t i = 0; i < model->known_order_count; i++) {
        const struct sw_known_order *order = &model->known_orders[i];
        if ((product == NULL || strcmp(order->product, product) == 0) &&
            (class_name == NULL ||
             strcmp(order->class_name, class_name) == 0) &&
            (customer == NULL || strcmp(order->customer, customer) == 0)) {
            return true;
        }
    }
    return false;
}

static bool is_ordered(const struct sw_model *model,
                       const struct sw_product *product)
{
    for (size_t d = 0; d < model->demand_count; d++) {
        for (size_t i = 0; i < model->demands[d].flow_count; i++) {
            if (model->demands[d].flows[i].product == product) {
                return true;
            }
        }
    }
    return product->into != NULL || product->is_problem ||
           is_known(model, product->name, NULL, NULL);
}

/* Does a rule lead to it? */
static bool is_led_to(const struct sw_model *model, uint32_t class_index)
{
    for (size_t p = 0; p < model->policy_count; p++) {
        const struct sw_policy *policy = &model->policies[p];
        for (size_t i = 0; i < policy->action_count; i++) {
            const struct sw_action *action = &policy->actions[i];
            if (action->kind->leads_to != NULL &&
                action->kind->leads_to(action) == class_index) {
                return true;
            }
        }
    }
    return false;
}

/* Is some order, not a problem, of it from its entry? */
static bool enters_as(const struct sw_model *model, uint32_t class_index)
{
    for (size_t d = 0; d < model->demand_count; d++) {
        if (model->demands[d].class_shares != NULL &&
            model->demands[d].class_shares[class_index] > 0) {
            return true;
        }
    }
    return is_known(model, NULL, model->classes[class_index].name, NULL) ||
           sw_problem_replaces_as(model, class_index);
}

/* Bit set of the types whose problems it takes. */
static uint32_t types_of(const struct sw_model *model, const struct sw_who *who)
{
    const struct sw_problem_plan *plan = model->problems;
    uint32_t types = 0;
    for (size_t i = 0; plan != NULL && i < plan->type_count; i++) {
        if (who->products[plan->types[i].product->index]) {
            types |= 1U << i;
        }
    }
    return types;
}

static bool any_product(const struct sw_model *model, const struct sw_who *who)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (who->products[i] && is_ordered(model, &model->products[i])) {
            return true;
        }
    }
    return false;
}

static bool any_class(const struct sw_model *model,
                      const struct sw_policy *policy)
{
    const struct sw_who *who = &policy->who;
    const bool orders = sw_policy_takes_tonnes(model, policy);
    const uint32_t severities =
        sw_problem_severities(model, types_of(model, who), NULL);
    for (uint32_t i = 0; i < model->class_count; i++) {
        if ((who->classes & (1U << i)) != 0 &&
            ((orders && enters_as(model, i)) || (severities >> i & 1U) != 0 ||
             is_led_to(model, i))) {
            return true;
        }
    }
    return false;
}

static bool any_customer(const struct sw_model *model, const struct sw_who *who)
{
    for (size_t i = 0; who->customers != NULL && i < who->customers->count;
         i++) {
        if (is_known(model, NULL, NULL, who->customers->items[i]->text)) {
            return true;
        }
    }
    return who->customers == NULL;
}

static bool any_place(const struct sw_model *model,
                      const struct sw_policy *policy)
{
    for (size_t i = 0; policy->who.at != NULL && i < model->step_count; i++) {
        if (policy->who.at[i] &&
            sw_policy_reaches(model, policy, &model->steps[i])) {
            return true;
        }
    }
    return policy->who.at == NULL;
}

bool sw_policy_check_who(struct sw_compiler *compiler,
                         const struct sw_policy *policy)
{
    const struct sw_model *model = compiler->model;
    const struct sw_who *who = &policy->who;
    const char *why =
        !any_product(model, who) ? "nobody orders the products of its `who`"
        : !any_class(model, policy)
            ? "nothing that it takes is of a class of its `who`"
        : !any_customer(model, who) ? "no order is of a customer of its `who`"
        : !any_place(model, policy)
            ? "nothing that it takes comes to a step of its `who`"
            : NULL;
    return why == NULL || sw_policy_never(compiler, policy, policy->place, why);
}
