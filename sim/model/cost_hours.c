#include "model/cost_hours.h"

#include "base/memory.h"
#include "model/cost.h"
#include "model/queue_rule.h"

/* What a setup costs: itself, its hours, and the margin of these. */
enum part { SETUP, HOURS, LOST, PARTS };

/* A run of lots on one unit, and what they owe for the setup before them. */
struct sw_cost_run {
    bool turned; /* the service under way began with a setup */
    uint32_t accounts[PARTS];
    int64_t owed[PARTS];
    int64_t grams;
    int64_t *by_product; /* owned */
};

static struct sw_cost_run *run_of(const struct sw_run *run,
                                  const struct sw_unit *unit)
{
    struct sw_cost_run *runs = run->costs->runs[unit->home->plan->index];
    return runs == NULL ? NULL : &runs[unit->index];
}

/* -------------------------------------------------------- a run of lots --- */

static void forget_lots(const struct sw_run *run, struct sw_cost_run *lots)
{
    lots->grams = 0;
    for (size_t p = 0; p < run->model->product_count; p++) {
        lots->by_product[p] = 0;
    }
}

/* A run without lots leaves what it owes to the next. */
static void end_run(struct sw_run *run, struct sw_cost_run *lots)
{
    if (lots->grams == 0) {
        return;
    }
    for (int part = 0; part < PARTS; part++) {
        if (lots->owed[part] > 0) {
            sw_cost_note(run, lots->owed[part]);
            (void)sw_cost_share(run, lots->accounts[part], lots->owed[part],
                                lots->by_product);
            lots->owed[part] = 0;
        }
    }
    forget_lots(run, lots);
}

static void owe(struct sw_cost_run *lots, enum part part, uint32_t account,
                int64_t money)
{
    if (account != SW_NO_ACCOUNT) {
        lots->accounts[part] = account;
        lots->owed[part] += money;
    }
}

static void add_grams(struct sw_cost_run *lots, const struct sw_item *item)
{
    lots->grams += item->grams;
    lots->by_product[item->order->product->index] += item->grams;
}

static void add_lots(struct sw_cost_run *lots, const struct sw_item *item)
{
    if (item->kind != SW_ITEM_CARRIER) {
        add_grams(lots, item);
        return;
    }
    for (const struct sw_item *lot = item->first; lot != NULL;
         lot = lot->next) {
        add_grams(lots, lot);
    }
}

/* --------------------------------------------------------------- services - */

void sw_cost_turned(struct sw_run *run, const struct sw_unit *unit,
                    const struct sw_item *item)
{
    struct sw_cost_run *lots = run_of(run, unit);
    if (lots == NULL ||
        (!sw_item_carries_none(item) &&
         (unit->setup_keys == NULL || sw_is_set_up(unit, item)))) {
        return;
    }
    end_run(run, lots);
    lots->turned = true;
}

/* Of the time worked since `from_us`, what is in the calendar `own`. */
static int64_t own_us(const struct sw_resource_state *worker,
                      const struct sw_calendar *own, int64_t from_us,
                      int64_t worked_us)
{
    const int64_t now_us = sw_run_now(worker->run);
    if (worked_us == now_us - from_us) {
        return sw_calendar_open_time(own, from_us, now_us);
    }
    int64_t sum_us = 0;
    for (int64_t at_us = from_us; at_us < now_us;) {
        const int64_t next_us =
            sw_calendar_next_change(worker->calendar, at_us);
        const int64_t to_us = next_us < now_us ? next_us : now_us;
        if (sw_calendar_is_open(worker->calendar, at_us)) {
            sum_us += sw_calendar_open_time(own, at_us, to_us);
        }
        at_us = to_us;
    }
    return sum_us;
}

void sw_cost_worked(struct sw_unit *unit, int64_t from_us, int64_t worked_us)
{
    for (struct sw_unit *part = unit; part != NULL; part = part->with) {
        const struct sw_resource *plan = part->home->plan;
        if (plan->costs == NULL || plan->costs->overtime == SW_NO_ACCOUNT) {
            continue;
        }
        part->overtime_us +=
            worked_us - own_us(unit->home, plan->calendar, from_us, worked_us);
    }
}

/* How long a service took. */
struct spell {
    int64_t setup_us;
    int64_t work_us;
    int64_t down_us;
};

/* What is set up is the first of the units that work together; the others pay
 * for their hours with the lot. */
