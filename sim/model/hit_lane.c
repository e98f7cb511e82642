/*
 * hit_lane.c - a lane is closed: no load sets out.
 */
#include "model/hit_kind.h"

#include <stddef.h>

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits)
{
    const struct sw_step *step = sw_compiler_step(compiler, hits->lane);
    disruption->plan = step;
    if (step == NULL) {
        return false;
    }
    return step->kind->shut != NULL ||
           sw_disruption_refuse(compiler, disruption,
                                "hits a lane: that is a step of kind "
                                "transport");
}

static void turn(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on)
{
    const struct sw_step *step = disruption->plan;
    step->kind->shut(run, step, run->steps[step->index].own, on);
}

static const char *const KEYS[] = {NULL};

const struct sw_hit_kind SW_HIT_LANE = {
    .key = "lane", .keys = KEYS, .compile = compile, .turn = turn};
