#include "model/order.h"

#include "base/hash.h"
#include "model/audit.h"
#include "model/holding.h"
#include "model/kit.h"
#include "model/order_life.h"
#include "model/policy.h"
#include "model/problem_usable.h"
#include "model/promise.h"
#include "model/record.h"
#include "model/section.h"
#include "model/slot.h"
#include "model/step_join.h"
#include "model/stock.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* -------------------------------------------------------------- projects -- */

struct sw_project *sw_project_create(struct sw_run *run,
                                     const struct sw_demand *demand,
                                     uint64_t number)
{
    struct sw_project *project = sw_pool_take(run->projects);
    *project = (struct sw_project){
        .demand = demand,
        .customer = "",
        .number = number,
        .entity = sw_hash_pair(demand->entity, number),
        .orders = 1, /* held by its maker */
    };
    memset(project->dated, 0, run->model->group_count);
    return project;
}

void sw_project_release(struct sw_run *run, struct sw_project *project)
{
    project->orders--;
    if (project->orders == 0) {
        sw_kit_forget(run, project);
        sw_sections_end(run, project);
        sw_record_project(run, project);
        sw_pool_give(run->projects, project);
    }
}

/* ------------------------------------------------------------------ lots -- */

/* The larger of round(grams / unit weight) and ceil(grams / largest weight),
 * at least one (docs/model.md, "Lots"). */
uint32_t sw_order_lots(const struct sw_product *product, int64_t grams)
{
    const struct sw_coil_settings *coil = &product->settings->coil;
    const bool block = product->background && product->into == NULL;
    if (block || coil->unit_g == 0) {
        return 1;
    }
    int64_t lots = (grams + coil->unit_g / 2) / coil->unit_g;
    if (coil->max_g > 0) {
        const int64_t least = (grams + coil->max_g - 1) / coil->max_g;
        lots = least > lots ? least : lots;
    }
    if (lots > SW_ORDER_LOTS_MAX) {
        return SW_ORDER_LOTS_MAX + 1;
    }
    return lots < 1 ? 1 : (uint32_t)lots;
}

int64_t sw_order_lot_grams(int64_t grams, uint32_t lots, uint32_t k)
{
    const int64_t equal = grams / lots;
    return k < lots ? equal : grams - equal * (lots - 1);
}

/* ----------------------------------------------------------------- entry -- */

static void join_open_orders(struct sw_run *run, struct sw_order *order)
{
    order->next = run->open_orders;
    order->previous = NULL;
    if (run->open_orders != NULL) {
        run->open_orders->previous = order;
    }
    run->open_orders = order;
    sw_level_add(&run->orders_inside, sw_run_now(run), +1);
}

void sw_order_weigh(struct sw_run *run, struct sw_order *order, int64_t grams)
{
    order->grams = grams;
    order->lot_count = sw_order_lots(order->product, grams);
    if (order->lot_count > SW_ORDER_LOTS_MAX) {
        sw_run_fail(run, "an order of %.12g t of '%s' is more than %d lots",
                    (double)grams / (double)SW_TONNE_G, order->product->name,
                    SW_ORDER_LOTS_MAX);
    }
}

void sw_order_forget_milestones(const struct sw_run *run,
                                struct sw_order *order)
{
    for (size_t i = 0; i < run->model->milestone_count; i++) {
        order->passed_us[i] = SW_NEVER_US;
        order->passed_g[i] = 0;
    }
    order->there_g = 0;
}

