#include "model/gather.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/cost.h"
#include "model/record.h"

#include <assert.h>

struct sw_open_load {
    struct sw_gather *gather;
    struct sw_item_list lots;
    int64_t grams;
    struct sw_event timer;
    bool released; /* it closes in this instant */
};

/* Without a limit of its own a load is full when the smallest lot that comes
 * here does not fit any more. */
static int64_t full_from(const struct sw_gather_plan *plan,
                         const struct sw_step *step)
{
    if (plan->size_g == 0) {
        return INT64_MAX;
    }
    if (plan->full_g > 0) {
        return plan->full_g;
    }
    const int64_t least_g = step->least_grams > 0 ? step->least_grams : 1;
    return plan->size_g - least_g + 1;
}

void sw_gather_start(struct sw_gather *gather,
                     const struct sw_gather_plan *plan,
                     const struct sw_step *step)
{
    assert(plan->key_count > 0);
    *gather = (struct sw_gather){
        .plan = plan,
        .step = step,
        .full_g = full_from(plan, step),
        .open = sw_new_array(plan->key_count, sizeof(struct sw_open_load)),
    };
    for (size_t i = 0; i < plan->key_count; i++) {
        gather->open[i].gather = gather;
    }
}

void sw_gather_stop(struct sw_gather *gather)
{
    sw_free(gather->open);
    gather->open = NULL;
}

static bool is_full_with(const struct sw_gather *gather, int64_t grams,
                         uint32_t lots)
{
    return grams >= gather->full_g ||
           (gather->plan->lots > 0 && lots >= gather->plan->lots);
}

static bool is_full(const struct sw_open_load *load)
{
    return is_full_with(load->gather, load->grams, load->lots.count);
}

/* Is there room for `grams` in `lots` beside what is there? */
static bool has_room(const struct sw_gather_plan *plan, int64_t grams,
                     uint32_t lots)
{
    return (plan->size_g == 0 || grams <= plan->size_g) &&
           (plan->lots == 0 || lots <= plan->lots);
}

/* A lot larger than a load goes alone. */
static bool fits(const struct sw_open_load *load, const struct sw_item *lot)
{
    return load->lots.count == 0 ||
           has_room(load->gather->plan, load->grams + lot->grams,
                    load->lots.count + 1);
}

/* What `lot` and those behind it of its order weigh, and how many they are. */
static int64_t grams_of_order(const struct sw_item *lot, uint32_t *lots)
{
    const struct sw_order *order = lot->order;
    int64_t grams = 0;
    uint32_t count = 0;
    for (; lot != NULL && lot->order == order; lot = lot->next) {
        grams += lot->grams;
        count++;
    }
    if (lots != NULL) {
        *lots = count;
    }
    return grams;
}

/* Do `grams` in `lots` fit into a load, but not beside what is in this one? */
static bool would_split(const struct sw_gather_plan *plan, int64_t there_g,
                        uint32_t there, int64_t grams, uint32_t lots)
{
    return has_room(plan, grams, lots) &&
           !has_room(plan, there_g + grams, there + lots);
}

/* May `lot`, the next in line, go with what the carrier has? */
static bool goes_too(const struct sw_gather_plan *plan,
                     const struct sw_item *carrier, const struct sw_item *lot)
{
    if (plan->whole && lot->order != carrier->last->order) {
        uint32_t lots = 0;
        const int64_t grams = grams_of_order(lot, &lots);
        if (would_split(plan, carrier->grams, carrier->pending, grams, lots)) {
            return false;
        }
    }
    return has_room(plan, carrier->grams + lot->grams, carrier->pending + 1);
}

/* Did the carrier leave with room for one more? */
static bool is_part_filled(const struct sw_open_load *load,
                           const struct sw_item *carrier)
{
    return load->lots.count == 0 &&
           !is_full_with(load->gather, carrier->grams, carrier->pending);
}

/* What a load that is not full leaves room for. */
static int64_t room_left(const struct sw_open_load *load,
                         const struct sw_item *carrier)
{
    const int64_t size_g = load->gather->plan->size_g;
    return size_g > carrier->grams && is_part_filled(load, carrier)
               ? size_g - carrier->grams
               : 0;
}

