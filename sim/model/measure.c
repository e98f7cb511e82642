#include "model/measure.h"

#include "base/arena.h"
#include "base/memory.h"
#include "model/record.h"
#include "model/unit.h"

#include <assert.h>
#include <string.h>

/* What a series is of; which of these count depends on the row. */
struct sw_series_map {
    const struct row *row;
    uint32_t group;
    uint32_t step;
    uint32_t resource;
    uint32_t cell;
    uint32_t own; /* of the step's kind: which of its measures */
};

typedef void fill_fn(struct sw_run *run, const struct sw_series_map *map,
                     struct sw_total *total);

struct row {
    struct sw_measure measure;
    fill_fn *fill;
};

static void set(struct sw_total *total, double numerator, double denominator)
{
    total->numerator = numerator;
    total->denominator = denominator;
}

static double window_us(const struct sw_run *run)
{
    return (double)(run->window_to_us - run->window_from_us);
}

/* ---------------------------------------------------------------- orders -- */

static struct sw_order_records *group_of(const struct sw_run *run,
                                         const struct sw_series_map *map)
{
    return &run->records->orders[map->group];
}

static void take_samples(struct sw_samples *samples, struct sw_total *total)
{
    total->samples = samples->values;
    total->sample_count = samples->count;
    *samples = (struct sw_samples){0};
}

static void take(struct sw_run *run, const struct sw_series_map *map,
                 enum sw_sampled what, struct sw_total *total)
{
    take_samples(&run->records->samples[map->group][what], total);
}

static void delivery_time(struct sw_run *run, const struct sw_series_map *map,
                          struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->delivery_us, (double)records->delivered);
    total->unreached = records->undelivered;
    take(run, map, SW_SAMPLE_DELIVERY, total);
}

static void fulfilment_time(struct sw_run *run, const struct sw_series_map *map,
                            struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->fulfilment_us, (double)records->fulfilled);
    total->unreached = records->open;
    take(run, map, SW_SAMPLE_FULFILMENT, total);
}

static void lateness_promised(struct sw_run *run,
                              const struct sw_series_map *map,
                              struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    const bool any = records->promised > 0;
    set(total, (double)records->lateness_promised_us,
        any ? (double)records->delivered : 0.0);
    total->unreached = any ? records->undelivered : 0;
    take(run, map, SW_SAMPLE_LATENESS_PROMISED, total);
}

static void lateness_requested(struct sw_run *run,
                               const struct sw_series_map *map,
                               struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    const bool any = records->requested > 0;
    set(total, (double)records->lateness_requested_us,
        any ? (double)records->delivered : 0.0);
    total->unreached = any ? records->undelivered : 0;
    take(run, map, SW_SAMPLE_LATENESS_REQUESTED, total);
}

static void on_time(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->on_time, (double)records->promised);
}

static void otif(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->otif, (double)records->promised);
}

static void orders(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    set(total, (double)group_of(run, map)->orders, 1.0);
}

static void turned_away(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->turned_away, (double)records->orders);
}

static void scrapped(struct sw_run *run, const struct sw_series_map *map,
                     struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->scrapped, (double)records->orders);
}

static void still_open(struct sw_run *run, const struct sw_series_map *map,
                       struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->open, (double)records->orders);
}

static void delivered_tonnes(struct sw_run *run,
                             const struct sw_series_map *map,
                             struct sw_total *total)
{
    set(total, (double)group_of(run, map)->delivered_g, window_us(run));
}

static void cost_per_tonne(struct sw_run *run, const struct sw_series_map *map,
                           struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    int64_t cost = 0;
    for (size_t i = 0; i < run->model->step_count; i++) {
        cost += records->cost[i];
    }
    set(total, (double)cost, (double)records->delivered_g);
}

static void breakdown(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->ledger[map->cell], (double)records->delivered);
}

static void cost(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->cost[map->step], (double)records->delivered_g);
}

/* ----------------------------------------------------------------- steps -- */

static struct sw_step_state *step_of(const struct sw_run *run,
                                     const struct sw_series_map *map)
{
    return &run->steps[map->step];
}

static void wait(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    struct sw_step_state *state = step_of(run, map);
    set(total, (double)state->wait_us, (double)state->waits);
    take_samples(&state->wait_samples, total);
}

static void delayed(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    const struct sw_step_state *state = step_of(run, map);
    set(total, (double)state->delayed, (double)state->waits);
}

static void stay(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_step_state *state = step_of(run, map);
    set(total, (double)state->stay_us, (double)state->stays);
}

static void inside(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    set(total, (double)step_of(run, map)->inside_area, window_us(run));
}

