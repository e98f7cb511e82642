#include "steelway/model.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/compile_resource.h"
#include "model/compile_route.h"
#include "model/cost.h"
#include "model/demand_kind.h"
#include "model/detour.h"
#include "model/disruption.h"
#include "model/lint.h"
#include "model/load.h"
#include "model/measure.h"
#include "model/opening.h"
#include "model/owner.h"
#include "model/policy.h"
#include "model/promise.h"
#include "model/problem.h"
#include "model/record.h"
#include "model/run.h"
#include "model/step_kind.h"
#include "model/step_stock.h"
#include "scenario/diagnostic_codes.h"
#include "scenario/quantity.h"

#include <stdlib.h>
#include <string.h>

enum { CLASSES_MAX = 32, STEPS_MAX = 1000, PRODUCTS_MAX = 10000 };

/* Classes are bits of a mask; the rest keeps tables in memory. */
static bool check_counts(struct sw_compiler *compiler)
{
    const struct sw_scenario_settings *settings = compiler->model->settings;
    const struct {
        const char *what;
        const struct sw_objects *objects;
        size_t most;
    } counts[] = {
        {"classes of orders", &settings->classes, CLASSES_MAX},
        {"steps", &settings->steps, STEPS_MAX},
        {"products", &settings->products, PRODUCTS_MAX},
    };
    bool fine = true;
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        const struct sw_objects *objects = counts[i].objects;
        if (objects->count > counts[i].most) {
            fine = sw_diagnose(
                compiler->diagnostics, objects->at[counts[i].most].place,
                SW_CODE(BOUND), "there are %zu %s, more than %zu",
                objects->count, counts[i].what, counts[i].most);
        }
    }
    return fine;
}

/* ------------------------------------------------------------- products -- */

static void compile_classes(struct sw_compiler *compiler)
{
    static const char *const STANDARD = "standard";
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->classes;
    model->class_count = all->count == 0 ? 1 : all->count;
    model->classes = sw_arena_array(compiler->arena, model->class_count,
                                    sizeof(struct sw_order_class));
    model->classes[0].name = STANDARD;
    for (size_t i = 0; i < all->count; i++) {
        const struct sw_class_settings *settings = all->at[i].values;
        model->classes[i] =
            (struct sw_order_class){all->at[i].name, settings->priority};
    }
}

/* A coil weighs from `min` to `max`, usually `unit`. */
static bool check_coil(struct sw_compiler *compiler,
                       const struct sw_object *object)
{
    const struct sw_product_settings *settings = object->values;
    const struct sw_coil_settings *coil = &settings->coil;
    const bool too_heavy = coil->max_g > 0 && coil->unit_g > coil->max_g;
    if (!too_heavy && coil->min_g <= coil->unit_g) {
        return true;
    }
    const int64_t limit_g = too_heavy ? coil->max_g : coil->min_g;
    const struct sw_node *unit =
        sw_node_find(sw_node_find(object->node, "coil"), "unit");
    return sw_diagnose(compiler->diagnostics, unit->place, SW_CODE(COIL),
                       "the usual coil of '%s' weighs %s than the %s, %.12g t",
                       object->name, too_heavy ? "more" : "less",
                       too_heavy ? "largest" : "smallest",
                       (double)limit_g / (double)SW_TONNE_G);
}

static bool compile_products(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->products;
    bool fine = true;
    model->product_count = all->count;
    model->products =
        sw_arena_array(compiler->arena,
                       all->count + sw_stock_product_count(model->settings) +
                           sw_problem_product_count(model->settings),
                       sizeof(struct sw_product));
    for (size_t i = 0; i < all->count; i++) {
        model->products[i].name = all->at[i].name;
        model->products[i].index = (uint32_t)i;
        model->products[i].settings = all->at[i].values;
        model->products[i].like = &model->products[i];
        fine = check_coil(compiler, &all->at[i]) && fine;
    }
    fine = sw_stock_add_products(compiler) && fine;
    return sw_problem_add_products(compiler) && fine;
}

