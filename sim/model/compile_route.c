/*
 * compile_route.c - a route and a product make a program.
 *
 *     [a, {choose: {b: 70 %, c: 30 %}}, {together: [d, e]}, f]
 *
 *     0 STEP a        3 GO 5          6 STEP d        9 MEET (10)
 *     1 CHOOSE 2, 4   4 STEP c        7 MEET (10)    10 STEP f
 *     2 STEP b        5 FORK 6, 8     8 STEP e       11 END
 *
 * Jumps only go forward; rework finds its place by the step's name. What a
 * condition says of the product is settled here, so that a program only asks
 * for the order's class.
 */
#include "model/compile_route.h"

#include "base/text.h"
#include "model/detour.h"
#include "model/run.h"
#include "model/problem.h"
#include "model/route_check.h"
#include "model/route_look.h"
#include "model/route_when.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { WAYS_MAX = 32, NESTING_MAX = 16, ROUTE_ENTRIES_MAX = 2000 };

struct emitter {
    struct sw_compiler *compiler;
    const struct sw_product *product;
    const char *route;
    struct sw_op *ops; /* room for all */
    size_t count;
    uint32_t choices;       /* by lot, emitted so far */
    uint32_t order_choices; /* by order */
    int depth;
};

static bool emit_entry(struct emitter *emitter, const struct sw_node *entry);

static struct sw_op *emit(struct emitter *emitter, enum sw_op_code code)
{
    struct sw_op *op = &emitter->ops[emitter->count++];
    *op = (struct sw_op){.code = code};
    return op;
}

static bool emit_list(struct emitter *emitter, const struct sw_node *list)
{
    if (list->kind != SW_NODE_LIST) {
        return emit_entry(emitter, list);
    }
    for (size_t i = 0; i < list->count; i++) {
        if (!emit_entry(emitter, list->items[i])) {
            return false;
        }
    }
    return true;
}

/* The steps of a detour, and the jump on from them, whose goal is set later. */
static struct sw_op *emit_detour(struct emitter *emitter,
                                 const struct sw_detour *detour)
{
    for (size_t i = 0; i < detour->through_count; i++) {
        struct sw_op *op = emit(emitter, SW_OP_STEP);
        op->step = detour->through[i];
        op->aside = true;
    }
    struct sw_op *jump = emit(emitter, SW_OP_GO);
    jump->aside = true;
    jump->step = detour->to;
    return jump;
}

/* The detours around `step`, and then the step itself. */
static void emit_with_detours(struct emitter *emitter,
                              const struct sw_step *step)
{
    const struct sw_model *model = emitter->compiler->model;
    struct sw_op *jumps[SW_DETOURS_MAX];
    struct sw_way *ways =
        sw_arena_array(emitter->compiler->arena, model->detour_count + 1,
                       sizeof(struct sw_way));
    struct sw_op *op = emit(emitter, SW_OP_DETOUR);
    uint32_t count = 0;
    for (size_t i = 0; i < model->detour_count; i++) {
        const struct sw_detour *detour = &model->detours[i];
        if (sw_detour_leads_around(detour, emitter->product, step)) {
            ways[count].classes = detour->bit;
            ways[count].to = &emitter->ops[emitter->count];
            jumps[count++] = emit_detour(emitter, detour);
        }
    }
    ways[count].to = &emitter->ops[emitter->count];
    emit(emitter, SW_OP_STEP)->step = step;
    for (uint32_t i = 0; i < count; i++) {
        if (jumps[i]->step == NULL) {
            jumps[i]->to = &emitter->ops[emitter->count];
        }
    }
    op->ways = ways;
    op->way_count = count + 1;
}

static bool is_led_around(const struct emitter *emitter,
                          const struct sw_step *step)
{
    const struct sw_model *model = emitter->compiler->model;
    size_t i = 0;
    while (
        i < model->detour_count &&
        !sw_detour_leads_around(&model->detours[i], emitter->product, step)) {
        i++;
    }
    return i < model->detour_count;
}

