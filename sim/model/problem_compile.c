#include "base/hash.h"
#include "model/problem_history.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

static const struct sw_problems_settings *
settings_of(const struct sw_compiler *compiler)
{
    return &compiler->model->settings->problems;
}

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *name, const char *why)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(PROBLEM),
                       "'%s' %s", name, why);
}

/* -------------------------------------------------------------- products -- */

size_t sw_problem_product_count(const struct sw_scenario_settings *settings)
{
    return settings->problems.types.count;
}

/* A problem has no attributes of its own: it is what it is by its class. */
static const struct sw_product_settings *
product_settings(struct sw_compiler *compiler,
                 const struct sw_problem_type_settings *type)
{
    struct sw_product_settings *settings =
        sw_arena_new(compiler->arena, struct sw_product_settings);
    *settings = (struct sw_product_settings){.route = type->route,
                                             .steel_code = "",
                                             .family.group = "",
                                             .family.coating = ""};
    return settings;
}

bool sw_problem_add_products(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &settings_of(compiler)->types;
    if (all->count > SW_PROBLEM_TYPES_MAX) {
        return sw_diagnose(
            compiler->diagnostics, all->at[SW_PROBLEM_TYPES_MAX].place,
            SW_CODE(PROBLEM), "there are more than %d types of problems",
            SW_PROBLEM_TYPES_MAX);
    }
    for (size_t i = 0; i < all->count; i++) {
        struct sw_product *product = &model->products[model->product_count];
        *product = (struct sw_product){
            .name = all->at[i].name,
            .index = (uint32_t)model->product_count,
            .settings = product_settings(compiler, all->at[i].values),
            .background = true,
            .like = product,
            .is_problem = true,
        };
        model->product_count++;
    }
    return true;
}

static struct sw_product *product_of(const struct sw_model *model, size_t type)
{
    size_t i = 0;
    while (!model->products[i].is_problem) {
        i++;
    }
    return &model->products[i + type];
}

const struct sw_product *sw_problem_product(struct sw_compiler *compiler,
                                            struct sw_name name)
{
    const struct sw_objects *all = &settings_of(compiler)->types;
    const struct sw_object *found =
        sw_objects_find(all, name, "type of problem", compiler->diagnostics);
    return found == NULL
               ? NULL
               : product_of(compiler->model, (size_t)(found - all->at));
}

/* ---------------------------------------------------------------- routes -- */

const struct sw_node *sw_problem_steps_of(struct sw_compiler *compiler,
                                          const struct sw_product *product,
                                          const struct sw_object *route)
{
    const struct sw_route_settings *settings = route->values;
    if (settings->problem != NULL &&
        (settings->lots != NULL || settings->order != NULL)) {
        (void)refuse(compiler, route->place, route->name,
                     "has `problem`, and steps of orders or lots beside it");
        return NULL;
    }
    if (settings->problem == NULL && settings->lots == NULL) {
        (void)refuse(compiler, route->place, route->name,
                     "has no `lots`: the steps of each lot are needed");
        return NULL;
    }
    if (product->is_problem == (settings->problem != NULL)) {
        return product->is_problem ? settings->problem : settings->lots;
    }
    (void)refuse(compiler, product->settings->route.place, route->name,
                 product->is_problem
                     ? "is a route of lots: that of problems has `problem`"
                     : "is a route of problems: that of products has `lots`");
    return NULL;
}

/* Problems weigh nothing, and each goes alone. */
static const char *why_not_on_route(const struct sw_step *step)
{
    if (step->kind != &SW_STEP_DELAY && step->kind != &SW_STEP_PROCESS &&
        step->kind != &SW_STEP_HOLD) {
        return "is on the route of a problem, which can only be worked on "
               "(process), wait (hold) or take time (delay)";
    }
    if (step->per_batch || step->yield < 1.0) {
        return "is on the route of a problem, which has no heat and no weight";
    }
    if (step->settings->when_full == SW_FULL_TURN_AWAY) {
        return "is on the route of a problem, which cannot be turned away";
    }
    if (step->service != NULL) {
        double rate = step->service->rate;
        for (size_t i = 0; i < step->service->alternative_count; i++) {
            rate += step->service->alternatives[i].rate;
        }
        if (rate > 0.0) {
            return "is on the route of a problem, which has no tonnes that "
                   "would need a rate: give a `time`";
        }
    }
    return NULL;
}

static bool check_route(struct sw_compiler *compiler,
                        const struct sw_product *product)
{
    bool good = true;
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_step *step = product->program[i].step;
        const char *why = step == NULL ? NULL : why_not_on_route(step);
        if (why != NULL) {
            good = refuse(compiler, step->place, step->name, why);
        }
    }
    return good;
}