/* Those that are nobody's own, told together under one name after the rest. */
static void group_rest(struct sw_model *model, bool for_stocks,
                       const char *name)
{
    bool any = false;
    for (size_t i = 0; i < model->product_count; i++) {
        struct sw_product *product = &model->products[i];
        if (product->background && !product->is_problem &&
            (product->into != NULL) == for_stocks) {
            any = true;
            product->group = (uint32_t)model->group_count;
        }
    }
    if (any) {
        model->groups[model->group_count++] = name;
    }
}

static void group_problems(struct sw_model *model)
{
    for (size_t i = 0; i < model->product_count; i++) {
        if (model->products[i].is_problem) {
            model->products[i].group = (uint32_t)model->group_count;
        }
    }
    if (model->problems != NULL) {
        model->groups[model->group_count++] = "problems";
    }
}

static void group_products(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    model->groups = sw_arena_array(compiler->arena, model->product_count,
                                   sizeof(const char *));
    for (size_t i = 0; i < model->product_count; i++) {
        struct sw_product *product = &model->products[i];
        if (!product->background) {
            product->group = (uint32_t)model->group_count;
            model->groups[model->group_count++] = product->name;
        }
    }
    group_rest(model, false, "others");
    group_rest(model, true, "replenishment");
    group_problems(model);
}

/* ----------------------------------------------------------------- steps -- */

static bool compile_steps(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->steps;
    bool fine = true;
    model->step_count = all->count;
    model->steps =
        sw_arena_array(compiler->arena, all->count, sizeof(struct sw_step));
    for (size_t i = 0; i < all->count; i++) {
        struct sw_step *step = &model->steps[i];
        step->name = all->at[i].name;
        step->index = (uint32_t)i;
        step->place = all->at[i].place;
        step->kind = sw_step_kind_of(compiler->reader, all->at[i].table);
        step->settings = all->at[i].values;
        step->classes = step->kind->classes;
        step->work_class = step->kind->work_class;
        step->per_batch = step->settings->per == SW_PER_BATCH;
        step->yield = step->settings->yield;
        step->room = step->settings->room < 0 ? UINT32_MAX
                                              : (uint32_t)step->settings->room;
    }
    for (size_t i = 0; i < all->count; i++) {
        struct sw_step *step = &model->steps[i];
        fine = step->kind->compile(compiler, step) && fine;
        if (step->room != UINT32_MAX && step->resource == NULL) {
            fine =
                sw_diagnose(compiler->diagnostics, step->place, SW_CODE(ROOM),
                            "'%s' has no resource to wait for: `room` says "
                            "nothing here",
                            step->name);
        }
    }
    return fine;
}

static bool check_steps(struct sw_compiler *compiler)
{
    const struct sw_model *model = compiler->model;
    bool fine = true;
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *step = &model->steps[i];
        if (step->kind->check != NULL) {
            fine = step->kind->check(compiler, step) && fine;
        }
    }
    return fine;
}

static bool compile_milestones(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->milestones;
    bool fine = true;
    if (all->count >= SW_MILESTONES_MAX) {
        return sw_diagnose(
            compiler->diagnostics, all->at[0].place, SW_CODE(MILESTONES),
            "there are at most %d milestones", SW_MILESTONES_MAX - 1);
    }
    model->delivered = UINT32_MAX;
    model->milestones = sw_arena_array(compiler->arena, all->count + 1,
                                       sizeof(struct sw_milestone));
    for (size_t i = 0; i < all->count; i++) {
        const struct sw_milestone_settings *settings = all->at[i].values;
        model->milestones[i].name = all->at[i].name;
        if (strcmp(all->at[i].name, "delivered") == 0) {
            model->delivered = (uint32_t)i;
        }
        for (size_t s = 0; s < settings->after.count; s++) {
            const struct sw_step *step =
                sw_compiler_step(compiler, settings->after.at[s]);
            if (step == NULL) {
                fine = false;
            } else {
                model->steps[step->index].milestones |= 1U << i;
            }
        }
    }
    model->milestone_count = all->count;
    if (model->delivered == UINT32_MAX) {
        model->delivered = (uint32_t)model->milestone_count++;
        model->milestones[model->delivered].name = "delivered";
    }
    return fine;
}

