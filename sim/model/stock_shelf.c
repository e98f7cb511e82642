#include "model/stock_shelf.h"

#include "base/memory.h"
#include "model/policy.h"

#include <assert.h>
#include <string.h>

/* ---------------------------------------------------------------- levels -- */

/* The area up to now, as far as it is in the window. */
static void sum_up(const struct sw_run *run, struct sw_stock_level *level)
{
    const int64_t now_us = sw_run_now(run);
    const int64_t to_us =
        now_us < run->window_to_us ? now_us : run->window_to_us;
    if (run->window_from_us != SW_NEVER_US && to_us > level->since_us) {
        level->area += (sw_int128)level->value * (to_us - level->since_us);
    }
    level->since_us = now_us;
}

void sw_stock_change(const struct sw_run *run, struct sw_stock_level *level,
                     int64_t by_g)
{
    sum_up(run, level);
    level->value += by_g;
    assert(level->value >= 0);
}

static void restart(const struct sw_run *run, struct sw_stock_level *level)
{
    level->since_us = sw_run_now(run);
    level->area = 0;
}

double sw_stock_area(const struct sw_run *run,
                     const struct sw_stock_level *level)
{
    struct sw_stock_level now = *level;
    sum_up(run, &now);
    return (double)now.area;
}

/* ----------------------------------------------------------- write-downs -- */

void *sw_stock_queue(void *at, size_t size, size_t *first, size_t count)
{
    if (*first > 16 && *first >= count) {
        memmove(at, (char *)at + *first * size, count * size);
        *first = 0;
    }
    return at;
}

static void grow_old(void *context, void *self)
{
    struct sw_run *run = context;
    struct sw_shelf *shelf = self;
    const int64_t now_us = sw_run_now(run);
    for (size_t i = 0; i < shelf->layer_count; i++) {
        struct sw_stock_layer *layer = &shelf->layers[shelf->layer_first + i];
        if (layer->due_us == SW_NEVER_US) {
            continue;
        }
        if (layer->due_us > now_us) {
            break;
        }
        layer->due_us = SW_NEVER_US;
        if (run->in_window) {
            shelf->counts.written_down_g += layer->grams;
        }
    }
}

static void add_layer(struct sw_run *run, struct sw_shelf *shelf, int64_t grams,
                      int64_t since_us)
{
    const struct sw_write_down_settings *rule =
        &shelf->article->settings->write_down;
    const int64_t due_us = since_us + rule->after_us;
    const bool to_come = due_us > sw_run_now(run);
    if (rule->after_us == 0 || grams == 0) {
        return;
    }
    shelf->layers = sw_stock_queue(shelf->layers, sizeof(struct sw_stock_layer),
                                   &shelf->layer_first, shelf->layer_count);
    shelf->layers = sw_reserve_array(
        shelf->layers, &shelf->layer_capacity,
        shelf->layer_first + shelf->layer_count + 1, sizeof(*shelf->layers));
    shelf->layers[shelf->layer_first + shelf->layer_count++] =
        (struct sw_stock_layer){grams, to_come ? due_us : SW_NEVER_US};
    if (to_come) {
        (void)sw_engine_schedule(run->engine, due_us, SW_PHASE_TIMER, grow_old,
                                 shelf);
    }
}

/* The oldest goes first. */
static void take_layers(struct sw_shelf *shelf, int64_t grams)
{
    while (grams > 0 && shelf->layer_count > 0) {
        struct sw_stock_layer *layer = &shelf->layers[shelf->layer_first];
        const int64_t part = layer->grams < grams ? layer->grams : grams;
        layer->grams -= part;
        grams -= part;
        if (layer->grams == 0) {
            shelf->layer_first++;
            shelf->layer_count--;
        }
    }
}

/* -------------------------------------------------------------- material -- */

static void tell_rules(struct sw_run *run, const struct sw_shelf *shelf)
{
    if (shelf->step->heard) {
        sw_policies_tell_plant(
            run, &(struct sw_news){.kind = SW_NEWS_STOCK, .step = shelf->step});
    }
}

void sw_shelf_put_old(struct sw_run *run, struct sw_shelf *shelf, int64_t grams,
                      int64_t since_us)
{
    sw_stock_change(run, &shelf->on_hand, +grams);
    add_layer(run, shelf, grams, since_us);
    tell_rules(run, shelf);
}

void sw_shelf_put(struct sw_run *run, struct sw_shelf *shelf, int64_t grams)
{
    sw_shelf_put_old(run, shelf, grams, sw_run_now(run));
}

void sw_shelf_lose(struct sw_run *run, struct sw_shelf *shelf, int64_t grams)
{
    sw_stock_change(run, &shelf->on_hand, -grams);
    take_layers(shelf, grams);
    tell_rules(run, shelf);
}

void sw_shelf_take(struct sw_run *run, struct sw_shelf *shelf, uint32_t product,
                   int64_t grams)
{
    sw_shelf_lose(run, shelf, grams);
    if (run->in_window) {
        shelf->counts.taken_g += grams;
        shelf->taken_by_product[product] += grams;
    }
}

void sw_shelf_note_asked(const struct sw_run *run, struct sw_shelf *shelf,
                         int64_t asked_g, int64_t at_once_g)
{
    shelf->asked_g += asked_g;
    if (run->in_window) {
        shelf->counts.asked_g += asked_g;
        shelf->counts.at_once_g += at_once_g;
    }
}

void sw_shelf_note_lost(const struct sw_run *run, struct sw_shelf *shelf,
                        int64_t grams)
{
    sw_shelf_note_asked(run, shelf, grams, 0);
    if (run->in_window) {
        shelf->counts.lost_g += grams;
    }
}

void sw_shelf_restart(const struct sw_run *run, struct sw_shelf *shelf)
{
    restart(run, &shelf->on_hand);
    restart(run, &shelf->on_order);
    restart(run, &shelf->backorders);
    shelf->counts = (struct sw_stock_counts){0};
    memset(shelf->taken_by_product, 0,
           run->model->product_count * sizeof(int64_t));
}

void sw_shelf_clear(struct sw_shelf *shelf)
{
    sw_free(shelf->history);
    sw_free(shelf->orders);
    sw_free(shelf->layers);
    sw_free(shelf->taken_by_product);
}
