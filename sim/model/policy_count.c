#include "model/policy_count.h"

#include "base/memory.h"
#include "model/cost.h"
#include "model/plant_date.h"
#include "model/policy_run.h"
#include "model/policy_settings.h"
#include "model/problem.h"

/* ----------------------------------------------------------------- limit -- */

/* The counts of the rule, those towards its limit of this week or month. */
static struct sw_policy_counts *now_of(struct sw_run *run,
                                       const struct sw_policy *policy)
{
    struct sw_policy_counts *counts = &run->policies->counts[policy->index];
    const int64_t local_us = run->model->settings->start_us + sw_run_now(run);
    const int64_t period = policy->limit.per == SW_PER_WEEK
                               ? sw_week_at(local_us)
                               : sw_month_at(local_us);
    if (policy->limit.of != SW_LIMIT_NONE && period != counts->period) {
        counts->period = period;
        counts->used = 0;
    }
    return counts;
}

/* A problem, and what replaces its goods, is of the project it was found on. */
static uint64_t project_of(const struct sw_order *order)
{
    const struct sw_problem *problem =
        order->problem != NULL ? order->problem : order->replaces;
    return problem != NULL ? problem->project : order->project->entity;
}

static bool has_project(const struct sw_policy_counts *counts, uint64_t entity)
{
    for (int64_t i = 0; i < counts->used; i++) {
        if (counts->projects[i] == entity) {
            return true;
        }
    }
    return false;
}

/* What the order adds to what is limited. */
static int64_t weight_of(const struct sw_policy *policy,
                         const struct sw_policy_counts *counts,
                         const struct sw_order *order)
{
    switch (policy->limit.of) {
    case SW_LIMIT_LINES:
        return 1;
    case SW_LIMIT_GRAMS:
        return order->grams;
    case SW_LIMIT_PROJECTS:
        return has_project(counts, project_of(order)) ? 0 : 1;
    default:
        return 0;
    }
}

static bool allow(const struct sw_run *run, const struct sw_policy *policy,
                  struct sw_policy_counts *counts, int64_t more)
{
    const bool allowed = policy->limit.of == SW_LIMIT_NONE ||
                         (more <= policy->limit.most &&
                          counts->used <= policy->limit.most - more);
    counts->refused += !allowed && run->in_window;
    return allowed;
}

bool sw_policy_may_use(struct sw_run *run, const struct sw_policy *policy)
{
    struct sw_policy_counts *counts = now_of(run, policy);
    return allow(run, policy, counts, policy->limit.of == SW_LIMIT_USES);
}

bool sw_policy_may_serve(struct sw_run *run, const struct sw_policy *policy,
                         const struct sw_order *order)
{
    struct sw_policy_counts *counts = now_of(run, policy);
    return allow(run, policy, counts, weight_of(policy, counts, order));
}

/* -------------------------------------------------------------- counting -- */

void sw_policy_note_action(struct sw_run *run, const struct sw_action *action,
                           bool done)
{
    struct sw_policy_counts *counts =
        &run->policies->counts[action->policy->index];
    if (run->in_window) {
        counts->done[action->index] += done;
        counts->vain[action->index] += !done;
    }
}

void sw_policy_note_replenished(struct sw_run *run,
                                const struct sw_action *action, int64_t grams)
{
    if (run->in_window) {
        run->policies->counts[action->policy->index]
            .replenished_g[action->index] += grams;
    }
}

static void use_up(const struct sw_policy *policy,
                   struct sw_policy_counts *counts,
                   const struct sw_order *order)
{
    const int64_t more = weight_of(policy, counts, order);
    if (policy->limit.of == SW_LIMIT_PROJECTS && more > 0) {
        counts->projects[counts->used] = project_of(order);
    }
    counts->used += more;
}

void sw_policy_note_order(struct sw_run *run, const struct sw_policy *policy,
                          const struct sw_order *order, bool done)
{
    struct sw_policy_counts *counts = now_of(run, policy);
    if (!done) {
        return;
    }
    use_up(policy, counts, order);
    if (!run->in_window) {
        return;
    }
    counts->lines++;
    counts->grams += order->grams;
    if (policy->cost != NULL) {
        const int64_t money =
            policy->cost->use + sw_cost_at(policy->cost->tonne, order->grams);
        counts->money += money;
        sw_cost_pay_order(run, policy->account, order, money);
    }
}

/* What is done for the plant is paid by what is open, by its tonnes. */
static void pay_use(struct sw_run *run, const struct sw_policy *policy,
                    struct sw_policy_counts *counts)
{
    const size_t products = run->model->product_count;
    const int64_t money = policy->cost->use;
    int64_t *grams = sw_new_array(products, sizeof(int64_t));
    for (const struct sw_order *order = run->open_orders; order != NULL;
         order = order->next) {
        grams[order->product->index] += order->grams;
    }
    counts->money += money;
    sw_cost_note(run, money);
    if (!sw_cost_share(run, policy->account, money, grams)) {
        sw_cost_book(run, policy->account, 0, money);
    }
    sw_free(grams);
}

void sw_policy_note_firing(struct sw_run *run, const struct sw_policy *policy,
                           bool done, bool orders)
{
    struct sw_policy_counts *counts = now_of(run, policy);
    if (done && policy->limit.of == SW_LIMIT_USES) {
        counts->used++;
    }
    if (!run->in_window) {
        return;
    }
    counts->fired++;
    counts->in_vain += !done;
    if (done && !orders && policy->cost != NULL && policy->cost->use > 0) {
        pay_use(run, policy, counts);
    }
}

void sw_policy_note_displaced(struct sw_run *run, const struct sw_order *order)
{
    const struct sw_policy *policy =
        run->policies == NULL ? NULL : run->policies->firing;
    if (policy != NULL && run->in_window) {
        run->policies->counts[policy->index].displaced[order->product->group]++;
    }
}

/* ----------------------------------------------------------------- a run -- */

struct sw_policy_counts *sw_policy_counts_create(const struct sw_model *model)
{
    struct sw_policy_counts *all =
        sw_new_array(model->policy_count, sizeof(struct sw_policy_counts));
    for (size_t i = 0; i < model->policy_count; i++) {
        const struct sw_policy *policy = &model->policies[i];
        struct sw_policy_counts *counts = &all[i];
        counts->period = INT64_MIN;
        counts->done = sw_new_array(policy->action_count, sizeof(uint64_t));
        counts->vain = sw_new_array(policy->action_count, sizeof(uint64_t));
        counts->replenished_g =
            sw_new_array(policy->action_count, sizeof(int64_t));
        counts->displaced = sw_new_array(model->group_count, sizeof(uint64_t));
        if (policy->limit.of == SW_LIMIT_PROJECTS) {
            counts->projects =
                sw_new_array((size_t)policy->limit.most, sizeof(uint64_t));
        }
    }
    return all;
}

void sw_policy_counts_destroy(const struct sw_model *model,
                              struct sw_policy_counts *counts)
{
    for (size_t i = 0; i < model->policy_count; i++) {
        sw_free(counts[i].done);
        sw_free(counts[i].vain);
        sw_free(counts[i].replenished_g);
        sw_free(counts[i].displaced);
        sw_free(counts[i].projects);
    }
    sw_free(counts);
}