/* ---------------------------------------------------------------- stages -- */

static bool is_on_route_of_problems(const struct sw_model *model,
                                    const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (model->products[i].is_problem &&
            sw_product_place(&model->products[i], step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

static bool compile_stage(struct sw_compiler *compiler,
                          const struct sw_object *object, uint32_t index,
                          struct sw_problem_stage *stage)
{
    struct sw_model *model = compiler->model;
    const struct sw_problem_stage_settings *settings = object->values;
    bool good = true;
    *stage = (struct sw_problem_stage){.name = object->name,
                                       .within_us = settings->within_us,
                                       .at_end = settings->after.count == 0};
    for (size_t i = 0; i < settings->after.count; i++) {
        const struct sw_name name = settings->after.at[i];
        const struct sw_step *step = sw_compiler_step(compiler, name);
        if (step == NULL) {
            good = false;
        } else if (!is_on_route_of_problems(model, step)) {
            good = refuse(compiler, name.place, name.text,
                          "is on no route of problems: none would ever reach "
                          "this stage");
        } else {
            model->steps[step->index].stages |= 1U << index;
        }
    }
    return good;
}

static uint32_t stage_called(const struct sw_objects *all, const char *name)
{
    for (uint32_t i = 0; i < all->count; i++) {
        if (strcmp(all->at[i].name, name) == 0) {
            return i;
        }
    }
    return SW_NO_STAGE;
}

static bool compile_stages(struct sw_compiler *compiler,
                           struct sw_problem_plan *plan)
{
    const struct sw_objects *all = &settings_of(compiler)->stages;
    bool good = true;
    if (all->count > SW_PROBLEM_STAGES_MAX) {
        return sw_diagnose(compiler->diagnostics,
                           all->at[SW_PROBLEM_STAGES_MAX].place,
                           SW_CODE(PROBLEM), "there are more than %d stages",
                           SW_PROBLEM_STAGES_MAX);
    }
    plan->stages = sw_arena_array(compiler->arena, all->count,
                                  sizeof(struct sw_problem_stage));
    plan->stage_count = all->count;
    plan->contained = stage_called(all, "contained");
    plan->cause_found = stage_called(all, "cause_found");
    plan->disposition = stage_called(all, "disposition");
    plan->settled = stage_called(all, "settled");
    for (size_t i = 0; i < all->count; i++) {
        good = compile_stage(compiler, &all->at[i], (uint32_t)i,
                             &plan->stages[i]) &&
               good;
    }
    return good;
}

/* ----------------------------------------------------------------- types -- */

static bool compile_products(struct sw_compiler *compiler,
                             const struct sw_problem_type *type)
{
    struct sw_model *model = compiler->model;
    const struct sw_names *names = &type->settings->products;
    bool good = true;
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_product *product =
            sw_compiler_product(compiler, names->at[i]);
        if (product != NULL) {
            model->products[product->index].problems |= 1U << type->index;
        } else {
            good = false;
        }
    }
    for (size_t i = 0; names->count == 0 && i < model->product_count; i++) {
        if (!model->products[i].background) {
            model->products[i].problems |= 1U << type->index;
        }
    }
    return good;
}

static bool compile_severity(struct sw_compiler *compiler,
                             struct sw_problem_type *type)
{
    const struct sw_node *node = type->settings->severity;
    struct sw_shares *shares = &type->severities;
    if (node == NULL) {
        uint32_t *standard = sw_arena_new(compiler->arena, uint32_t);
        *shares = (struct sw_shares){.count = 1};
        *standard = sw_compiler_class(compiler, (struct sw_name){0});
        type->classes = standard;
        return true;
    }
    if (!sw_compiler_shares(compiler, node, shares)) {
        return false;
    }
    uint32_t *classes =
        sw_arena_array(compiler->arena, shares->count, sizeof(uint32_t));
    bool good = true;
    for (size_t i = 0; i < shares->count; i++) {
        classes[i] = sw_compiler_class(compiler, shares->names[i]);
        good = classes[i] != UINT32_MAX && good;
    }
    type->classes = classes;
    return good;
}

static bool compile_reopened(struct sw_compiler *compiler,
                             struct sw_problem_type *type)
{
    const struct sw_reopened_settings *settings = &type->settings->reopened;
    type->reopened_at = &type->product->program[1]; /* behind LOTS */
    type->reopened_purpose =
        sw_compiler_purpose(compiler, "problems/types/%s/reopened", type->name);
    if (settings->to.text == NULL) {
        return true;
    }
    const struct sw_step *step = sw_compiler_step(compiler, settings->to);
    if (step == NULL) {
        return false;
    }
    type->reopened_at = sw_product_place(type->product, step, NULL);
    if (type->reopened_at == NULL) {
        return refuse(compiler, settings->to.place, settings->to.text,
                      "is not on the route of this problem");
    }
    if (sw_product_fork_around(type->product, type->reopened_at) != NULL) {
        return refuse(compiler, settings->to.place, settings->to.text,
                      "is one of steps `together`, where no problem can begin "
                      "again");
    }
    return true;
}

/* ----------------------------------------------------------------- finds -- */

static bool takes_lots_of(const struct sw_model *model,
                          const struct sw_problem_type *type,
                          const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if ((product->problems >> type->index & 1U) != 0 &&
            sw_product_place(product, step, NULL) != NULL) {
            return true;
        }
    }
    return false;
}

static void add_find(struct sw_compiler *compiler, const struct sw_step *found,
                     const struct sw_problem_type *type, double share)
{
    struct sw_step *step = &compiler->model->steps[found->index];
    struct sw_problem_find *finds = sw_arena_array(
        compiler->arena, step->find_count + 1, sizeof(struct sw_problem_find));
    for (size_t i = 0; i < step->find_count; i++) {
        finds[i] = step->finds[i];
    }
    finds[step->find_count] = (struct sw_problem_find){
        type, share,
        sw_compiler_purpose(compiler, "problems/types/%s/found/%s", type->name,
                            step->name)};
    step->finds = finds;
    step->find_count++;
}

static bool compile_find(struct sw_compiler *compiler,
                         const struct sw_problem_type *type,
                         const struct sw_pair *pair)
{
    const struct sw_step *step =
        sw_compiler_step(compiler, (struct sw_name){pair->key, pair->place});
    double share = 0.0;
    if (step == NULL || !sw_compiler_share(compiler, pair->value, &share)) {
        return false;
    }
    if (!takes_lots_of(compiler->model, type, step)) {
        return refuse(compiler, pair->place, step->name,
                      "is on the route of no product that has this problem");
    }
    add_find(compiler, step, type, share);
    return sw_check_only_lots(compiler, step, "problems are found on lots");
}

static bool compile_finds(struct sw_compiler *compiler,
                          const struct sw_problem_type *type)
{
    const struct sw_node *found = type->settings->found;
    bool good = true;
    if (found->kind != SW_NODE_MAPPING || found->count == 0) {
        return refuse(compiler, found->place, type->name,
                      "is found nowhere: steps with probabilities are needed "
                      "here, like {slit: 30 %, form: 50 %}");
    }
    for (size_t i = 0; i < found->count; i++) {
        good = compile_find(compiler, type, &found->pairs[i]) && good;
    }
    return good;
}

/* ------------------------------------------------------------------- all -- */

static bool compile_type(struct sw_compiler *compiler,
                         struct sw_problem_type *type)
{
    type->demand = (struct sw_demand){.name = type->name,
                                      .entity = sw_hash_text(type->name)};
    type->purpose = sw_compiler_purpose(
        compiler, "problems/types/%s/probability", type->name);
    type->severity_purpose =
        sw_compiler_purpose(compiler, "problems/types/%s/severity", type->name);
    bool good = compile_products(compiler, type);
    good = compile_severity(compiler, type) && good;
    good = good && compile_finds(compiler, type);
    good = check_route(compiler, type->product) && good;
    good = compile_reopened(compiler, type) && good;
    return sw_problem_compile_outcome(compiler, type) && good;
}

bool sw_problems_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &settings_of(compiler)->types;
    if (all->count == 0) {
        return true;
    }
    struct sw_problem_plan *plan =
        sw_arena_new(compiler->arena, struct sw_problem_plan);
    plan->type_count = all->count;
    plan->types = sw_arena_array(compiler->arena, all->count,
                                 sizeof(struct sw_problem_type));
    bool good = compile_stages(compiler, plan);
    for (size_t i = 0; i < all->count; i++) {
        struct sw_problem_type *type = &plan->types[i];
        type->name = all->at[i].name;
        type->index = (uint32_t)i;
        type->object = &all->at[i];
        type->settings = all->at[i].values;
        type->product = product_of(model, i);
        good = compile_type(compiler, type) && good;
        plan->holds = plan->holds || type->settings->hold;
        plan->withholds = plan->withholds || type->withholds;
        plan->replaces =
            plan->replaces ||
            type->settings->dispositions.by[SW_REPLACE].share > 0.0;
    }
    model->problems = plan;
    good = sw_problem_history_read(compiler, plan) && good;
    for (size_t i = 0; plan->history != NULL && i < model->product_count; i++) {
        model->products[i].problems = 0;
    }
    model->suspends = model->suspends || plan->holds;
    model->follows = model->follows || plan->holds;
    return good;
}