static void pay_part(struct sw_run *run, const struct sw_unit *part,
                     const struct spell *spell, struct sw_cost_run *lots)
{
    const struct sw_resource_costs *costs = part->home->plan->costs;
    const struct sw_item *item = part->item;
    const double hour = costs->settings->hour;
    const double margin = costs->settings->lost_hour;
    if (lots != NULL) {
        owe(lots, HOURS, costs->hour, sw_cost_at(hour, spell->setup_us));
        owe(lots, LOST, costs->lost_hour, sw_cost_at(margin, spell->setup_us));
    } else {
        sw_cost_pay(run, costs->hour, item, sw_cost_at(hour, spell->setup_us));
        sw_cost_pay(run, costs->lost_hour, item,
                    sw_cost_at(margin, spell->setup_us));
    }
    if (item->first == NULL && item->kind == SW_ITEM_CARRIER) {
        return;
    }
    sw_cost_pay(run, costs->hour, item, sw_cost_at(hour, spell->work_us));
    sw_cost_pay(run, costs->lost_hour, item,
                sw_cost_at(margin, spell->down_us));
    if (costs->overtime != SW_NO_ACCOUNT) {
        sw_cost_pay(run, costs->overtime, item,
                    sw_cost_at(costs->settings->overtime, part->overtime_us));
    }
}

void sw_cost_served(struct sw_run *run, const struct sw_unit *unit,
                    int64_t setup_us, int64_t work_us)
{
    const struct sw_item *item = unit->item;
    struct sw_cost_run *lots = run_of(run, unit);
    const bool turned = lots != NULL && lots->turned;
    if (turned) {
        lots->turned = false;
    }
    if (!run->in_window) {
        return;
    }
    if (turned) {
        owe(lots, SETUP, unit->step->costs->setup,
            unit->step->settings->cost.setup);
    }
    const bool turn = sw_item_carries_none(item);
    const struct spell spell = {
        .setup_us = turn ? work_us : setup_us,
        .work_us = turn ? 0 : work_us,
        .down_us = unit->down_us,
    };
    for (const struct sw_unit *part = unit; part != NULL; part = part->with) {
        if (part->home->plan->costs != NULL) {
            pay_part(run, part, &spell, part == unit ? lots : NULL);
        }
    }
    if (lots != NULL) {
        add_lots(lots, item);
    }
}

/* ----------------------------------------------------------------- a run -- */

/* Are setups of this resource paid for? */
static bool keeps_runs(const struct sw_model *model,
                       const struct sw_resource *resource)
{
    for (size_t i = 0; i < model->step_count; i++) {
        const struct sw_step *step = &model->steps[i];
        if (sw_step_is_served_by(step, resource) && step->costs != NULL &&
            (step->classes & SW_CLASS_BIT(SW_CLASS_SETUP)) != 0 &&
            (step->costs->setup != SW_NO_ACCOUNT || resource->costs != NULL)) {
            return true;
        }
    }
    return false;
}

void sw_cost_hours_create(struct sw_run *run)
{
    const struct sw_model *model = run->model;
    run->costs->runs =
        sw_new_array(model->resource_count + 1, sizeof(struct sw_cost_run *));
    for (size_t i = 0; i < model->resource_count; i++) {
        const struct sw_resource *resource = &model->resources[i];
        if (!keeps_runs(model, resource)) {
            continue;
        }
        struct sw_cost_run *runs =
            sw_new_array(resource->units, sizeof(struct sw_cost_run));
        for (uint32_t u = 0; u < resource->units; u++) {
            runs[u].by_product =
                sw_new_array(model->product_count, sizeof(int64_t));
        }
        run->costs->runs[i] = runs;
    }
}

typedef void visit_fn(struct sw_run *run, struct sw_cost_run *lots);

static void visit_runs(struct sw_run *run, visit_fn *visit)
{
    const struct sw_model *model = run->model;
    for (size_t i = 0; i < model->resource_count; i++) {
        struct sw_cost_run *runs = run->costs->runs[i];
        for (uint32_t u = 0; runs != NULL && u < model->resources[i].units;
             u++) {
            visit(run, &runs[u]);
        }
    }
}

static void destroy(struct sw_run *run, struct sw_cost_run *lots)
{
    (void)run;
    sw_free(lots->by_product);
}

void sw_cost_hours_destroy(struct sw_run *run)
{
    visit_runs(run, destroy);
    for (size_t i = 0; i < run->model->resource_count; i++) {
        sw_free(run->costs->runs[i]);
    }
    sw_free(run->costs->runs);
}

/* Nothing is owed for setups before the window. */
static void forget(struct sw_run *run, struct sw_cost_run *lots)
{
    forget_lots(run, lots);
    for (int part = 0; part < PARTS; part++) {
        lots->owed[part] = 0;
    }
}

void sw_cost_hours_restart(struct sw_run *run)
{
    visit_runs(run, forget);
}

static void close_run(struct sw_run *run, struct sw_cost_run *lots)
{
    end_run(run, lots);
    forget(run, lots);
}

void sw_cost_hours_freeze(struct sw_run *run)
{
    visit_runs(run, close_run);
}
