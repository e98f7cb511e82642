#include "model/slot_lint.h"

#include "model/lint.h"
#include "model/load.h"
#include "model/slot.h"
#include "scenario/diagnostic_codes.h"

/* What is sold beyond this, of what the resource can do, only waits longer. */
#define FAR_ABOVE 1.1

/* Gross grams of what is booked that the resource can do in a microsecond in
 * which it is open, in the mean of all demands; 0: nobody books. */
static double can_do(const struct sw_model *model,
                     const struct sw_slot_plan *plan)
{
    const struct sw_resource *of = plan->buckets.of;
    double work = 0;
    double grams = 0;
    for (size_t d = 0; d < model->demand_count; d++) {
        const struct sw_demand *demand = &model->demands[d];
        for (size_t i = 0; i < demand->flow_count; i++) {
            const struct sw_flow *flow = &demand->flows[i];
            const struct sw_op *use = plan->uses[flow->product->index];
            if (use != NULL && flow->rate > 0) {
                work += flow->rate * sw_load_work(model, demand, flow, of);
                grams += flow->rate * use->gross;
            }
        }
    }
    return work > 0 ? grams / work * of->units * sw_load_availability(of) : 0;
}

static void warn_of_rate(struct sw_compiler *compiler,
                         const struct sw_step *step)
{
    const struct sw_slot_plan *plan = step->plan;
    const double most = can_do(compiler->model, plan);
    if (!(most > 0) || plan->buckets.rate <= FAR_ABOVE * most) {
        return;
    }
    sw_warn(compiler->diagnostics, sw_lint_place(compiler, step, "rate", NULL),
            SW_CODE(OVERSOLD),
            "'%s' sells %.4g t/d of '%s', which can do %.4g t/d of its mix "
            "while it is open",
            step->name, plan->buckets.rate * SW_SLOT_TONNES_A_DAY,
            plan->buckets.of->name, most * SW_SLOT_TONNES_A_DAY);
    sw_diagnostics_hint(compiler->diagnostics,
                        "what is booked beyond that waits in its queue; the "
                        "rate is that of all its units together");
}

/* Some orders may book so near to the start of a bucket. */
static bool may_book(const struct sw_model *model,
                     const struct sw_slot_plan *plan, int64_t ahead_us)
{
    bool some = plan->frozen_us <= ahead_us;
    for (size_t c = 0; c < model->class_count; c++) {
        const struct sw_slot_displacing *rule = &plan->displacing[c];
        some = some || (rule->moves != NULL && rule->frozen_us <= ahead_us);
    }
    return some;
}

static void warn_of_quotas(struct sw_compiler *compiler,
                           const struct sw_step *step)
{
    const struct sw_slot_plan *plan = step->plan;
    for (size_t q = 0; q < plan->buckets.quota_count; q++) {
        const struct sw_slot_quota *quota = &plan->buckets.quotas[q];
        if (quota->returned_us == 0 ||
            may_book(compiler->model, plan, quota->returned_us)) {
            continue;
        }
        sw_warn(compiler->diagnostics,
                sw_lint_place(compiler, step, "quotas", quota->name),
                SW_CODE(IN_VAIN),
                "the quota '%s' is returned %.4g d before a bucket starts, "
                "which is frozen %.4g d before",
                quota->name, (double)quota->returned_us / (double)SW_DAY_US,
                (double)plan->frozen_us / (double)SW_DAY_US);
        sw_diagnostics_hint(compiler->diagnostics,
                            "nobody can book what comes back: return it "
                            "before the frozen time begins");
    }
}

void sw_slot_lint(struct sw_compiler *compiler, const struct sw_step *step)
{
    warn_of_rate(compiler, step);
    warn_of_quotas(compiler, step);
}