/* A lot can only be stopped for want of room where some step has little. */
static void drop_blocking(struct sw_model *model)
{
    bool blocks = false;
    for (size_t i = 0; i < model->step_count; i++) {
        blocks = blocks || model->steps[i].room != UINT32_MAX;
    }
    for (size_t i = 0; i < model->step_count && !blocks; i++) {
        model->steps[i].classes &= ~SW_CLASS_BIT(SW_CLASS_BLOCKED);
    }
}

static void compile_cells(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    drop_blocking(model);
    model->cells =
        sw_arena_array(compiler->arena, model->step_count * SW_CLASSES + 1,
                       sizeof(struct sw_cell));
    model->cells[0].spent = (struct sw_spent){"", true, true};
    model->cell_count = 1;
    for (size_t i = 0; i < model->step_count; i++) {
        struct sw_step *step = &model->steps[i];
        const unsigned classes =
            step->classes |
            (model->suspends ? SW_CLASS_BIT(SW_CLASS_HOLD) : 0U);
        for (unsigned c = 0; c < SW_CLASSES; c++) {
            step->cell[c] = UINT32_MAX;
            if ((classes & SW_CLASS_BIT(c)) != 0) {
                step->cell[c] = (uint32_t)model->cell_count;
                model->cells[model->cell_count++] = (struct sw_cell){
                    step,
                    (enum sw_class)c,
                    {sw_owner_name(step->owner), sw_class_waits(c),
                     step->before_warehouse}};
            }
        }
    }
}

/* Equal weights: the lightest lot is just over half the largest, or the
 * smallest that there may be. */
static int64_t least_lot(const struct sw_product *product)
{
    const struct sw_coil_settings *coil = &product->settings->coil;
    int64_t least_g = coil->min_g > 0 ? coil->min_g : 1;
    if (coil->max_g > 0 && coil->max_g / 2 < least_g) {
        least_g = coil->max_g / 2;
    }
    return least_g < 1 ? 1 : least_g;
}

static int64_t part_of(int64_t grams, uint32_t parts)
{
    return parts < 2 || grams < parts ? grams : grams / parts;
}

static void find_least_grams(struct sw_model *model)
{
    for (size_t p = 0; p < model->product_count; p++) {
        const struct sw_product *product = &model->products[p];
        for (size_t i = 0; !product->is_problem && i < product->op_count; i++) {
            const struct sw_op *op = &product->program[i];
            if (op->code != SW_OP_STEP) {
                continue;
            }
            struct sw_step *step = &model->steps[op->step->index];
            const int64_t least_g = part_of(least_lot(product), op->most);
            if (step->least_grams == 0 || least_g < step->least_grams) {
                step->least_grams = least_g;
            }
        }
    }
}

/* ---------------------------------------------------------------- demand -- */

static const struct sw_demand_kind *demand_kind(const struct sw_object *object)
{
    size_t i = 0;
    while (SW_DEMAND_KINDS[i]->settings != object->table) {
        i++;
    }
    return SW_DEMAND_KINDS[i];
}

static struct sw_place place_of_key(const struct sw_node *mapping,
                                    const char *key)
{
    size_t i = 0;
    while (strcmp(mapping->pairs[i].key, key) != 0) {
        i++;
    }
    return mapping->pairs[i].place;
}

