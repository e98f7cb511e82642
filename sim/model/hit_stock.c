/*
 * hit_stock.c - a stock loses material, or gives or receives none.
 */
#include "model/hit_kind.h"
#include "model/step_kind.h"
#include "model/stock_hit.h"

#include <stddef.h>

struct plan {
    const struct sw_step *step;
    double loses;
    bool gives;
    bool receives;
    uint32_t account;
};

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits)
{
    const struct sw_step *step = sw_compiler_step(compiler, hits->stock);
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    disruption->plan = plan;
    if (step == NULL) {
        return false;
    }
    if (step->kind != &SW_STEP_STOCK) {
        return sw_disruption_refuse(compiler, disruption,
                                    "hits a stock: that is a step of kind "
                                    "stock");
    }
    *plan = (struct plan){
        .step = step,
        .loses = hits->loses,
        .gives = hits->gives,
        .receives = hits->receives,
        .account = sw_stock_loss_account(compiler, step),
    };
    disruption->passes = hits->gives && hits->receives;
    return hits->loses > 0.0 || !disruption->passes ||
           sw_disruption_refuse(compiler, disruption,
                                "does nothing to the stock: it `loses` a "
                                "share, or `gives: no` or `receives: no`");
}

static void turn(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on)
{
    const struct plan *plan = disruption->plan;
    if (on && plan->loses > 0.0) {
        sw_stock_lose(run, plan->step, plan->loses, plan->account);
    }
    if (!plan->gives) {
        sw_stock_turn_giving(run, plan->step, !on);
    }
    if (!plan->receives) {
        sw_stock_turn_receiving(run, plan->step, !on);
    }
}

static const char *const KEYS[] = {"loses", "gives", "receives", NULL};

const struct sw_hit_kind SW_HIT_STOCK = {
    .key = "stock", .keys = KEYS, .compile = compile, .turn = turn};
