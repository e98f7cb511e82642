#include "model/step_check.h"

#include "scenario/diagnostic_codes.h"

bool sw_check_lots_pass_singly(struct sw_compiler *compiler,
                               const struct sw_step *step)
{
    if (step->settings->per == SW_PER_LOT) {
        return true;
    }
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(SINGLY),
                       "lots pass step '%s' singly: `per: batch` is for steps "
                       "that serve a batch",
                       step->name);
}

const struct sw_op *sw_product_place(const struct sw_product *product,
                                     const struct sw_step *step,
                                     const struct sw_op *from)
{
    const struct sw_op *end = product->program + product->op_count;
    for (const struct sw_op *op = from == NULL ? product->program : from + 1;
         op < end; op++) {
        if (op->code == SW_OP_STEP && op->step == step) {
            return op;
        }
    }
    return NULL;
}

const struct sw_op *sw_product_target(const struct sw_product *product,
                                      const struct sw_step *step)
{
    const struct sw_op *first = sw_product_place(product, step, NULL);
    const struct sw_op *op = first;
    while (op != NULL && op->aside) {
        op = sw_product_place(product, step, op);
    }
    return op != NULL ? op : first;
}

/* Is `op` in the branch of `fork` that `at` is in? */
static bool in_same_branch(const struct sw_op *fork, const struct sw_op *at,
                           const struct sw_op *op)
{
    const struct sw_op *start = fork;
    const struct sw_op *end = fork->to;
    for (uint32_t i = 0; i < fork->way_count; i++) {
        const struct sw_op *way = fork->ways[i].to;
        if (way <= at && way > start) {
            start = way;
        } else if (way > at && way < end) {
            end = way;
        }
    }
    return op >= start && op < end;
}

const struct sw_op *sw_product_fork_around(const struct sw_product *product,
                                           const struct sw_op *op)
{
    const struct sw_op *innermost = NULL;
    for (const struct sw_op *fork = product->program; fork < op; fork++) {
        if (fork->code == SW_OP_FORK && op < fork->to) {
            innermost = fork;
        }
    }
    return innermost;
}

/* Is `op` an order step, before the order becomes its lots? */
static bool is_order_op(const struct sw_product *product,
                        const struct sw_op *op)
{
    const struct sw_op *end = product->program + product->op_count;
    for (const struct sw_op *lots = op; lots < end; lots++) {
        if (lots->code == SW_OP_LOTS) {
            return true;
        }
    }
    return false;
}

bool sw_check_outside_together(struct sw_compiler *compiler,
                               const struct sw_step *step)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            if (sw_product_fork_around(product, op) != NULL) {
                return sw_diagnose(
                    compiler->diagnostics, step->place, SW_CODE(NOT_TOGETHER),
                    "a %s cannot be one of steps `together`: '%s' on the "
                    "route of '%s'",
                    step->kind->settings->name, step->name, product->name);
            }
        }
    }
    return true;
}

/* Gross, of a coil of `max_g`, or of its part. */
static double largest_lot(const struct sw_op *op, int64_t max_g)
{
    return (double)max_g * op->gross / (op->fewest > 1 ? op->fewest : 1);
}

bool sw_check_lots_fit(struct sw_compiler *compiler, const struct sw_step *step,
                       int64_t size_g)
{
    const struct sw_model *model = compiler->model;
    bool good = true;
    for (size_t i = 0; i < model->product_count && size_g > 0; i++) {
        const struct sw_product *product = &model->products[i];
        const int64_t max_g = product->settings->coil.max_g;
        const struct sw_op *op = sw_product_place(product, step, NULL);
        if (op == NULL || max_g == 0 || is_order_op(product, op) ||
            largest_lot(op, max_g) <= (double)size_g) {
            continue;
        }
        good = sw_diagnose(
            compiler->diagnostics, step->place, SW_CODE(TOO_HEAVY),
            "the largest lot of '%s', %.12g t, does not fit into "
            "a %s of %.12g t",
            product->name, largest_lot(op, max_g) / (double)SW_TONNE_G,
            step->name, (double)size_g / (double)SW_TONNE_G);
    }
    return good;
}

