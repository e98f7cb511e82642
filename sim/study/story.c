#include "steelway/story.h"

#include "base/memory.h"
#include "base/text.h"
#include "steelway/nearest_name.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MOST_NEAREST = 3 }; /* names that are offered for one unknown */

/* ----------------------------------------------------------------- stays -- */

struct following {
    struct sw_story *story;
    const char *order;
    size_t name_count;
    size_t name_capacity;
    char **names; /* of all orders; owned */
    bool found;
};

/* The stay of that lot at that step that is not over; NULL if there is none. */
static struct sw_stay *open_stay(struct sw_story *story,
                                 const struct sw_happening *happening)
{
    for (size_t i = story->stay_count; i > 0; i--) {
        struct sw_stay *stay = &story->stays[i - 1];
        if (stay->lot == happening->lot && stay->left_us == SW_NEVER_US &&
            strcmp(stay->step, happening->activity) == 0) {
            return stay;
        }
    }
    return NULL;
}

static unsigned visits_before(const struct sw_story *story,
                              const struct sw_happening *happening)
{
    unsigned visits = 0;
    for (size_t i = 0; i < story->stay_count; i++) {
        visits += story->stays[i].lot == happening->lot &&
                  strcmp(story->stays[i].step, happening->activity) == 0;
    }
    return visits;
}

/* Add what the lot has spent at its step so far, `sign` times; the sum then. */
static int64_t add_spent(const struct sw_story *story, struct sw_stay *stay,
                         const struct sw_happening *happening, int64_t sign)
{
    int64_t sum_us = 0;
    for (size_t c = 0; c < sw_model_cell_count(story->model); c++) {
        if (strcmp(sw_model_cell(story->model, c).step, stay->step) != 0) {
            continue;
        }
        const int64_t carried =
            happening->carried == NULL ? 0 : happening->carried[c];
        stay->spent_us[c] += sign * (happening->ledger[c] + carried);
        sum_us += stay->spent_us[c];
    }
    return sum_us;
}

/* Has time of the stay been booked, though it is not over? Then the lot, which
 * waited, was withdrawn. If so, the stay has that time now. */
static bool is_withdrawn(const struct sw_story *story, struct sw_stay *stay,
                         const struct sw_happening *happening)
{
    if (add_spent(story, stay, happening, +1) > 0) {
        return true;
    }
    (void)add_spent(story, stay, happening, -1);
    return false;
}

/* What was withdrawn, to be held or to go around the step, has left it. */
static void end_withdrawn(struct sw_story *story,
                          const struct sw_happening *happening)
{
    for (size_t i = 0; i < story->stay_count; i++) {
        struct sw_stay *stay = &story->stays[i];
        if (stay->lot == happening->lot && stay->left_us == SW_NEVER_US &&
            stay->started_us == SW_NEVER_US &&
            is_withdrawn(story, stay, happening)) {
            stay->left_us = happening->at_us;
        }
    }
}

static void begin_stay(struct sw_story *story,
                       const struct sw_happening *happening)
{
    story->stays =
        sw_reserve_array(story->stays, &story->stay_capacity,
                         story->stay_count + 1, sizeof(struct sw_stay));
    struct sw_stay *stay = &story->stays[story->stay_count];
    *stay = (struct sw_stay){
        .lot = happening->lot,
        .attempt = happening->attempt,
        .visit = visits_before(story, happening) + 1,
        .step = happening->activity,
        .resource = happening->resource,
        .entered_us = happening->at_us,
        .started_us = SW_NEVER_US,
        .left_us = SW_NEVER_US,
        .spent_us =
            sw_new_array(sw_model_cell_count(story->model), sizeof(int64_t)),
        .together = happening->together,
    };
    story->stay_count++;
    if (stay->visit >
        1) { /* else all is of this stay, also being held before */
        (void)add_spent(story, stay, happening, -1);
    }
}

static void follow_lot(struct sw_story *story,
                       const struct sw_happening *happening)
{
    if (strcmp(happening->lifecycle, "schedule") == 0) {
        end_withdrawn(story, happening);
        begin_stay(story, happening);
        return;
    }
    struct sw_stay *stay = open_stay(story, happening);
    if (stay == NULL) {
        return; /* it was there when the run started */
    }
    if (happening->together != 0) {
        stay->together = happening->together;
    }
    if (strcmp(happening->lifecycle, "start") == 0) {
        stay->started_us = happening->at_us;
        stay->resource = happening->resource;
    } else if (strcmp(happening->lifecycle, "complete") == 0) {
        stay->left_us = happening->at_us;
        (void)add_spent(story, stay, happening, +1);
    }
}

/* ------------------------------------------------------------- observers -- */