static void waiting(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    set(total, (double)step_of(run, map)->waiting_area, window_us(run));
}

static void throughput(struct sw_run *run, const struct sw_series_map *map,
                       struct sw_total *total)
{
    set(total, (double)step_of(run, map)->throughput, window_us(run));
}

static void throughput_tonnes(struct sw_run *run,
                              const struct sw_series_map *map,
                              struct sw_total *total)
{
    set(total, (double)step_of(run, map)->throughput_g, window_us(run));
}

static void lost(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_step_state *state = step_of(run, map);
    set(total, (double)state->lost_g,
        (double)state->lost_g + (double)state->throughput_g);
}

static void own(struct sw_run *run, const struct sw_series_map *map,
                struct sw_total *total)
{
    const struct sw_step *step = &run->model->steps[map->step];
    struct sw_total totals[SW_STEP_MEASURES_MAX] = {{0}};
    step->kind->report(run, step, step_of(run, map)->own, totals);
    set(total, totals[map->own].numerator, totals[map->own].denominator);
}

/* ------------------------------------------------------------- resources -- */

static void share(const struct sw_run *run, const struct sw_series_map *map,
                  enum sw_resource_level level, struct sw_total *total)
{
    const struct sw_resource_state *state = &run->resources[map->resource];
    set(total, (double)state->areas[level],
        window_us(run) * (double)state->plan->units);
}

static void busy(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    share(run, map, SW_LEVEL_BUSY, total);
}

static void setup(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    const struct sw_resource_state *state = &run->resources[map->resource];
    set(total, (double)state->setup_us,
        window_us(run) * (double)state->plan->units);
}

static void down(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    share(run, map, SW_LEVEL_DOWN, total);
}

static void closed(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    share(run, map, SW_LEVEL_CLOSED, total);
}

static void kept(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    share(run, map, SW_LEVEL_KEPT, total);
}

/* Work done as a share of the time there was to do it in. */
static void utilisation(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct sw_resource_state *state = &run->resources[map->resource];
    const double all = window_us(run) * (double)state->plan->units;
    set(total, (double)state->areas[SW_LEVEL_BUSY],
        all - (double)state->areas[SW_LEVEL_CLOSED] -
            (double)state->areas[SW_LEVEL_DOWN]);
}

static void queue(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    const struct sw_resource_state *state = &run->resources[map->resource];
    set(total, (double)state->areas[SW_LEVEL_WAITING], window_us(run));
}

/* ----------------------------------------------------------------- table -- */

#define PERCENT 100.0
#define DAYS (1.0 / (double)SW_DAY_US)
#define HOURS (1.0 / (double)SW_HOUR_US)
#define TONNES_A_DAY ((double)SW_DAY_US / (double)SW_TONNE_G)
/* Money units a gram to currency a tonne. */
#define A_TONNE ((double)SW_TONNE_G / (double)SW_MONEY_UNIT)

