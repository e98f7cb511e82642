#include "model/problem_payment.h"

#include "model/cost.h"
#include "model/problem_tally.h"
#include "scenario/diagnostic_codes.h"

/* -------------------------------------------------------------- compiling --
 */

static bool has_value(const struct sw_model *model,
                      const struct sw_problem_type *type)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if ((product->problems >> type->index & 1U) != 0 &&
            product->settings->value > 0.0) {
            return true;
        }
    }
    return false;
}

bool sw_payment_compile(struct sw_compiler *compiler,
                        struct sw_problem_type *type)
{
    const struct sw_withheld_settings *settings = &type->settings->withholds;
    const struct sw_node *node = sw_node_find(type->object->node, "withholds");
    type->withhold_account = SW_NO_ACCOUNT;
    if (node == NULL) {
        return true;
    }
    if (!has_value(compiler->model, type)) {
        return sw_diagnose(
            compiler->diagnostics, node->place, SW_CODE(PROBLEM),
            "'%s' withholds a share of the value of products, of "
            "which none that has it has a `value`",
            type->name);
    }
    type->withholds = true;
    if (settings->interest > 0.0) {
        type->withhold_account = sw_cost_account(compiler, SW_COST_PROBLEM,
                                                 type->name, settings->payer);
    }
    return true;
}

/* ------------------------------------------------------------------ a run --
 */

static int64_t value_of(const struct sw_run *run,
                        const struct sw_problem *problem)
{
    const double value = problem->product->settings->value *
                         problem->type->settings->withholds.share *
                         sw_cost_price_times(run, problem->product->index);
    return sw_cost_at(value, problem->grams);
}

/* Is some of what the one is about also what the other is about? */
static bool overlap(const struct sw_problem *a, const struct sw_problem *b)
{
    return a->lot == 0 || b->lot == 0 || a->lot == b->lot;
}

/* What other problems of the order withhold, or will, is withheld once. */
static int64_t withheld_by_others(const struct sw_problem *problem)
{
    const struct sw_order *order = problem->found_on;
    int64_t sum = 0;
    for (const struct sw_problem *other = order == NULL ? NULL
                                                        : order->problems;
         other != NULL; other = other->next) {
        if (other != problem && other->settled_us == SW_NEVER_US &&
            overlap(other, problem)) {
            sum += other->withheld;
        }
    }
    return sum;
}

/* Of an order that is not delivered, as if it were now. */
static int64_t due_us(const struct sw_run *run,
                      const struct sw_problem *problem)
{
    const struct sw_order *order = problem->found_on;
    const int64_t delivered_us =
        order == NULL ? SW_NEVER_US : order->passed_us[run->model->delivered];
    return problem->type->settings->withholds.terms_us +
           (delivered_us == SW_NEVER_US ? problem->found_us : delivered_us);
}

static void falls_due(void *context, void *self)
{
    struct sw_problem *problem = self;
    problem->withholds = true;
    problem->was_withheld = true;
    sw_problem_tally_withheld(context, problem, problem->withheld);
}

void sw_payment_found(struct sw_run *run, struct sw_problem *problem)
{
    if (!problem->type->withholds) {
        return;
    }
    const int64_t left = value_of(run, problem) - withheld_by_others(problem);
    problem->withheld = left > 0 ? left : 0;
    problem->due_us = due_us(run, problem);
    if (problem->due_us <= problem->found_us) {
        problem->due_us = problem->found_us;
        falls_due(run, problem);
    } else {
        problem->due = sw_engine_schedule(run->engine, problem->due_us,
                                          SW_PHASE_TIMER, falls_due, problem);
    }
}

static int64_t interest_for(const struct sw_problem *problem, int64_t span_us)
{
    const double rate = problem->type->settings->withholds.interest;
    return sw_cost_at(rate * (double)problem->withheld, span_us);
}

void sw_payment_note_interest(const struct sw_run *run,
                              struct sw_problem *problem)
{
    if (problem->withholds) {
        problem->interest =
            interest_for(problem, sw_run_now(run) - problem->due_us);
    }
}

void sw_payment_window_closes(struct sw_run *run,
                              const struct sw_problem *problem)
{
    if (problem->withholds) {
        sw_cost_charge(
            run, problem->type->withhold_account, problem->product,
            interest_for(problem, sw_cost_span_us(run, problem->due_us)));
    }
}

void sw_payment_settled(struct sw_run *run, struct sw_problem *problem)
{
    if (problem->settled_us != SW_NEVER_US) {
        return;
    }
    problem->settled_us = sw_run_now(run);
    sw_payment_note_interest(run, problem);
    if (problem->withholds) {
        sw_cost_pay_product(
            run, problem->type->withhold_account, problem->product,
            interest_for(problem, sw_cost_span_us(run, problem->due_us)));
        sw_problem_tally_withheld(run, problem, -problem->withheld);
        problem->withholds = false;
    } else if (problem->type->withholds) {
        (void)sw_engine_cancel(run->engine, problem->due);
    }
}
