#include "model/problem_lint.h"

#include "model/problem_history.h"
#include "model/run_end.h"
#include "model/step_check.h"
#include "scenario/diagnostic_codes.h"

#include <string.h>

/* Does any way from here, an op of a program, lead to a step? Jumps only lead
 * forward, and branches by `to` to where they meet. */
static bool leads_to_step(const struct sw_op *op)
{
    while (op->code != SW_OP_STEP && op->code != SW_OP_END) {
        for (uint32_t i = 0; i < op->way_count; i++) {
            if (leads_to_step(op->ways[i].to)) {
                return true;
            }
        }
        if (op->way_count > 0 && op->to == NULL) {
            return false;
        }
        op = op->to != NULL ? op->to : op + 1;
    }
    return op->code == SW_OP_STEP;
}

/* Of what is found when a lot leaves `op`, can anything come to a step? The
 * lot, its other branches or parts, other lots of its order or heat. */
static bool can_hold(const struct sw_problem_type *type,
                     const struct sw_product *product, const struct sw_op *op)
{
    const int scope = type->settings->scope;
    const bool several = product->settings->coil.unit_g > 0;
    return scope == SW_SCOPE_HEAT || scope == SW_SCOPE_TEST_LOT ||
           (scope == SW_SCOPE_ORDER && several) || op->most > 1 ||
           sw_product_fork_around(product, op) != NULL || leads_to_step(op + 1);
}

static bool can_hold_at(const struct sw_model *model,
                        const struct sw_problem_type *type,
                        const struct sw_step *step)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if ((product->problems >> type->index & 1U) == 0) {
            continue;
        }
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            if (can_hold(type, product, op)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_found_at(const struct sw_problem_type *type,
                        const struct sw_step *step)
{
    for (size_t i = 0; i < step->find_count; i++) {
        if (step->finds[i].type == type && step->finds[i].share > 0.0) {
            return true;
        }
    }
    return false;
}

/* The steps at which it is found, if it can hold nothing at any; else NULL. */
static const char *only_in_vain_at(struct sw_compiler *compiler,
                                   const struct sw_problem_type *type)
{
    const struct sw_model *model = compiler->model;
    const char *list = NULL;
    for (size_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        if (!is_found_at(type, step)) {
            continue;
        }
        if (can_hold_at(model, type, step)) {
            return NULL;
        }
        list = sw_arena_format(compiler->arena, "%s%s'%s'",
                               list == NULL ? "" : list,
                               list == NULL ? "" : ", ", step->name);
    }
    return list;
}

static void lint_hold(struct sw_compiler *compiler,
                      const struct sw_problem_type *type)
{
    const char *steps =
        type->settings->hold ? only_in_vain_at(compiler, type) : NULL;
    if (steps == NULL) {
        return;
    }
    sw_warn(compiler->diagnostics,
            sw_node_find(type->object->node, "hold")->place,
            SW_CODE(HOLDS_NOTHING),
            "'%s' holds nothing: the lot has come to the end of its route "
            "behind %s, where it is found",
            type->name, steps);
    sw_diagnostics_hint(compiler->diagnostics,
                        "let a step come behind it, find the problem earlier, "
                        "or leave `hold` out");
}

/* ------------------------------------------------------ before delivery -- */

static bool is_delivered_behind(const struct sw_model *model,
                                const struct sw_product *product,
                                const struct sw_op *at)
{
    const struct sw_op *end = product->program + product->op_count;
    for (const struct sw_op *op = at + 1; op < end; op++) {
        if (op->code == SW_OP_STEP &&
            (op->step->milestones >> model->delivered & 1U) != 0) {
            return true;
        }
    }
    return false;
}

/* A step at which it is found on the way to the delivery; NULL: there is none.
 */
static const struct sw_step *found_before(const struct sw_model *model,
                                          const struct sw_problem_type *type)
{
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        for (size_t k = 0; (product->problems >> type->index & 1U) != 0 &&
                           k < product->op_count;
             k++) {
            const struct sw_op *op = &product->program[k];
            if (op->code == SW_OP_STEP && is_found_at(type, op->step) &&
                is_delivered_behind(model, product, op)) {
                return op->step;
            }
        }
    }
    return NULL;
}

