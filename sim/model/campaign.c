#include "model/campaign.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/item_way.h"
#include "model/record.h"
#include "model/requeue.h"
#include "model/service.h"
#include "model/unit.h"

#include <assert.h>

static struct sw_resource_state *state_of(const struct sw_run *run,
                                          const struct sw_campaign *campaign)
{
    return &run->resources[campaign->step->resource->index];
}

static const struct sw_campaign_family *
family_of(const struct sw_campaign *campaign)
{
    return &campaign->plan->families[campaign->family];
}

/* --------------------------------------------------------------- serving -- */

/* A campaign takes a lot at least, however heavy. */
static bool has_room(const struct sw_campaign *campaign,
                     const struct sw_item *lot)
{
    const struct sw_campaign_family *family = family_of(campaign);
    if (campaign->taken == 0) {
        return true;
    }
    return (family->max_lots == 0 ||
            campaign->taken < (uint64_t)family->max_lots) &&
           (family->max_g == 0 ||
            campaign->taken_g + lot->grams <= family->max_g) &&
           (family->max_us == 0 ||
            campaign->taken_us + lot->work_us <= family->max_us);
}

static void take(struct sw_campaign *campaign, const struct sw_item *lot)
{
    campaign->taken++;
    campaign->taken_g += lot->grams;
    campaign->taken_us += lot->work_us;
}

static void offer(struct sw_run *run, struct sw_campaign *campaign,
                  struct sw_item *lot)
{
    const struct sw_step *step = campaign->step;
    campaign->offered++;
    if (run->in_window) {
        campaign->totals.lots++;
        campaign->totals.grams += lot->grams;
    }
    sw_item_book(run, lot, step, SW_CLASS_CAMPAIGN);
    sw_service_ask(run, step, lot, lot->work_us);
}

/* -------------------------------------------------------------- sequence -- */

/* Of a heat the first lot's. */
static const struct sw_product *product_of(const struct sw_item *lot)
{
    return lot->kind == SW_ITEM_CARRIER ? lot->first->order->product
                                        : lot->order->product;
}

static int64_t width_of(const struct sw_item *lot)
{
    return product_of(lot)->settings->family.width_um;
}

/* May `lot` follow `last`, the lot before it in the campaign? */
static bool follows(const struct sw_campaign_plan *plan,
                    const struct sw_item *lot, const struct sw_item *last)
{
    if (plan->gauge_ratio == 0.0 || last == NULL) {
        return true;
    }
    const double a = (double)product_of(lot)->settings->family.gauge_um;
    const double b = (double)product_of(last)->settings->family.gauge_um;
    return a <= b * plan->gauge_ratio && b <= a * plan->gauge_ratio;
}

/* Who goes after `last`, the `place`-th of its campaign: with `width_falls` the
 * widest (in the staple the narrowest), of several the one that came first.
 * NULL if none may follow. */
static struct sw_item *next_of(const struct sw_campaign_plan *plan,
                               const struct sw_item_list *lots,
                               const struct sw_item *last, uint64_t place)
{
    const int64_t sign = place < (uint64_t)plan->staple ? -1 : 1;
    struct sw_item *best = NULL;
    for (struct sw_item *lot = lots->first; lot != NULL; lot = lot->next) {
        if (!follows(plan, lot, last)) {
            continue;
        }
        if (!plan->width_falls) {
            return lot;
        }
        if (best == NULL || sign * width_of(lot) > sign * width_of(best)) {
            best = lot;
        }
    }
    return best;
}

static void wait_in(struct sw_campaign_queue *queue, struct sw_item *lot)
{
    lot->goes_first = sw_item_goes_first(lot);
    if (lot->goes_first) {
        sw_item_list_add_first(&queue->lots, lot);
    } else {
        sw_item_list_add(&queue->lots, lot);
    }
    queue->grams += lot->grams;
    queue->work_us += lot->work_us;
}

static void wait_no_more(struct sw_campaign_queue *queue, struct sw_item *lot)
{
    sw_item_list_remove(&queue->lots, lot);
    queue->grams -= lot->grams;
    queue->work_us -= lot->work_us;
}

/* Those who may not follow wait for another campaign, before those who came
 * later. */
static void give_back(struct sw_campaign_queue *queue,
                      struct sw_item_list *lots)
{
    struct sw_item_list later = {0};
    while (lots->first != NULL && queue->lots.first != NULL) {
        struct sw_item *lot = queue->lots.first;
        wait_no_more(queue, lot);
        sw_item_list_add(&later, lot);
    }
    struct sw_item_list *const parts[] = {lots, &later};
    for (size_t i = 0; i < 2; i++) {
        while (parts[i]->first != NULL) {
            struct sw_item *lot = parts[i]->first;
            sw_item_list_remove(parts[i], lot);
            wait_in(queue, lot);
        }
    }
}