/* clang-format off: a table is read across */
static const struct row ORDER_ROWS[] = {
    {{"delivery_time", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Time from entry to delivery", "交货周期(下单至交付)"},
     delivery_time},
    {{"fulfilment_time", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Time from entry to the end of the last lot's route",
      "履约周期(下单至全部批次完成)"},
     fulfilment_time},
    {{"lateness_promised", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Delivery less promised date", "相对承诺日期的延误"},
     lateness_promised},
    {{"lateness_requested", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Delivery less requested date", "相对要求日期的延误"},
     lateness_requested},
    {{"on_time", SW_MEASURES_ORDER, "%", PERCENT, false, false,
      "Orders delivered by the promised date, of all",
      "按承诺日期交付的订单比例"},
     on_time},
    {{"otif", SW_MEASURES_ORDER, "%", PERCENT, false, false,
      "Orders delivered in full within the window about the promised date",
      "按时足量交付率 OTIF(按承诺日期)"},
     otif},
    {{"orders", SW_MEASURES_ORDER, "orders", 1.0, false, false,
      "Counted orders", "计入统计的订单数"},
     orders},
    {{"turned_away", SW_MEASURES_ORDER, "%", PERCENT, false, true,
      "Orders turned away for want of room", "因无空位被拒的订单比例"},
     turned_away},
    {{"scrapped", SW_MEASURES_ORDER, "%", PERCENT, false, true,
      "Orders closed without delivery", "未交付即关闭的订单比例"},
     scrapped},
    {{"still_open", SW_MEASURES_ORDER, "%", PERCENT, false, true,
      "Orders still open at the limit", "到仿真上限仍未完成的订单比例"},
     still_open},
    {{"delivered", SW_MEASURES_ORDER, "t/d", TONNES_A_DAY, false, false,
      "Tonnes delivered a day of the window", "日均交付吨数"},
     delivered_tonnes},
    {{"cost_per_tonne", SW_MEASURES_ORDER, "CNY/t", A_TONNE, false, true,
      "Costs of the window over tonnes delivered in it", "吨钢费用"},
     cost_per_tonne},
};

static const struct row STEP_ROWS[] = {
    {{"wait", SW_MEASURES_STEP, "h", HOURS, true, true,
      "Wait of a lot at a step before it is served", "工序前等待时间"},
     wait},
    {{"delayed", SW_MEASURES_STEP, "%", PERCENT, false, true,
      "Lots that had to wait at a step", "需要等待的批次比例"},
     delayed},
    {{"stay", SW_MEASURES_STEP, "h", HOURS, false, true,
      "Time of a lot at a step, waiting and served", "工序停留时间"},
     stay},
    {{"inside", SW_MEASURES_STEP, "lots", 1.0, false, true,
      "Lots at a step, mean over time", "工序内平均批次数"},
     inside},
    {{"waiting", SW_MEASURES_STEP, "lots", 1.0, false, true,
      "Lots waiting at a step, mean over time", "平均等待批次数"},
     waiting},
    {{"throughput", SW_MEASURES_STEP, "lots/d", (double)SW_DAY_US, false, false,
      "Lots that leave a step a day", "日通过批次数"},
     throughput},
    {{"throughput_tonnes", SW_MEASURES_STEP, "t/d", TONNES_A_DAY, false, false,
      "Tonnes that leave a step a day", "日通过吨数"},
     throughput_tonnes},
    {{"lost", SW_MEASURES_STEP, "%", PERCENT, false, true,
      "Share of the grams that is scrapped at a step", "工序损失率"},
     lost},
};

static const struct row RESOURCE_ROWS[] = {
    {{"busy", SW_MEASURES_RESOURCE, "%", PERCENT, false, false,
      "Share of all time in which units work or are set up", "作业时间占比"},
     busy},
    {{"setup", SW_MEASURES_RESOURCE, "%", PERCENT, false, true,
      "Share of all time in which units are set up", "换型时间占比"},
     setup},
    {{"down", SW_MEASURES_RESOURCE, "%", PERCENT, false, true,
      "Share of all time in which units are broken down", "故障时间占比"},
     down},
    {{"closed", SW_MEASURES_RESOURCE, "%", PERCENT, false, true,
      "Share of all time in which units are closed or stopped as planned",
      "停班及计划停机占比"},
     closed},
    {{"kept", SW_MEASURES_RESOURCE, "%", PERCENT, false, true,
      "Share of all time in which units are held by what they have served",
      "阻塞占用时间占比"},
     kept},
    {{"utilisation", SW_MEASURES_RESOURCE, "%", PERCENT, false, false,
      "Share of the time open and up in which units work", "可用时间利用率"},
     utilisation},
    {{"queue", SW_MEASURES_RESOURCE, "lots", 1.0, false, true,
      "Lots that wait for a unit, mean over time", "平均排队批次数"},
     queue},
};

static const struct row BREAKDOWN_ROW = {
    {"time", SW_MEASURES_BREAKDOWN, "h", HOURS, false, true,
     "Part of the delivery time spent at a step in a class",
     "交货周期中某工序某类时间"},
    breakdown};
static const struct row COST_ROW = {
    {"cost", SW_MEASURES_COST, "CNY/t", A_TONNE, false, true,
     "Costs of a step over tonnes delivered", "工序吨钢费用"},
    cost};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

size_t sw_measure_count(void)
{
    return COUNT(ORDER_ROWS) + COUNT(STEP_ROWS) + COUNT(RESOURCE_ROWS) + 2;
}

const struct sw_measure *sw_measure_at(size_t index)
{
    if (index < COUNT(ORDER_ROWS)) {
        return &ORDER_ROWS[index].measure;
    }
    index -= COUNT(ORDER_ROWS);
    if (index < COUNT(STEP_ROWS)) {
        return &STEP_ROWS[index].measure;
    }
    index -= COUNT(STEP_ROWS);
    if (index < COUNT(RESOURCE_ROWS)) {
        return &RESOURCE_ROWS[index].measure;
    }
    index -= COUNT(RESOURCE_ROWS);
    assert(index < 2);
    return index == 0 ? &BREAKDOWN_ROW.measure : &COST_ROW.measure;
}

bool sw_measure_keep(struct sw_model *model, const char *id)
{
    for (unsigned i = 0; i < SW_SAMPLES; i++) {
        if (strcmp(ORDER_ROWS[i].measure.id, id) == 0) {
            model->keeps |= 1U << i;
            return true;
        }
    }
    if (strcmp(id, "wait") == 0) {
        model->keeps_waits = true;
        return true;
    }
    return false;
}

/* ------------------------------------------------------------- compiling -- */

struct layout {
    struct sw_model *model;
    bool counting; /* the first pass only counts */
};

static void add(struct layout *layout, const struct sw_series *series,
                const struct sw_series_map *map)
{
    struct sw_model *model = layout->model;
    if (!layout->counting) {
        model->series[model->series_count] = *series;
        model->series_map[model->series_count] = *map;
    }
    model->series_count++;
}

static void add_orders(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < COUNT(ORDER_ROWS); i++) {
        const struct row *row = &ORDER_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, model->groups[group], "", "",
                                i < SW_SAMPLES &&
                                    (model->keeps & (1U << i)) != 0},
            &(struct sw_series_map){.row = row, .group = group});
    }
    for (uint32_t c = 0; c < model->cell_count; c++) {
        const struct sw_cell *cell = &model->cells[c];
        add(layout,
            &(struct sw_series){&BREAKDOWN_ROW.measure, model->groups[group],
                                cell->step == NULL ? "" : cell->step->name,
                                cell->step == NULL ? "before_start"
                                                   : sw_class_name(cell->class),
                                false},
            &(struct sw_series_map){
                .row = &BREAKDOWN_ROW, .group = group, .cell = c});
    }
}

