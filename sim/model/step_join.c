/*
 * step_join.c - lots wait until all that is on its way of their order, or of
 * their project, has come, or their kits are complete.
 *
 * The lots of an order then go on as one item that carries all their grams. Its
 * history is that of the part that came last, of several the one of the lowest
 * number: the time of a join is the longest of its parts', not their sum. The
 * orders of a project go on at the same instant, each as one item.
 */
#include "model/step_join.h"

#include "model/compiler.h"
#include "model/holding.h"
#include "model/item_way.h"
#include "model/kit.h"
#include "model/order.h"
#include "model/record.h"
#include "model/section.h"
#include "model/shipping.h"
#include "model/step_check.h"
#include "model/step_kind.h"
#include "scenario/diagnostic_codes.h"

#include <assert.h>
#include <stddef.h>

enum by { BY_ORDER, BY_PROJECT, BY_SECTION, BY_KIT };

static const char *const BY[] = {"order", "project", "section", "kit", NULL};

struct settings {
    struct sw_step_settings step;
    int by;
    struct sw_objects kit;
};

/* clang-format off */
#define AT(field) .offset = offsetof(struct settings, field)
static const struct sw_setting SETTINGS[] = {
    { "by", SW_SHAPE_CHOICE, .choices = BY, .standard = "order", AT(by),
      .en = "Whose lots wait for each other: those of an order, of a project, of a section of one, or of kits of a project", .zh = "等齐范围:同一订单、同一项目、同一分段的批次,或项目内成套" },
    { "kit", SW_SHAPE_OBJECTS, .table = &SW_KIT_PART_TABLE, AT(kit),
      .en = "Products of a kit, and how many pieces of each: {beam: {pieces: 3}, post: {pieces: 4}}", .zh = "一套所含产品及件数" },
};
#undef AT

const struct sw_table SW_STEP_JOIN_TABLE = {
    .name = "join", .en = "Lots wait for the rest of their order or project, or for their kits, and go on together",
    .zh = "等齐:同一订单或项目的批次到齐、或成套后一起流转",
    .size = sizeof(struct settings), .base = &SW_STEP_TABLE,
    .settings = SETTINGS, .count = sizeof(SETTINGS) / sizeof(SETTINGS[0]) };
/* clang-format on */

static bool compile(struct sw_compiler *compiler, struct sw_step *step)
{
    const struct settings *settings = (const void *)step->settings;
    const bool singly = sw_check_lots_pass_singly(compiler, step);
    if (settings->by != BY_KIT) {
        return settings->kit.count == 0
                   ? singly
                   : sw_diagnose(compiler->diagnostics, step->place,
                                 SW_CODE(KIT), "a `kit` goes with `by: kit`");
    }
    struct sw_kit_plan *plan =
        sw_arena_new(compiler->arena, struct sw_kit_plan);
    step->plan = plan;
    return sw_kit_compile(compiler, step, &settings->kit, plan) && singly;
}

static bool check(struct sw_compiler *compiler, const struct sw_step *step)
{
    bool good = sw_check_outside_together(compiler, step);
    good &= sw_check_only_lots(compiler, step, "they are what is joined");
    if (step->plan != NULL) {
        good &= sw_kit_check(compiler, step, step->plan);
    }
    return good;
}

static bool is_lower(const struct sw_item *a, const struct sw_item *b)
{
    return a->lot < b->lot || (a->lot == b->lot && a->part < b->part);
}

/* Did `a` come later than `b`, or with it and is of a lower number? */
static bool came_later(const struct sw_item *a, const struct sw_item *b)
{
    if (a->entered_us != b->entered_us) {
        return a->entered_us > b->entered_us;
    }
    return is_lower(a, b);
}

/* The lots of one order that are joined, and two of them. */
struct parts {
    struct sw_item_list lots;
    struct sw_item *lowest; /* by number */
    struct sw_item *last;   /* to come */
};

static struct parts take_order(struct sw_item_list *from,
                               const struct sw_order *order)
{
    struct parts parts = {0};
    struct sw_item *next = NULL;
    for (struct sw_item *lot = from->first; lot != NULL; lot = next) {
        next = lot->next;
        if (lot->order != order) {
            continue;
        }
        sw_item_list_remove(from, lot);
        sw_item_list_add(&parts.lots, lot);
        if (parts.lowest == NULL || is_lower(lot, parts.lowest)) {
            parts.lowest = lot;
        }
        if (parts.last == NULL || came_later(lot, parts.last)) {
            parts.last = lot;
        }
    }
    return parts;
}

void sw_join_stop_waiting(struct sw_run *run, struct sw_item *lot)
{
    const struct sw_step *step = lot->at->step;
    sw_item_book(run, lot, step, SW_CLASS_JOIN);
    sw_item_note_start(run, step, lot);
    sw_record_waiting(run, step, -1);
}

/* The lots of one order become one, booked up to now, which stays in its step
 * while the others end. It is the lot of the lowest number, so that what is
 * drawn for it later does not depend on which came last. */
static struct sw_item *merge(struct sw_run *run, struct parts *parts)
{
    struct sw_item *whole = parts->lowest;
    for (struct sw_item *lot = parts->lots.first; lot != NULL;
         lot = lot->next) {
        sw_join_stop_waiting(run, lot);
    }
    assert(whole != NULL);
    if (whole != parts->last) {
        sw_item_take_history(run, whole, parts->last);
    }
    sw_item_list_remove(&parts->lots, whole);
    while (parts->lots.first != NULL) {
        struct sw_item *part = parts->lots.first;
        sw_item_list_remove(&parts->lots, part);
        if (run->model->holding != NULL) {
            sw_holding_change(run, part, -part->grams);
            sw_holding_change(run, whole, part->grams);
        }
        whole->grams += part->grams;
        whole->net_g += part->net_g;
        whole->pieces += part->pieces;
        part->grams = 0;
        part->net_g = 0;
        const struct sw_step *step = part->at->step;
        sw_item_send_to_end(part);
        sw_item_leave(run, step, part);
    }
    return whole;
}