/* Lots are taken in the order in which they came, up to the maximum, and then
 * served in their sequence. */
static void open_campaign(struct sw_run *run, struct sw_campaign *campaign)
{
    const struct sw_campaign_plan *plan = campaign->plan;
    struct sw_campaign_queue *queue = &campaign->queues[campaign->family];
    struct sw_item_list gate = {0};
    campaign->taken = 0;
    campaign->taken_g = 0;
    campaign->taken_us = 0;
    campaign->totals.campaigns += run->in_window;
    queue->opened_us = sw_run_now(run);
    queue->released = false;
    while (queue->lots.first != NULL && has_room(campaign, queue->lots.first)) {
        struct sw_item *lot = queue->lots.first;
        wait_no_more(queue, lot);
        take(campaign, lot);
        sw_item_list_add(&gate, lot);
    }
    campaign->taking =
        plan->takes == SW_CAMPAIGN_EXHAUSTIVE && queue->lots.first == NULL;
    struct sw_item_list sequence = {0};
    struct sw_item *lot = NULL;
    while ((lot = next_of(plan, &gate, lot, sequence.count)) != NULL) {
        sw_item_list_remove(&gate, lot);
        sw_item_list_add(&sequence, lot);
    }
    give_back(queue, &gate);
    while (sequence.first != NULL) {
        lot = sequence.first;
        sw_item_list_remove(&sequence, lot);
        sw_record_waiting(run, campaign->step, -1);
        offer(run, campaign, lot);
    }
}

/* --------------------------------------------------------------- turning -- */

static void consider_later(struct sw_run *run, struct sw_campaign *campaign);

/* When the lot came that has waited longest: those that go first may have come
 * after the first of the others. */
static int64_t longest_since_us(const struct sw_campaign_queue *queue)
{
    const struct sw_item *lot = queue->lots.first;
    int64_t since_us = lot->entered_us;
    while (lot->goes_first && lot->next != NULL) {
        lot = lot->next;
        since_us = lot->entered_us < since_us ? lot->entered_us : since_us;
    }
    return since_us;
}

/* When `index` may open with the lots it has; SW_NEVER_US: not with these. */
static int64_t ready_us(const struct sw_run *run,
                        const struct sw_campaign *campaign, uint32_t index)
{
    const struct sw_campaign_family *family = &campaign->plan->families[index];
    const struct sw_campaign_queue *queue = &campaign->queues[index];
    int64_t at_us = sw_run_now(run);
    if (queue->lots.count < family->min_lots || queue->grams < family->min_g ||
        queue->work_us < family->min_us) {
        if (family->max_wait_us == 0 || queue->lots.first == NULL) {
            return SW_NEVER_US;
        }
        at_us = longest_since_us(queue) + family->max_wait_us;
    }
    if (family->every_us > 0 && queue->opened_us != SW_NEVER_US &&
        queue->opened_us + family->every_us > at_us) {
        at_us = queue->opened_us + family->every_us;
    }
    return at_us;
}

/* The first in the cycle that is released; their number if none is. */
static uint32_t released_family(const struct sw_campaign *campaign)
{
    const uint32_t count = (uint32_t)campaign->plan->family_count;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t index = (campaign->family + 1 + i) % count;
        if (campaign->queues[index].released) {
            return index;
        }
    }
    return count;
}

/* The family that may open now; if none, their number, and `due_us` is when one
 * may if no more lots come. */
static uint32_t next_family(const struct sw_run *run,
                            const struct sw_campaign *campaign, int64_t *due_us)
{
    const struct sw_campaign_plan *plan = campaign->plan;
    const uint32_t count = (uint32_t)plan->family_count;
    const bool any = plan->next == SW_CAMPAIGN_WAITING;
    const uint32_t first = campaign->family + (campaign->number > 0 ? 1 : 0);
    const uint32_t released = released_family(campaign);
    *due_us = SW_NEVER_US;
    if (released < count) {
        return released;
    }
    for (uint32_t i = 0; i < (any ? count : 1); i++) {
        const uint32_t index = (first + i) % count;
        if (any && campaign->queues[index].lots.first == NULL) {
            continue;
        }
        const int64_t at_us = ready_us(run, campaign, index);
        if (at_us <= sw_run_now(run)) {
            return index;
        }
        *due_us = at_us < *due_us ? at_us : *due_us;
    }
    return count;
}

