#include "model/item_split.h"

#include "base/hash.h"
#include "model/order.h"
#include "model/problem.h"
#include "model/record.h"
#include "model/stock.h"
#include "model/step_wip_cap.h"
#include "model/test_lot.h"

#include <assert.h>
#include <string.h>

/* ----------------------------------------------------------------- grams -- */

/* Part k, from 0, of `grams`: by width of `whole_um`, or equal. */
static int64_t part_of(const struct sw_cutting *cut, uint32_t k, int64_t grams,
                       int64_t whole_um)
{
    return cut->widths_um == NULL
               ? grams / cut->parts
               : (int64_t)((sw_int128)grams * cut->widths_um[k] / whole_um);
}

/* What is left of `grams` when the cut is made. */
static int64_t left_of(const struct sw_cutting *cut, int64_t grams)
{
    if (cut->widths_um == NULL) {
        return (int64_t)((double)grams * cut->yield + 0.5);
    }
    int64_t left = 0;
    for (uint32_t k = 0; k < cut->parts; k++) {
        left += part_of(cut, k, grams, cut->from_um);
    }
    return left;
}

static void lose(struct sw_run *run, const struct sw_step *step,
                 struct sw_item *lot, int64_t grams)
{
    if (grams > 0) {
        sw_record_scrap(run, step, lot, grams);
        lot->grams -= grams;
    }
}

/* A part is whole pieces; what will be delivered of it shrinks likewise.
 * Returns what is over. */
static int64_t form(struct sw_run *run, const struct sw_step *step,
                    struct sw_item *part, int64_t piece_g)
{
    const int64_t pieces = part->grams / piece_g;
    const int64_t rest_g = part->grams - pieces * piece_g;
    if (pieces == 0) {
        sw_run_fail(run, "a lot of %.12g t comes to '%s', less than a piece",
                    (double)part->grams / (double)SW_TONNE_G, step->name);
        return 0;
    }
    part->net_g -= (int64_t)((sw_int128)part->net_g * rest_g / part->grams);
    part->pieces = (uint32_t)pieces;
    return rest_g;
}

/* -------------------------------------------------------------- children -- */

static struct sw_item *child_of(struct sw_run *run,
                                const struct sw_item *mother,
                                const struct sw_cutting *cut, uint32_t k)
{
    struct sw_item *child = sw_item_create(run, SW_ITEM_LOT);
    sw_item_take_history(run, child, mother);
    memcpy(child->visits, mother->visits,
           run->model->visit_count * sizeof(uint16_t));
    child->order = mother->order;
    child->entity = sw_hash_pair(mother->entity, (uint64_t)k + 1);
    child->lot = mother->lot;
    child->part = mother->part * cut->parts + k;
    child->attempt = mother->attempt;
    child->steel = mother->steel;
    child->judged = mother->judged;
    child->faults = mother->faults;
    if (mother->heat != NULL) {
        sw_heat_keep(child, mother->heat);
        child->tests = mother->tests;
    }
    return child;
}

/* The parts of the lot, whole pieces if there are such; what is over is scrap.
 */
static struct sw_item_list make_parts(struct sw_run *run,
                                      const struct sw_step *step,
                                      struct sw_item *mother,
                                      const struct sw_cutting *cut)
{
    int64_t grams = mother->grams;
    int64_t net_g = mother->net_g;
    int64_t over_g = 0;
    struct sw_item_list parts = {0};
    for (uint32_t k = 0; k < cut->parts; k++) {
        const bool last = k + 1 == cut->parts;
        struct sw_item *part = child_of(run, mother, cut, k);
        part->grams =
            last ? grams : part_of(cut, k, mother->grams, cut->used_um);
        part->net_g =
            last ? net_g : part_of(cut, k, mother->net_g, cut->used_um);
        grams -= part->grams;
        net_g -= part->net_g;
        if (cut->piece_g > 0) {
            const int64_t rest_g = form(run, step, part, cut->piece_g);
            part->grams -= rest_g;
            over_g += rest_g;
        }
        sw_item_list_add(&parts, part);
    }
    lose(run, step, mother, over_g);
    return parts;
}

/* What passes a milestone here is what the parts will deliver. */
static void leave_step(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *mother, const struct sw_item_list *parts)
{
    mother->net_g = 0;
    for (const struct sw_item *part = parts->first; part != NULL;
         part = part->next) {
        mother->net_g += part->net_g;
    }
    sw_item_leave_to_split(run, step, mother);
}

/* All parts are counted by the caps that counted the lot, and as open, before
 * the first goes on. */
static uint64_t split(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *mother, const struct sw_cutting *cut)
{
    sw_problem_judge(run, mother);
    struct sw_item_list parts = make_parts(run, step, mother, cut);
    uint64_t pieces = 0;
    leave_step(run, step, mother, &parts);
    mother->order->items_open += cut->parts - 1;
    sw_order_count_lots(mother->order, (int64_t)cut->parts - 1);
    for (struct sw_item *part = parts.first; part != NULL; part = part->next) {
        part->at = mother->at;
        part->passed = mother->passed;
        pieces += part->pieces > 0 ? part->pieces : 1;
        if (mother->caps != 0) {
            sw_wip_cap_count(run, part, mother->caps);
        }
    }
    sw_item_destroy(run, mother);
    while (parts.first != NULL) {
        struct sw_item *part = parts.first;
        sw_item_list_remove(&parts, part);
        sw_item_begin(run, part);
    }
    return pieces;
}

static int64_t of_width(const struct sw_cutting *cut, int64_t grams,
                        int64_t width_um)
{
    return (int64_t)((sw_int128)grams * width_um / cut->from_um);
}

/* Strips of a lot of `whole_g` that are not for the order. */
static void put_aside(struct sw_run *run, struct sw_item *lot,
                      const struct sw_cutting *cut, int64_t whole_g)
{
    for (uint32_t i = 0; i < cut->aside_count; i++) {
        const struct sw_aside *aside = &cut->asides[i];
        const int64_t grams = of_width(cut, whole_g, aside->width_um);
        sw_record_to_stock(run, lot, grams);
        lot->grams -= grams;
        sw_stock_bring(run, aside, grams);
    }
}

uint64_t sw_item_cut(struct sw_run *run, const struct sw_step *step,
                     struct sw_item *lot, const struct sw_cutting *cut)
{
    assert(cut->parts > 0 && lot->kind == SW_ITEM_LOT);
    const int64_t whole_g = lot->grams;
    put_aside(run, lot, cut, whole_g);
    lose(run, step, lot, lot->grams - left_of(cut, whole_g));
    if (cut->parts > 1) {
        return split(run, step, lot, cut);
    }
    if (cut->piece_g > 0) {
        lose(run, step, lot, form(run, step, lot, cut->piece_g));
    }
    const uint64_t pieces = lot->pieces > 0 ? lot->pieces : 1;
    sw_item_leave(run, step, lot);
    return pieces;
}
