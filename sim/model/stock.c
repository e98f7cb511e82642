#include "model/stock.h"

#include "base/hash.h"
#include "base/memory.h"
#include "model/item_way.h"
#include "model/order.h"
#include "model/record.h"
#include "model/step_check.h"
#include "model/step_wip_cap.h"
#include "model/stock_cost.h"
#include "model/stock_order.h"
#include "model/stock_shelf.h"

#include <assert.h>
#include <string.h>

/* ------------------------------------------------------------ taking out -- */

/* Grams of material that the lot takes; where hits skip steps, a lot of the
 * stock lacks what those would have lost. */
static int64_t grams_as(const struct sw_stock_plan *plan,
                        const struct sw_item *lot)
{
    if (plan->hit_to == NULL) {
        return lot->grams;
    }
    const struct sw_op *to =
        sw_product_target(lot->order->product, plan->hit_to);
    assert(to != NULL);
    return sw_item_gross(to, lot->net_g);
}

static int64_t grams_taken(const struct sw_stock_plan *plan, int64_t grams)
{
    return plan->takes == 1.0 ? grams
                              : (int64_t)((double)grams * plan->takes + 0.5);
}

static const struct sw_suited *suited_to(const struct sw_stock_plan *plan,
                                         const struct sw_item *lot)
{
    return &plan->suited[lot->order->product->index];
}

/* Grams of it that may be taken now. */
static int64_t there(const struct sw_stock *stock, const struct sw_shelf *shelf)
{
    return stock->not_giving > 0 ? 0 : shelf->on_hand.value;
}

/* The best article of which there is enough; NULL if of none. */
static struct sw_shelf *find_enough(const struct sw_stock *stock,
                                    const struct sw_item *lot, int64_t grams)
{
    const struct sw_suited *suited = suited_to(stock->plan, lot);
    for (size_t i = 0; i < suited->count; i++) {
        struct sw_shelf *shelf = &stock->shelves[suited->articles[i]];
        if (there(stock, shelf) >= grams) {
            return shelf;
        }
    }
    return NULL;
}

/* The article that suits best; NULL if none does. */
static struct sw_shelf *best_shelf(const struct sw_stock *stock,
                                   const struct sw_item *lot)
{
    const struct sw_suited *suited = suited_to(stock->plan, lot);
    return suited->count == 0 ? NULL : &stock->shelves[suited->articles[0]];
}

static void take_out(struct sw_run *run, struct sw_shelf *shelf,
                     const struct sw_item *lot, int64_t grams)
{
    sw_shelf_take(run, shelf, lot->order->product->index, grams);
    sw_stock_look_again(run, shelf);
}

/* The lot has all its material: what was to be made of it is not made. */
static void go_with_material(struct sw_run *run, struct sw_stock *stock,
                             struct sw_item *lot)
{
    const struct sw_stock_plan *plan = stock->plan;
    const int64_t grams = grams_as(plan, lot);
    sw_record_from_stock(run, lot, grams, grams_taken(plan, grams));
    lot->grams = grams;
    lot->steel = UINT8_MAX;
    sw_item_book(run, lot, stock->step, SW_CLASS_MATERIAL);
    sw_item_note_start(run, stock->step, lot);
    if (plan->hit_to != NULL) {
        sw_item_send_to(lot, plan->hit_to);
    }
    sw_item_leave(run, stock->step, lot);
}

/* --------------------------------------------------------------- waiting -- */

/* So much of a lot, of which material is there, as a lot of its own. It draws
 * as the part of its lot, whatever else of the order was split; parts that are
 * cut of the lot later are other ones. */
static struct sw_item *split_off(struct sw_run *run,
                                 const struct sw_stock *stock,
                                 struct sw_item *lot, int64_t grams)
{
    struct sw_order *order = lot->order;
    struct sw_item *part = sw_item_create(run, SW_ITEM_LOT);
    sw_item_take_history(run, part, lot);
    memcpy(part->visits, lot->visits,
           run->model->visit_count * sizeof(uint16_t));
    order->lot_count++;
    order->items_open++;
    sw_order_count_lots(order, 1);
    part->order = order;
    part->lot = order->lot_count;
    part->entity = sw_hash_pair(sw_hash_pair(lot->entity, stock->plan->ahead),
                                ++lot->ahead);
    part->at = lot->at;
    part->entered_us = lot->entered_us;
    part->passed = lot->passed;
    part->grams = grams;
    part->net_g = (int64_t)((sw_int128)lot->net_g * grams / lot->grams);
    lot->grams -= part->grams;
    lot->net_g -= part->net_g;
    sw_wip_cap_count(run, part, lot->caps);
    sw_record_enter(run, lot->at->step);
    return part;
}

