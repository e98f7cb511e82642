#include "model/owner.h"

#include "base/memory.h"

const char *sw_owner_name(enum sw_owner owner)
{
    return SW_OWNER_NAMES[owner];
}

/* Steps of the program that a lot can come to before it is delivered: jumps
 * only lead forward, so one sweep finds them. */
static void find_before_delivery(const struct sw_model *model,
                                 const struct sw_product *product, bool *before)
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
            reached[i + 1] =
                reached[i + 1] ||
                (op->step->milestones >> model->delivered & 1U) == 0;
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
                                 const struct sw_step *step, const bool *before)
{
    if (!before[step->index] && is_on_a_route(model, step)) {
        return SW_OWNER_FABRICATOR;
    }
    return step->work_class == SW_CLASS_TRANSPORT ? SW_OWNER_CARRIER
                                                  : SW_OWNER_MILL;
}

void sw_owners_compile(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->steps;
    bool *before = sw_new_array(model->step_count, sizeof(*before));
    for (size_t i = 0; i < model->product_count; i++) {
        find_before_delivery(model, &model->products[i], before);
    }
    for (size_t i = 0; i < model->step_count; i++) {
        struct sw_step *step = &model->steps[i];
        const bool told = sw_node_find(all->at[i].node, "owner") != NULL;
        step->owner = told ? (enum sw_owner)step->settings->owner
                           : usual_owner(model, step, before);
    }
    sw_free(before);
}
