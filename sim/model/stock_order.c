#include "model/stock_order.h"

#include "base/memory.h"
#include "model/order.h"
#include "model/replenish.h"
#include "model/stock_shelf.h"

#include <assert.h>

/* --------------------------------------------------------------- placing -- */

struct sw_stock *sw_stock_of(const struct sw_run *run,
                             const struct sw_step *step)
{
    return run->steps[step->index].own;
}

static void note_order(struct sw_run *run, struct sw_shelf *shelf,
                       uint64_t number, int64_t grams)
{
    shelf->orders = sw_stock_queue(shelf->orders, sizeof(struct sw_stock_order),
                                   &shelf->order_first, shelf->order_count);
    shelf->orders = sw_reserve_array(
        shelf->orders, &shelf->order_capacity,
        shelf->order_first + shelf->order_count + 1, sizeof(*shelf->orders));
    shelf->orders[shelf->order_first + shelf->order_count++] =
        (struct sw_stock_order){number, sw_run_now(run), false};
    if (run->in_window) {
        shelf->counts.orders++;
        shelf->counts.ordered_g += grams;
    }
}

int64_t sw_stock_place_order(struct sw_run *run, struct sw_shelf *shelf,
                             int64_t grams)
{
    const struct sw_stock *stock = sw_stock_of(run, shelf->step);
    const int64_t multiple_g = shelf->article->settings->multiple_g;
    if (multiple_g > 0) {
        grams = (grams + multiple_g - 1) / multiple_g * multiple_g;
    }
    shelf->number++;
    sw_stock_change(run, &shelf->on_order, +grams);
    note_order(run, shelf, shelf->number, grams);
    struct sw_project *project =
        sw_project_create(run, &shelf->article->demand, shelf->number);
    const struct sw_order_entry entry = {
        .product = shelf->article->made,
        .project = project,
        .entity = project->entity,
        .class_index = stock->plan->class_index,
        .grams = grams,
        .requested_us = SW_NEVER_US,
        .promised_us = SW_NEVER_US,
    };
    sw_order_enter(run, &entry);
    sw_project_release(run, project);
    return grams;
}

static void note_period(struct sw_run *run, struct sw_shelf *shelf,
                        int64_t order_g)
{
    struct sw_stock_counts *counts = &shelf->counts;
    if (run->in_window) {
        const sw_int128 order = order_g;
        const sw_int128 asked = shelf->asked_g;
        counts->reviews++;
        counts->period_order_g += order_g;
        counts->period_asked_g += shelf->asked_g;
        counts->period_order_square += order * order;
        counts->period_asked_square += asked * asked;
    }
    shelf->asked_g = 0;
}

static int64_t ask_rule(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct sw_article *article = shelf->article;
    const bool orders = article->made != NULL && article->rule->order != NULL;
    return orders ? article->rule->order(run, shelf) : 0;
}

static void review_now(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_shelf *shelf = self;
    shelf->considering = false;
    const int64_t grams = ask_rule(run, shelf);
    if (grams > 0) {
        (void)sw_stock_place_order(run, shelf, grams);
    }
}

/* The position has changed; one look at the end of the instant will do. */
void sw_stock_look_again(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct sw_article *article = shelf->article;
    if (article->settings->every_us == 0 && article->made != NULL &&
        !shelf->considering) {
        shelf->considering = true;
        (void)sw_engine_schedule(run->engine, sw_run_now(run), SW_PHASE_TIMER,
                                 review_now, shelf);
    }
}

static void schedule_review(struct sw_run *run, struct sw_shelf *shelf);

static void review_periodically(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_shelf *shelf = self;
    shelf->reviews++;
    const int64_t grams = ask_rule(run, shelf);
    note_period(run, shelf, grams);
    shelf->review_us += shelf->article->settings->every_us;
    schedule_review(run, shelf);
    if (grams > 0) {
        (void)sw_stock_place_order(run, shelf, grams);
    }
}

static void schedule_review(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct sw_stock *stock = sw_stock_of(run, shelf->step);
    const struct sw_calendar *calendar = shelf->article->calendar;
    int64_t at_us = shelf->review_us;
    if (calendar != NULL) {
        at_us = sw_calendar_finish(calendar, at_us, 0);
    }
    const int64_t now_us = sw_run_now(run);
    (void)sw_engine_schedule_turn(run->engine, at_us < now_us ? now_us : at_us,
                                  stock->plan->review, review_periodically,
                                  shelf);
}

void sw_stock_begin_reviews(struct sw_run *run, struct sw_shelf *shelf)
{
    const struct sw_article *article = shelf->article;
    if (article->rule->memory != NULL) {
        shelf->history =
            sw_new_array(article->rule->memory(article), sizeof(int64_t));
    }
    shelf->review_us = article->settings->first_us;
    if (article->settings->every_us > 0) {
        schedule_review(run, shelf);
    } else {
        sw_stock_look_again(run, shelf);
    }
}

/* -------------------------------------------------------------- receipts -- */

/* The first of the orders under way that is not received is at the front. */
static void drop_received(struct sw_shelf *shelf)
{
    while (shelf->order_count > 0 &&
           shelf->orders[shelf->order_first].received) {
        shelf->order_first++;
        shelf->order_count--;
        shelf->gone++;
    }
}

static void note_receipt(struct sw_run *run, struct sw_shelf *shelf,
                         uint64_t number)
{
    struct sw_stock_order *orders = shelf->orders + shelf->order_first;
    const int64_t placed_us = orders[shelf->matched - shelf->gone].placed_us;
    size_t i = 0;
    while (orders[i].number != number) {
        i++;
    }
    assert(i < shelf->order_count);
    orders[i].received = true;
    shelf->matched++;
    if (run->in_window) {
        const sw_int128 lead_us = sw_run_now(run) - placed_us;
        shelf->counts.receipts++;
        shelf->counts.overtaking += i > 0 && !orders[i - 1].received;
        shelf->counts.lead_us += lead_us;
        shelf->counts.lead_square += lead_us * lead_us;
    }
    drop_received(shelf);
}

void sw_stock_order_closed(struct sw_run *run, const struct sw_order *order)
{
    const struct sw_product *product = order->product;
    struct sw_shelf *shelf =
        &sw_stock_of(run, product->into)->shelves[product->article];
    note_receipt(run, shelf, order->project->number);
    if (order->stocked_g != order->grams) {
        sw_stock_change(run, &shelf->on_order, order->stocked_g - order->grams);
        sw_stock_look_again(run, shelf);
    }
}
