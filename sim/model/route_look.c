#include "model/route_look.h"

static double unit_grams(const struct sw_product *product)
{
    return (double)product->settings->coil.unit_g;
}

static void look_ahead_choice(struct sw_op *op)
{
    double before = 0.0;
    double gross = 0.0;
    double ahead_us = 0.0;
    for (uint32_t i = 0; i < op->way_count; i++) {
        const double share = op->code == SW_OP_CHOOSE
                                 ? op->ways[i].below - before
                                 : 1.0 / (double)op->way_count;
        before = op->ways[i].below;
        gross += share * op->ways[i].to->gross;
        ahead_us += share * (double)op->ways[i].to->ahead_us;
    }
    op->gross = gross;
    op->ahead_us = (int64_t)(ahead_us + 0.5);
}

static void look_ahead_fork(struct sw_op *op)
{
    int64_t longest_us = 0;
    for (uint32_t i = 0; i < op->way_count; i++) {
        const int64_t branch_us = op->ways[i].to->ahead_us;
        longest_us = branch_us > longest_us ? branch_us : longest_us;
    }
    op->gross = op->to->gross;
    op->ahead_us = longest_us;
}

static double yield_of(const struct sw_step *step,
                       const struct sw_product *product)
{
    const struct sw_cutting *cut =
        step->cuts == NULL ? NULL : &step->cuts[product->index];
    return cut != NULL && cut->parts > 0 ? cut->yield : step->yield;
}

void sw_route_look_ahead(const struct sw_product *product, struct sw_op *ops,
                         size_t count)
{
    for (size_t i = count; i > 0; i--) {
        struct sw_op *op = &ops[i - 1];
        op->gross = 1.0;
        op->ahead_us = 0;
        if (op->code == SW_OP_STEP) {
            op->gross = ops[i].gross / yield_of(op->step, product);
            const double touch_us =
                op->step->kind->touch == NULL
                    ? 0.0
                    : op->step->kind->touch(op->step, unit_grams(product));
            op->ahead_us = ops[i].ahead_us + (int64_t)(touch_us + 0.5);
        } else if (op->code == SW_OP_CHOOSE || op->code == SW_OP_SORT) {
            look_ahead_choice(op);
        } else if (op->code == SW_OP_FORK) {
            look_ahead_fork(op);
        } else if (op->code == SW_OP_DETOUR) {
            op->gross = op->ways[op->way_count - 1].to->gross;
            op->ahead_us = op->ways[op->way_count - 1].to->ahead_us;
        } else if (op->code == SW_OP_GO || op->code == SW_OP_MEET) {
            op->gross = op->to->gross;
            op->ahead_us = op->to->ahead_us;
        } else if (op->code == SW_OP_LOTS) {
            op->gross = ops[i].gross;
            op->ahead_us = ops[i].ahead_us;
        }
    }
}

static void lead_to(struct sw_op *to, const struct sw_op *from, uint32_t parts)
{
    const uint32_t fewest = from->fewest * parts;
    const uint32_t most = from->most * parts;
    to->fewest = to->most == 0 || fewest < to->fewest ? fewest : to->fewest;
    to->most = most > to->most ? most : to->most;
}

void sw_route_look_back(const struct sw_product *product, struct sw_op *ops,
                        size_t count)
{
    ops[0].fewest = 1;
    ops[0].most = 1;
    for (size_t i = 0; i < count; i++) {
        const struct sw_op *op = &ops[i];
        const bool cuts = op->code == SW_OP_STEP && op->step->cuts != NULL &&
                          op->step->cuts[product->index].parts > 0;
        if (op->most == 0) {
            continue;
        }
        for (uint32_t w = 0; w < op->way_count; w++) {
            lead_to(&ops[op->ways[w].to - ops], op, 1);
        }
        if (op->to != NULL) {
            lead_to(&ops[op->to - ops], op, 1);
        }
        if (op->code == SW_OP_STEP || op->code == SW_OP_LOTS) {
            lead_to(&ops[i + 1], op,
                    cuts ? op->step->cuts[product->index].parts : 1);
        }
    }
}
