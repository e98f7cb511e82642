#include "model/detour.h"

#include "model/action_kind.h"
#include "model/policy_who.h"
#include "scenario/diagnostic_codes.h"

/* --------------------------------------------------------------- the list - */

static bool refuse(struct sw_compiler *compiler, struct sw_place place,
                   const char *format, const char *name)
{
    return sw_diagnose(compiler->diagnostics, place, SW_CODE(POLICY), format,
                       name);
}

static bool find_from(struct sw_compiler *compiler,
                      const struct sw_names *names, struct sw_detour *detour)
{
    bool fine = true;
    bool *from = sw_arena_array(compiler->arena, compiler->model->step_count,
                                sizeof(bool));
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_step *step = sw_compiler_step(compiler, names->at[i]);
        if (step == NULL) {
            fine = false;
        } else if (step->per_batch) {
            fine = refuse(compiler, names->at[i].place,
                          "no detour leads around '%s', where a batch goes as "
                          "one: let it begin before the batch is made",
                          step->name);
        } else {
            from[step->index] = true;
        }
    }
    detour->from = from;
    return fine;
}

static bool find_through(struct sw_compiler *compiler,
                         const struct sw_names *names, struct sw_detour *detour)
{
    bool fine = true;
    detour->through_count = names->count;
    detour->through = sw_arena_array(compiler->arena, names->count,
                                     sizeof(const struct sw_step *));
    for (size_t i = 0; i < names->count; i++) {
        const struct sw_step *step = sw_compiler_step(compiler, names->at[i]);
        detour->through[i] = step;
        if (step == NULL) {
            fine = false;
        } else if (detour->from[step->index]) {
            fine =
                refuse(compiler, names->at[i].place,
                       "the detour around '%s' leads through it", step->name);
        }
    }
    return fine;
}

static bool find_to(struct sw_compiler *compiler, struct sw_name name,
                    struct sw_detour *detour)
{
    detour->to_place = name.place;
    if (name.text == NULL) {
        return true;
    }
    detour->to = sw_compiler_step(compiler, name);
    if (detour->to == NULL) {
        return false;
    }
    if (detour->to->per_batch) {
        return refuse(compiler, name.place,
                      "no detour ends at '%s', to which batches come",
                      detour->to->name);
    }
    return true;
}

static bool compile_detour(struct sw_compiler *compiler,
                           const struct sw_policy_settings *policy,
                           const struct sw_object *action)
{
    struct sw_model *model = compiler->model;
    const struct sw_detour_settings *settings = action->values;
    if (model->detour_count == SW_DETOURS_MAX) {
        return sw_diagnose(compiler->diagnostics, action->place,
                           SW_CODE(POLICY), "there are more than %d detours",
                           SW_DETOURS_MAX);
    }
    struct sw_detour *detour = &model->detours[model->detour_count];
    *detour = (struct sw_detour){
        .action = action,
        .bit = 1U << model->detour_count,
    };
    model->detour_count++;
    detour->products = sw_who_products(compiler, &policy->who);
    return detour->products != NULL &&
           find_from(compiler, &settings->from, detour) &&
           find_through(compiler, &settings->through, detour) &&
           find_to(compiler, settings->to, detour);
}

bool sw_detours_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *policies = &model->settings->policies;
    bool fine = true;
    model->detours = sw_arena_array(compiler->arena, SW_DETOURS_MAX,
                                    sizeof(struct sw_detour));
    for (size_t i = 0; i < policies->count; i++) {
        const struct sw_policy_settings *policy = policies->at[i].values;
        for (size_t k = 0; k < policy->actions.count; k++) {
            const struct sw_object *action = &policy->actions.at[k];
            if (action->table == &SW_ACTION_DETOUR_TABLE) {
                fine = compile_detour(compiler, policy, action) && fine;
            }
        }
    }
    return fine;
}

const struct sw_detour *sw_detour_of(const struct sw_model *model,
                                     const struct sw_object *action)
{
    size_t i = 0;
    while (model->detours[i].action != action) {
        i++;
    }
    return &model->detours[i];
}

/* ------------------------------------------------------------- its end -- */

static const struct sw_detour *detour_by(const struct sw_model *model,
                                         uint32_t bit)
{
    size_t i = 0;
    while (model->detours[i].bit != bit) {
        i++;
    }
    return &model->detours[i];
}

/* Is `op` in a branch of a `together`? */
static bool is_in_branch(const struct sw_op *ops, const struct sw_op *op)
{
    for (const struct sw_op *fork = ops; fork < op; fork++) {
        if (fork->code == SW_OP_FORK && op < fork->to) {
            return true;
        }
    }
    return false;
}

/* Where a lot that goes on at `step` behind `from` gets to: its own detours
 * come first there. NULL: nowhere, as order and lots, or branches, lie between.
 */
static const struct sw_op *goal_of(const struct sw_op *ops, size_t count,
                                   const struct sw_op *from,
                                   const struct sw_step *step)
{
    const struct sw_op *goal = NULL;
    for (const struct sw_op *op = from + 1; op < ops + count; op++) {
        if (op->code == SW_OP_LOTS) {
            return NULL;
        }
        if (op->code == SW_OP_DETOUR) {
            goal = op;
        }
        if (op->code != SW_OP_STEP || op->aside || op->step != step) {
            continue;
        }
        const bool guarded = goal != NULL && goal->way_count > 0 &&
                             goal->ways[goal->way_count - 1].to == op;
        return is_in_branch(ops, op) ? NULL : guarded ? goal : op;
    }
    return NULL;
}

static bool lead(struct sw_compiler *compiler, const struct sw_product *product,
                 struct sw_op *ops, size_t count, const struct sw_op *fork)
{
    const struct sw_op *from = fork->ways[fork->way_count - 1].to;
    for (uint32_t w = 0; w + 1 < fork->way_count; w++) {
        const struct sw_detour *detour =
            detour_by(compiler->model, fork->ways[w].classes);
        struct sw_op *jump = &ops[fork->ways[w].to - ops];
        while (jump->code != SW_OP_GO) {
            jump++;
        }
        jump->step = NULL;
        if (detour->to == NULL) {
            continue;
        }
        jump->to = is_in_branch(ops, fork)
                       ? NULL
                       : goal_of(ops, count, from, detour->to);
        if (jump->to == NULL) {
            return sw_diagnose(
                compiler->diagnostics, detour->to_place, SW_CODE(POLICY),
                "a detour of '%s' around '%s' cannot end at '%s': that does "
                "not come later on this branch of the route",
                product->name, from->step->name, detour->to->name);
        }
    }
    return true;
}

bool sw_detours_lead(struct sw_compiler *compiler,
                     const struct sw_product *product, struct sw_op *ops,
                     size_t count)
{
    bool fine = true;
    for (size_t i = 0; i < count && compiler->model->detour_count > 0; i++) {
        if (ops[i].code == SW_OP_DETOUR) {
            fine = lead(compiler, product, ops, count, &ops[i]) && fine;
        }
    }
    return fine;
}
