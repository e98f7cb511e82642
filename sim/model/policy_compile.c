#include "model/action_kind.h"
#include "model/cost.h"
#include "model/policy_check.h"
#include "model/policy_settings.h"
#include "model/policy_who.h"
#include "model/trigger_kind.h"
#include "scenario/diagnostic_codes.h"

enum { POLICIES_MAX = 64, ACTIONS_MAX = 64 };

/* ----------------------------------------------------------------- limit -- */

static bool compile_limit(struct sw_compiler *compiler,
                          const struct sw_object *object,
                          struct sw_policy *policy)
{
    const struct sw_policy_settings *settings = object->values;
    const struct sw_limit_settings *limit = &settings->limit;
    const struct {
        int64_t most;
        enum sw_limit_of of;
    } all[] = {{limit->lines, SW_LIMIT_LINES},
               {limit->tonnes_g, SW_LIMIT_GRAMS},
               {limit->projects, SW_LIMIT_PROJECTS},
               {limit->uses, SW_LIMIT_USES}};
    const struct sw_node *node = sw_node_find(object->node, "limit");
    size_t told = 0;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (all[i].most > 0) {
            told++;
            policy->limit = (struct sw_limit){
                all[i].of, (enum sw_limit_per)limit->per, all[i].most};
        }
    }
    if (node != NULL && told != 1) {
        return sw_diagnose(
            compiler->diagnostics, node->place, SW_CODE(POLICY),
            "the limit of '%s' needs one of lines, tonnes, projects, uses",
            policy->name);
    }
    return true;
}

/* --------------------------------------------------------------- actions -- */

static const struct sw_action_kind *action_kind(const struct sw_object *object)
{
    size_t i = 0;
    while (SW_ACTION_KINDS[i]->settings != object->table) {
        i++;
    }
    return SW_ACTION_KINDS[i];
}

static bool compile_actions(struct sw_compiler *compiler,
                            const struct sw_object *object,
                            struct sw_policy *policy)
{
    const struct sw_policy_settings *settings = object->values;
    const struct sw_objects *all = &settings->actions;
    bool fine = true;
    if (all->count == 0) {
        return sw_diagnose(compiler->diagnostics,
                           sw_node_find(object->node, "do")->place,
                           SW_CODE(POLICY), "'%s' does nothing", policy->name);
    }
    if (all->count > ACTIONS_MAX) {
        return sw_diagnose(compiler->diagnostics, all->at[ACTIONS_MAX].place,
                           SW_CODE(BOUND), "'%s' does more than %d things",
                           policy->name, ACTIONS_MAX);
    }
    policy->action_count = all->count;
    policy->actions =
        sw_arena_array(compiler->arena, all->count, sizeof(struct sw_action));
    for (size_t i = 0; i < all->count; i++) {
        struct sw_action *action = &policy->actions[i];
        *action = (struct sw_action){
            .kind = action_kind(&all->at[i]),
            .policy = policy,
            .object = &all->at[i],
            .label = sw_arena_format(compiler->arena, "%zu %s", i + 1,
                                     all->at[i].name),
            .index = (uint32_t)i,
        };
        fine = action->kind->compile(compiler, action) && fine;
    }
    return fine;
}

/* --------------------------------------------------------------- trigger -- */

static const struct sw_trigger_kind *
trigger_kind(const struct sw_object *object)
{
    size_t i = 0;
    while (SW_TRIGGER_KINDS[i]->settings != object->table) {
        i++;
    }
    return SW_TRIGGER_KINDS[i];
}

static bool compile_trigger(struct sw_compiler *compiler,
                            const struct sw_object *object,
                            struct sw_policy *policy)
{
    const struct sw_policy_settings *settings = object->values;
    policy->when = &settings->when.at[0];
    policy->trigger = trigger_kind(policy->when);
    return policy->trigger->compile == NULL ||
           policy->trigger->compile(compiler, policy);
}

/* No order is served by it. */
static bool is_for_plant_alone(const struct sw_policy *policy)
{
    return !policy->for_orders && policy->trigger->of_plant;
}

/* What only concerns the plant has no orders to choose from or to count. */
static bool check_orders(struct sw_compiler *compiler,
                         const struct sw_object *object,
                         struct sw_policy *policy)
{
    const struct sw_node *who = sw_node_find(object->node, "who");
    for (size_t i = 0; i < policy->action_count; i++) {
        policy->for_orders |= !policy->actions[i].kind->of_plant;
    }
    if (!is_for_plant_alone(policy) || who == NULL) {
        return true;
    }
    return sw_diagnose(compiler->diagnostics, who->place, SW_CODE(POLICY),
                       "`who` says nothing here: '%s' does nothing for orders",
                       policy->name);
}

