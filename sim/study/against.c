#include "steelway/against.h"

#include "base/memory.h"
#include "stats/interval.h"
#include "steelway/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A change that a planner would notice. */
#define NOTICED_US SW_HOUR_US

/* ------------------------------------------------------------ deliveries -- */

struct delivered {
    uint64_t entity;
    const char *product;
    const char *class_name;
    const char *customer;
    bool background;
    bool in_cohort;
    int64_t entered_us;
    int64_t time_us;
    char *order;     /* owned; of the first replication only, as is: */
    int64_t *ledger; /* owned */
};

/* What one replication of one scenario delivered. */
struct deliveries {
    const struct sw_model *model;
    bool keeps; /* names and ledgers too */
    size_t count;
    size_t capacity;
    struct delivered *at; /* owned */
};

static void see(void *self, const struct sw_delivery *delivery)
{
    struct deliveries *deliveries = self;
    deliveries->at =
        sw_reserve_array(deliveries->at, &deliveries->capacity,
                         deliveries->count + 1, sizeof(*deliveries->at));
    struct delivered *delivered = &deliveries->at[deliveries->count++];
    *delivered = (struct delivered){
        .entity = delivery->entity,
        .product = delivery->background ? "others" : delivery->product,
        .class_name = delivery->class_name,
        .customer = delivery->customer,
        .background = delivery->background,
        .in_cohort = delivery->in_cohort,
        .entered_us = delivery->entered_us,
        .time_us = delivery->at_us - delivery->entered_us,
    };
    if (deliveries->keeps && !delivery->background && delivery->in_cohort) {
        const size_t cells = sw_model_cell_count(deliveries->model);
        delivered->order = sw_copy_text(delivery->order);
        delivered->ledger = sw_new_array(cells, sizeof(int64_t));
        memcpy(delivered->ledger, delivery->ledger, cells * sizeof(int64_t));
    }
}