static bool emit_step(struct emitter *emitter, struct sw_name name)
{
    const struct sw_step *step = sw_compiler_step(emitter->compiler, name);
    if (step == NULL) {
        return false;
    }
    if (is_led_around(emitter, step)) {
        emit_with_detours(emitter, step);
    } else {
        emit(emitter, SW_OP_STEP)->step = step;
    }
    return true;
}

/* ----------------------------------------------------------------- ways -- */

/* What is chosen between: a name (of a mapping of shares) or a node. */
struct choice {
    double share;
    uint32_t classes;
    struct sw_name name;
    const struct sw_node *go;
};

static bool emit_way(struct emitter *emitter, const struct choice *choice)
{
    return choice->go != NULL ? emit_list(emitter, choice->go)
                              : emit_step(emitter, choice->name);
}

/* Each way, and a jump past the others behind all but the last. */
static bool emit_ways(struct emitter *emitter, struct sw_op *choosing,
                      const struct choice *choices, size_t count)
{
    struct sw_arena *arena = emitter->compiler->arena;
    struct sw_way *ways = sw_arena_array(arena, count, sizeof(struct sw_way));
    struct sw_op *jumps[WAYS_MAX];
    double below = 0.0;
    for (size_t i = 0; i < count; i++) {
        below += choices[i].share;
        ways[i] =
            (struct sw_way){i + 1 == count ? 1.0 : below, choices[i].classes,
                            &emitter->ops[emitter->count]};
        if (!emit_way(emitter, &choices[i])) {
            return false;
        }
        jumps[i] = i + 1 == count ? NULL : emit(emitter, SW_OP_GO);
    }
    for (size_t i = 0; i + 1 < count; i++) {
        jumps[i]->to = &emitter->ops[emitter->count];
    }
    choosing->ways = ways;
    choosing->way_count = (uint32_t)count;
    return true;
}

/* Does an earlier choice of this route draw for this purpose? */
static bool is_taken(const struct emitter *emitter, uint64_t purpose)
{
    for (size_t i = 0; i < emitter->count; i++) {
        if (emitter->ops[i].code == SW_OP_CHOOSE &&
            emitter->ops[i].purpose == purpose) {
            return true;
        }
    }
    return false;
}

/* The path names what is chosen between, so that it stays the same when steps
 * are put in front; a second choice between the same is numbered. */
static uint64_t choice_purpose(struct emitter *emitter,
                               const struct choice *choices, size_t count)
{
    struct sw_text path = {0};
    sw_text_format(&path, "routes/%s/choose/", emitter->route);
    for (size_t i = 0; i < count; i++) {
        const struct sw_node *go = choices[i].go;
        while (go != NULL && go->kind == SW_NODE_LIST && go->count > 0) {
            go = go->items[0];
        }
        sw_text_format(&path, "%s%s", i == 0 ? "" : "|",
                       go == NULL                   ? choices[i].name.text
                       : go->kind == SW_NODE_SCALAR ? go->text
                                                    : "...");
    }
    uint64_t purpose =
        sw_compiler_purpose(emitter->compiler, "%s", sw_text_get(&path));
    for (unsigned same = 2; is_taken(emitter, purpose); same++) {
        purpose = sw_compiler_purpose(emitter->compiler, "%s#%u",
                                      sw_text_get(&path), same);
    }
    sw_text_clear(&path);
    return purpose;
}

static bool emit_choose(struct emitter *emitter, const struct choice *choices,
                        size_t count, bool by_order)
{
    const uint64_t purpose = choice_purpose(emitter, choices, count);
    struct sw_op *op = emit(emitter, SW_OP_CHOOSE);
    op->purpose = purpose;
    op->by_order = by_order;
    op->visit = by_order ? emitter->order_choices++
                         : (uint32_t)emitter->compiler->model->step_count +
                               emitter->choices++;
    return emit_ways(emitter, op, choices, count);
}

