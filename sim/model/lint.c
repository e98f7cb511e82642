#include "model/lint.h"

#include "model/problem_lint.h"
#include "scenario/diagnostic_codes.h"

#include <stdio.h>
#include <string.h>

/* Of all lots but one in a thousand. */
#define NEARLY_ALL 0.999

/* ---------------------------------------------------------- named nowhere --
 */

static bool is_for_people(const char *key)
{
    return strcmp(key, "about") == 0 || strcmp(key, "label") == 0 ||
           strcmp(key, "source") == 0 || strcmp(key, "expect") == 0;
}

/* Does the tree have this word as a value or as a key? */
static bool has_word(const struct sw_node *node, const char *word)
{
    if (node->kind == SW_NODE_SCALAR) {
        return strcmp(node->text, word) == 0;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == SW_NODE_LIST) {
            if (has_word(node->items[i], word)) {
                return true;
            }
            continue;
        }
        const struct sw_pair *pair = &node->pairs[i];
        if (!is_for_people(pair->key) &&
            (strcmp(pair->key, word) == 0 || has_word(pair->value, word))) {
            return true;
        }
    }
    return false;
}

/* Is the object of `section` named anywhere but where it is defined? */
static bool is_named(const struct sw_node *root, const char *section,
                     const char *name)
{
    for (size_t i = 0; i < root->count; i++) {
        const struct sw_pair *part = &root->pairs[i];
        if (is_for_people(part->key) || strcmp(part->key, "milestones") == 0) {
            continue;
        }
        if (strcmp(part->key, section) != 0) {
            if (has_word(part->value, name)) {
                return true;
            }
            continue;
        }
        for (size_t k = 0; k < part->value->count; k++) {
            if (strcmp(part->value->pairs[k].key, name) != 0 &&
                has_word(part->value->pairs[k].value, name)) {
                return true;
            }
        }
    }
    return false;
}

