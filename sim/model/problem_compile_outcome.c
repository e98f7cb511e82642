#include "model/cost.h"
#include "model/problem_history.h"
#include "model/problem_payment.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <math.h>

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *name, const char *why)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(PROBLEM),
                       "'%s' %s", name, why);
}

/* ---------------------------------------------------------- standing still --
 */

bool sw_problem_mark_resources(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->problems.types;
    bool good = true;
    for (size_t i = 0; i < all->count; i++) {
        const struct sw_problem_type_settings *type = all->at[i].values;
        const struct sw_name name = type->stops.resource;
        const struct sw_resource *resource =
            sw_compiler_resource(compiler, name);
        if (resource != NULL) {
            model->resources[resource->index].stands_still = true;
        }
        good = good && (resource != NULL || name.text == NULL);
    }
    return good;
}

static bool compile_stops(struct sw_compiler *compiler,
                          struct sw_problem_type *type)
{
    const struct sw_stop_settings *settings = &type->settings->stops;
    bool good = true;
    if (settings->resource.text == NULL) {
        return true;
    }
    type->stopped = sw_compiler_resource(compiler, settings->resource);
    type->stop_account = settings->cost > 0.0
                             ? sw_cost_account(compiler, SW_COST_PROBLEM,
                                               type->name, settings->payer)
                             : SW_NO_ACCOUNT;
    type->stopped_classes = settings->severity.count == 0 ? UINT32_MAX : 0;
    for (size_t i = 0; i < settings->severity.count; i++) {
        const struct sw_name name = settings->severity.at[i];
        const uint32_t class_index = sw_compiler_class(compiler, name);
        bool is_severity = false;
        for (size_t k = 0; k < type->severities.count; k++) {
            is_severity = is_severity || type->classes[k] == class_index;
        }
        if (class_index == UINT32_MAX) {
            good = false;
        } else if (!is_severity) {
            good = refuse(compiler, name.place, name.text,
                          "is no severity of this problem");
        } else {
            type->stopped_classes |= 1U << class_index;
        }
    }
    return good;
}

/* ----------------------------------------------------------- dispositions --
 */

static const struct sw_node *node_of(const struct sw_problem_type *type,
                                     enum sw_disposition disposition)
{
    return sw_node_find(sw_node_find(type->object->node, "dispositions"),
                        SW_DISPOSITION_NAMES[disposition]);
}

static void compile_accounts(struct sw_compiler *compiler,
                             struct sw_problem_type *type)
{
    for (int i = 0; i < SW_DISPOSITIONS; i++) {
        const struct sw_disposition_settings *settings =
            &type->settings->dispositions.by[i];
        type->accounts[i] = settings->cost > 0.0
                                ? sw_cost_account(compiler, SW_COST_PROBLEM,
                                                  type->name, settings->payer)
                                : SW_NO_ACCOUNT;
    }
}

/* Goods can be put right or made again that are put aside, and lots as they
 * were found. */
static bool check_goods(struct sw_compiler *compiler,
                        const struct sw_problem_type *type,
                        enum sw_disposition disposition)
{
    const struct sw_node *node = node_of(type, disposition);
    if (node == NULL) {
        return true;
    }
    if (!type->settings->hold) {
        return refuse(compiler, node->place, SW_DISPOSITION_NAMES[disposition],
                      "is for goods that are held until then: say `hold: yes`");
    }
    return true;
}

/* Between them no lot is cut: it would be cut again. */
static bool check_uncut(struct sw_compiler *compiler,
                        const struct sw_product *product,
                        const struct sw_step *found, const struct sw_step *to,
                        struct sw_name name)
{
    const struct sw_op *from = sw_product_place(product, found, NULL);
    const struct sw_op *target = sw_product_place(product, to, NULL);
    if (from == NULL || target == NULL || from[1].most == target->most) {
        return true;
    }
    return refuse(compiler, name.place, name.text,
                  "comes before lots are cut: they would be cut again");
}

static bool check_rework(struct sw_compiler *compiler,
                         const struct sw_problem_type *type,
                         struct sw_name name)
{
    const struct sw_model *model = compiler->model;
    bool good = true;
    for (size_t s = 0; s < model->step_count && good; s++) {
        const struct sw_step *step = &model->steps[s];
        for (size_t i = 0; i < step->find_count && good; i++) {
            if (step->finds[i].type != type) {
                continue;
            }
            good = sw_check_sends_back(compiler, step, name, type->rework_to,
                                       true);
            for (size_t p = 0; p < model->product_count && good; p++) {
                good = check_uncut(compiler, &model->products[p], step,
                                   type->rework_to, name);
            }
        }
    }
    return good;
}

