#include "base/memory.h"
#include "model/cost.h"
#include "model/holding.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

uint32_t sw_cost_account(struct sw_compiler *compiler, enum sw_cost_line line,
                         const char *subject, int payer)
{
    struct sw_model *model = compiler->model;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const struct sw_account *account = &model->accounts[i];
        if (account->line == line && account->payer == payer &&
            strcmp(account->subject, subject) == 0) {
            return i;
        }
    }
    model->accounts =
        sw_reserve_array(model->accounts, &model->account_capacity,
                         model->account_count + 1, sizeof(struct sw_account));
    model->accounts[model->account_count] =
        (struct sw_account){line, subject, payer};
    return (uint32_t)model->account_count++;
}

/* `cost.surplus` of the object that has it. */
static bool refuse(struct sw_compiler *compiler, const struct sw_object *object,
                   const char *key, const char *why)
{
    const struct sw_node *cost = sw_node_find(object->node, "cost");
    const struct sw_node *node = sw_node_find(cost, key);
    return sw_diagnose(
        compiler->diagnostics, node != NULL ? node->place : object->place,
        SW_CODE(COST), "'%s' has no cost of `%s`: %s", object->name, key, why);
}

/* ----------------------------------------------------------------- steps -- */

static bool has_setups(const struct sw_step *step)
{
    return (step->classes & SW_CLASS_BIT(SW_CLASS_SETUP)) != 0;
}

