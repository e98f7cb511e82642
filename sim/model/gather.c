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

static bool is_full(const struct sw_open_load *load)
{
    const struct sw_gather *gather = load->gather;
    return load->grams >= gather->full_g ||
           (gather->plan->lots > 0 && load->lots.count >= gather->plan->lots);
}

/* A lot larger than a load goes alone. */
static bool fits(const struct sw_open_load *load, const struct sw_item *lot)
{
    const int64_t size_g = load->gather->plan->size_g;
    return load->lots.count == 0 || size_g == 0 ||
           load->grams + lot->grams <= size_g;
}

/* What a load that is not full leaves room for. */
static int64_t room_left(const struct sw_open_load *load)
{
    const int64_t size_g = load->gather->plan->size_g;
    return size_g > load->grams && !is_full(load) ? size_g - load->grams : 0;
}

static void count(struct sw_run *run, const struct sw_open_load *load)
{
    struct sw_gather_totals *totals = &load->gather->totals;
    if (!run->in_window) {
        return;
    }
    totals->loads++;
    totals->lots += load->lots.count;
    totals->grams += load->grams;
    if (!is_full(load)) {
        totals->part_filled++;
        totals->surplus_g += room_left(load);
    }
    const int64_t now_us = sw_run_now(run);
    for (const struct sw_item *lot = load->lots.first; lot != NULL;
         lot = lot->next) {
        totals->wait_us += now_us - lot->entered_us;
    }
}

static void close_load(struct sw_run *run, struct sw_open_load *load)
{
    struct sw_gather *gather = load->gather;
    const struct sw_step *step = gather->step;
    assert(load->lots.count > 0);
    sw_engine_cancel(run->engine, load->timer);
    load->timer = (struct sw_event){0};
    count(run, load);
    const int64_t room_left_g = room_left(load);

    struct sw_item *carrier = sw_item_create(run, SW_ITEM_CARRIER);
    gather->closed++;
    carrier->entity = sw_hash_pair(gather->plan->entity, gather->closed);
    while (load->lots.first != NULL) {
        struct sw_item *lot = load->lots.first;
        sw_item_list_remove(&load->lots, lot);
        sw_item_book(run, lot, step, SW_CLASS_BATCH);
        sw_record_waiting(run, step, -1);
        sw_carrier_load(carrier, lot);
    }
    load->grams = 0;
    if (step->costs != NULL) {
        sw_cost_loaded(run, step, carrier, room_left_g);
    }
    gather->plan->closed(run, step, carrier);
}

static void waited_long_enough(void *context, void *self)
{
    close_load(context, self);
}

static struct sw_open_load *load_for(const struct sw_gather *gather,
                                     const struct sw_item *lot)
{
    const uint32_t *keys = gather->plan->keys;
    return &gather->open[keys != NULL ? keys[lot->order->product->index] : 0];
}

void sw_gather_join(struct sw_run *run, struct sw_gather *gather,
                    struct sw_item *lot)
{
    struct sw_open_load *load = load_for(gather, lot);
    while (!fits(load, lot)) {
        close_load(run, load);
    }
    const int64_t max_wait_us = gather->plan->max_wait_us;
    if (load->lots.count == 0 && max_wait_us > 0) {
        load->timer =
            sw_engine_schedule(run->engine, sw_run_now(run) + max_wait_us,
                               SW_PHASE_TIMER, waited_long_enough, load);
    }
    sw_record_waiting(run, gather->step, +1);
    sw_item_list_add(&load->lots, lot);
    load->grams += lot->grams;
    if (is_full(load)) {
        close_load(run, load);
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
    return plan->max_wait_us == 0 && plan->lots != 1;
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