static void see_happening(void *self, const struct sw_happening *happening)
{
    struct following *following = self;
    if (strcmp(happening->order, following->order) == 0) {
        follow_lot(following->story, happening);
    }
}

static void see_delivery(void *self, const struct sw_delivery *delivery)
{
    struct following *following = self;
    struct sw_story *story = following->story;
    if (strcmp(delivery->order, following->order) != 0) {
        return;
    }
    const size_t bytes = sw_model_cell_count(story->model) * sizeof(int64_t);
    story->delivered = true;
    story->critical_lot = delivery->lot;
    memcpy(story->ledger, delivery->ledger, bytes);
}

static void see_order(void *self, const struct sw_order_record *record)
{
    struct following *following = self;
    struct sw_story *story = following->story;
    if (strcmp(record->order, following->order) != 0) {
        if (!record->background) {
            following->names =
                sw_reserve_array(following->names, &following->name_capacity,
                                 following->name_count + 1, sizeof(char *));
            following->names[following->name_count++] =
                sw_copy_text(record->order);
        }
        return;
    }
    if (following->found) {
        return; /* problems of a history may share a name: the first of them */
    }
    following->found = true;
    story->order = *record;
    const char **texts[] = {&story->order.order, &story->order.project,
                            &story->order.customer, &story->order.product,
                            &story->order.class_name};
    for (size_t i = 0; i < COUNT(texts); i++) {
        story->texts[i] = sw_copy_text(*texts[i]);
        *texts[i] = story->texts[i];
    }
}

static void see_firing(void *self, const struct sw_firing *firing)
{
    struct following *following = self;
    struct sw_story *story = following->story;
    if (strcmp(firing->order, following->order) != 0) {
        return;
    }
    story->firings = sw_reserve_array(story->firings, &story->firing_capacity,
                                      story->firing_count + 1,
                                      sizeof(struct sw_told_firing));
    story->firings[story->firing_count++] = (struct sw_told_firing){
        firing->at_us, firing->policy, sw_copy_text(firing->actions)};
}

/* False if the problem has nothing to do with the order. */
static bool find_bond(const struct sw_problem_record *record, const char *order,
                      enum sw_problem_bond *bond)
{
    if (strcmp(record->problem, order) == 0) {
        *bond = SW_BOND_IS;
    } else if (strcmp(record->replacement, order) == 0) {
        *bond = SW_BOND_REPLACED;
    } else if (strcmp(record->order, order) == 0) {
        *bond = SW_BOND_FOUND_ON;
    } else {
        return false;
    }
    return true;
}

/* They are told as they are closed; among those found at once, as told. */
static struct sw_told_problem *make_place(struct sw_story *story,
                                          int64_t found_us)
{
    story->problems =
        sw_reserve_array(story->problems, &story->problem_capacity,
                         story->problem_count + 1, sizeof(*story->problems));
    size_t at = story->problem_count++;
    for (; at > 0 && story->problems[at - 1].record.found_us > found_us; at--) {
        story->problems[at] = story->problems[at - 1];
    }
    return &story->problems[at];
}

static void see_problem(void *self, const struct sw_problem_record *record)
{
    struct following *following = self;
    enum sw_problem_bond bond;
    if (!find_bond(record, following->order, &bond)) {
        return;
    }
    struct sw_told_problem *told =
        make_place(following->story, record->found_us);
    *told = (struct sw_told_problem){.bond = bond, .record = *record};
    const char **texts[] = {&told->record.problem, &told->record.order,
                            &told->record.customer, &told->record.replacement};
    for (size_t i = 0; i < COUNT(texts); i++) {
        told->texts[i] = sw_copy_text(*texts[i]);
        *texts[i] = told->texts[i];
    }
}

/* Who rides in a heat or load of the order's. */
static void see_mate(void *self, const struct sw_happening *happening)
{
    struct following *following = self;
    struct sw_story *story = following->story;
    if (happening->together == 0) {
        return;
    }
    for (size_t i = 0; i < story->stay_count; i++) {
        struct sw_stay *stay = &story->stays[i];
        const bool itself = happening->lot == stay->lot &&
                            strcmp(happening->order, following->order) == 0;
        bool known = stay->together != happening->together || itself;
        for (size_t m = 0; m < stay->mate_count && !known; m++) {
            known = stay->mates[m].lot == happening->lot &&
                    strcmp(stay->mates[m].order, happening->order) == 0;
        }
        if (!known) {
            stay->mates =
                sw_reserve_array(stay->mates, &stay->mate_capacity,
                                 stay->mate_count + 1, sizeof(struct sw_mate));
            stay->mates[stay->mate_count++] = (struct sw_mate){
                sw_copy_text(happening->order), happening->lot};
        }
    }
}