static bool compile_demands(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    const struct sw_objects *all = &model->settings->demand;
    bool fine = true;
    if (all->count == 0) {
        return sw_diagnose(compiler->diagnostics,
                           place_of_key(compiler->root, "demand"),
                           SW_CODE(DEMAND), "demand: nothing is ordered");
    }
    model->demand_count = all->count;
    model->demands =
        sw_arena_array(compiler->arena, all->count, sizeof(struct sw_demand));
    for (size_t i = 0; i < all->count; i++) {
        struct sw_demand *demand = &model->demands[i];
        demand->name = all->at[i].name;
        demand->index = (uint32_t)i;
        demand->kind = demand_kind(&all->at[i]);
        demand->settings = all->at[i].values;
        demand->object = &all->at[i];
        demand->entity = sw_hash_text(demand->name);
        fine = demand->kind->compile(compiler, demand) && fine;
    }
    return fine;
}

/* ------------------------------------------------------------------- run -- */

/* "365 d" or "20000 orders". */
static bool read_span(struct sw_compiler *compiler, const struct sw_node *node,
                      struct sw_span *span)
{
    struct sw_error err;
    const char *text = node->kind == SW_NODE_SCALAR ? node->text : "";
    char *end = NULL;
    const long long number = strtoll(text, &end, 10);
    if (end != text && strcmp(end, " orders") == 0) {
        if (number < 0 || number > 1000000000) {
            return sw_diagnose(compiler->diagnostics, node->place,
                               SW_CODE(SPAN),
                               "'%s' is outside 0 to 1000000000 orders", text);
        }
        *span = (struct sw_span){-1, number};
        return true;
    }
    double us = 0.0;
    if (!sw_quantity_read(&us, SW_TIME, text, &err)) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SPAN),
                           "%s, or a number of orders, like 20000 orders",
                           err.message);
    }
    if (us < 0.0 || us > 1000.0 * (double)SW_YEAR_US) {
        return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(SPAN),
                           "'%s' is outside 0 d to 1000 year", text);
    }
    *span = (struct sw_span){(int64_t)(us + 0.5), -1};
    return true;
}

static bool keep_quantiles(struct sw_compiler *compiler,
                           const struct sw_node *list)
{
    static const char *const NAMES[] = {"delivery_time", "fulfilment_time",
                                        "lateness_promised",
                                        "lateness_requested", "wait"};
    bool fine = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct sw_node *name =
            list->kind == SW_NODE_LIST ? list->items[i] : list;
        if (name->kind == SW_NODE_SCALAR &&
            sw_measure_keep(compiler->model, name->text)) {
            continue;
        }
        (void)sw_diagnose(compiler->diagnostics, name->place,
                          SW_CODE(QUANTILES),
                          "a measure that has quantiles is needed here");
        if (name->kind == SW_NODE_SCALAR) {
            sw_diagnostics_offer(compiler->diagnostics, name->text, NAMES,
                                 sizeof(NAMES) / sizeof(NAMES[0]));
        }
        fine = false;
    }
    if (list->kind != SW_NODE_LIST) {
        return sw_diagnose(compiler->diagnostics, list->place,
                           SW_CODE(QUANTILES),
                           "a list of measures is needed here, like "
                           "[delivery_time]");
    }
    return fine;
}

/* "+08:00" */
static bool check_utc_offset(struct sw_compiler *compiler)
{
    const char *offset = compiler->model->settings->utc_offset;
    static const char form[] = "+00:00";
    bool fine = strlen(offset) == sizeof(form) - 1;
    for (size_t i = 0; fine && i < sizeof(form) - 1; i++) {
        const bool digit = offset[i] >= '0' && offset[i] <= '9';
        fine = form[i] == '0'   ? digit
               : form[i] == '+' ? offset[i] == '+' || offset[i] == '-'
                                : offset[i] == form[i];
    }
    if (fine && strtol(offset + 1, NULL, 10) <= 14 && offset[4] <= '5') {
        return true;
    }
    const struct sw_node *node = sw_node_find(compiler->root, "utc_offset");
    return sw_diagnose(compiler->diagnostics, node->place, SW_CODE(VALUE),
                       "utc_offset: '%s' is no offset, like +08:00", offset);
}