static bool choose_by_share(struct emitter *emitter, const struct sw_node *node,
                            bool by_order)
{
    struct choice choices[WAYS_MAX] = {{0}};
    struct sw_shares shares = {0};
    if (node->count > WAYS_MAX) {
        return sw_diagnose(emitter->compiler->diagnostics, node->place,
                           SW_CODE(WAYS),
                           "at most %d ways can be chosen between", WAYS_MAX);
    }
    if (!sw_compiler_shares(emitter->compiler, node, &shares)) {
        return false;
    }
    double before = 0.0;
    for (size_t i = 0; i < shares.count; i++) {
        choices[i].share = shares.below[i] - before;
        choices[i].name = shares.names[i];
        before = shares.below[i];
    }
    return emit_choose(emitter, choices, shares.count, by_order);
}

/* ------------------------------------------------------ ways by condition --
 */

static bool way_of(struct emitter *emitter, const struct sw_node *entry,
                   struct choice *choice, bool *otherwise)
{
    struct sw_compiler *compiler = emitter->compiler;
    const struct sw_node *when = sw_node_find(entry, "when");
    const struct sw_node *otherwise_go = sw_node_find(entry, "else");
    choice->go =
        otherwise_go != NULL ? otherwise_go : sw_node_find(entry, "go");
    *otherwise = otherwise_go != NULL;
    const bool whole =
        *otherwise ? entry->count == 1 : entry->count == 2 && when != NULL;
    if (choice->go == NULL || !whole) {
        return sw_diagnose(compiler->diagnostics, entry->place, SW_CODE(CHOOSE),
                           "{when: {...}, go: step} or {else: step} is needed "
                           "here");
    }
    if (*otherwise) {
        choice->classes = UINT32_MAX;
        return true;
    }
    return sw_when_classes(compiler, when, emitter->product, &choice->classes);
}

static bool choose_by_condition(struct emitter *emitter,
                                const struct sw_node *list)
{
    struct sw_compiler *compiler = emitter->compiler;
    struct choice choices[WAYS_MAX] = {{0}};
    const uint32_t all =
        (uint32_t)((UINT64_C(1) << compiler->model->class_count) - 1);
    uint32_t left = all;
    size_t count = 0;
    bool otherwise = false;
    for (size_t i = 0; i < list->count; i++) {
        struct choice choice = {0};
        if (otherwise || i == WAYS_MAX) {
            return sw_diagnose(compiler->diagnostics, list->items[i]->place,
                               SW_CODE(CHOOSE),
                               "nothing can come after `else`");
        }
        if (!way_of(emitter, list->items[i], &choice, &otherwise)) {
            return false;
        }
        choice.classes &= left;
        left &= ~choice.classes;
        if (choice.classes != 0) {
            choices[count++] = choice;
        }
    }
    if (!otherwise) {
        return sw_diagnose(compiler->diagnostics, list->place, SW_CODE(ELSE),
                           "the last way has to be an {else: step}");
    }
    if (choices[0].classes == all) {
        return emit_way(emitter, &choices[0]);
    }
    return emit_ways(emitter, emit(emitter, SW_OP_SORT), choices, count);
}

static bool emit_choice(struct emitter *emitter, const struct sw_node *entry)
{
    struct sw_diagnostics *diagnostics = emitter->compiler->diagnostics;
    const struct sw_node *choose = sw_node_find(entry, "choose");
    const struct sw_node *by = sw_node_find(entry, "by");
    if (entry->count != (by == NULL ? 1U : 2U)) {
        return sw_diagnose(diagnostics, entry->place, SW_CODE(CHOOSE),
                           "`choose` stands alone, or with `by: order`");
    }
    if (by != NULL &&
        (by->kind != SW_NODE_SCALAR || strcmp(by->text, "order") != 0)) {
        return sw_diagnose(diagnostics, by->place, SW_CODE(CHOOSE),
                           "a choice is made for each lot, or `by: order`");
    }
    if (by != NULL && emitter->order_choices == SW_ORDER_CHOICES_MAX) {
        return sw_diagnose(diagnostics, by->place, SW_CODE(CHOOSE),
                           "a route makes at most %d choices by order",
                           SW_ORDER_CHOICES_MAX);
    }
    if (choose->kind == SW_NODE_LIST && choose->count > 0) {
        return choose_by_condition(emitter, choose);
    }
    return choose_by_share(emitter, choose, by != NULL);
}

