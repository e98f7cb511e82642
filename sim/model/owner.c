#include "model/owner.h"

#include "base/memory.h"

#include <string.h>

const char *sw_owner_name(enum sw_owner owner)
{
    return SW_OWNER_NAMES[owner];
}

/* Does a lot that leaves the step leave what comes before the end? */
typedef bool is_end_fn(const struct sw_model *model,
                       const struct sw_step *step);

static bool ends_delivery(const struct sw_model *model,
                          const struct sw_step *step)
{
    return (step->milestones >> model->delivered & 1U) != 0;
}

/* Steps of the program that a lot can come to before it leaves one that is an
 * end: jumps only lead forward, so one sweep finds them. */
static void find_before(const struct sw_model *model,
                        const struct sw_product *product, is_end_fn *is_end,
                        bool *before)
{
    const struct sw_op *ops = product->program;
    bool *reached = sw_new_array(product->op_count + 1, sizeof(*reached));
    reached[0] = true;
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &ops[i];
        if (!reached[i]) {
            continue;
        }
        for (uint32_t w = 0; w < op->way_count; w++) {
            reached[op->ways[w].to - ops] = true;
        }
        if (op->code == SW_OP_STEP) {
            before[op->step->index] = true;
            reached[i + 1] = reached[i + 1] || !is_end(model, op->step);
        } else if (op->code == SW_OP_LOTS) {
            reached[i + 1] = true;
        } else if (op->code == SW_OP_GO || op->code == SW_OP_MEET) {
            reached[op->to - ops] = true;
        }
    }
    sw_free(reached);
}

static bool is_on_a_route(const struct sw_model *model,
                          const struct sw_step *step)
{
    for (size_t p = 0; p < model->product_count; p++) {
        for (size_t i = 0; i < model->products[p].op_count; i++) {
            if (model->products[p].program[i].step == step) {
                return true;
            }
        }
    }
    return false;
}

static enum sw_owner usual_owner(const struct sw_model *model,
                                 const struct sw_step *step, bool before)
{
    if (step->collected || step->work_class == SW_CLASS_HOLD) {
        return SW_OWNER_CUSTOMER;
    }
    if (!before && is_on_a_route(model, step)) {
        return SW_OWNER_FABRICATOR;
    }
    return step->work_class == SW_CLASS_TRANSPORT ? SW_OWNER_CARRIER
                                                  : SW_OWNER_MILL;
}

static void find_owners(struct sw_compiler *compiler, bool *before)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->steps;
    for (size_t i = 0; i < model->product_count; i++) {
        find_before(model, &model->products[i], ends_delivery, before);
    }
    for (size_t i = 0; i < model->step_count; i++) {
        struct sw_step *step = &model->steps[i];
        const bool told = sw_node_find(all->at[i].node, "owner") != NULL;
        step->owner = told ? (enum sw_owner)step->settings->owner
                           : usual_owner(model, step, before[i]);
    }
}

/* ------------------------------------------------------------- warehouse -- */

static uint32_t find_ready(const struct sw_model *model)
{
    for (uint32_t m = 0; m < model->milestone_count; m++) {
        if (strcmp(model->milestones[m].name, "ready") == 0) {
            return m;
        }
    }
    return UINT32_MAX;
}

static bool is_ready(const struct sw_model *model, const struct sw_step *step)
{
    const uint32_t ready = find_ready(model);
    return ready != UINT32_MAX && (step->milestones >> ready & 1U) != 0;
}

static bool ends_making(const struct sw_model *model,
                        const struct sw_step *step)
{
    return is_ready(model, step) || ends_delivery(model, step);
}

static bool ends_at_carrier(const struct sw_model *model,
                            const struct sw_step *step)
{
    return step->owner == SW_OWNER_CARRIER || ends_delivery(model, step);
}

static bool passes_ready(const struct sw_model *model,
                         const struct sw_product *product)
{
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_step *step = product->program[i].step;
        if (step != NULL && is_ready(model, step)) {
            return true;
        }
    }
    return false;
}

static void find_warehouse(struct sw_model *model,
                           const struct sw_product *product, bool *before)
{
    const bool told = passes_ready(model, product);
    find_before(model, product, told ? ends_making : ends_at_carrier, before);
    for (size_t i = 0; i < model->step_count; i++) {
        struct sw_step *step = &model->steps[i];
        step->before_warehouse =
            step->before_warehouse ||
            (before[i] && (told || step->owner != SW_OWNER_CARRIER));
    }
}

void sw_owners_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    bool *before = sw_new_array(model->step_count, sizeof(*before));
    find_owners(compiler, before);
    sw_free(before);
}

void sw_places_compile(struct sw_model *model)
{
    bool *before = sw_new_array(model->step_count, sizeof(*before));
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        if (product->background) {
            continue;
        }
        memset(before, 0, model->step_count * sizeof(*before));
        find_warehouse(model, product, before);
        find_before(model, product, ends_delivery, before);
        for (size_t s = 0; s < model->step_count; s++) {
            model->steps[s].before_delivery =
                model->steps[s].before_delivery || before[s];
        }
    }
    sw_free(before);
}
