#include "model/kit.h"

#include "engine/pool.h"
#include "model/step_check.h"
#include "model/step_join.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stddef.h>

struct part_settings {
    int64_t pieces;
};

/* Lots of one part that wait, and its pieces so far. */
struct part {
    struct sw_item_list lots;
    int64_t came;
    int64_t gone; /* of them, with lots that went on */
};

/* Of one project at one step. */
struct sw_kit {
    struct sw_kit *next;
    const struct sw_step *step;
    struct part parts[SW_KIT_PARTS_MAX];
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct part_settings, field)
static const struct sw_setting PART[] = {
    { "pieces", SW_SHAPE_INTEGER, .min = 1, .max = 1e9, .standard = "1", AT(pieces),
      .en = "Pieces of this product in a kit", .zh = "每套所含件数" },
};
#undef AT
const struct sw_table SW_KIT_PART_TABLE = {
    .name = "kit_part", .en = "A product in a kit", .zh = "成套件中的一种产品",
    .size = sizeof(struct part_settings), .settings = PART, .count = sizeof(PART) / sizeof(PART[0]) };
/* clang-format on */

size_t sw_kit_bytes(void)
{
    return sizeof(struct sw_kit);
}

/* ------------------------------------------------------------- compiling -- */

bool sw_kit_compile(struct sw_compiler *compiler, const struct sw_step *step,
                    const struct sw_objects *parts, struct sw_kit_plan *plan)
{
    plan->part_of = sw_arena_array(
        compiler->arena, compiler->model->product_count, sizeof(uint32_t));
    if (parts->count == 0 || parts->count > SW_KIT_PARTS_MAX) {
        return sw_diagnose(compiler->diagnostics, step->place, SW_CODE(KIT),
                           "the kit of step '%s' needs 1 to %d products, as "
                           "`kit: {beam: {pieces: 3}}`",
                           step->name, SW_KIT_PARTS_MAX);
    }
    for (size_t i = 0; i < parts->count; i++) {
        const struct sw_object *object = &parts->at[i];
        const struct part_settings *settings = object->values;
        const struct sw_product *product = sw_compiler_product(
            compiler, (struct sw_name){object->name, object->place});
        if (product == NULL) {
            return false;
        }
        plan->pieces[i] = settings->pieces;
        plan->part_of[product->index] = (uint32_t)i + 1;
    }
    plan->part_count = (uint32_t)parts->count;
    return true;
}

bool sw_kit_check(struct sw_compiler *compiler, const struct sw_step *step,
                  const struct sw_kit_plan *plan)
{
    const struct sw_model *model = compiler->model;
    bool good = true;
    for (size_t p = 0; p < model->product_count; p++) {
        if (plan->part_of[p] == 0 &&
            sw_product_place(&model->products[p], step, NULL) != NULL) {
            good = sw_diagnose(compiler->diagnostics, step->place, SW_CODE(KIT),
                               "'%s' comes to step '%s', but is not in its kit",
                               model->products[p].name, step->name);
        }
    }
    return good;
}

/* --------------------------------------------------------------- running -- */

static const struct sw_kit_plan *plan_of(const struct sw_kit *kit)
{
    return kit->step->plan;
}

static int64_t pieces_of(const struct sw_item *lot)
{
    return lot->pieces > 0 ? lot->pieces : 1;
}

static struct sw_kit *kit_of(struct sw_run *run, struct sw_project *project,
                             const struct sw_step *step)
{
    struct sw_kit *kit = project->kits;
    while (kit != NULL && kit->step != step) {
        kit = kit->next;
    }
    if (kit == NULL) {
        kit = sw_pool_take(run->kits);
        *kit = (struct sw_kit){.next = project->kits, .step = step};
        project->kits = kit;
    }
    return kit;
}

static struct part *part_of(struct sw_kit *kit, const struct sw_item *lot)
{
    const uint32_t part = plan_of(kit)->part_of[lot->order->product->index];
    assert(part > 0);
    return &kit->parts[part - 1];
}

