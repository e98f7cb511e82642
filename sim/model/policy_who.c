#include "model/policy_who.h"

#include "model/problem.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

/* -------------------------------------------------------------- products -- */

/* All problems, or all orders of our own. */
static void take_all(const struct sw_model *model, bool *takes, bool problems)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        takes[i] =
            takes[i] || (problems ? product->is_problem : !product->background);
    }
}

static bool take(bool *takes, const struct sw_product *product)
{
    if (product != NULL) {
        takes[product->index] = true;
    }
    return product != NULL;
}

static bool take_problems(struct sw_compiler *compiler,
                          const struct sw_names *names, bool *takes)
{
    if (names->count == 1 && strcmp(names->at[0].text, "all") == 0) {
        take_all(compiler->model, takes, true);
        return true;
    }
    bool fine = true;
    for (size_t i = 0; i < names->count; i++) {
        fine = take(takes, sw_problem_product(compiler, names->at[i])) && fine;
    }
    return fine;
}

const bool *sw_who_products(struct sw_compiler *compiler,
                            const struct sw_who_settings *settings)
{
    const struct sw_model *model = compiler->model;
    bool *takes =
        sw_arena_array(compiler->arena, model->product_count, sizeof(bool));
    bool fine = true;
    if (settings->products.count == 0 && settings->problems.count == 0) {
        take_all(model, takes, false);
    }
    for (size_t i = 0; i < settings->products.count; i++) {
        fine = take(takes,
                    sw_compiler_product(compiler, settings->products.at[i])) &&
               fine;
    }
    fine = take_problems(compiler, &settings->problems, takes) && fine;
    return fine ? takes : NULL;
}

/* --------------------------------------------------------------- the rest --
 */

static bool compile_classes(struct sw_compiler *compiler,
                            const struct sw_names *names, struct sw_who *who)
{
    bool fine = true;
    who->classes = names->count == 0 ? UINT32_MAX : 0;
    for (size_t i = 0; i < names->count; i++) {
        const uint32_t index = sw_compiler_class(compiler, names->at[i]);
        fine = fine && index != UINT32_MAX;
        who->classes |= index == UINT32_MAX ? 0 : 1U << index;
    }
    return fine;
}

static bool compile_places(struct sw_compiler *compiler,
                           const struct sw_names *names, struct sw_who *who)
{
    bool fine = true;
    bool *at = sw_arena_array(compiler->arena, compiler->model->step_count,
                              sizeof(bool));
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_step *step = sw_compiler_step(compiler, names->at[i]);
        fine = fine && step != NULL;
        if (step != NULL) {
            at[step->index] = true;
        }
    }
    who->at = names->count == 0 ? NULL : at;
    return fine;
}

static bool check_customers(struct sw_compiler *compiler,
                            const struct sw_node *customers)
{
    bool fine = customers->kind == SW_NODE_LIST && customers->count > 0;
    for (size_t i = 0; fine && i < customers->count; i++) {
        fine = customers->items[i]->kind == SW_NODE_SCALAR;
    }
    return fine ||
           sw_diagnose(compiler->diagnostics, customers->place, SW_CODE(SHAPE),
                       "customers: a list of their names is needed");
}

bool sw_who_compile(struct sw_compiler *compiler,
                    const struct sw_who_settings *settings, struct sw_who *who)
{
    bool fine = compile_classes(compiler, &settings->classes, who);
    who->products = sw_who_products(compiler, settings);
    fine = compile_places(compiler, &settings->at, who) && fine;
    who->customers = settings->customers;
    who->at_most_g = settings->at_most_g > 0 ? settings->at_most_g : INT64_MAX;
    return (settings->customers == NULL ||
            check_customers(compiler, settings->customers)) &&
           who->products != NULL && fine;
}
