#include "steelway/survive.h"

#include "base/memory.h"
#include "model/plan.h"
#include "model/run_end.h"
#include "stats/interval.h"
#include "stats/quantile.h"
#include "study/outage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Service is told week by week; it fails when more than this share of the
 * orders due, those that come earlier counted against them, are hurt. */
#define WEEK_US (7 * SW_DAY_US)
#define FAILURE 0.05
#define MEDIAN 0.5

/* ------------------------------------------------------------------ runs -- */

/* A customer's order of the cohort. */
struct came {
    uint64_t entity;
    int64_t at_us; /* delivered; SW_NEVER_US: never */
    int64_t grams;
    const char *product;
};

struct seen {
    size_t count;
    size_t capacity;
    struct came *orders; /* owned; by entity */
};

struct surviving {
    const struct sw_survival_plan *plan;
    struct seen *seen; /* by replication, then option */
};

static struct seen *seen_of(const struct surviving *surviving,
                            size_t replication, size_t option)
{
    return &surviving->seen[replication * surviving->plan->options + option];
}

static void see(void *self, const struct sw_order_record *record)
{
    struct seen *seen = self;
    if (!record->in_cohort || record->background) {
        return;
    }
    seen->orders = sw_reserve_array(seen->orders, &seen->capacity,
                                    seen->count + 1, sizeof(*seen->orders));
    seen->orders[seen->count++] = (struct came){
        record->entity, record->delivered_us, record->grams, record->product};
}

static int by_entity(const void *first, const void *second)
{
    const struct came *a = first;
    const struct came *b = second;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static bool run(void *self, size_t option, uint64_t replication,
                struct sw_outcome *outcome, struct sw_error *err)
{
    const struct surviving *surviving = self;
    const struct sw_survival_plan *plan = surviving->plan;
    struct seen *seen = seen_of(surviving, replication - 1, option);
    const struct sw_observer observer = {.self = seen, .order = see};
    if (!sw_model_run(
            plan->models[option],
            &(struct sw_replication){plan->seed, replication, &observer},
            outcome, err)) {
        return false;
    }
    if (seen->count > 0) {
        qsort(seen->orders, seen->count, sizeof(struct came), by_entity);
    }
    if (!outcome->audited) {
        *err = outcome->audit;
        sw_outcome_clear(outcome);
        return false;
    }
    return true;
}

/* --------------------------------------------------------------- pairing -- */

/* An order that would have come once the outage had begun. */
struct due {
    int64_t due_us;
    int64_t came_us;
    int64_t grams;
    const char *product;
};

struct dues {
    size_t count;
    struct due *at; /* owned; by the time at which they are due */
};

static int by_time(const void *first, const void *second)
{
    const struct due *a = first;
    const struct due *b = second;
    return (a->due_us > b->due_us) - (a->due_us < b->due_us);
}

static struct dues pair(const struct seen *before, const struct seen *after,
                        int64_t from_us)
{
    struct dues dues = {
        .at = sw_new_array(before->count + 1, sizeof(struct due))};
    size_t a = 0;
    for (size_t b = 0; b < before->count; b++) {
        const struct came *was = &before->orders[b];
        while (a < after->count && after->orders[a].entity < was->entity) {
            a++;
        }
        const bool found =
            a < after->count && after->orders[a].entity == was->entity;
        if (was->at_us >= from_us && was->at_us != SW_NEVER_US) {
            dues.at[dues.count++] = (struct due){
                was->at_us, found ? after->orders[a].at_us : SW_NEVER_US,
                was->grams, was->product};
        }
    }
    if (dues.count > 0) {
        qsort(dues.at, dues.count, sizeof(struct due), by_time);
    }
    return dues;
}

/* ------------------------------------------------------------ what came of it
 */

/* Of one outage in one replication, in days and tonnes. */
struct tally {
    double survive; /* NaN: nobody was hurt */
    double recover; /* NaN: service never failed; infinite: it stayed so */
    double orders;
    double tonnes;
    double days;
    double never;
};

struct telling {
    int64_t from_us;
    int64_t until_us; /* what is due later is not judged */
    int64_t matters_us;
};

static double days(int64_t us)
{
    return (double)us / (double)SW_DAY_US;
}

static bool is_hurt(const struct telling *telling, const struct due *due)
{
    return due->came_us == SW_NEVER_US ||
           due->came_us - due->due_us > telling->matters_us;
}

static bool is_early(const struct telling *telling, const struct due *due)
{
    return due->due_us - due->came_us > telling->matters_us;
}

/* The first of the orders from `first` on that is due at `at_us` or later. */
static size_t first_due(const struct dues *dues, size_t first, int64_t at_us)
{
    while (first < dues->count && dues->at[first].due_us < at_us) {
        first++;
    }
    return first;
}

/* Does service fail for these orders? */
static bool fails(const struct telling *telling, const struct due *orders,
                  size_t count)
{
    double lost = 0.0;
    for (size_t i = 0; i < count; i++) {
        lost += is_hurt(telling, &orders[i]);
        lost -= is_early(telling, &orders[i]);
    }
    return lost > FAILURE * (double)count;
}

/* Weeks count from the beginning of the outage; one without orders tells
 * nothing. Service is back with the delivery of the last order hurt before the
 * first good week after a bad one. */
static double recover_d(const struct telling *telling, const struct dues *dues)
{
    bool failed = false;
    size_t first = 0;
    int64_t last_us = telling->from_us;
    for (int64_t week_us = telling->from_us;
         week_us + WEEK_US <= telling->until_us; week_us += WEEK_US) {
        const size_t end = first_due(dues, first, week_us + WEEK_US);
        const bool bad = fails(telling, &dues->at[first], end - first);
        if (failed && !bad && end > first) {
            return days(last_us - telling->from_us);
        }
        failed = failed || bad;
        for (; first < end; first++) {
            const struct due *due = &dues->at[first];
            if (is_hurt(telling, due) && due->came_us != SW_NEVER_US &&
                due->came_us > last_us) {
                last_us = due->came_us;
            }
        }
    }
    return failed ? (double)INFINITY : (double)NAN;
}

static struct tally tell(const struct telling *telling, const struct dues *dues)
{
    struct tally tally = {.survive = (double)NAN,
                          .recover = recover_d(telling, dues)};
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->at[i];
        if (!is_hurt(telling, due)) {
            continue;
        }
        if (tally.orders == 0.0) {
            tally.survive = days(due->due_us - telling->from_us);
        }
        tally.orders += 1.0;
        tally.tonnes += (double)due->grams / (double)SW_TONNE_G;
        if (due->came_us == SW_NEVER_US) {
            tally.never += 1.0;
        } else {
            tally.days += days(due->came_us - due->due_us);
        }
    }
    return tally;
}