static void join_order(struct sw_run *run, struct sw_order *order)
{
    struct parts parts = take_order(&order->joining, order);
    struct sw_item *whole = merge(run, &parts);
    sw_item_leave(run, whole->at->step, whole);
}

/* All are taken out before the first goes on: it may be the end of its order,
 * and with the last order the project goes. */
static void join_all(struct sw_run *run, struct sw_item_list *joining)
{
    struct sw_item_list wholes = {0};
    while (joining->first != NULL) {
        struct parts parts = take_order(joining, joining->first->order);
        sw_item_list_add(&wholes, merge(run, &parts));
    }
    while (wholes.first != NULL) {
        struct sw_item *whole = wholes.first;
        sw_item_list_remove(&wholes, whole);
        sw_item_leave(run, whole->at->step, whole);
    }
}

static bool project_is_there(const struct sw_project *project)
{
    return project->joining.count > 0 &&
           project->joining.count == project->lots_open;
}

/* Does all that is on its way of the project wait, and some of it for kits that
 * can never be complete? */
static bool kits_wait_in_vain(const struct sw_project *project)
{
    return project->kit_lots > 0 &&
           project->kit_lots + project->joining.count == project->lots_open;
}

static bool order_is_there(const struct sw_order *order)
{
    return order->joining.count > 0 &&
           order->joining.count == order->items_open;
}

void sw_join_look_again(struct sw_run *run, struct sw_project *project,
                        struct sw_order *order)
{
    if (project != NULL && project_is_there(project)) {
        join_all(run, &project->joining);
    } else if (project != NULL && kits_wait_in_vain(project)) {
        sw_kit_release_rest(run, project);
    } else if (order != NULL && order_is_there(order)) {
        if (!sw_shipping_order_is_there(run, order)) {
            join_order(run, order);
        }
    }
}

void sw_join_look_at_section(struct sw_run *run, struct sw_section *section)
{
    if (section->joining.count == section->lots_open) {
        join_all(run, &section->joining);
    }
}

/* Where those wait that wait with lots of `order`, but for kits, and whether
 * they need not any more. A project without sections is one. */
static struct sw_item_list *list_for(const struct sw_step *step,
                                     struct sw_order *order, bool **splits)
{
    const struct settings *settings = (const void *)step->settings;
    if (settings->by == BY_ORDER) {
        *splits = &order->splits;
        return &order->joining;
    }
    if (settings->by == BY_SECTION && order->section != NULL) {
        *splits = &order->section->splits;
        return &order->section->joining;
    }
    *splits = &order->project->splits;
    return &order->project->joining;
}

static void enter(struct sw_run *run, const struct sw_step *step,
                  struct sw_item *lot)
{
    const struct settings *settings = (const void *)step->settings;
    struct sw_order *order = lot->order;
    struct sw_project *project = order->project;
    sw_record_waiting(run, step, +1);
    if (settings->by == BY_KIT) {
        sw_project_keep(project);
        sw_kit_enter(run, step, lot);
        sw_join_look_again(run, project, NULL);
        sw_project_release(run, project);
        return;
    }
    bool *splits = NULL;
    struct sw_item_list *list = list_for(step, order, &splits);
    sw_item_list_add(list, lot);
    if (*splits) {
        join_all(run, list);
    } else if (order->section != NULL && list == &order->section->joining) {
        sw_join_look_at_section(run, order->section);
    } else {
        sw_join_look_again(run, project, order);
    }
}

static void withdraw(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *lot)
{
    const struct settings *settings = (const void *)step->settings;
    if (settings->by == BY_KIT) {
        sw_kit_take_back(run, lot);
    } else {
        bool *splits = NULL;
        sw_item_list_remove(list_for(step, lot->order, &splits), lot);
    }
    sw_item_book(run, lot, step, SW_CLASS_JOIN);
    sw_record_waiting(run, step, -1);
}

/* What is there goes, and what comes later does not wait any more: they would
 * wait until all that has gone is at the end of its route. */
static bool release(struct sw_run *run, const struct sw_step *step,
                    struct sw_order *order)
{
    const struct settings *settings = (const void *)step->settings;
    if (settings->by == BY_KIT) {
        return sw_kit_release(run, step, order);
    }
    bool *splits = NULL;
    struct sw_item_list *list = list_for(step, order, &splits);
    const struct sw_item *lot = list->first;
    while (lot != NULL && (lot->order != order || lot->at->step != step)) {
        lot = lot->next;
    }
    if (lot == NULL) {
        return false;
    }
    *splits = true;
    join_all(run, list);
    return true;
}

static bool waits_for_others(const struct sw_step *step)
{
    (void)step;
    return true;
}

const struct sw_step_kind SW_STEP_JOIN = {
    .settings = &SW_STEP_JOIN_TABLE,
    .classes = SW_CLASS_BIT(SW_CLASS_JOIN),
    .work_class = SW_CLASS_JOIN,
    .compile = compile,
    .check = check,
    .enter = enter,
    .withdraw = withdraw,
    .release = release,
    .waits_for_others = waits_for_others,
};