static void count(struct sw_run *run, const struct sw_open_load *load,
                  const struct sw_item *carrier)
{
    struct sw_gather_totals *totals = &load->gather->totals;
    if (!run->in_window) {
        return;
    }
    totals->loads++;
    totals->lots += carrier->pending;
    totals->grams += carrier->grams;
    totals->left += load->lots.count;
    if (is_part_filled(load, carrier)) {
        totals->part_filled++;
        totals->surplus_g += room_left(load, carrier);
    }
}

/* Those that fit, in the order in which they came; the first in any case. */
static void take_lots(struct sw_run *run, struct sw_open_load *load,
                      struct sw_item *carrier)
{
    struct sw_gather *gather = load->gather;
    do {
        struct sw_item *lot = load->lots.first;
        sw_item_list_remove(&load->lots, lot);
        load->grams -= lot->grams;
        if (run->in_window) {
            gather->totals.wait_us += sw_run_now(run) - lot->since_us;
        }
        sw_item_book(run, lot, gather->step, SW_CLASS_BATCH);
        sw_record_waiting(run, gather->step, -1);
        sw_carrier_load(carrier, lot);
    } while (load->lots.first != NULL &&
             goes_too(gather->plan, carrier, load->lots.first));
}

static void close_load(struct sw_run *run, struct sw_open_load *load)
{
    struct sw_gather *gather = load->gather;
    const struct sw_step *step = gather->step;
    assert(load->lots.count > 0);
    sw_engine_cancel(run->engine, load->timer);
    load->timer = (struct sw_event){0};
    load->released = false;

    struct sw_item *carrier = sw_item_create(run, SW_ITEM_CARRIER);
    gather->closed++;
    carrier->entity = sw_hash_pair(gather->plan->entity, gather->closed);
    take_lots(run, load, carrier);
    count(run, load, carrier);
    int64_t rest_g = room_left(load, carrier);
    if (gather->plan->uses != NULL && rest_g > 0) {
        rest_g -= gather->plan->uses(run, step, carrier, rest_g);
    }
    if (step->costs != NULL) {
        sw_cost_loaded(run, step, carrier, rest_g);
    }
    gather->plan->closed(run, step, carrier);
}

/* Lots that join may fill it, and close it. */
static void waited_long_enough(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_open_load *load = self;
    const struct sw_gather *gather = load->gather;
    const uint64_t closed = gather->closed;
    if (gather->plan->fill_up != NULL) {
        gather->plan->fill_up(run, gather->step, &load->lots,
                              gather->plan->size_g - load->grams);
    }
    if (gather->closed == closed) {
        close_load(run, load);
    }
}

/* What fits into one load goes in one, the rest in more. */
static void goes_at_once(void *context, void *self)
{
    struct sw_open_load *load = self;
    while (load->lots.count > 0) {
        close_load(context, load);
    }
}

static struct sw_open_load *load_of(const struct sw_gather *gather,
                                    const struct sw_order *order)
{
    const uint32_t *keys = gather->plan->keys;
    return &gather->open[keys != NULL ? keys[order->product->index] : 0];
}

static struct sw_open_load *load_for(const struct sw_gather *gather,
                                     const struct sw_item *lot)
{
    return load_of(gather, lot->order);
}

/* The load closes when its first lot has waited long enough. */
static void set_timer(struct sw_run *run, struct sw_open_load *load)
{
    const int64_t max_wait_us = load->gather->plan->max_wait_us;
    if (load->released) {
        load->timer = sw_engine_schedule(run->engine, sw_run_now(run),
                                         SW_PHASE_CHOICE, goes_at_once, load);
    } else if (max_wait_us > 0) {
        load->timer = sw_engine_schedule(
            run->engine, load->lots.first->since_us + max_wait_us,
            SW_PHASE_TIMER, waited_long_enough, load);
    }
}

void sw_gather_withdraw(struct sw_run *run, struct sw_gather *gather,
                        struct sw_item *lot)
{
    struct sw_open_load *load = load_for(gather, lot);
    const bool first = load->lots.first == lot;
    sw_item_list_remove(&load->lots, lot);
    load->grams -= lot->grams;
    sw_item_book(run, lot, gather->step, SW_CLASS_BATCH);
    sw_record_waiting(run, gather->step, -1);
    if (first) {
        (void)sw_engine_cancel(run->engine, load->timer);
        load->timer = (struct sw_event){0};
        load->released = load->released && load->lots.first != NULL;
        if (load->lots.first != NULL) {
            set_timer(run, load);
        }
    }
}

