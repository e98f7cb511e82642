#include "model/route_check.h"

#include "scenario/diagnostic_codes.h"

#include <stddef.h>

/* ---------------------------------------------------------------- yields -- */

static bool refuse_yield(struct sw_compiler *compiler,
                         const struct sw_step *step, const char *where)
{
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(YIELD),
                       "'%s' has a yield, but %s: only lots lose weight, one "
                       "step after the other",
                       step->name, where);
}

/* The order as a whole has no lots yet, and branches are copies of one lot. */
static bool check_yields(struct sw_compiler *compiler,
                         const struct sw_product *product)
{
    const struct sw_op *branches_end = product->program;
    bool lots = false;
    for (size_t i = 0; i < product->op_count; i++) {
        const struct sw_op *op = &product->program[i];
        lots = lots || op->code == SW_OP_LOTS;
        if (op->code == SW_OP_FORK && op->to > branches_end) {
            branches_end = op->to;
        }
        if (op->code != SW_OP_STEP || op->step->yield >= 1.0) {
            continue;
        }
        if (!lots) {
            return refuse_yield(compiler, op->step, "stands in `order`");
        }
        if (op < branches_end) {
            return refuse_yield(compiler, op->step, "stands in a `together`");
        }
    }
    return true;
}

/* -------------------------------------------------------------- branches -- */

static const struct sw_op *way_end(const struct sw_op *fork, uint32_t way)
{
    return way + 1 < fork->way_count ? fork->ways[way + 1].to : fork->to;
}

/* Is the step of `op`, in a branch of `fork`, in a later branch too? The lot
 * would be in two places of one step, and draw the same numbers in both. */
static bool stands_again(const struct sw_op *fork, uint32_t way,
                         const struct sw_op *op)
{
    for (const struct sw_op *other = way_end(fork, way); other < fork->to;
         other++) {
        if (other->code == SW_OP_STEP && other->step == op->step) {
            return true;
        }
    }
    return false;
}

static bool check_fork(struct sw_compiler *compiler, const struct sw_op *fork)
{
    for (uint32_t way = 0; way + 1 < fork->way_count; way++) {
        for (const struct sw_op *op = fork->ways[way].to;
             op < way_end(fork, way); op++) {
            if (op->code == SW_OP_STEP && stands_again(fork, way, op)) {
                return sw_diagnose(compiler->diagnostics, op->step->place,
                                   SW_CODE(TOGETHER_TWICE),
                                   "'%s' stands in two branches of a "
                                   "`together`: a lot is in a step once at a "
                                   "time",
                                   op->step->name);
            }
        }
    }
    return true;
}

/* ------------------------------------------------------------------ room -- */

static bool blocks(const struct sw_step *step)
{
    return step->room != UINT32_MAX &&
           step->settings->when_full == SW_FULL_BLOCK;
}

static bool refuse_room(struct sw_compiler *compiler,
                        const struct sw_step *step)
{
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(ROOM_BEHIND),
                       "'%s' has room for so many, but what comes before it is "
                       "no process that could be blocked: say `when_full: "
                       "turn_away`",
                       step->name);
}

/* Whether items that leave `from` one by one can wait in it for each step that
 * may come next, at `op`. A heat falls apart before a step of single lots: then
 * it cannot. */
static bool check_next(struct sw_compiler *compiler, const struct sw_step *from,
                       const struct sw_op *op)
{
    while (op->code == SW_OP_GO) {
        op = op->to;
    }
    if (op->code == SW_OP_STEP) {
        const bool waits = from != NULL && from->kind->can_block &&
                           from->per_batch == op->step->per_batch;
        return !blocks(op->step) || waits || refuse_room(compiler, op->step);
    }
    if (op->code == SW_OP_MEET) {
        return check_next(compiler, NULL, op->to);
    }
    bool fine = true;
    for (uint32_t way = 0; way < op->way_count && fine; way++) {
        fine = check_next(compiler, op->code == SW_OP_FORK ? NULL : from,
                          op->ways[way].to);
    }
    return fine;
}

/* Rework and remakes come from inspections, which are never blocked. */
static bool check_sent(struct sw_compiler *compiler, const struct sw_step *step)
{
    size_t count = 0;
    const struct sw_sent *sent =
        step->kind->sends == NULL ? NULL : step->kind->sends(step, &count);
    for (size_t i = 0; i < count; i++) {
        if (sent[i].to != NULL && blocks(sent[i].to)) {
            return sw_diagnose(
                compiler->diagnostics, sent[i].to->place, SW_CODE(ROOM_BEHIND),
                "'%s' has room for so many, but lots come back to it from "
                "'%s', which cannot be blocked: say `when_full: turn_away`",
                sent[i].to->name, step->name);
        }
    }
    return true;
}

/* Who is turned away goes alone and whole: not as a heat, not as a branch. */
static bool check_turned_away(struct sw_compiler *compiler,
                              const struct sw_step *step, bool in_branch)
{
    if (step->room == UINT32_MAX ||
        step->settings->when_full != SW_FULL_TURN_AWAY ||
        (!in_branch && !step->per_batch)) {
        return true;
    }
    return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(TURN_AWAY),
                       "'%s' cannot turn away %s", step->name,
                       in_branch ? "a branch of a `together`" : "a batch");
}

static bool check_op(struct sw_compiler *compiler, const struct sw_op *op,
                     bool in_branch)
{
    switch (op->code) {
    case SW_OP_STEP:
        return check_next(compiler, op->step, op + 1) &&
               check_sent(compiler, op->step) &&
               check_turned_away(compiler, op->step, in_branch);
    case SW_OP_LOTS:
        return check_next(compiler, NULL, op + 1);
    case SW_OP_FORK:
        return check_fork(compiler, op) && check_next(compiler, NULL, op);
    default:
        return true;
    }
}

bool sw_route_check(struct sw_compiler *compiler,
                    const struct sw_product *product)
{
    const struct sw_op *branches_end = product->program;
    bool fine = check_yields(compiler, product) &&
                check_next(compiler, NULL, product->program);
    for (size_t i = 0; i < product->op_count && fine; i++) {
        const struct sw_op *op = &product->program[i];
        fine = check_op(compiler, op, op < branches_end);
        if (op->code == SW_OP_FORK && op->to > branches_end) {
            branches_end = op->to;
        }
    }
    return fine;
}