/* Those who wait for the family have waited for the changeover to begin, and
 * then for it, while it went on. */
static void book_turn(struct sw_run *run, const struct sw_campaign *campaign,
                      struct sw_item *lot)
{
    const struct sw_resource_state *state = state_of(run, campaign);
    const struct sw_step *step = campaign->step;
    int64_t closed_us = lot->mark_closed_us;
    int64_t down_us = lot->mark_down_us;
    if (lot->since_us < campaign->turn_us) {
        sw_item_book_part(lot, step, SW_CLASS_CAMPAIGN,
                          campaign->turn_us - lot->since_us);
        closed_us = campaign->turn_closed_us;
        down_us = campaign->turn_down_us;
    }
    closed_us = sw_units_closed_us(state) - closed_us;
    down_us = sw_units_down_us(state) - down_us;
    if (closed_us > 0) {
        sw_item_book_part(lot, step, SW_CLASS_CLOSED, closed_us);
    }
    if (down_us > 0) {
        sw_item_book_part(lot, step, SW_CLASS_DOWN, down_us);
    }
    sw_item_book(run, lot, step, SW_CLASS_SETUP);
}

/* An empty campaign in a fixed cycle is over at once. */
static void begin(struct sw_run *run, struct sw_campaign *campaign)
{
    campaign->turning = false;
    open_campaign(run, campaign);
    if (campaign->offered == 0) {
        consider_later(run, campaign);
    }
}

static void begin_turned(void *context, void *self)
{
    begin(context, self);
}

static void turn_to(struct sw_run *run, struct sw_campaign *campaign,
                    uint32_t index)
{
    const struct sw_campaign_plan *plan = campaign->plan;
    const struct sw_drawn *change =
        &plan->families[index].change_from[campaign->family];
    const bool turns = change->distribution != NULL &&
                       (index != campaign->family ||
                        (plan->change_always && campaign->number > 0));
    campaign->number++;
    campaign->taking = false;
    campaign->family = index;
    if (!turns) {
        begin(run, campaign);
        return;
    }
    const struct sw_resource_state *state = state_of(run, campaign);
    campaign->turning = true;
    campaign->turn_us = sw_run_now(run);
    campaign->turn_closed_us = sw_units_closed_us(state);
    campaign->turn_down_us = sw_units_down_us(state);
    struct sw_item *turn = sw_item_create(run, SW_ITEM_CARRIER);
    turn->at = &plan->turn;
    turn->entity = sw_hash_pair(plan->entity, campaign->number);
    sw_service_ask(run, campaign->step, turn,
                   sw_run_draw(run, change, turn->entity, 0));
}

/* Nothing is left to serve: the next campaign, if one may open. */
static void consider(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_campaign *campaign = self;
    campaign->considering = false;
    if (campaign->turning || campaign->offered > 0) {
        return;
    }
    int64_t due_us = SW_NEVER_US;
    const uint32_t index = next_family(run, campaign, &due_us);
    (void)sw_engine_cancel(run->engine, campaign->timer);
    campaign->timer = (struct sw_event){0};
    if (index < campaign->plan->family_count) {
        turn_to(run, campaign, index);
    } else if (due_us != SW_NEVER_US) {
        campaign->timer = sw_engine_schedule(run->engine, due_us,
                                             SW_PHASE_TIMER, consider, self);
    }
}

static void consider_later(struct sw_run *run, struct sw_campaign *campaign)
{
    if (!campaign->considering) {
        campaign->considering = true;
        (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_CHOICE,
                                 consider, campaign);
    }
}

/* The lots of this very instant are there before the campaign opens. */
static void has_turned(struct sw_run *run, struct sw_campaign *campaign,
                       const struct sw_item *turn)
{
    if (run->in_window) {
        state_of(run, campaign)->setup_us += turn->work_us;
    }
    for (struct sw_item *lot = campaign->queues[campaign->family].lots.first;
         lot != NULL; lot = lot->next) {
        book_turn(run, campaign, lot);
    }
    (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_CHOICE,
                             begin_turned, campaign);
}

/* -------------------------------------------------------- coming and going --
 */