static void lint_taken_back(struct sw_compiler *compiler,
                            const struct sw_problem_type *type)
{
    const struct sw_disposition_settings *by = type->settings->dispositions.by;
    const bool takes_back =
        by[SW_CREDIT].share > 0.0 || by[SW_REPLACE].share > 0.0;
    const struct sw_step *step =
        takes_back ? found_before(compiler->model, type) : NULL;
    if (step == NULL) {
        return;
    }
    sw_warn(compiler->diagnostics, type->object->place, SW_CODE(TAKEN_BACK),
            "'%s' is found at '%s', before delivery: an order of which a lot "
            "is credited or replaced then is not delivered in full",
            type->name, step->name);
    sw_diagnostics_hint(compiler->diagnostics,
                        "what the mill itself finds is for a step of kind "
                        "inspect, which remakes lots");
}

/* ----------------------------------------------------------------- classes --
 */

static bool is_severity(const struct sw_problem_plan *plan,
                        uint32_t class_index)
{
    for (size_t t = 0; t < plan->type_count; t++) {
        const struct sw_problem_type *type = &plan->types[t];
        for (size_t i = 0; i < type->severities.count; i++) {
            if (type->classes[i] == class_index) {
                return true;
            }
        }
    }
    return false;
}

/* Orders that name no class are of the first, if none is called standard. */
static void lint_classes(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->classes;
    bool is_told = all->count == 0 || !is_severity(model->problems, 0);
    for (size_t i = 0; i < all->count; i++) {
        is_told = is_told || strcmp(all->at[i].name, "standard") == 0;
    }
    for (size_t d = 0; !is_told && d < model->demand_count; d++) {
        const double *shares = model->demands[d].class_shares;
        if (shares != NULL && shares[0] > 0.0) {
            is_told = true;
            sw_warn(compiler->diagnostics, all->at[0].place,
                    SW_CODE(GRAVE_ORDERS),
                    "orders of '%s' are of class '%s', which is how grave a "
                    "problem is: no class is called 'standard', and the first "
                    "is that of orders that name none",
                    model->demands[d].name, all->at[0].name);
        }
    }
}

/* ----------------------------------------------------------------- stages --
 */

/* Those with a meaning, then those that are often told beside them. */
static const char *const STAGES[] = {
    "contained", "cause_found", "disposition", "settled", "acknowledged",
    "triaged",   "executed",    "prevented",   "visited", "closed"};
enum { MEANINGS = 4, STAGES_KNOWN = sizeof STAGES / sizeof STAGES[0] };