/* -------------------------------------------------------------- branches -- */

static bool emit_together(struct emitter *emitter, const struct sw_node *entry)
{
    struct sw_compiler *compiler = emitter->compiler;
    const struct sw_node *list = sw_node_find(entry, "together");
    if (entry->count != 1 || list->kind != SW_NODE_LIST || list->count < 2 ||
        list->count > WAYS_MAX) {
        return sw_diagnose(compiler->diagnostics, list->place,
                           SW_CODE(TOGETHER),
                           "a list of 2 to %d branches is needed here, like "
                           "{together: [cool, test]}",
                           WAYS_MAX);
    }
    struct sw_op *fork = emit(emitter, SW_OP_FORK);
    struct sw_way *ways =
        sw_arena_array(compiler->arena, list->count, sizeof(struct sw_way));
    struct sw_op *ends[WAYS_MAX];
    for (size_t i = 0; i < list->count; i++) {
        ways[i].to = &emitter->ops[emitter->count];
        if (!emit_list(emitter, list->items[i])) {
            return false;
        }
        ends[i] = emit(emitter, SW_OP_MEET);
    }
    for (size_t i = 0; i < list->count; i++) {
        ends[i]->to = &emitter->ops[emitter->count];
    }
    fork->to = &emitter->ops[emitter->count];
    fork->ways = ways;
    fork->way_count = (uint32_t)list->count;
    return true;
}

static bool emit_mapping(struct emitter *emitter, const struct sw_node *entry)
{
    if (sw_node_find(entry, "choose") != NULL) {
        return emit_choice(emitter, entry);
    }
    if (sw_node_find(entry, "together") != NULL) {
        return emit_together(emitter, entry);
    }
    return sw_diagnose(emitter->compiler->diagnostics, entry->place,
                       SW_CODE(ROUTE),
                       "a step, {choose: ...} or {together: [...]} is needed "
                       "here");
}

static bool emit_entry(struct emitter *emitter, const struct sw_node *entry)
{
    if (entry->kind == SW_NODE_SCALAR) {
        return emit_step(emitter, (struct sw_name){entry->text, entry->place});
    }
    if (emitter->depth == NESTING_MAX) {
        return sw_diagnose(emitter->compiler->diagnostics, entry->place,
                           SW_CODE(ROUTE), "a route nests at most %d deep",
                           NESTING_MAX);
    }
    emitter->depth++;
    const bool fine = entry->kind == SW_NODE_LIST
                          ? emit_list(emitter, entry)
                          : emit_mapping(emitter, entry);
    emitter->depth--;
    return fine;
}

/* -------------------------------------------------------------- programs -- */

static size_t entries_of(const struct sw_node *node)
{
    size_t entries = 1;
    if (node == NULL) {
        return 0;
    }
    for (size_t i = 0; node->kind == SW_NODE_LIST && i < node->count; i++) {
        entries += entries_of(node->items[i]);
    }
    for (size_t i = 0; node->kind == SW_NODE_MAPPING && i < node->count; i++) {
        entries += entries_of(node->pairs[i].value);
    }
    return entries;
}

/* Does the entry stand for a step that the lots of an order come to? */
static bool begins_lots(const struct emitter *emitter,
                        const struct sw_node *entry)
{
    const struct sw_objects *steps = &emitter->compiler->model->settings->steps;
    for (size_t i = 0; entry->kind == SW_NODE_SCALAR && i < steps->count; i++) {
        if (strcmp(steps->at[i].name, entry->text) == 0) {
            return emitter->compiler->model->steps[i].kind->begins_lots;
        }
    }
    return false;
}