static bool compile_rework(struct sw_compiler *compiler,
                           struct sw_problem_type *type)
{
    const struct sw_name to = type->settings->dispositions.by[SW_REWORK].to;
    if (to.text == NULL) {
        return true;
    }
    type->rework_to = sw_compiler_step(compiler, to);
    return type->rework_to != NULL && check_rework(compiler, type, to);
}

static bool check_shares(struct sw_compiler *compiler,
                         const struct sw_problem_type *type)
{
    const struct sw_node *node =
        sw_node_find(type->object->node, "dispositions");
    double sum = 0.0;
    for (int i = 0; i < SW_DISPOSITIONS; i++) {
        sum += type->settings->dispositions.by[i].share;
    }
    return fabs(sum - 1.0) <= 1e-9 ||
           sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SHARES),
                       "the shares add up to %.10g %%, not to 100 %%",
                       100.0 * sum);
}

static bool compile_dispositions(struct sw_compiler *compiler,
                                 struct sw_problem_type *type)
{
    const struct sw_disposition_settings *replace =
        &type->settings->dispositions.by[SW_REPLACE];
    type->disposes = sw_node_find(type->object->node, "dispositions") != NULL;
    if (!type->disposes) {
        return true;
    }
    type->disposition_purpose = sw_compiler_purpose(
        compiler, "problems/types/%s/dispositions", type->name);
    type->replacement_class = sw_compiler_class(compiler, replace->class);
    compile_accounts(compiler, type);
    bool good = check_shares(compiler, type);
    good = check_goods(compiler, type, SW_REWORK) && good;
    good = check_goods(compiler, type, SW_REPLACE) && good;
    good = type->replacement_class != UINT32_MAX && good;
    return compile_rework(compiler, type) && good;
}

/* ------------------------------------------------------------------- all -- */

/* What a heat is is known where its lots are tested together. */
static bool check_scope(struct sw_compiler *compiler,
                        const struct sw_problem_type *type)
{
    const int scope = type->settings->scope;
    if ((scope == SW_SCOPE_HEAT || scope == SW_SCOPE_TEST_LOT) &&
        compiler->model->tests == NULL) {
        return refuse(compiler, type->object->place, type->name,
                      "is about all of a heat, but no step inspects lots of a "
                      "heat together (`test_lot`)");
    }
    return true;
}

bool sw_problem_compile_outcome(struct sw_compiler *compiler,
                                struct sw_problem_type *type)
{
    type->repeats_purpose =
        sw_compiler_purpose(compiler, "problems/types/%s/repeats", type->name);
    bool good = check_scope(compiler, type);
    good = compile_stops(compiler, type) && good;
    good = sw_payment_compile(compiler, type) && good;
    return compile_dispositions(compiler, type) && good;
}

/* -------------------------------------------------------------- what may be --
 */

static uint32_t types_on(const struct sw_model *model, const bool *on)
{
    uint32_t types = 0;
    for (size_t i = 0; on != NULL && i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (on[i] && model->problems->history == NULL) {
            types |= product->problems;
        } else if (on[i] && !product->is_problem) {
            types = UINT32_MAX;
        }
    }
    return on == NULL ? UINT32_MAX : types;
}

static uint32_t told_severities(const struct sw_problem_history *history,
                                uint32_t types)
{
    uint32_t severities = 0;
    for (size_t i = 0; history != NULL && i < history->count; i++) {
        const struct sw_past_problem *row = &history->rows[i];
        if ((types >> row->type->index & 1U) != 0 &&
            row->class_index != UINT32_MAX) {
            severities |= 1U << row->class_index;
        }
    }
    return severities;
}

uint32_t sw_problem_severities(const struct sw_model *model, uint32_t types,
                               const bool *on)
{
    const struct sw_problem_plan *plan = model->problems;
    if (plan == NULL) {
        return 0;
    }
    types &= types_on(model, on);
    uint32_t severities = told_severities(plan->history, types);
    for (size_t t = 0; t < plan->type_count; t++) {
        const struct sw_problem_type *type = &plan->types[t];
        for (size_t i = 0; (types >> t & 1U) != 0 && i < type->severities.count;
             i++) {
            severities |= 1U << type->classes[i];
        }
    }
    return severities;
}

bool sw_problem_replaces_as(const struct sw_model *model, uint32_t class_index)
{
    const struct sw_problem_plan *plan = model->problems;
    for (size_t i = 0; plan != NULL && i < plan->type_count; i++) {
        const struct sw_problem_type *type = &plan->types[i];
        if (type->settings->dispositions.by[SW_REPLACE].share > 0.0 &&
            type->replacement_class == class_index) {
            return true;
        }
    }
    return false;
}