/* Part of what the lot, which waits, needs has been taken for it. What goes
 * ahead may bring more here: the lot may be gone when this returns. */
static void set_aside(struct sw_run *run, struct sw_stock *stock,
                      struct sw_item *lot, int64_t grams)
{
    if (stock->plan->splits && grams > 0) {
        go_with_material(run, stock, split_off(run, stock, lot, grams));
    } else {
        stock->aside_g += grams;
    }
}

static struct sw_item_list *list_of(const struct sw_stock *stock,
                                    const struct sw_item *lot)
{
    return &stock->waiting[lot->waits_in];
}

static bool goes_before(const struct sw_item *a, const struct sw_item *b)
{
    return a->rank != b->rank ? a->rank < b->rank : a->ticket < b->ticket;
}

static void join(const struct sw_run *run, struct sw_stock *stock,
                 struct sw_item *lot)
{
    const struct sw_order *order = lot->order;
    const uint32_t class_index =
        stock->plan->by_priority ? order->class_index : 0;
    lot->waits_in =
        order->product->index * (uint32_t)stock->waiting_lists + class_index;
    lot->rank = sw_item_goes_first(lot) ? INT64_MIN
                : stock->plan->by_priority
                    ? run->model->classes[class_index].priority
                    : 0;
    struct sw_item_list *list = list_of(stock, lot);
    struct sw_item *behind = NULL;
    struct sw_item *ahead = list->last;
    while (ahead != NULL && goes_before(lot, ahead)) {
        behind = ahead;
        ahead = ahead->previous;
    }
    sw_item_list_insert(list, lot, behind);
}

static void wait_for(struct sw_run *run, struct sw_stock *stock,
                     struct sw_shelf *shelf, struct sw_item *lot,
                     int64_t lacks_g)
{
    lot->lacks_g = lacks_g;
    lot->ticket = stock->arrivals++;
    join(run, stock, lot);
    stock->waiting_count++;
    sw_stock_change(run, &shelf->backorders, +lacks_g);
    sw_record_waiting(run, stock->step, +1);
    sw_stock_look_again(run, shelf);
}

void sw_stock_requeue(struct sw_run *run, const struct sw_step *step,
                      struct sw_item *lot)
{
    struct sw_stock *stock = sw_stock_of(run, step);
    sw_item_list_remove(list_of(stock, lot), lot);
    join(run, stock, lot);
}

/* How much lots of the product may lack to get what is on the shelf: any number
 * of grams if it suits them best, else no more than there is, or none. */
static int64_t most_lacking(const struct sw_stock *stock,
                            const struct sw_shelf *shelf, size_t product)
{
    const struct sw_suited *suited = &stock->plan->suited[product];
    for (size_t i = 0; i < suited->count; i++) {
        if (suited->articles[i] == shelf->article->index) {
            return i == 0 ? INT64_MAX : shelf->on_hand.value;
        }
    }
    return 0;
}

/* The first in the list that lacks no more, if it goes before `first`. */
static struct sw_item *first_lacking(const struct sw_item_list *list,
                                     int64_t most_g, struct sw_item *first)
{
    for (struct sw_item *lot = list->first;
         lot != NULL && (first == NULL || goes_before(lot, first));
         lot = lot->next) {
        if (lot->lacks_g <= most_g) {
            return lot;
        }
    }
    return first;
}