static bool has_lot_of(const struct sw_open_load *load,
                       const struct sw_order *order)
{
    const struct sw_item *lot = load->lots.first;
    while (lot != NULL && lot->order != order) {
        lot = lot->next;
    }
    return lot != NULL;
}

bool sw_gather_release(struct sw_run *run, struct sw_gather *gather,
                       const struct sw_order *order)
{
    struct sw_open_load *load = load_of(gather, order);
    if (!has_lot_of(load, order)) {
        return false;
    }
    if (!load->released) {
        (void)sw_engine_cancel(run->engine, load->timer);
        load->released = true;
        set_timer(run, load);
    }
    return true;
}

void sw_gather_join(struct sw_run *run, struct sw_gather *gather,
                    struct sw_item *lot)
{
    struct sw_open_load *load = load_for(gather, lot);
    const bool timetable = gather->plan->timetable;
    while (!timetable && !fits(load, lot)) {
        close_load(run, load);
    }
    sw_record_waiting(run, gather->step, +1);
    sw_item_list_add(&load->lots, lot);
    load->grams += lot->grams;
    if (load->lots.count == 1) {
        set_timer(run, load);
    }
    if (!timetable && is_full(load)) {
        close_load(run, load);
    }
}

void sw_gather_close_all(struct sw_run *run, struct sw_gather *gather)
{
    for (size_t i = 0; i < gather->plan->key_count; i++) {
        struct sw_open_load *load = &gather->open[i];
        if (load->lots.count > 0) {
            close_load(run, load);
        }
    }
}

void sw_gather_join_all(struct sw_run *run, struct sw_gather *gather,
                        struct sw_item_list *lots)
{
    struct sw_open_load *load = load_for(gather, lots->first);
    const int64_t grams = grams_of_order(lots->first, NULL);
    if (!gather->plan->timetable && load->lots.count > 0 &&
        would_split(gather->plan, load->grams, load->lots.count, grams,
                    lots->count)) {
        close_load(run, load);
    }
    while (lots->first != NULL) {
        struct sw_item *lot = lots->first;
        sw_item_list_remove(lots, lot);
        sw_gather_join(run, gather, lot);
    }
}

bool sw_gather_close_oldest(struct sw_run *run, struct sw_gather *gather)
{
    struct sw_open_load *oldest = NULL;
    for (size_t i = 0; i < gather->plan->key_count; i++) {
        struct sw_open_load *load = &gather->open[i];
        if (load->lots.count > 0 &&
            (oldest == NULL ||
             load->lots.first->entered_us < oldest->lots.first->entered_us)) {
            oldest = load;
        }
    }
    if (oldest == NULL) {
        return false;
    }
    close_load(run, oldest);
    return true;
}

bool sw_gather_may_never_close(const struct sw_gather_plan *plan)
{
    return plan->max_wait_us == 0 && plan->lots != 1 && !plan->timetable;
}

double sw_gather_share(const struct sw_gather_plan *plan, double grams)
{
    const double by_weight =
        plan->size_g > 0 ? grams / (double)plan->size_g : 0.0;
    const double by_lots = plan->lots > 0 ? 1.0 / (double)plan->lots : 0.0;
    return by_weight > by_lots ? by_weight : by_lots;
}

void sw_gather_fill(const struct sw_gather *gather, struct sw_total *fill)
{
    const struct sw_gather_plan *plan = gather->plan;
    const struct sw_gather_totals *totals = &gather->totals;
    if (plan->size_g > 0) {
        fill->numerator = (double)totals->grams;
        fill->denominator = (double)totals->loads * (double)plan->size_g;
    } else {
        fill->numerator = (double)totals->lots;
        fill->denominator = (double)totals->loads * (double)plan->lots;
    }
}

double sw_gather_window_us(const struct sw_run *run)
{
    if (run->window_from_us == SW_NEVER_US) {
        return 0.0;
    }
    const int64_t to_us =
        run->window_to_us == SW_NEVER_US ? sw_run_now(run) : run->window_to_us;
    return (double)(to_us - run->window_from_us);
}