static bool is_stage(const struct sw_problem_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->stage_count; i++) {
        if (strcmp(plan->stages[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* What the stage was probably meant to be, of the meanings that no stage has;
 * NULL: itself. */
static const char *meant_by(const struct sw_problem_plan *plan,
                            const char *name)
{
    const char *free[MEANINGS];
    size_t count = 0;
    for (size_t i = 0; i < STAGES_KNOWN; i++) {
        if (strcmp(STAGES[i], name) == 0) {
            return NULL;
        }
        if (i < MEANINGS && !is_stage(plan, STAGES[i])) {
            free[count++] = STAGES[i];
        }
    }
    return sw_nearest_name(name, free, count);
}

static void lint_stages(struct sw_compiler *compiler)
{
    const struct sw_problem_plan *plan = compiler->model->problems;
    const struct sw_objects *all = &compiler->model->settings->problems.stages;
    for (size_t i = 0; i < all->count; i++) {
        const char *meant = meant_by(plan, all->at[i].name);
        if (meant != NULL) {
            sw_warn(compiler->diagnostics, all->at[i].place, SW_CODE(MEANING),
                    "stage '%s' has no meaning", all->at[i].name);
            sw_diagnostics_hint(compiler->diagnostics, "did you mean '%s'?",
                                meant);
        }
    }
}

/* -------------------------------------------------------------- a history --
 */

/* Rows of which something is wrong: how many, and the first of the file. */
struct rows {
    size_t count;
    const struct sw_past_problem *first;
};

static void add(struct rows *rows, const struct sw_past_problem *row)
{
    rows->count++;
    if (rows->first == NULL || row->number < rows->first->number) {
        rows->first = row;
    }
}

static void suggest_order(struct sw_compiler *compiler, const char *wrong)
{
    const struct sw_model *model = compiler->model;
    const char **names = sw_arena_array(
        compiler->arena, model->known_order_count, sizeof(const char *));
    for (size_t i = 0; i < model->known_order_count; i++) {
        names[i] = model->known_orders[i].name;
    }
    sw_diagnostics_hint(compiler->diagnostics,
                        "nothing is held or replaced for them");
    sw_diagnostics_suggest(compiler->diagnostics, wrong, names,
                           model->known_order_count);
}

static void warn_of_unknown(struct sw_compiler *compiler,
                            const struct rows *rows, size_t of)
{
    if (rows->count > 0) {
        sw_warn(compiler->diagnostics, rows->first->place, SW_CODE(NO_ORDER),
                "%zu of %zu rows are on no order that is known, the first of "
                "them on '%s'",
                rows->count, of, rows->first->order);
        suggest_order(compiler, rows->first->order);
    }
}

static void warn_of_early(struct sw_compiler *compiler, const struct rows *rows,
                          size_t of)
{
    if (rows->count > 0) {
        sw_warn(compiler->diagnostics, rows->first->place, SW_CODE(NOT_ENTERED),
                "%zu of %zu rows are dated before the entry of their orders, "
                "the first of them before that of '%s'",
                rows->count, of, rows->first->order);
        sw_diagnostics_hint(compiler->diagnostics,
                            "nothing is held or replaced for them");
    }
}

static void warn_of_late(struct sw_compiler *compiler, const struct rows *rows,
                         size_t of)
{
    if (rows->count > 0) {
        sw_warn(compiler->diagnostics, rows->first->place, SW_CODE(NEVER_FOUND),
                "%zu of %zu rows are never found: %s", rows->count, of,
                sw_run_end_forbids(compiler, rows->first->at_us));
    }
}

static void lint_rows(struct sw_compiler *compiler,
                      const struct sw_problem_history *history)
{
    const struct sw_model *model = compiler->model;
    const int64_t end_us = sw_run_end_us(model);
    struct rows unknown = {0};
    struct rows early = {0};
    struct rows late = {0};
    for (size_t i = 0; i < history->count; i++) {
        const struct sw_past_problem *row = &history->rows[i];
        const bool named = row->order != NULL && row->order[0] != '\0';
        if (named && row->known == 0 && model->known_order_count > 0) {
            add(&unknown, row);
        }
        if (row->known > 0 &&
            row->at_us < model->known_orders[row->known - 1].entered_us) {
            add(&early, row);
        }
        if (row->at_us >= end_us) {
            add(&late, row);
        }
    }
    warn_of_unknown(compiler, &unknown, history->count);
    warn_of_early(compiler, &early, history->count);
    warn_of_late(compiler, &late, history->count);
}

void sw_problems_lint(struct sw_compiler *compiler)
{
    const struct sw_problem_plan *plan = compiler->model->problems;
    if (plan == NULL) {
        return;
    }
    lint_classes(compiler);
    lint_stages(compiler);
    if (plan->history != NULL) { /* then `found` says nothing */
        lint_rows(compiler, plan->history);
        return;
    }
    for (size_t i = 0; i < plan->type_count; i++) {
        lint_hold(compiler, &plan->types[i]);
        lint_taken_back(compiler, &plan->types[i]);
    }
}