/* The first of those who wait that may have what is on the shelf. */
static struct sw_item *find_waiting(const struct sw_run *run,
                                    const struct sw_stock *stock,
                                    const struct sw_shelf *shelf)
{
    struct sw_item *first = NULL;
    for (size_t p = 0; p < run->model->product_count; p++) {
        const struct sw_item_list *lists =
            &stock->waiting[p * stock->waiting_lists];
        const int64_t most_g = most_lacking(stock, shelf, p);
        for (size_t k = 0; k < stock->waiting_lists && most_g > 0; k++) {
            first = first_lacking(&lists[k], most_g, first);
        }
    }
    return first;
}

static void stop_waiting(struct sw_run *run, struct sw_stock *stock,
                         struct sw_item *lot)
{
    sw_item_list_remove(list_of(stock, lot), lot);
    stock->waiting_count--;
    stock->aside_g -= grams_taken(stock->plan, grams_as(stock->plan, lot));
    sw_record_waiting(run, stock->step, -1);
    go_with_material(run, stock, lot);
}

static void serve_waiting(struct sw_run *run, struct sw_stock *stock,
                          struct sw_shelf *shelf)
{
    while (stock->waiting_count > 0 && there(stock, shelf) > 0) {
        struct sw_item *lot = find_waiting(run, stock, shelf);
        if (lot == NULL) {
            return;
        }
        const int64_t there_g = shelf->on_hand.value;
        const int64_t part_g = there_g < lot->lacks_g ? there_g : lot->lacks_g;
        take_out(run, shelf, lot, part_g);
        lot->lacks_g -= part_g;
        struct sw_shelf *best = best_shelf(stock, lot);
        sw_stock_change(run, &best->backorders, -part_g);
        sw_stock_look_again(run, best);
        if (lot->lacks_g == 0) {
            stock->aside_g += part_g;
            stop_waiting(run, stock, lot);
        } else {
            set_aside(run, stock, lot, part_g);
        }
    }
}

/* What has been put aside for it is there for others. */
void sw_stock_withdraw(struct sw_run *run, const struct sw_step *step,
                       struct sw_item *lot)
{
    struct sw_stock *stock = sw_stock_of(run, step);
    const struct sw_stock_plan *plan = stock->plan;
    struct sw_shelf *best = best_shelf(stock, lot);
    const int64_t aside_g =
        grams_taken(plan, grams_as(plan, lot)) - lot->lacks_g;
    sw_item_list_remove(list_of(stock, lot), lot);
    stock->waiting_count--;
    stock->aside_g -= aside_g;
    sw_record_waiting(run, step, -1);
    sw_item_book(run, lot, step, SW_CLASS_MATERIAL);
    sw_stock_change(run, &best->backorders, -lot->lacks_g);
    if (aside_g > 0) {
        sw_shelf_put(run, best, aside_g);
        serve_waiting(run, stock, best);
    }
    sw_stock_look_again(run, best);
}

/* --------------------------------------------------------------- serving -- */

static bool may_wait(const struct sw_stock *stock)
{
    const struct sw_stock_plan *plan = stock->plan;
    return plan->otherwise == SW_STOCK_WAIT &&
           (plan->backlog < 0 ||
            stock->waiting_count < (uint64_t)plan->backlog);
}

/* On along the route, as if there were no stock. */
static void go_without(struct sw_run *run, struct sw_stock *stock,
                       struct sw_item *lot)
{
    sw_item_book(run, lot, stock->step, SW_CLASS_MATERIAL);
    sw_item_note_start(run, stock->step, lot);
    sw_item_leave(run, stock->step, lot);
}

void sw_stock_serve(struct sw_run *run, struct sw_stock *stock,
                    struct sw_item *lot)
{
    const struct sw_stock_plan *plan = stock->plan;
    struct sw_shelf *best = best_shelf(stock, lot);
    if (best == NULL) {
        go_without(run, stock, lot);
        return;
    }
    const int64_t grams = grams_taken(plan, grams_as(plan, lot));
    struct sw_shelf *shelf = find_enough(stock, lot, grams);
    if (shelf != NULL) {
        sw_shelf_note_asked(run, best, grams, grams);
        take_out(run, shelf, lot, grams);
        go_with_material(run, stock, lot);
    } else if (plan->otherwise == SW_STOCK_MAKE) {
        sw_shelf_note_lost(run, best, grams);
        go_without(run, stock, lot);
    } else if (!may_wait(stock)) {
        sw_shelf_note_lost(run, best, grams);
        sw_item_turn_away(run, stock->step, lot);
    } else {
        const int64_t there_g = there(stock, best);
        sw_shelf_note_asked(run, best, grams, there_g);
        take_out(run, best, lot, there_g);
        wait_for(run, stock, best, lot, grams - there_g);
        set_aside(run, stock, lot, there_g);
    }
}