/* ----------------------------------------------------------------- rows -- */

/* Grams hurt by product of the undisturbed scenario. */
static void add_grams(const struct sw_model *model,
                      const struct telling *telling, const struct dues *dues,
                      double *grams)
{
    for (size_t i = 0; i < dues->count; i++) {
        for (size_t p = 0;
             is_hurt(telling, &dues->at[i]) && p < model->product_count; p++) {
            if (strcmp(model->products[p].name, dues->at[i].product) == 0) {
                grams[p] += (double)dues->at[i].grams;
                break;
            }
        }
    }
}

static const char *worst_of(const struct sw_model *model, const double *grams)
{
    size_t worst = 0;
    for (size_t p = 1; p < model->product_count; p++) {
        worst = grams[p] > grams[worst] ? p : worst;
    }
    return grams[worst] > 0.0 ? model->products[worst].name : "";
}

enum { SURVIVE, RECOVER, ORDERS, TONNES, DAYS, NEVER, TOLD };

static void note(double *values, size_t replications, size_t r,
                 const struct tally *tally)
{
    const double all[TOLD] = {tally->survive, tally->recover, tally->orders,
                              tally->tonnes,  tally->days,    tally->never};
    for (size_t i = 0; i < TOLD; i++) {
        values[i * replications + r] = all[i];
    }
}

/* Those that there are, first. Returns how many: nobody may be hurt in some
 * replications. */
static size_t gather(double *values, size_t count)
{
    size_t there = 0;
    for (size_t r = 0; r < count; r++) {
        if (!isnan(values[r])) {
            values[there++] = values[r];
        }
    }
    return there;
}

/* None of it can be negative. */
static struct sw_estimate mean_of(double *values, size_t count,
                                  double confidence)
{
    struct sw_estimate mean =
        sw_interval_mean(values, gather(values, count), confidence);
    sw_interval_hold(&mean, 0.0, (double)INFINITY);
    return mean;
}

/* A mean of those that recovered would tell of the mild ones. */
static void tell_recovery(struct sw_survived *row, double *values, size_t count,
                          double confidence)
{
    row->failed = gather(values, count);
    row->recovered = 0;
    for (size_t r = 0; r < row->failed; r++) {
        row->recovered += isfinite(values[r]) != 0;
    }
    row->by_median = row->recovered < row->failed;
    row->recover = row->by_median ? sw_quantile_of_runs(values, row->failed,
                                                        MEDIAN, confidence)
                                  : mean_of(values, row->failed, confidence);
}

/* They are ranked, so all that is told of one measure holds together. */
static void tell_all(struct sw_survived *row, double *values, size_t count,
                     double confidence)
{
    struct sw_estimate *const told[TOLD] = {
        [SURVIVE] = &row->survive, [ORDERS] = &row->orders,
        [TONNES] = &row->tonnes,   [DAYS] = &row->days,
        [NEVER] = &row->never,
    };
    for (size_t i = 0; i < TOLD; i++) {
        if (told[i] != NULL) {
            *told[i] = mean_of(&values[i * count], count, confidence);
        }
    }
    tell_recovery(row, &values[RECOVER * count], count, confidence);
}