/* The steps of the order as a whole; a slot at their end is for its lots. */
static bool emit_order(struct emitter *emitter, const struct sw_node *order)
{
    const bool list = order->kind == SW_NODE_LIST;
    const size_t count = list ? order->count : 1;
    bool lots = false;
    for (size_t i = 0; i < count; i++) {
        const struct sw_node *entry = list ? order->items[i] : order;
        const bool begins = begins_lots(emitter, entry);
        if (lots && !begins) {
            return sw_diagnose(emitter->compiler->diagnostics, entry->place,
                               SW_CODE(ROUTE),
                               "nothing but a slot can come after a slot in "
                               "`order`: from there on, lots go singly");
        }
        if (begins && !lots) {
            emit(emitter, SW_OP_LOTS);
            lots = true;
        }
        if (!emit_entry(emitter, entry)) {
            return false;
        }
    }
    if (!lots) {
        emit(emitter, SW_OP_LOTS);
    }
    return true;
}

/* Places that detours of all the entries of a route take. */
static size_t detour_ops(const struct sw_model *model, size_t entries)
{
    size_t ops = 1;
    for (size_t i = 0; i < model->detour_count; i++) {
        ops += model->detours[i].through_count + 1;
    }
    return model->detour_count == 0 ? 0 : ops * entries;
}

static bool compile_program(struct sw_compiler *compiler,
                            struct sw_product *product,
                            const struct sw_object *route, bool whole)
{
    const struct sw_route_settings *settings = route->values;
    const struct sw_node *steps = sw_problem_steps_of(compiler, product, route);
    const size_t entries = entries_of(settings->order) + entries_of(steps);
    if (steps == NULL) {
        return false;
    }
    if (entries > ROUTE_ENTRIES_MAX) {
        return sw_diagnose(compiler->diagnostics, route->place,
                           SW_CODE(ROUTE_LONG),
                           "the route '%s' has more than %d entries",
                           route->name, ROUTE_ENTRIES_MAX);
    }
    struct emitter emitter = {
        .compiler = compiler,
        .product = product,
        .route = route->name,
        .ops = sw_arena_array(compiler->arena,
                              2 * entries + 4 +
                                  detour_ops(compiler->model, entries),
                              sizeof(struct sw_op)),
    };
    if (settings->order == NULL) {
        emit(&emitter, SW_OP_LOTS);
    } else if (!emit_order(&emitter, settings->order)) {
        return false;
    }
    if (!emit_list(&emitter, steps)) {
        return false;
    }
    if (emitter.count == 1) {
        return sw_diagnose(compiler->diagnostics, route->place, SW_CODE(ROUTE),
                           "the route '%s' has no step", route->name);
    }
    emit(&emitter, SW_OP_END);
    if (!whole ||
        !sw_detours_lead(compiler, product, emitter.ops, emitter.count)) {
        return false;
    }
    sw_route_look_ahead(product, emitter.ops, emitter.count);
    sw_route_look_back(product, emitter.ops, emitter.count);
    product->program = emitter.ops;
    product->op_count = emitter.count;
    const size_t visits = compiler->model->step_count + emitter.choices;
    if (visits > compiler->model->visit_count) {
        compiler->model->visit_count = visits;
    }
    return true;
}

bool sw_compile_routes(struct sw_compiler *compiler)
{
    struct sw_model *model = compiler->model;
    /* A step that is wrong may lack what looking ahead asks of it. */
    const bool whole = sw_compiler_is_fine(compiler);
    bool fine = true;
    model->visit_count = model->step_count;
    for (size_t i = 0; i < model->product_count; i++) {
        struct sw_product *product = &model->products[i];
        const struct sw_object *route =
            sw_objects_find(&model->settings->routes, product->settings->route,
                            "route", compiler->diagnostics);
        fine = route != NULL &&
               compile_program(compiler, product, route, whole) &&
               sw_route_check(compiler, product) && fine;
    }
    return fine;
}