const struct sw_step *sw_step_next_per_batch(const struct sw_op *op)
{
    const struct sw_op *next = op + 1;
    return next->code == SW_OP_STEP && next->step->per_batch ? next->step
                                                             : NULL;
}

static bool same_way(const struct sw_op *a, const struct sw_op *b)
{
    for (;; a++, b++) {
        const struct sw_step *next = sw_step_next_per_batch(a);
        if (next != sw_step_next_per_batch(b)) {
            return false;
        }
        if (next == NULL) {
            return true;
        }
    }
}

/* The first place of `step` on the route of a product before `product` of the
 * same key, or on its own; NULL if it does not come here. */
static const struct sw_op *model_way(const struct sw_model *model,
                                     const struct sw_step *step,
                                     const uint32_t *keys, size_t product)
{
    for (size_t i = 0; i <= product; i++) {
        const struct sw_op *op =
            sw_product_place(&model->products[i], step, NULL);
        if (keys[i] == keys[product] && op != NULL) {
            return op;
        }
    }
    return NULL;
}

bool sw_check_batch_goes_one_way(struct sw_compiler *compiler,
                                 const struct sw_step *step,
                                 const uint32_t *keys)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_op *way = model_way(model, step, keys, i);
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            if (!same_way(way, op)) {
                return sw_diagnose(compiler->diagnostics, step->place,
                                   SW_CODE(PART_WAYS),
                                   "lots of '%s' share a %s with lots that go "
                                   "on to another step `per: batch`",
                                   product->name, step->name);
            }
        }
    }
    return true;
}

bool sw_check_only_lots(struct sw_compiler *compiler,
                        const struct sw_step *step, const char *why)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_op *op = sw_product_place(product, step, NULL);
        if (op != NULL && is_order_op(product, op)) {
            return sw_diagnose(compiler->diagnostics, step->place,
                               SW_CODE(ONLY_LOTS),
                               "step '%s' is for lots, not among the order "
                               "steps of '%s': %s",
                               step->name, product->name, why);
        }
    }
    return true;
}

/* NULL if the lots passing `from` can be sent back to `to`, or why not. */
static const char *why_not_back(const struct sw_product *product,
                                const struct sw_op *from,
                                const struct sw_op *to, bool anew)
{
    if (to == NULL || to > from) {
        return "is not on the way to it";
    }
    if (is_order_op(product, to) != is_order_op(product, from)) {
        return "is a step of the order, not of its lots";
    }
    const struct sw_op *fork = sw_product_fork_around(product, to);
    if (fork != NULL && anew) {
        return "is one of steps `together`, where no lot can begin";
    }
    if (fork != NULL && !(from < fork->to && in_same_branch(fork, to, from))) {
        return "is in a branch of steps `together` that has ended";
    }
    return NULL;
}

bool sw_check_sends_back(struct sw_compiler *compiler,
                         const struct sw_step *step, struct sw_name name,
                         const struct sw_step *to, bool anew)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_op *target = sw_product_target(product, to);
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            const char *why = why_not_back(product, op, target, anew);
            if (why != NULL) {
                return sw_diagnose(
                    compiler->diagnostics, name.place, SW_CODE(SENDS_BACK),
                    "lots of '%s' cannot go from '%s' back to '%s', which %s",
                    product->name, step->name, to->name, why);
            }
        }
    }
    return true;
}

bool sw_check_sends_on(struct sw_compiler *compiler, const struct sw_step *step,
                       struct sw_name name, const struct sw_step *to)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const struct sw_op *target = sw_product_target(product, to);
        for (const struct sw_op *op = sw_product_place(product, step, NULL);
             op != NULL; op = sw_product_place(product, step, op)) {
            if (target == NULL || target <= op ||
                sw_product_fork_around(product, target) != NULL) {
                return sw_diagnose(
                    compiler->diagnostics, name.place, SW_CODE(SENDS_BACK),
                    "lots of '%s' cannot skip from '%s' to '%s', which %s",
                    product->name, step->name, to->name,
                    target != NULL && target > op
                        ? "is one of steps `together`"
                        : "does not come later on their route");
            }
        }
    }
    return true;
}