static bool refuse_limit(struct sw_compiler *compiler,
                         const struct sw_object *object,
                         const struct sw_policy *policy, const char *why)
{
    return sw_diagnose(
        compiler->diagnostics, sw_node_find(object->node, "limit")->place,
        SW_CODE(POLICY), "the limit of '%s' needs %s", policy->name, why);
}

/* Nor would a limit ever be reached on what it does not serve. */
static bool check_limit(struct sw_compiler *compiler,
                        const struct sw_object *object,
                        const struct sw_policy *policy)
{
    const enum sw_limit_of of = policy->limit.of;
    if (is_for_plant_alone(policy) && of != SW_LIMIT_NONE &&
        of != SW_LIMIT_USES) {
        return refuse_limit(compiler, object, policy,
                            "`uses`: it does nothing for orders, which the "
                            "others count");
    }
    if (of == SW_LIMIT_GRAMS &&
        !sw_policy_takes_tonnes(compiler->model, policy)) {
        return refuse_limit(compiler, object, policy,
                            "`lines` or `uses`: problems have no tonnes");
    }
    return true;
}

/* ------------------------------------------------------------------ cost -- */

static bool compile_cost(struct sw_compiler *compiler,
                         const struct sw_object *object,
                         struct sw_policy *policy)
{
    const struct sw_policy_settings *settings = object->values;
    const struct sw_policy_cost_settings *cost = &settings->cost;
    const struct sw_node *node = sw_node_find(object->node, "cost");
    if (node == NULL) {
        return true;
    }
    if (cost->use == 0 && cost->tonne == 0.0) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(COST),
                           "the cost of '%s' needs `use` or `tonne`",
                           policy->name);
    }
    if (cost->tonne > 0.0 && is_for_plant_alone(policy)) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(COST),
                           "the cost of '%s' needs `use` alone: it does "
                           "nothing for orders, whose tonnes would be paid",
                           policy->name);
    }
    if (cost->tonne > 0.0 && !sw_policy_takes_tonnes(compiler->model, policy)) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(COST),
                           "the cost of '%s' needs `use` alone: problems have "
                           "no tonnes",
                           policy->name);
    }
    policy->cost = cost;
    policy->account =
        sw_cost_account(compiler, SW_COST_POLICY, policy->name, cost->payer);
    return true;
}

/* ------------------------------------------------------------------- who -- */

static bool compile_who(struct sw_compiler *compiler,
                        const struct sw_object *object,
                        struct sw_policy *policy)
{
    const struct sw_policy_settings *settings = object->values;
    if (!sw_who_compile(compiler, &settings->who, &policy->who)) {
        return false;
    }
    return settings->who.at_most_g == 0 ||
           sw_policy_takes_tonnes(compiler->model, policy) ||
           sw_diagnose(
               compiler->diagnostics,
               sw_node_find(sw_node_find(object->node, "who"), "tonnes")->place,
               SW_CODE(POLICY),
               "`who` of '%s' can have no `tonnes`: problems have none",
               policy->name);
}

/* ------------------------------------------------------------- all of it -- */

static bool compile_policy(struct sw_compiler *compiler,
                           const struct sw_object *object,
                           struct sw_policy *policy)
{
    policy->name = object->name;
    policy->place = object->place;
    return compile_who(compiler, object, policy) &&
           compile_trigger(compiler, object, policy) &&
           compile_actions(compiler, object, policy) &&
           check_orders(compiler, object, policy) &&
           compile_limit(compiler, object, policy) &&
           check_limit(compiler, object, policy) &&
           compile_cost(compiler, object, policy);
}

bool sw_policies_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->policies;
    bool fine = true;
    if (all->count > POLICIES_MAX) {
        return sw_diagnose(
            compiler->diagnostics, all->at[POLICIES_MAX].place, SW_CODE(BOUND),
            "there are %zu policies, more than %d", all->count, POLICIES_MAX);
    }
    model->policies =
        sw_arena_array(compiler->arena, all->count, sizeof(struct sw_policy));
    model->policy_count = all->count;
    model->follows = model->follows || model->has_lives || all->count > 0;
    for (size_t i = 0; i < all->count; i++) {
        struct sw_policy *policy = &model->policies[i];
        policy->index = (uint32_t)i;
        fine = compile_policy(compiler, &all->at[i], policy) && fine;
    }
    const bool good = fine;
    for (size_t i = 0; good && i < all->count; i++) {
        fine = sw_policy_check_who(compiler, &model->policies[i]) && fine;
    }
    return fine;
}
