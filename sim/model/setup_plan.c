#include "model/setup_plan.h"

#include "base/memory.h"
#include "model/route_when.h"
#include "model/setup_file.h"
#include "scenario/diagnostic_codes.h"

/* Which keys meet one side of a change: all products of a key, or none. */
static bool find_keys(struct sw_compiler *compiler, const struct sw_node *when,
                      const uint32_t *keys, bool *meets)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        bool met = true;
        if (when == NULL) {
            meets[i] = true;
            continue;
        }
        if (!sw_when_product(compiler, when, &model->products[i], &met)) {
            return false;
        }
        if (keys[i] == i) {
            meets[i] = met;
        } else if (met != meets[keys[i]]) {
            return sw_diagnose(
                compiler->diagnostics, when->place, SW_CODE(SETUP),
                "this tells '%s' from '%s', which `key` does not",
                model->products[i].name, model->products[keys[i]].name);
        }
    }
    return true;
}

/* Pairs that neither the file nor a change before has taken. */
static void fill(struct sw_service_plan *plan, const bool *from, const bool *to,
                 const struct sw_distribution *time)
{
    for (size_t i = 0; i < plan->key_count; i++) {
        for (size_t j = 0; from[i] && j < plan->key_count; j++) {
            const size_t pair = i * plan->key_count + j;
            if (to[j] && plan->setup_times[pair] == NULL) {
                plan->setup_times[pair] = time;
            }
        }
    }
}

static bool compile_changes(struct sw_compiler *compiler,
                            const struct sw_objects *changes,
                            struct sw_service_plan *plan)
{
    const size_t count = compiler->model->product_count;
    bool *meets = sw_new_array(2 * count, sizeof(bool));
    bool good = true;
    for (size_t i = 0; i < changes->count; i++) {
        const struct sw_setup_change_settings *change = changes->at[i].values;
        const bool fine =
            find_keys(compiler, change->from, plan->setup_keys, meets) &&
            find_keys(compiler, change->to, plan->setup_keys, meets + count);
        if (fine) {
            fill(plan, meets, meets + count, change->time);
        }
        good = good && fine;
    }
    sw_free(meets);
    return good;
}

bool sw_setup_compile(struct sw_compiler *compiler, const struct sw_step *step,
                      const struct sw_setup_settings *settings,
                      struct sw_service_plan *plan)
{
    plan->setup = sw_compiler_drawn(compiler, settings->time,
                                    "steps/%s/setup/time", step->name);
    plan->setup_keys = sw_compiler_keys(compiler, &settings->key);
    if (plan->setup_keys == NULL) {
        return false;
    }
    const size_t count = compiler->model->product_count;
    const bool has_file = settings->matrix.file != NULL;
    if (!has_file && settings->changes.count == 0) {
        return true;
    }
    plan->key_count = count;
    plan->setup_times = sw_arena_array(compiler->arena, count * count,
                                       sizeof(const struct sw_distribution *));
    const bool good = !has_file || sw_setup_file_read(compiler, settings, plan);
    return compile_changes(compiler, &settings->changes, plan) && good;
}
