/*
 * hit_resource.c - fewer units of a resource, or of several, or slower work.
 */
#include "model/curb.h"
#include "model/hit_kind.h"

#include <stddef.h>

struct plan {
    size_t count;
    const struct sw_resource **resources;
};

static bool add(struct sw_compiler *compiler, struct sw_disruption *disruption,
                const struct sw_hit_settings *hits, struct sw_name name,
                struct plan *plan)
{
    const struct sw_resource *resource = sw_compiler_resource(compiler, name);
    if (resource == NULL) {
        return false;
    }
    plan->resources[plan->count++] = resource;
    const struct sw_curb curb = {.speed = sw_curb_speed(hits->speed),
                                 .units = sw_curb_units(hits->units)};
    return sw_curb_curbs(&curb, resource) ||
           sw_disruption_refuse(compiler, disruption,
                                "takes nothing: give the `units` that are "
                                "left, fewer than there are, or a `speed`");
}

static bool compile(struct sw_compiler *compiler,
                    struct sw_disruption *disruption,
                    const struct sw_hit_settings *hits)
{
    struct plan *plan = sw_arena_new(compiler->arena, struct plan);
    disruption->plan = plan;
    plan->resources = sw_arena_array(compiler->arena, hits->resources.count + 1,
                                     sizeof(const struct sw_resource *));
    if (hits->resource.text != NULL) {
        return add(compiler, disruption, hits, hits->resource, plan);
    }
    bool good = true;
    for (size_t i = 0; i < hits->resources.count; i++) {
        good = add(compiler, disruption, hits, hits->resources.at[i], plan) &&
               good;
    }
    return good;
}

static void turn(struct sw_run *run, const struct sw_disruption *disruption,
                 bool on)
{
    const struct plan *plan = disruption->plan;
    for (size_t i = 0; i < plan->count; i++) {
        sw_curbs_turn(&run->resources[plan->resources[i]->index],
                      disruption->index + 1, on);
    }
}

static const char *const KEYS[] = {"units", "speed", NULL};

const struct sw_hit_kind SW_HIT_RESOURCE = {
    .key = "resource", .keys = KEYS, .compile = compile, .turn = turn};
const struct sw_hit_kind SW_HIT_RESOURCES = {
    .key = "resources", .keys = KEYS, .compile = compile, .turn = turn};