static struct sw_survived row_of(const struct surviving *surviving,
                                 const struct telling *telling, size_t option,
                                 size_t replications)
{
    const struct sw_survival_plan *plan = surviving->plan;
    const struct sw_model *model = plan->models[0];
    double *values = sw_new_array(TOLD * replications, sizeof(double));
    double *grams = sw_new_array(model->product_count, sizeof(double));
    struct sw_survived row = {.out = plan->taken_out[option]};
    for (size_t r = 0; r < replications; r++) {
        struct dues dues =
            pair(seen_of(surviving, r, 0), seen_of(surviving, r, option),
                 telling->from_us);
        const struct tally tally = tell(telling, &dues);
        note(values, replications, r, &tally);
        add_grams(model, telling, &dues, grams);
        row.noticed += tally.orders > 0.0;
        sw_free(dues.at);
    }
    tell_all(&row, values, replications,
             sw_level_simultaneous(plan->confidence, plan->options - 1));
    row.worst = worst_of(model, grams);
    sw_free(grams);
    sw_free(values);
    return row;
}

static int by_orders(const void *first, const void *second)
{
    const struct sw_survived *a = first;
    const struct sw_survived *b = second;
    if (a->orders.value != b->orders.value) {
        return a->orders.value > b->orders.value ? -1 : 1;
    }
    const int names = strcmp(a->out.name, b->out.name);
    return names != 0 ? names : strcmp(a->out.kind, b->out.kind);
}

/* The end of the window; of one that is told in orders, the last delivery of
 * the undisturbed runs. */
static int64_t until_us(const struct surviving *surviving, size_t replications)
{
    const struct sw_model *model = surviving->plan->models[0];
    if (sw_window_end_us(model) != SW_NEVER_US) {
        return sw_window_end_us(model);
    }
    int64_t last_us = 0;
    for (size_t r = 0; r < replications; r++) {
        const struct seen *seen = seen_of(surviving, r, 0);
        for (size_t i = 0; i < seen->count; i++) {
            const int64_t at_us = seen->orders[i].at_us;
            last_us = at_us != SW_NEVER_US && at_us > last_us ? at_us : last_us;
        }
    }
    return last_us;
}

static void fill(struct sw_survival *survival,
                 const struct surviving *surviving)
{
    const struct sw_survival_plan *plan = surviving->plan;
    const struct telling telling = {
        .from_us = survival->from_us,
        .until_us = until_us(surviving, survival->replications),
        .matters_us = survival->matters_us,
    };
    survival->count = plan->options - 1;
    survival->rows =
        sw_new_array(survival->count + 1, sizeof(struct sw_survived));
    for (size_t i = 0; i < survival->count; i++) {
        survival->rows[i] =
            row_of(surviving, &telling, i + 1, survival->replications);
    }
    qsort(survival->rows, survival->count, sizeof(struct sw_survived),
          by_orders);
}

static bool check(const struct sw_survival_plan *plan, struct sw_error *err)
{
    const struct sw_model *model = plan->models[0];
    const int64_t from_us = sw_outage_from_us(model, plan->outage);
    if (from_us == SW_NEVER_US) {
        return sw_fail(err, SW_ERROR_USAGE,
                       "the window is told in orders: when does the outage "
                       "begin? --from DATE");
    }
    if (from_us < 0 || from_us >= sw_window_end_us(model)) {
        return sw_fail(err, SW_ERROR_USAGE,
                       "--from: %s is not between the start of the run and the "
                       "end of its window",
                       plan->outage->from);
    }
    return plan->options > 1 ||
           sw_fail(err, SW_ERROR_USAGE,
                   "there is no resource, stock or lane to take out");
}

bool sw_survive(struct sw_survival *survival,
                const struct sw_survival_plan *plan, struct sw_error *err)
{
    if (!check(plan, err)) {
        return false;
    }
    const size_t jobs = plan->options * plan->replications;
    struct surviving surviving = {
        .plan = plan, .seen = sw_new_array(jobs, sizeof(struct seen))};
    struct sw_replications replications = {0};
    const struct sw_replication_plan runs = {
        .options = plan->options,
        .replications = plan->replications,
        .first = 1,
        .threads = plan->threads,
        .run = run,
        .self = &surviving,
        .watcher = plan->watcher,
    };
    const bool done = sw_replicate(&runs, &replications, err);
    *survival = (struct sw_survival){
        .from_us = sw_outage_from_us(plan->models[0], plan->outage),
        .lasts_us = sw_outage_time_us(plan->outage->lasts),
        .matters_us = sw_outage_time_us(plan->outage->matters),
        .replications = replications.count,
        .stopped = replications.stopped,
    };
    if (done && replications.count > 0) {
        fill(survival, &surviving);
    }
    sw_replications_clear(&replications);
    for (size_t i = 0; i < jobs; i++) {
        sw_free(surviving.seen[i].orders);
    }
    sw_free(surviving.seen);
    return done;
}

void sw_survival_clear(struct sw_survival *survival)
{
    sw_free(survival->rows);
    *survival = (struct sw_survival){0};
}