static void take_out(struct sw_project *project, struct part *part,
                     struct sw_item *lot)
{
    sw_item_list_remove(&part->lots, lot);
    project->kit_lots--;
}

static int64_t complete_kits(const struct sw_kit *kit)
{
    const struct sw_kit_plan *plan = plan_of(kit);
    int64_t kits = INT64_MAX;
    for (uint32_t i = 0; i < plan->part_count; i++) {
        const int64_t enough_for = kit->parts[i].came / plan->pieces[i];
        kits = enough_for < kits ? enough_for : kits;
    }
    return kits;
}

/* The lots of a part whose pieces are all in `kits` kits, as they came. */
static void take_complete(struct sw_project *project, struct part *part,
                          int64_t pieces, struct sw_item_list *out)
{
    while (part->lots.first != NULL &&
           part->gone + pieces_of(part->lots.first) <= pieces) {
        struct sw_item *lot = part->lots.first;
        take_out(project, part, lot);
        part->gone += pieces_of(lot);
        sw_item_list_add(out, lot);
    }
}

/* All were taken out before the first goes on: with the last order the project
 * goes. */
static void go_on(struct sw_run *run, struct sw_item_list *lots)
{
    for (struct sw_item *lot = lots->first; lot != NULL; lot = lot->next) {
        sw_join_stop_waiting(run, lot);
    }
    while (lots->first != NULL) {
        struct sw_item *lot = lots->first;
        sw_item_list_remove(lots, lot);
        sw_item_leave(run, lot->at->step, lot);
    }
}

void sw_kit_enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *lot)
{
    struct sw_project *project = lot->order->project;
    struct sw_kit *kit = kit_of(run, project, step);
    const struct sw_kit_plan *plan = plan_of(kit);
    struct part *part = part_of(kit, lot);
    struct sw_item_list out = {0};
    part->came += pieces_of(lot);
    sw_item_list_add(&part->lots, lot);
    project->kit_lots++;
    const int64_t kits = complete_kits(kit);
    for (uint32_t i = 0; i < plan->part_count; i++) {
        take_complete(project, &kit->parts[i], kits * plan->pieces[i], &out);
    }
    go_on(run, &out);
}

void sw_kit_take_back(struct sw_run *run, struct sw_item *lot)
{
    struct sw_project *project = lot->order->project;
    struct sw_kit *kit = kit_of(run, project, lot->at->step);
    struct part *part = part_of(kit, lot);
    part->came -= pieces_of(lot);
    take_out(project, part, lot);
}

bool sw_kit_release(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order)
{
    const struct sw_kit *kit = kit_of(run, order->project, step);
    const uint32_t index = plan_of(kit)->part_of[order->product->index] - 1;
    struct sw_item_list out = {0};
    struct sw_item *next = NULL;
    for (struct sw_item *lot = kit->parts[index].lots.first; lot != NULL;
         lot = next) {
        next = lot->next;
        if (lot->order == order) {
            sw_kit_take_back(run, lot);
            sw_item_list_add(&out, lot);
        }
    }
    const bool any = out.first != NULL;
    go_on(run, &out);
    return any;
}

void sw_kit_release_rest(struct sw_run *run, struct sw_project *project)
{
    struct sw_item_list out = {0};
    for (struct sw_kit *kit = project->kits; kit != NULL; kit = kit->next) {
        for (uint32_t i = 0; i < plan_of(kit)->part_count; i++) {
            take_complete(project, &kit->parts[i], INT64_MAX, &out);
        }
    }
    go_on(run, &out);
}

void sw_kit_forget(struct sw_run *run, struct sw_project *project)
{
    while (project->kits != NULL) {
        struct sw_kit *kit = project->kits;
        project->kits = kit->next;
        sw_pool_give(run->kits, kit);
    }
}