/* ------------------------------------------------------------- receiving -- */

static void put(struct sw_run *run, struct sw_shelf *shelf, int64_t grams)
{
    sw_shelf_put(run, shelf, grams);
    serve_waiting(run, sw_stock_of(run, shelf->step), shelf);
}

/* Unless the stock does not receive now. */
static void put_arriving(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_shelf *shelf = self;
    const int64_t grams = shelf->arriving_g;
    if (sw_stock_of(run, shelf->step)->not_receiving > 0) {
        shelf->arrives = false;
        return;
    }
    sw_stock_change(run, &shelf->on_order, -shelf->arriving_ordered_g);
    shelf->arrives = false;
    shelf->arriving_g = 0;
    shelf->arriving_ordered_g = 0;
    put(run, shelf, grams);
}

static struct sw_shelf *shelf_for(const struct sw_run *run,
                                  const struct sw_product *product)
{
    return &sw_stock_of(run, product->into)->shelves[product->article];
}

/* Of which so much was on order. */
static void receive(struct sw_run *run, struct sw_shelf *shelf, int64_t grams,
                    int64_t ordered_g)
{
    const struct sw_stock *stock = sw_stock_of(run, shelf->step);
    const bool waits = stock->not_receiving > 0;
    if (!stock->plan->defers_receipts && !waits) {
        sw_stock_change(run, &shelf->on_order, -ordered_g);
        put(run, shelf, grams);
        return;
    }
    shelf->arriving_g += grams;
    shelf->arriving_ordered_g += ordered_g;
    if (!shelf->arrives && !waits) {
        shelf->arrives = true;
        (void)sw_engine_schedule_turn(run->engine, sw_run_now(run),
                                      stock->plan->receipt, put_arriving,
                                      shelf);
    }
}

void sw_stock_receive(struct sw_run *run, struct sw_item *lot)
{
    const int64_t grams = lot->grams;
    lot->order->stocked_g += lot->net_g;
    sw_record_to_stock(run, lot, grams);
    lot->grams = 0;
    receive(run, shelf_for(run, lot->order->product), grams, lot->net_g);
}

void sw_stock_take_in(struct sw_run *run, struct sw_stock *stock)
{
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        struct sw_shelf *shelf = &stock->shelves[i];
        if (shelf->arriving_g > 0 && !shelf->arrives) {
            put_arriving(run, shelf);
            sw_stock_look_again(run, shelf);
        }
    }
}

void sw_stock_hand_out(struct sw_run *run, struct sw_stock *stock)
{
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        serve_waiting(run, stock, &stock->shelves[i]);
    }
}

void sw_stock_bring(struct sw_run *run, const struct sw_aside *aside,
                    int64_t grams)
{
    struct sw_stock *stock = sw_stock_of(run, aside->stock);
    receive(run, &stock->shelves[aside->article], grams, 0);
}

/* Whole pieces, as the product is usually made in, out of so many grams. */
static int64_t pieces_of(const struct sw_stock_plan *plan,
                         const struct sw_item *lot, int64_t grams)
{
    const struct sw_suited *suited = suited_to(plan, lot);
    if (suited->count == 0) {
        return 0;
    }
    const struct sw_product *of = plan->articles[suited->articles[0]].of;
    const int64_t piece_g = of->settings->coil.unit_g;
    return piece_g > 0 ? grams / piece_g * piece_g : grams;
}

int64_t sw_stock_surplus(const struct sw_step *stock, struct sw_item *heat,
                         int64_t grams)
{
    heat->surplus_to = stock;
    heat->surplus_g = grams;
    return pieces_of(stock->plan, heat->first, grams);
}