static int by_entity(const void *first, const void *second)
{
    const struct delivered *a = first;
    const struct delivered *b = second;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static bool deliver(struct deliveries *deliveries, uint64_t seed,
                    uint64_t replication, struct sw_error *err)
{
    const struct sw_observer observer = {.self = deliveries, .delivery = see};
    struct sw_outcome outcome;
    if (!sw_model_run(deliveries->model,
                      &(struct sw_replication){seed, replication, &observer},
                      &outcome, err)) {
        return false;
    }
    sw_outcome_clear(&outcome);
    if (deliveries->count > 0) {
        qsort(deliveries->at, deliveries->count, sizeof(struct delivered),
              by_entity);
    }
    return true;
}

static void clear(struct deliveries *deliveries)
{
    for (size_t i = 0; i < deliveries->count; i++) {
        sw_free(deliveries->at[i].order);
        sw_free(deliveries->at[i].ledger);
    }
    sw_free(deliveries->at);
}

/* --------------------------------------------------------------- tallies -- */

/* Orders that have something in common, in one replication. */
struct tally {
    const char *by;
    const char *name;
    size_t orders;
    size_t gaining;
    size_t losing;
    int64_t change_us; /* sum */
    int64_t best_us;
    int64_t worst_us;
    size_t only_before;
    size_t only_after;
};

struct tallies {
    size_t count;
    size_t capacity;
    struct tally *at; /* owned */
};

static struct tally *tally_of(struct tallies *tallies, const char *by,
                              const char *name)
{
    for (size_t i = 0; i < tallies->count; i++) {
        if (strcmp(tallies->at[i].by, by) == 0 &&
            strcmp(tallies->at[i].name, name) == 0) {
            return &tallies->at[i];
        }
    }
    tallies->at = sw_reserve_array(tallies->at, &tallies->capacity,
                                   tallies->count + 1, sizeof(*tallies->at));
    struct tally *added = &tallies->at[tallies->count++];
    *added = (struct tally){.by = by, .name = name};
    return added;
}

static void add(struct tally *tally, const struct delivered *before,
                const struct delivered *after)
{
    if (before == NULL || after == NULL) {
        tally->only_before += after == NULL;
        tally->only_after += before == NULL;
        return;
    }
    const int64_t change_us = after->time_us - before->time_us;
    tally->orders++;
    tally->gaining += change_us <= -NOTICED_US;
    tally->losing += change_us >= NOTICED_US;
    tally->change_us += change_us;
    if (change_us < tally->best_us) {
        tally->best_us = change_us;
    }
    if (change_us > tally->worst_us) {
        tally->worst_us = change_us;
    }
}

/* The order in every group that it belongs to. */
static void add_everywhere(struct tallies *tallies,
                           const struct delivered *before,
                           const struct delivered *after)
{
    const struct delivered *told = before == NULL ? after : before;
    if (!told->in_cohort) {
        return;
    }
    add(tally_of(tallies, "product", told->product), before, after);
    if (told->background) {
        return;
    }
    add(tally_of(tallies, "all", ""), before, after);
    add(tally_of(tallies, "class", told->class_name), before, after);
    if (told->customer[0] != '\0') {
        add(tally_of(tallies, "customer", told->customer), before, after);
    }
}

/* ---------------------------------------------------------------- orders -- */

/* The cell of `model` for a step and class; the number of cells if none. */
static size_t find_cell(const struct sw_model *model,
                        const struct sw_cell_info *cell)
{
    size_t i = 0;
    while (i < sw_model_cell_count(model)) {
        const struct sw_cell_info other = sw_model_cell(model, i);
        if (strcmp(other.step, cell->step) == 0 &&
            strcmp(other.class_name, cell->class_name) == 0) {
            break;
        }
        i++;
    }
    return i;
}

static void note_cell(struct sw_order_change *change,
                      const struct sw_cell_info *cell, int64_t there_us)
{
    const bool earlier = change->after_us < change->before_us;
    if (earlier ? there_us < change->there_us : there_us > change->there_us) {
        change->there_us = there_us;
        change->step = cell->step;
        change->class_of_time = cell->class_name;
    }
}

/* Where the order gained, or lost, most. */
static void find_reason(struct sw_order_change *change,
                        const struct deliveries *of_before,
                        const struct delivered *before,
                        const struct deliveries *of_after,
                        const struct delivered *after)
{
    const size_t after_cells = sw_model_cell_count(of_after->model);
    for (size_t c = 0; c < sw_model_cell_count(of_before->model); c++) {
        const struct sw_cell_info cell = sw_model_cell(of_before->model, c);
        const size_t same = find_cell(of_after->model, &cell);
        const int64_t after_us = same < after_cells ? after->ledger[same] : 0;
        note_cell(change, &cell, after_us - before->ledger[c]);
    }
    for (size_t c = 0; c < after_cells; c++) {
        const struct sw_cell_info cell = sw_model_cell(of_after->model, c);
        if (find_cell(of_before->model, &cell) ==
            sw_model_cell_count(of_before->model)) {
            note_cell(change, &cell, after->ledger[c]);
        }
    }
}

struct order_changes {
    size_t count;
    size_t capacity;
    struct sw_order_change *at;
};

static void add_order(struct order_changes *orders,
                      const struct deliveries *of_before,
                      const struct delivered *before,
                      const struct deliveries *of_after,
                      const struct delivered *after)
{
    orders->at = sw_reserve_array(orders->at, &orders->capacity,
                                  orders->count + 1, sizeof(*orders->at));
    struct sw_order_change *change = &orders->at[orders->count++];
    *change = (struct sw_order_change){
        .order = sw_copy_text(before->order),
        .product = before->product,
        .class_name = before->class_name,
        .customer = before->customer,
        .background = before->background,
        .entered_us = before->entered_us,
        .before_us = before->time_us,
        .after_us = after->time_us,
        .step = "",
        .class_of_time = "",
    };
    if (before->time_us != after->time_us) {
        find_reason(change, of_before, before, of_after, after);
    }
}

static int by_change(const void *first, const void *second)
{
    const struct sw_order_change *a = first;
    const struct sw_order_change *b = second;
    const int64_t x = a->after_us - a->before_us;
    const int64_t y = b->after_us - b->before_us;
    return x != y ? (x > y) - (x < y) : strcmp(a->order, b->order);
}

/* ---------------------------------------------------------- replications -- */

struct pairing {
    const struct sw_against_plan *plan;
    struct tallies *tallies;     /* of each replication */
    struct order_changes orders; /* of the first */
};

static void pair(struct pairing *pairing, uint64_t replication,
                 const struct deliveries *before,
                 const struct deliveries *after)
{
    struct tallies *tallies = &pairing->tallies[replication - 1];
    size_t b = 0;
    size_t a = 0;
    while (b < before->count || a < after->count) {
        const struct delivered *was = b < before->count ? &before->at[b] : NULL;
        const struct delivered *is = a < after->count ? &after->at[a] : NULL;
        if (was != NULL && is != NULL && was->entity != is->entity) {
            *(was->entity < is->entity ? &is : &was) = NULL;
        }
        add_everywhere(tallies, was, is);
        if (was != NULL && is != NULL && was->order != NULL &&
            is->order != NULL) {
            add_order(&pairing->orders, before, was, after, is);
        }
        b += was != NULL;
        a += is != NULL;
    }
}

static bool run_pair(void *self, size_t option, uint64_t replication,
                     struct sw_outcome *outcome, struct sw_error *err)
{
    (void)option;
    struct pairing *pairing = self;
    const struct sw_against_plan *plan = pairing->plan;
    const bool first = replication == 1;
    struct deliveries before = {.model = plan->before, .keeps = first};
    struct deliveries after = {.model = plan->after, .keeps = first};
    const bool done = deliver(&before, plan->seed, replication, err) &&
                      deliver(&after, plan->seed, replication, err);
    if (done) {
        pair(pairing, replication, &before, &after);
    }
    clear(&before);
    clear(&after);
    *outcome = (struct sw_outcome){.replication = replication};
    return done;
}

/* --------------------------------------------------------------- gains -- */

static struct sw_gain gain_of(const struct pairing *pairing, size_t count,
                              const char *by, const char *name)
{
    struct sw_gain gain = {.by = by, .name = name};
    double *over = sw_new_array(count, sizeof(double));
    double *under = sw_new_array(count, sizeof(double));
    double orders = 0.0;
    for (size_t r = 0; r < count; r++) {
        const struct tally *tally = tally_of(&pairing->tallies[r], by, name);
        over[r] = (double)tally->change_us / (double)SW_DAY_US;
        under[r] = (double)tally->orders;
        orders += (double)tally->orders;
        gain.gaining += (double)tally->gaining;
        gain.losing += (double)tally->losing;
        gain.best_d =
            fmin(gain.best_d, (double)tally->best_us / (double)SW_DAY_US);
        gain.worst_d =
            fmax(gain.worst_d, (double)tally->worst_us / (double)SW_DAY_US);
        gain.only_before += tally->only_before;
        gain.only_after += tally->only_after;
    }
    gain.orders = orders / (double)count;
    gain.gaining /= orders;
    gain.losing /= orders;
    gain.change = sw_interval_ratio((struct sw_ratio){over, under}, count,
                                    pairing->plan->confidence);
    sw_free(over);
    sw_free(under);
    return gain;
}

static int by_name(const void *first, const void *second)
{
    const struct tally *a = first;
    const struct tally *b = second;
    const int kinds = strcmp(a->by, b->by);
    return kinds != 0 ? kinds : strcmp(a->name, b->name);
}

/* "all" comes before "class", "customer" and "product", each by name. */
static void add_gains(struct sw_against *against, struct pairing *pairing,
                      size_t count)
{
    struct tallies groups = {0};
    for (size_t r = 0; r < count; r++) {
        for (size_t i = 0; i < pairing->tallies[r].count; i++) {
            const struct tally *tally = &pairing->tallies[r].at[i];
            (void)tally_of(&groups, tally->by, tally->name);
        }
    }
    if (groups.count > 0) {
        qsort(groups.at, groups.count, sizeof(struct tally), by_name);
    }
    against->gains = sw_new_array(groups.count + 1, sizeof(struct sw_gain));
    for (size_t i = 0; i < groups.count; i++) {
        against->gains[against->gain_count++] =
            gain_of(pairing, count, groups.at[i].by, groups.at[i].name);
    }
    sw_free(groups.at);
}

bool sw_against_pair(struct sw_against *against,
                     const struct sw_against_plan *plan, struct sw_error *err)
{
    *against = (struct sw_against){0};
    struct pairing pairing = {
        .plan = plan,
        .tallies = sw_new_array(plan->replications, sizeof(struct tallies)),
    };
    struct sw_replications replications = {0};
    const struct sw_replication_plan jobs = {
        .options = 1,
        .replications = plan->replications,
        .first = 1,
        .threads = plan->threads,
        .run = run_pair,
        .self = &pairing,
        .watcher = plan->watcher,
    };
    const bool done = sw_replicate(&jobs, &replications, err);
    if (done && replications.count > 0) {
        add_gains(against, &pairing, replications.count);
    }
    if (pairing.orders.count > 0) {
        qsort(pairing.orders.at, pairing.orders.count,
              sizeof(struct sw_order_change), by_change);
    }
    against->order_count = pairing.orders.count;
    against->orders = pairing.orders.at;
    sw_replications_clear(&replications);
    for (size_t r = 0; r < plan->replications; r++) {
        sw_free(pairing.tallies[r].at);
    }
    sw_free(pairing.tallies);
    return done;
}

void sw_against_clear(struct sw_against *against)
{
    for (size_t i = 0; i < against->order_count; i++) {
        sw_free(against->orders[i].order);
    }
    sw_free(against->orders);
    sw_free(against->gains);
    *against = (struct sw_against){0};
}
