#include "model/slot_search.h"

#include "model/order.h"

#include <string.h>

static bool holds(const struct sw_slot_quota *quota,
                  const struct sw_order *order)
{
    return (quota->products == NULL ||
            quota->products[order->product->index]) &&
           (quota->classes == NULL || quota->classes[order->class_index]) &&
           (quota->customer == NULL ||
            strcmp(quota->customer, order->project->customer) == 0);
}

uint32_t sw_slot_quota_of(const struct sw_slot *slot,
                          const struct sw_order *order)
{
    const struct sw_slot_buckets *plan = &slot->plan->buckets;
    for (uint32_t q = 0; q < plan->quota_count; q++) {
        if (holds(&plan->quotas[q], order)) {
            return q;
        }
    }
    return SW_NO_QUOTA;
}

/* The latest bucket that ends early enough for the requested date. */
static int64_t backward_from(const struct sw_slot *slot,
                             const struct sw_order *order)
{
    const int64_t by_us =
        order->requested_us - slot->plan->remainder_us[order->product->index];
    return by_us < sw_run_now(slot->run)
               ? 0
               : sw_slot_running(&slot->plan->buckets, by_us) - 1;
}

static int64_t within(int64_t value, int64_t low, int64_t high)
{
    const int64_t above = value < low ? low : value;
    return above > high ? high : above;
}

/* The first bucket that is not frozen. */
static int64_t first_thawed(const struct sw_slot *slot,
                            const struct sw_order *order)
{
    const struct sw_slot_plan *plan = slot->plan;
    return sw_slot_first_from(&plan->buckets,
                              sw_run_now(slot->run) +
                                  (order->ahead_us > plan->frozen_us
                                       ? order->ahead_us
                                       : plan->frozen_us));
}

/* How the order books inside the frozen time; NULL: not at all. */
static const struct sw_slot_displacing *
displacing_of(const struct sw_slot *slot, const struct sw_order *order)
{
    if (order->hurry != NULL && order->hurry->step == slot->step) {
        return &order->hurry->how;
    }
    const struct sw_slot_displacing *its =
        &slot->plan->displacing[order->class_index];
    return its->moves == NULL ? NULL : its;
}

struct sw_slot_search sw_slot_search_start(const struct sw_slot *slot,
                                           const struct sw_order *order)
{
    const struct sw_slot_plan *plan = slot->plan;
    const struct sw_slot_buckets *buckets = &plan->buckets;
    const int64_t now_us = sw_run_now(slot->run);
    struct sw_slot_search search = {
        .last = sw_slot_running(buckets, now_us + plan->window_us),
        .claim = {.quota = sw_slot_quota_of(slot, order)}};
    search.ordinary = within(first_thawed(slot, order), 0, search.last);
    search.lowest = search.ordinary;
    const struct sw_slot_displacing *how = displacing_of(slot, order);
    if (how != NULL) {
        search.displacing = how->moves == NULL ? NULL : how;
        search.ordinary =
            within(sw_slot_first_from(buckets, now_us + how->frozen_us), 0,
                   search.ordinary);
        search.lowest = search.ordinary;
    }
    if (plan->reserve_for != NULL && plan->reserve_for[order->class_index]) {
        search.claim.of_reserve = true;
        search.lowest =
            within(sw_slot_running(buckets, now_us + plan->reserve_frozen_us),
                   0, search.lowest);
    }
    search.target = search.lowest;
    if (plan->backward && order->requested_us != SW_NEVER_US) {
        search.target =
            within(backward_from(slot, order), search.lowest, search.last);
    }
    search.at = search.target;
    return search;
}

struct sw_slot_search sw_slot_search_for(const struct sw_piece *piece)
{
    struct sw_slot_search search =
        sw_slot_search_start(piece->slot, piece->order);
    if (piece->after >= 0) {
        const int64_t thawed = first_thawed(piece->slot, piece->order);
        search.displacing = NULL;
        search.ordinary = piece->after < thawed ? thawed : piece->after + 1;
        search.lowest = search.target = search.at = search.ordinary;
    }
    return search;
}

int64_t sw_slot_search_next(struct sw_slot_search *search)
{
    const int64_t bucket = search->at;
    if (bucket > search->last) {
        return SW_NO_BUCKET;
    }
    if (!search->ahead && bucket == search->lowest) {
        search->ahead = true;
        search->at = search->target;
    }
    search->at += search->ahead ? 1 : -1;
    return bucket;
}

/* ------------------------------------------------------------------- size - */

/* What the order could have of the largest bucket, were it empty. */
static int64_t most_g(const struct sw_slot *slot, const struct sw_order *order)
{
    const struct sw_slot_plan *plan = slot->plan;
    const uint32_t own = sw_slot_quota_of(slot, order);
    double share = 1;
    if (plan->reserve_for == NULL || !plan->reserve_for[order->class_index]) {
        share -= plan->buckets.reserve;
    }
    for (uint32_t q = 0; q < plan->buckets.quota_count; q++) {
        const struct sw_slot_quota *quota = &plan->buckets.quotas[q];
        const bool returns =
            quota->returned_us > 0 && quota->returned_us >= plan->frozen_us;
        share -= q == own || returns ? 0 : quota->share;
    }
    return (int64_t)((double)plan->largest_g * share + 1);
}

void sw_slot_check_size(struct sw_slot *slot, const struct sw_order *order,
                        struct sw_slot_lots lots)
{
    const int64_t need_g = slot->plan->whole || lots.count == 1
                               ? sw_slot_weight(lots)
                               : lots.each_g;
    const int64_t have_g = most_g(slot, order);
    if (need_g > have_g) {
        char name[64];
        sw_run_fail(slot->run,
                    "order '%s' needs %.12g t of one bucket of '%s', and none "
                    "has more than %.12g t for it",
                    sw_order_name(order, name, sizeof(name)),
                    (double)need_g / (double)SW_TONNE_G, slot->step->name,
                    (double)have_g / (double)SW_TONNE_G);
    }
}