struct sw_order *sw_order_create(struct sw_run *run,
                                 const struct sw_order_entry *entry)
{
    struct sw_order *order = sw_pool_take(run->orders);
    const int64_t entered_us = sw_run_now(run) - entry->age_us;
    *order = (struct sw_order){
        .product = entry->product,
        .project = entry->project,
        .name = entry->name,
        .entity = entry->entity,
        .line = entry->line,
        .known = entry->known,
        .class_index = entry->class_index,
        .ahead_us = entry->ahead_us,
        .entered_us = entered_us,
        .requested_us = entry->requested_us,
        .promised_us = sw_promise_at_entry_us(run->model, entry->product,
                                              entry->class_index,
                                              entry->promised_us, entered_us),
        .called_us =
            entry->section == NULL ? SW_NEVER_US : entry->section->called_us,
        .section = entry->section,
        .bills = entry->product,
        .problem = entry->problem,
        .replaces = entry->replaces,
    };
    order->latest_us = order->promised_us;
    sw_order_weigh(run, order, entry->grams);
    sw_order_forget_milestones(run, order);
    order->project->orders++;
    if (entry->age_us == 0) {
        sw_run_note_entry(run, order);
    }
    if (run->problems != NULL) {
        sw_problem_order_entered(run, order);
    }
    join_open_orders(run, order);
    if (run->policies != NULL) {
        sw_policies_watch(run, order);
    }
    return order;
}

void sw_order_enter(struct sw_run *run, const struct sw_order_entry *entry)
{
    struct sw_order *order = sw_order_create(run, entry);
    struct sw_item *whole = sw_item_create(run, SW_ITEM_ORDER);
    whole->order = order;
    whole->entity = order->entity;
    whole->grams = order->grams;
    whole->net_g = order->grams;
    whole->at = order->product->program;
    order->items_open = 1;
    sw_order_count_lots(order, order->lot_count);
    if (order->project->demand->life != NULL) {
        sw_life_begin(run, order);
    }
    sw_policies_hear(run, order, SW_NEWS_ENTERED);
    sw_item_begin(run, whole);
}

/* ------------------------------------------------------------------ life -- */

int64_t sw_order_due_us(const struct sw_order *order)
{
    return order->latest_us != SW_NEVER_US ? order->latest_us
                                           : order->requested_us;
}

static int64_t enough(const struct sw_order *order)
{
    const double share = 1.0 - order->product->settings->tolerance;
    return (int64_t)((double)order->grams * share + 0.5);
}

static void note_delivered(struct sw_run *run, const struct sw_order *order)
{
    if (order->known > 0) {
        run->delivered_us[order->known - 1] = sw_run_now(run);
    }
}

static void note_kept(const struct sw_run *run, struct sw_order *order)
{
    for (unsigned basis = 0; basis < SW_BASES; basis++) {
        if (sw_promise_is_kept(run, order, (enum sw_basis)basis)) {
            order->kept |= (uint8_t)(1U << basis);
        }
    }
}

/* Enough of the order has passed the milestone that delivery ends at. */
static void deliver(struct sw_run *run, struct sw_order *order,
                    const struct sw_item *item)
{
    note_delivered(run, order);
    if (order->section != NULL) {
        sw_section_arrived(run, order, order->grams);
        sw_section_line_ended(run, order, true);
    }
    note_kept(run, order);
    sw_record_delivered(run, order, item);
    if (order->usable != NULL) {
        sw_usable_delivered(run, order);
    }
    sw_run_tell_delivery(run, order, item);
}

static void pass(struct sw_run *run, const struct sw_item *item,
                 struct sw_item *lot, uint32_t m)
{
    struct sw_order *order = item->order;
    const bool holding = run->model->holding != NULL;
    const enum sw_holding_phase held =
        holding ? sw_holding_phase_of(run, lot) : SW_HELD_PHASES;
    lot->passed |= 1U << m;
    if (holding) {
        sw_holding_moved(run, lot, held);
    }
    order->passed_g[m] += item->net_g;
    if (m == run->model->delivered) {
        sw_record_delivered_grams(run, order, item->net_g);
    }
    if (order->passed_us[m] == SW_NEVER_US &&
        order->passed_g[m] >= enough(order)) {
        order->passed_us[m] = sw_run_now(run);
        if (order->watches != NULL) {
            sw_policies_tell(
                run, order,
                &(struct sw_news){.kind = SW_NEWS_PASSED, .milestone = m});
        }
        if (m == run->model->delivered) {
            deliver(run, order, item);
        }
    }
}