static bool compile_run(struct sw_compiler *compiler)
{
    const struct sw_run_settings *run = &compiler->model->settings->run;
    struct sw_model *model = compiler->model;
    model->warm_up = (struct sw_span){0, -1};
    bool fine = check_utc_offset(compiler);
    fine = (run->warm_up == NULL ||
            read_span(compiler, run->warm_up, &model->warm_up)) &&
           fine;
    fine = run->length != NULL &&
           read_span(compiler, run->length, &model->length) && fine;
    if (run->quantiles == NULL) {
        return sw_measure_keep(model, "delivery_time") && fine;
    }
    return keep_quantiles(compiler, run->quantiles) && fine;
}

/* --------------------------------------------------------------- compile -- */

static int by_hash(const void *a, const void *b)
{
    const struct sw_purpose *x = a;
    const struct sw_purpose *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* What the files name, in the order in which each needs those before. */
static bool compile_parts(struct sw_compiler *compiler)
{
    compile_classes(compiler);
    bool fine = compile_run(compiler);
    fine = compile_products(compiler) && sw_promise_compile(compiler) && fine;
    fine = sw_compile_resources(compiler) && fine;
    fine = fine && sw_problem_mark_resources(compiler);
    fine = compile_steps(compiler) && fine;
    fine = compile_milestones(compiler) && fine;
    fine = sw_detours_compile(compiler) && fine;
    fine = sw_compile_routes(compiler) && fine;
    if (fine) {
        sw_owners_compile(compiler);
    }
    fine = fine && check_steps(compiler);
    fine = fine && sw_opening_compile(compiler);
    fine = compile_demands(compiler) && fine;
    fine = fine && sw_problems_compile(compiler);
    fine = fine && sw_disruptions_compile(compiler);
    return fine && sw_compiler_is_fine(compiler) &&
           sw_policies_compile(compiler);
}

/* And what follows from it. */
static bool compile_all(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    if (!check_counts(compiler) || !compile_parts(compiler)) {
        return false;
    }
    sw_compile_wakes(compiler);
    sw_places_compile(model);
    compile_cells(compiler);
    find_least_grams(model);
    group_products(compiler);
    if (!sw_cost_compile(compiler) || !sw_load_solve(compiler)) {
        return false;
    }
    sw_load_warn(compiler);
    sw_resources_warn(compiler);
    if (compiler->reader->lint) {
        sw_lint(compiler);
    }
    qsort(model->purposes, model->purpose_count, sizeof(struct sw_purpose),
          by_hash);
    sw_measure_compile(model);
    return true;
}

struct sw_model *sw_model_compile(struct sw_reader *reader,
                                  const struct sw_node *root,
                                  const struct sw_model *baseline)
{
    struct sw_model *model = sw_new(struct sw_model);
    model->arena = sw_arena_create();
    struct sw_scenario_settings *settings =
        sw_arena_new(model->arena, struct sw_scenario_settings);
    model->settings = settings;
    struct sw_compiler compiler = {
        .model = model,
        .arena = model->arena,
        .diagnostics = reader->diagnostics,
        .reader = reader,
        .baseline = baseline,
        .root = root,
        .errors_before = sw_diagnostics_errors(reader->diagnostics),
    };
    if (!sw_read_settings(sw_scenario_table(), root, settings, reader) ||
        !compile_all(&compiler)) {
        sw_model_destroy(model);
        return NULL;
    }
    return model;
}

void sw_model_destroy(struct sw_model *model)
{
    if (model == NULL) {
        return;
    }
    sw_destroy_calendars(model);
    sw_free(model->purposes);
    sw_free(model->accounts);
    sw_arena_destroy(model->arena);
    sw_free(model);
}