/* --------------------------------------------------------------- telling -- */

/* A replication is a function of its number: what is told of the order in the
 * first run is looked up in the second. */
static bool run(struct following *following,
                const struct sw_replication *replication,
                const struct sw_observer *observer, struct sw_error *err)
{
    struct sw_story *story = following->story;
    struct sw_outcome outcome;
    if (!sw_model_run(story->model,
                      &(struct sw_replication){replication->seed,
                                               replication->number, observer},
                      &outcome, err)) {
        return false;
    }
    story->audited = outcome.audited;
    story->audit = outcome.audit;
    sw_outcome_clear(&outcome);
    return true;
}

static void finish(struct sw_story *story)
{
    for (size_t i = 0; i < story->stay_count; i++) {
        struct sw_stay *stay = &story->stays[i];
        stay->critical = story->delivered &&
                         (stay->lot == 0 || stay->lot == story->critical_lot);
    }
}

static bool has_company(const struct sw_story *story)
{
    for (size_t i = 0; i < story->stay_count; i++) {
        if (story->stays[i].together != 0) {
            return true;
        }
    }
    return false;
}

static void forget_names(struct following *following)
{
    for (size_t i = 0; i < following->name_count; i++) {
        sw_free(following->names[i]);
    }
    sw_free(following->names);
}

/* The names nearest to the order that was asked for; else the first of all. */
static void add_nearest(const struct following *following, struct sw_text *text)
{
    const size_t count = following->name_count;
    const char **names = sw_new_array(count + 1, sizeof(char *));
    for (size_t i = 0; i < count; i++) {
        names[i] = following->names[i];
    }
    for (size_t told = 0; told < MOST_NEAREST && count > 0; told++) {
        const char *near = sw_nearest_name(following->order, names, count);
        if (near == NULL && told == 0) {
            sw_text_format(text, "; there is '%s'", names[0]);
        }
        if (near == NULL) {
            break;
        }
        sw_text_format(text, "%s'%s'", told == 0 ? "; there is " : ", ", near);
        for (size_t i = 0; i < count; i++) {
            names[i] = names[i] == near ? NULL : names[i];
        }
    }
    sw_free(names);
}

static bool miss(struct following *following, struct sw_error *err)
{
    struct sw_text near = {0};
    add_nearest(following, &near);
    (void)sw_fail(
        err, SW_ERROR_USAGE,
        "there is no order '%.60s' in replication %llu%s (an order is "
        "called as in its order book, or by its demand and a number; "
        "steelway run --out DIR --orders lists all)",
        following->order, (unsigned long long)following->story->replication,
        sw_text_get(&near));
    sw_text_clear(&near);
    return false;
}

bool sw_story_follow(struct sw_story *story, const struct sw_model *model,
                     const struct sw_replication *replication,
                     const char *order, struct sw_error *err)
{
    *story = (struct sw_story){
        .model = model,
        .replication = replication->number,
        .ledger = sw_new_array(sw_model_cell_count(model), sizeof(int64_t)),
    };
    struct following following = {.story = story, .order = order};
    const struct sw_observer own = {.self = &following,
                                    .happening = see_happening,
                                    .delivery = see_delivery,
                                    .order = see_order,
                                    .firing = see_firing,
                                    .problem = see_problem};
    const struct sw_observer others = {.self = &following,
                                       .happening = see_mate};
    bool done = run(&following, replication, &own, err);
    if (done && !following.found) {
        done = miss(&following, err);
    }
    if (done && has_company(story)) {
        done = run(&following, replication, &others, err);
    }
    finish(story);
    forget_names(&following);
    return done;
}

static void clear_problems(struct sw_story *story)
{
    for (size_t i = 0; i < story->problem_count; i++) {
        struct sw_told_problem *told = &story->problems[i];
        for (size_t t = 0; t < COUNT(told->texts); t++) {
            sw_free(told->texts[t]);
        }
    }
    sw_free(story->problems);
}

void sw_story_clear(struct sw_story *story)
{
    clear_problems(story);
    for (size_t i = 0; i < story->stay_count; i++) {
        for (size_t m = 0; m < story->stays[i].mate_count; m++) {
            sw_free(story->stays[i].mates[m].order);
        }
        sw_free(story->stays[i].mates);
        sw_free(story->stays[i].spent_us);
    }
    for (size_t i = 0; i < COUNT(story->texts); i++) {
        sw_free(story->texts[i]);
    }
    for (size_t i = 0; i < story->firing_count; i++) {
        sw_free(story->firings[i].actions);
    }
    sw_free(story->firings);
    sw_free(story->stays);
    sw_free(story->ledger);
    *story = (struct sw_story){0};
}