void sw_campaign_join(struct sw_run *run, struct sw_campaign *campaign,
                      struct sw_item *lot)
{
    const uint32_t index = campaign->plan->family_of[product_of(lot)->index];
    lot->work_us = sw_service_work(run, campaign->step, lot);
    if (campaign->taking && index == campaign->family) {
        if (has_room(campaign, lot)) {
            take(campaign, lot);
            offer(run, campaign, lot);
            return;
        }
        campaign->taking = false;
    }
    const struct sw_resource_state *state = state_of(run, campaign);
    struct sw_campaign_queue *queue = &campaign->queues[index];
    lot->mark_closed_us = sw_units_closed_us(state);
    lot->mark_down_us = sw_units_down_us(state);
    wait_in(queue, lot);
    sw_record_waiting(run, campaign->step, +1);
    if (!campaign->turning && campaign->offered == 0) {
        consider_later(run, campaign);
    }
}

static void stop_offering(struct sw_run *run, struct sw_campaign *campaign)
{
    campaign->offered--;
    if (campaign->offered == 0) {
        campaign->taking = campaign->taking && !campaign->plan->closes;
        consider_later(run, campaign);
    }
}

void sw_campaign_withdraw(struct sw_run *run, struct sw_campaign *campaign,
                          struct sw_item *lot)
{
    const uint32_t index =
        campaign->plan->family_of[lot->order->product->index];
    struct sw_campaign_queue *queue = &campaign->queues[index];
    if (!sw_item_list_holds(&queue->lots, lot)) {
        stop_offering(run, campaign);
        sw_service_withdraw(run, campaign->step, lot);
        return;
    }
    wait_no_more(queue, lot);
    queue->released = queue->released && queue->lots.first != NULL;
    sw_record_waiting(run, campaign->step, -1);
    if (lot->since_us == sw_run_now(run)) {
        return;
    }
    if (campaign->turning && index == campaign->family) {
        book_turn(run, campaign, lot);
    } else {
        sw_item_book(run, lot, campaign->step, SW_CLASS_CAMPAIGN);
    }
}

void sw_campaign_requeue(struct sw_run *run, struct sw_campaign *campaign,
                         struct sw_item *lot)
{
    const uint32_t index = campaign->plan->family_of[product_of(lot)->index];
    struct sw_campaign_queue *queue = &campaign->queues[index];
    if (!sw_item_list_holds(&queue->lots, lot)) {
        sw_requeue_service(run, campaign->step, lot);
    } else if (sw_item_goes_first(lot) && !lot->goes_first) {
        wait_no_more(queue, lot);
        wait_in(queue, lot);
    }
}

static bool has_lot_of(const struct sw_campaign_queue *queue,
                       const struct sw_order *order)
{
    for (const struct sw_item *lot = queue->lots.first; lot != NULL;
         lot = lot->next) {
        const bool heat = lot->kind == SW_ITEM_CARRIER;
        for (const struct sw_item *rider = heat ? lot->first : lot;
             rider != NULL; rider = heat ? rider->next : NULL) {
            if (rider->order == order) {
                return true;
            }
        }
    }
    return false;
}

bool sw_campaign_release(struct sw_run *run, const struct sw_step *step,
                         struct sw_order *order)
{
    struct sw_campaign *campaign = run->steps[step->index].own;
    bool found = false;
    for (uint32_t i = 0; i < campaign->plan->family_count; i++) {
        struct sw_campaign_queue *queue = &campaign->queues[i];
        const bool comes = campaign->turning && i == campaign->family;
        if (!comes && has_lot_of(queue, order)) {
            queue->released = true;
            found = true;
        }
    }
    if (found) {
        campaign->taking = false;
        if (!campaign->turning && campaign->offered == 0) {
            consider_later(run, campaign);
        }
    }
    return found;
}

void sw_campaign_served(struct sw_run *run, struct sw_campaign *campaign,
                        struct sw_item *item)
{
    const bool turn = item->at == &campaign->plan->turn;
    sw_service_release(run, item);
    if (turn) {
        has_turned(run, campaign, item);
        sw_item_destroy(run, item);
        return;
    }
    stop_offering(run, campaign);
    sw_item_leave(run, campaign->step, item);
}

void sw_campaign_start(struct sw_run *run, struct sw_campaign *campaign,
                       const struct sw_campaign_plan *plan,
                       const struct sw_step *step)
{
    assert(plan->family_count > 0);
    *campaign = (struct sw_campaign){
        .plan = plan,
        .step = step,
        .queues =
            sw_new_array(plan->family_count, sizeof(struct sw_campaign_queue)),
    };
    for (size_t i = 0; i < plan->family_count; i++) {
        campaign->queues[i].opened_us = SW_NEVER_US;
    }
    consider_later(run, campaign);
}

void sw_campaign_stop(struct sw_campaign *campaign)
{
    sw_free(campaign->queues);
    campaign->queues = NULL;
}