void sw_order_pass(struct sw_run *run, struct sw_item *item,
                   uint32_t milestones)
{
    struct sw_item *lot = item;
    while (lot->kind == SW_ITEM_BRANCH) {
        lot = lot->carrier;
    }
    for (uint32_t m = 0; m < run->model->milestone_count; m++) {
        if ((milestones & ~lot->passed & (1U << m)) != 0) {
            pass(run, item, lot, m);
        }
    }
}

static void leave_open_orders(struct sw_run *run, struct sw_order *order)
{
    if (order->previous != NULL) {
        order->previous->next = order->next;
    } else {
        run->open_orders = order->next;
    }
    if (order->next != NULL) {
        order->next->previous = order->previous;
    }
    sw_level_add(&run->orders_inside, sw_run_now(run), -1);
}

static void close_order(struct sw_run *run, struct sw_order *order)
{
    leave_open_orders(run, order);
    sw_policies_forget(run, order);
    if (order->booked != NULL) {
        sw_slot_forget(order);
    }
    if (order->section != NULL && !order->line_ended) {
        sw_section_line_ended(run, order, false);
    }
    sw_record_closed(run, order);
    if (order->product->into != NULL) {
        sw_stock_order_closed(run, order);
    }
    sw_audit_order(run, order, true);
    sw_run_note_close(run, order);
    if (run->problems != NULL) {
        sw_problem_order_closed(run, order);
    }
    sw_project_release(run, order->project);
    if (order->life != NULL) {
        sw_life_end(run, order);
    }
    sw_pool_give(run->orders, order);
}

void sw_order_end_item(struct sw_run *run, struct sw_item *item)
{
    struct sw_order *order = item->order;
    if (item->kind != SW_ITEM_ORDER) {
        sw_record_ended(run, item);
        sw_order_count_lots(order, -1);
    } else {
        sw_order_count_lots(order, -(int64_t)order->lot_count);
    }
    if (order->life != NULL) {
        sw_life_item_ends(run, item);
    }
    sw_item_destroy(run, item);
    sw_order_let_go(run, order);
}

void sw_order_count_lots(struct sw_order *order, int64_t change)
{
    order->project->lots_open += (uint32_t)change;
    if (order->section != NULL) {
        order->section->lots_open += (uint32_t)change;
    }
}

void sw_order_keep(struct sw_order *order)
{
    order->items_open++;
}

void sw_order_let_go(struct sw_run *run, struct sw_order *order)
{
    order->items_open--;
    if (order->life != NULL && sw_life_goes_on(order)) {
        return;
    }
    /* Lots that wait there keep the project when this order goes. */
    struct sw_project *project =
        order->project->joining.count > 0 || order->project->kit_lots > 0
            ? order->project
            : NULL;
    struct sw_section *section =
        order->section != NULL && order->section->joining.count > 0
            ? order->section
            : NULL;
    if (order->items_open == 0) {
        close_order(run, order);
        order = NULL;
    }
    if (section != NULL) {
        sw_join_look_at_section(run, section);
    } else {
        sw_join_look_again(run, project, order);
    }
}

void sw_order_turn_away(struct sw_run *run, struct sw_item *item)
{
    item->order->turned_away = true;
    sw_order_end_item(run, item);
}

const char *sw_order_name(const struct sw_order *order, char *buffer,
                          size_t size)
{
    if (order->name != NULL) {
        return order->name;
    }
    if (order->problem != NULL) {
        return order->problem->name;
    }
    if (order->replaces != NULL) {
        (void)snprintf(buffer, size, "%s" SW_REPLACEMENT_SUFFIX,
                       order->replaces->name);
        return buffer;
    }
    const struct sw_project *project = order->project;
    const unsigned long long number = project->number;
    if (order->line == 0) {
        (void)snprintf(buffer, size, "%s-%llu", project->demand->name, number);
    } else {
        (void)snprintf(buffer, size, "%s-%llu.%u", project->demand->name,
                       number, order->line);
    }
    return buffer;
}