/* In a CSV file products are named too. */
static bool is_ordered(const struct sw_model *model, const char *product)
{
    for (size_t i = 0; i < model->demand_count; i++) {
        const struct sw_demand *demand = &model->demands[i];
        for (size_t k = 0; k < demand->flow_count; k++) {
            if (strcmp(demand->flows[k].product->name, product) == 0) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < model->known_order_count; i++) {
        if (strcmp(model->known_orders[i].product, product) == 0) {
            return true;
        }
    }
    return false;
}

static void warn_of_unused(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    const struct {
        const char *section;
        const struct sw_objects *objects;
        const char *message;
    } sections[] = {
        {"calendars", &model->settings->calendars,
         "nothing works by the calendar '%s'"},
        {"products", &model->settings->products,
         "nobody orders the product '%s'"},
        {"routes", &model->settings->routes, "no product takes the route '%s'"},
        {"steps", &model->settings->steps, "no route leads to the step '%s'"},
    };
    for (size_t s = 0; s < sizeof(sections) / sizeof(sections[0]); s++) {
        const struct sw_objects *objects = sections[s].objects;
        for (size_t i = 0; i < objects->count; i++) {
            const struct sw_object *object = &objects->at[i];
            if (is_named(compiler->root, sections[s].section, object->name) ||
                is_ordered(model, object->name)) {
                continue;
            }
            char text[256];
            (void)snprintf(text, sizeof(text), sections[s].message,
                           object->name);
            sw_warn(compiler->diagnostics, object->place, SW_CODE(UNUSED), "%s",
                    text);
            sw_diagnostics_hint(compiler->diagnostics,
                                "name it where it belongs, or take it out");
        }
    }
}

/* ---------------------------------------------------------------- shifts -- */

/* Time at a unit that nearly all lots of so many grams do with. */
static double nearly_all_us(const struct sw_service_plan *service, double grams)
{
    double us = 0.0;
    if (service->rate > 0.0) {
        us = grams / service->rate;
    } else if (service->time.distribution != NULL) {
        us = sw_distribution_quantile(service->time.distribution, NEARLY_ALL);
    }
    if (service->setup.distribution != NULL) {
        us += sw_distribution_mean(service->setup.distribution);
    }
    return us;
}

static double heaviest_g(const struct sw_product *product,
                         const struct sw_op *op)
{
    const struct sw_coil_settings *coil = &product->settings->coil;
    return (double)(coil->max_g > 0 ? coil->max_g : coil->unit_g) * op->gross;
}

static bool warn_of_shift(struct sw_compiler *compiler,
                          const struct sw_product *product,
                          const struct sw_op *op)
{
    const struct sw_step *step = op->step;
    const struct sw_resource *resource = step->resource;
    if (step->service == NULL || resource == NULL ||
        resource->over_shift != SW_OVER_SHIFT_MUST_FIT || step->per_batch) {
        return false;
    }
    const double us = nearly_all_us(step->service, heaviest_g(product, op));
    if (us <= (double)resource->longest_us) {
        return false;
    }
    sw_warn(compiler->diagnostics, step->place, SW_CODE(SHIFT),
            "'%s' may need %.4g h at a time for '%s', but '%s', whose work "
            "must fit, is open for %.4g h at most",
            step->name, us / (double)SW_HOUR_US, product->name, resource->name,
            (double)resource->longest_us / (double)SW_HOUR_US);
    sw_diagnostics_hint(compiler->diagnostics,
                        "a run in which it does not fit fails: let the work "
                        "stop and go on, or open for longer");
    return true;
}

/* Once for each step, whatever comes to it. */
static void warn_of_shifts(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    for (size_t s = 0; s < model->step_count; s++) {
        bool warned = false;
        for (size_t p = 0; p < model->product_count && !warned; p++) {
            const struct sw_product *product = &model->products[p];
            for (size_t i = 0; i < product->op_count && !warned; i++) {
                const struct sw_op *op = &product->program[i];
                warned = op->code == SW_OP_STEP &&
                         op->step == &model->steps[s] &&
                         warn_of_shift(compiler, product, op);
            }
        }
    }
}

/* ------------------------------------------------------------ lead times -- */

static void warn_of_lead_times(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    for (size_t i = 0; i < model->product_count; i++) {
        const struct sw_product *product = &model->products[i];
        const int64_t lead_us = product->settings->standard_lead_time_us;
        int64_t after_us = 0;
        for (size_t k = 0; k < product->op_count; k++) {
            const struct sw_op *op = &product->program[k];
            if (op->code == SW_OP_STEP && !op->step->before_delivery &&
                op->ahead_us > after_us) {
                after_us = op->ahead_us;
            }
        }
        const int64_t work_us = product->program[0].ahead_us - after_us;
        if (product->background || lead_us == 0 || lead_us >= work_us) {
            continue;
        }
        sw_warn(compiler->diagnostics, model->settings->products.at[i].place,
                SW_CODE(LEAD_TIME),
                "the standard lead time of '%s', %.4g d, is shorter than its "
                "work alone, %.4g d",
                product->name, (double)lead_us / (double)SW_DAY_US,
                (double)work_us / (double)SW_DAY_US);
        sw_diagnostics_hint(compiler->diagnostics,
                            "every order will be late, even where none waits");
    }
}

/* ----------------------------------------------------------------- steps -- */

static const struct sw_pair *find_pair(const struct sw_node *node,
                                       const char *key)
{
    for (size_t i = 0;
         node != NULL && node->kind == SW_NODE_MAPPING && i < node->count;
         i++) {
        if (strcmp(node->pairs[i].key, key) == 0) {
            return &node->pairs[i];
        }
    }
    return NULL;
}

struct sw_place sw_lint_place(const struct sw_compiler *compiler,
                              const struct sw_step *step, const char *key,
                              const char *name)
{
    const struct sw_object *object =
        &compiler->model->settings->steps.at[step->index];
    const struct sw_pair *pair = find_pair(object->node, key);
    if (pair != NULL && name != NULL) {
        pair = find_pair(pair->value, name);
    }
    return pair == NULL ? step->place : pair->place;
}

static void warn_of_steps(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    for (size_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        if (step->kind->lint != NULL) {
            step->kind->lint(compiler, step);
        }
    }
}

void sw_lint(struct sw_compiler *compiler)
{
    if (compiler->baseline == NULL) {
        warn_of_unused(compiler); /* an option may well leave something out */
    }
    warn_of_shifts(compiler);
    warn_of_lead_times(compiler);
    warn_of_steps(compiler);
    sw_problems_lint(compiler);
}