static const char *payer_name(int payer)
{
    static const char *const NAMES[] = {"mill", "fabricator", "carrier"};
    return NAMES[payer];
}

static void add_costs(struct layout *layout, uint32_t group)
{
    const struct sw_model *model = layout->model;
    for (uint32_t s = 0; s < model->step_count; s++) {
        const struct sw_step *step = &model->steps[s];
        const struct sw_cost_settings *costs = &step->settings->cost;
        if (costs->tonne > 0.0 || costs->trip > 0) {
            add(layout,
                &(struct sw_series){&COST_ROW.measure, model->groups[group],
                                    step->name, payer_name(costs->payer),
                                    false},
                &(struct sw_series_map){
                    .row = &COST_ROW, .group = group, .step = s});
        }
    }
}

static const struct row OWN_ROW = {{0}, own};

static void add_step(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    const struct sw_step *step = &model->steps[index];
    for (size_t i = 0; i < COUNT(STEP_ROWS); i++) {
        const struct row *row = &STEP_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", step->name, "",
                                i == 0 && model->keeps_waits},
            &(struct sw_series_map){.row = row, .step = index});
    }
    const struct sw_measure *measures = step->kind->measures;
    for (uint32_t i = 0; measures != NULL && measures[i].id != NULL; i++) {
        assert(i < SW_STEP_MEASURES_MAX);
        add(layout,
            &(struct sw_series){&measures[i], "", step->name, "", false},
            &(struct sw_series_map){.row = &OWN_ROW, .step = index, .own = i});
    }
}

static void add_resource(struct layout *layout, uint32_t index)
{
    const struct sw_model *model = layout->model;
    for (size_t i = 0; i < COUNT(RESOURCE_ROWS); i++) {
        const struct row *row = &RESOURCE_ROWS[i];
        add(layout,
            &(struct sw_series){&row->measure, "", model->resources[index].name,
                                "", false},
            &(struct sw_series_map){.row = row, .resource = index});
    }
}

static void lay_out(struct layout *layout)
{
    struct sw_model *model = layout->model;
    model->series_count = 0;
    for (uint32_t g = 0; g < model->group_count; g++) {
        add_orders(layout, g);
        add_costs(layout, g);
    }
    for (uint32_t s = 0; s < model->step_count; s++) {
        add_step(layout, s);
    }
    for (uint32_t r = 0; r < model->resource_count; r++) {
        add_resource(layout, r);
    }
}

void sw_measure_compile(struct sw_model *model)
{
    struct layout layout = {.model = model, .counting = true};
    lay_out(&layout);
    model->series = sw_arena_array(model->arena, model->series_count,
                                   sizeof(struct sw_series));
    model->series_map = sw_arena_array(model->arena, model->series_count,
                                       sizeof(struct sw_series_map));
    layout.counting = false;
    lay_out(&layout);
}

void sw_measure_fill(struct sw_run *run, struct sw_outcome *outcome)
{
    const struct sw_model *model = run->model;
    outcome->count = model->series_count;
    outcome->totals =
        sw_new_array(model->series_count, sizeof(struct sw_total));
    for (size_t i = 0; i < model->series_count; i++) {
        const struct sw_series_map *map = &model->series_map[i];
        map->row->fill(run, map, &outcome->totals[i]);
    }
}