static bool has_worth(const struct sw_model *model, const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (model->products[i].settings->value > 0.0 &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

static bool check_step(struct sw_compiler *compiler, const struct sw_step *step,
                       const struct sw_object *object)
{
    const struct sw_cost_settings *cost = &step->settings->cost;
    const unsigned lines = step->kind->cost_lines;
    bool good = true;
    if (cost->trip > 0 && step->kind->share == NULL) {
        good =
            refuse(compiler, object, "trip", "no heats or loads are made here");
    }
    if (cost->value > 0.0 && !has_worth(compiler->model, step)) {
        good = refuse(compiler, object, "value",
                      "no product that comes here has a `value`");
    }
    if (cost->setup > 0 && !has_setups(step)) {
        good = refuse(compiler, object, "setup", "nothing is set up here");
    }
    if (cost->surplus > 0.0 && (lines & SW_COST_BIT(SW_COST_SURPLUS)) == 0) {
        good = refuse(compiler, object, "surplus", "no heats are made here");
    }
    if (cost->downgrade > 0.0 &&
        (lines & SW_COST_BIT(SW_COST_DOWNGRADE)) == 0) {
        good =
            refuse(compiler, object, "downgrade", "nothing is inspected here");
    }
    return good;
}

/* Could grams of something with a loss become scrap here? */
static bool may_scrap(const struct sw_model *model, const struct sw_step *step)
{
    if (step->yield >= 1.0 && step->cuts == NULL && step->kind->sends == NULL) {
        return false;
    }
    for (size_t i = 0; i < model->product_count; i++) {
        if (model->products[i].settings->scrap_loss > 0.0 &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

static bool hours_cost(const struct sw_step *step)
{
    if (step->service == NULL) {
        return false;
    }
    bool cost = false;
    for (size_t i = 0; i < sw_step_resources(step); i++) {
        cost = cost || sw_step_resource(step, i)->costs != NULL;
    }
    for (size_t i = 0; i < step->service->also_count; i++) {
        cost = cost || step->service->also[i]->costs != NULL;
    }
    return cost;
}

static uint32_t account_if(struct sw_compiler *compiler, bool wanted,
                           enum sw_cost_line line, const struct sw_step *step)
{
    return wanted ? sw_cost_account(compiler, line, step->name,
                                    step->settings->cost.payer)
                  : SW_NO_ACCOUNT;
}

static bool compile_step(struct sw_compiler *compiler, struct sw_step *step,
                         const struct sw_object *object)
{
    const struct sw_cost_settings *cost = &step->settings->cost;
    const bool moves = step->work_class == SW_CLASS_TRANSPORT;
    struct sw_step_costs costs = {
        .passing = account_if(compiler,
                              cost->tonne > 0.0 || cost->value > 0.0 ||
                                  cost->lot > 0 || cost->trip > 0,
                              moves ? SW_COST_FREIGHT : SW_COST_VARIABLE, step),
        .setup =
            account_if(compiler, cost->setup > 0, SW_COST_CHANGEOVER, step),
        .surplus =
            account_if(compiler, cost->surplus > 0.0, SW_COST_SURPLUS, step),
        .downgrade = account_if(compiler, cost->downgrade > 0.0,
                                SW_COST_DOWNGRADE, step),
        .scrap = account_if(compiler, may_scrap(compiler->model, step),
                            SW_COST_SCRAP, step),
        .hours = hours_cost(step),
    };
    const bool none =
        costs.passing == SW_NO_ACCOUNT && costs.setup == SW_NO_ACCOUNT &&
        costs.surplus == SW_NO_ACCOUNT && costs.downgrade == SW_NO_ACCOUNT &&
        costs.scrap == SW_NO_ACCOUNT && !costs.hours;
    if (!none) {
        struct sw_step_costs *kept =
            sw_arena_new(compiler->arena, struct sw_step_costs);
        *kept = costs;
        step->costs = kept;
    }
    return check_step(compiler, step, object);
}

/* ------------------------------------------------------------- resources -- */

/* Does load of other customers go through it, which would take an hour that is
 * gained, and misses one that is lost? */
static bool others_would_buy(const struct sw_model *model,
                             const struct sw_resource *resource)
{
    for (size_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        for (size_t i = 0;
             sw_step_is_served_by(step, resource) && i < model->product_count;
             i++) {
            if (model->products[i].background &&
                !model->products[i].is_problem &&
                sw_product_place(&model->products[i], step, NULL) != NULL) {
                return true;
            }
        }
    }
    return false;
}

static bool check_resource(struct sw_compiler *compiler,
                           const struct sw_resource *resource,
                           const struct sw_object *object)
{
    const struct sw_resource_settings *settings = object->values;
    if (settings->cost.lost_hour > 0.0 &&
        !others_would_buy(compiler->model, resource)) {
        sw_warn(compiler->diagnostics, object->place, SW_CODE(LOST_HOUR),
                "no background load goes through '%s', so that an hour lost "
                "there costs nothing",
                resource->name);
    }
    if (settings->cost.overtime > 0.0 && !resource->works_more &&
        (resource->over_shift != SW_OVER_SHIFT_FINISH ||
         sw_calendar_is_always(resource->calendar))) {
        return refuse(compiler, object, "overtime",
                      "it needs a calendar, and `over_shift: finish` or a "
                      "policy of overtime");
    }
    return true;
}

static bool compile_resource(struct sw_compiler *compiler,
                             struct sw_resource *resource,
                             const struct sw_object *object)
{
    const struct sw_resource_settings *settings = object->values;
    const struct sw_resource_cost_settings *cost = &settings->cost;
    const struct {
        double rate;
        enum sw_cost_line line;
    } lines[] = {
        {cost->hour, SW_COST_HOURS},
        {cost->overtime, SW_COST_OVERTIME},
        {others_would_buy(compiler->model, resource) ? cost->lost_hour : 0.0,
         SW_COST_LOST_HOURS},
    };
    enum { LINES = sizeof(lines) / sizeof(lines[0]) };
    uint32_t accounts[LINES];
    bool any = false;
    for (size_t i = 0; i < LINES; i++) {
        any = any || lines[i].rate > 0.0;
        accounts[i] = lines[i].rate > 0.0
                          ? sw_cost_account(compiler, lines[i].line,
                                            resource->name, cost->payer)
                          : SW_NO_ACCOUNT;
    }
    if (any) {
        struct sw_resource_costs *costs =
            sw_arena_new(compiler->arena, struct sw_resource_costs);
        *costs = (struct sw_resource_costs){cost, accounts[0], accounts[1],
                                            accounts[2]};
        resource->costs = costs;
    }
    return check_resource(compiler, resource, object);
}

/* ---------------------------------------------------------------- orders -- */

static bool has_value(const struct sw_model *model)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (model->products[i].settings->value > 0.0) {
            return true;
        }
    }
    return false;
}

static const struct sw_fee_settings *fee_of(const struct sw_model *model,
                                            size_t class_index)
{
    const struct sw_objects *classes = &model->settings->classes;
    if (class_index >= classes->count) {
        return NULL;
    }
    const struct sw_class_settings *settings = classes->at[class_index].values;
    const bool any = settings->fee.tonne > 0.0 || settings->fee.order > 0;
    return any ? &settings->fee : NULL;
}

static bool compile_penalty(struct sw_compiler *compiler,
                            struct sw_order_costs *costs)
{
    const struct sw_model *model = compiler->model;
    const struct sw_penalty_settings *penalty =
        &model->settings->promise.penalty;
    if (penalty->rate == 0.0) {
        return true;
    }
    if (!has_value(model)) {
        const struct sw_node *promise = sw_node_find(compiler->root, "promise");
        return sw_diagnose(compiler->diagnostics,
                           sw_node_find(promise, "penalty")->place,
                           SW_CODE(COST),
                           "penalty: a share of the value needs products with "
                           "a `value`, like 3450 CNY/t");
    }
    costs->penalty =
        sw_cost_account(compiler, SW_COST_PENALTY, "", penalty->payer);
    return true;
}

static bool compile_orders(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    struct sw_order_costs *costs =
        sw_arena_new(compiler->arena, struct sw_order_costs);
    costs->penalty = SW_NO_ACCOUNT;
    costs->fees = sw_arena_array(compiler->arena, model->class_count,
                                 sizeof(const struct sw_fee_settings *));
    costs->fee_accounts =
        sw_arena_array(compiler->arena, model->class_count, sizeof(uint32_t));
    bool any = model->settings->promise.penalty.rate > 0.0;
    for (size_t i = 0; i < model->class_count; i++) {
        const struct sw_fee_settings *fee = fee_of(model, i);
        costs->fees[i] = fee;
        if (fee != NULL) {
            any = true;
            costs->fee_accounts[i] = sw_cost_account(
                compiler, SW_COST_RUSH_FEE, model->classes[i].name, fee->payer);
        }
    }
    if (any) {
        model->order_costs = costs;
    }
    return compile_penalty(compiler, costs);
}

/* ------------------------------------------------------------ all of it --- */

bool sw_cost_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_scenario_settings *settings = model->settings;
    bool good = true;
    for (size_t i = 0; i < model->resource_count; i++) {
        good &= compile_resource(compiler, &model->resources[i],
                                 &settings->resources.at[i]);
    }
    for (size_t i = 0; i < model->step_count; i++) {
        good &=
            compile_step(compiler, &model->steps[i], &settings->steps.at[i]);
    }
    good &= compile_orders(compiler);
    good &= sw_holding_compile(compiler);
    return good;
}