void sw_stock_add_surplus(struct sw_run *run, const struct sw_item *heat)
{
    struct sw_stock *stock = sw_stock_of(run, heat->surplus_to);
    struct sw_shelf *shelf = best_shelf(stock, heat->first);
    const int64_t grams = pieces_of(stock->plan, heat->first, heat->surplus_g);
    sw_record_surplus(run, stock->step, grams, heat->surplus_g - grams);
    if (grams > 0 && stock->not_receiving > 0) {
        receive(run, shelf, grams, 0);
    } else if (grams > 0) {
        put(run, shelf, grams);
        sw_stock_look_again(run, shelf);
    }
}

/* -------------------------------------------------------------- starting -- */

static void come(void *context, void *self)
{
    struct sw_run *run = context;
    const struct sw_stock_coming *coming = self;
    sw_record_initial_stock(run, coming->grams);
    if (sw_stock_of(run, coming->shelf->step)->not_receiving > 0) {
        receive(run, coming->shelf, coming->grams, coming->grams);
        return;
    }
    sw_stock_change(run, &coming->shelf->on_order, -coming->grams);
    put(run, coming->shelf, coming->grams);
}

static void open_with(struct sw_run *run, struct sw_stock *stock, size_t index)
{
    const struct sw_stock_row *row = &stock->plan->opening[index];
    struct sw_shelf *shelf = &stock->shelves[row->article];
    if (row->since_us <= 0) {
        sw_record_initial_stock(run, row->grams);
        sw_shelf_put_old(run, shelf, row->grams, row->since_us);
        return;
    }
    struct sw_stock_coming *coming = &stock->coming[index];
    *coming = (struct sw_stock_coming){shelf, row->grams};
    sw_stock_change(run, &shelf->on_order, +row->grams);
    (void)sw_engine_schedule(run->engine, row->since_us, SW_PHASE_ARRIVAL, come,
                             coming);
}

static void start_shelf(struct sw_run *run, struct sw_stock *stock,
                        const struct sw_article *article)
{
    struct sw_shelf *shelf = &stock->shelves[article->index];
    shelf->article = article;
    shelf->step = stock->step;
    shelf->taken_by_product =
        sw_new_array(run->model->product_count, sizeof(int64_t));
}

void sw_stock_start(struct sw_run *run, struct sw_stock *stock,
                    const struct sw_stock_plan *plan,
                    const struct sw_step *step)
{
    const size_t lists = plan->by_priority ? run->model->class_count : 1;
    *stock = (struct sw_stock){
        .plan = plan,
        .step = step,
        .shelves = sw_new_array(plan->article_count, sizeof(struct sw_shelf)),
        .waiting = sw_new_array(run->model->product_count * lists,
                                sizeof(struct sw_item_list)),
        .waiting_lists = lists,
        .coming = sw_new_array(plan->opening_count + 1,
                               sizeof(struct sw_stock_coming)),
    };
    for (size_t i = 0; i < plan->article_count; i++) {
        start_shelf(run, stock, &plan->articles[i]);
    }
    for (size_t i = 0; i < plan->opening_count; i++) {
        open_with(run, stock, i);
    }
    for (size_t i = 0; i < plan->article_count; i++) {
        const int64_t initial_g = plan->articles[i].settings->initial_g;
        sw_record_initial_stock(run, initial_g);
        sw_shelf_put(run, &stock->shelves[i], initial_g);
        sw_stock_begin_reviews(run, &stock->shelves[i]);
    }
}

void sw_stock_stop(struct sw_stock *stock)
{
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        sw_shelf_clear(&stock->shelves[i]);
    }
    sw_free(stock->shelves);
    sw_free(stock->waiting);
    sw_free(stock->coming);
}

void sw_stock_restart(struct sw_run *run, struct sw_stock *stock)
{
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        sw_shelf_restart(run, &stock->shelves[i]);
    }
}

void sw_stock_freeze(struct sw_run *run, const struct sw_stock *stock)
{
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        sw_stock_cost_book(run, &stock->shelves[i]);
    }
}

int64_t sw_stock_grams(const struct sw_stock *stock)
{
    int64_t grams = stock->aside_g;
    for (size_t i = 0; i < stock->plan->article_count; i++) {
        grams += stock->shelves[i].on_hand.value;
        grams += stock->shelves[i].arriving_g;
    }
    return grams;
}
