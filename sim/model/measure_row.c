#include "model/measure_row.h"

#include "model/cost.h"
#include "model/record.h"
#include "model/section.h"
#include "model/unit.h"

#include <assert.h>
#include <string.h>

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
    set(total, (double)records->lateness_promised_us,
        (double)records->promised_delivered);
    total->unreached = records->promised_open;
    take(run, map, SW_SAMPLE_LATENESS_PROMISED, total);
}

static void lateness_requested(struct sw_run *run,
                               const struct sw_series_map *map,
                               struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->lateness_requested_us,
        (double)records->requested_delivered);
    total->unreached = records->requested_open;
    take(run, map, SW_SAMPLE_LATENESS_REQUESTED, total);
}

static void on_time(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->on_time,
        (double)records->dated[SW_BASIS_FIRST_PROMISE]);
}

static void otif(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->otif[SW_BASIS_FIRST_PROMISE],
        (double)records->dated[SW_BASIS_FIRST_PROMISE]);
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

static void cancelled(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->cancelled, (double)records->orders);
}

static void freed_tonnes(struct sw_run *run, const struct sw_series_map *map,
                         struct sw_total *total)
{
    set(total, (double)group_of(run, map)->freed_g, window_us(run));
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
    set(total, (double)sw_cost_sum(run, map->group, SW_PAYERS),
        (double)group_of(run, map)->delivered_g);
}

static void breakdown(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    set(total, (double)records->ledger[map->cell], (double)records->delivered);
}

/* -------------------------------------------------------------- projects -- */

static const struct sw_project_records *
projects_of(const struct sw_run *run, const struct sw_series_map *map)
{
    return &run->records->projects[map->demand];
}

static void first_section(struct sw_run *run, const struct sw_series_map *map,
                          struct sw_total *total)
{
    const struct sw_project_records *records = projects_of(run, map);
    set(total, (double)records->first_us, (double)records->complete);
    total->unreached = records->open;
}

static void project_complete(struct sw_run *run,
                             const struct sw_series_map *map,
                             struct sw_total *total)
{
    const struct sw_project_records *records = projects_of(run, map);
    set(total, (double)records->complete_us, (double)records->complete);
    total->unreached = records->open;
}

static void goods_waiting(struct sw_run *run, const struct sw_series_map *map,
                          struct sw_total *total)
{
    const struct sw_project_records *records = projects_of(run, map);
    set(total, (double)records->goods_wait_us, (double)records->sections);
    total->unreached = records->open;
}

static void site_waiting(struct sw_run *run, const struct sw_series_map *map,
                         struct sw_total *total)
{
    const struct sw_project_records *records = projects_of(run, map);
    set(total, (double)records->site_wait_us, (double)records->sections);
    total->unreached = records->open;
}

static void projects(struct sw_run *run, const struct sw_series_map *map,
                     struct sw_total *total)
{
    set(total, (double)projects_of(run, map)->projects, 1.0);
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

static void part(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    const struct sw_step *step = &run->model->steps[map->step];
    struct sw_total totals[SW_STEP_MEASURES_MAX] = {{0}};
    step->kind->parts->report(run, step, map->part, totals);
    set(total, totals[map->own].numerator, totals[map->own].denominator);
}

/* The measure numbered `own` of all articles of all stocks. */
static void stocks(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    const struct sw_model *model = run->model;
    struct sw_series_map one = *map;
    double sum = 0.0;
    for (one.step = 0; one.step < model->step_count; one.step++) {
        const struct sw_step *step = &model->steps[one.step];
        const struct sw_step_parts *parts = step->kind->parts;
        const size_t count = parts == NULL ? 0 : parts->count(step);
        for (one.part = 0; one.part < count; one.part++) {
            part(run, &one, total);
            sum += total->numerator;
        }
    }
    total->numerator = sum;
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

/* Units taken, at work or held by what they have served, as a share of the time
 * there was to take them in. */
static void utilisation(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct sw_resource_state *state = &run->resources[map->resource];
    const double all = window_us(run) * (double)state->plan->units;
    set(total,
        (double)state->areas[SW_LEVEL_BUSY] +
            (double)state->areas[SW_LEVEL_KEPT],
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

/* clang-format off */
const struct sw_measure_row SW_ORDER_ROWS[] = {
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
      "Orders delivered in full within the window about the first promise",
      "按时足量交付率 OTIF(按首次承诺)"},
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

const struct sw_measure_row SW_LIFE_ROWS[] = {
    {{"cancelled", SW_MEASURES_ORDER, "%", PERCENT, false, true,
      "Orders cancelled before they were delivered", "交付前被取消的订单比例"},
     cancelled},
    {{"freed", SW_MEASURES_ORDER, "t/d", TONNES_A_DAY, false, true,
      "Tonnes made for orders that were then cancelled or changed",
      "因取消或变更而转为自由料的日均吨数"},
     freed_tonnes},
};

const struct sw_measure_row SW_PROJECT_ROWS[] = {
    {{"projects", SW_MEASURES_PROJECT, "projects", 1.0, false, false,
      "Counted projects", "计入统计的项目数"},
     projects},
    {{"first_section", SW_MEASURES_PROJECT, "d", DAYS, false, true,
      "Time from the entry of a project until a first section of it is "
      "complete",
      "项目下达至首段齐套的时间"},
     first_section},
    {{"project_complete", SW_MEASURES_PROJECT, "d", DAYS, false, true,
      "Time from the entry of a project until its last section is complete",
      "项目下达至全部齐套的时间"},
     project_complete},
    {{"goods_waiting_for_site", SW_MEASURES_PROJECT, "d", DAYS, false, true,
      "Time from when the goods of a section are there until its site is ready",
      "货到后等待工地就绪的时间"},
     goods_waiting},
    {{"site_waiting_for_goods", SW_MEASURES_PROJECT, "d", DAYS, false, true,
      "Time from when the site is ready until the section is complete",
      "工地就绪后等待货物齐套的时间"},
     site_waiting},
};

const struct sw_measure_row SW_STEP_ROWS[] = {
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

const struct sw_measure_row SW_RESOURCE_ROWS[] = {
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
      "Share of the time open and up in which units are taken", "可用时间利用率"},
     utilisation},
    {{"queue", SW_MEASURES_RESOURCE, "lots", 1.0, false, true,
      "Lots that wait for a unit, mean over time", "平均排队批次数"},
     queue},
};

const struct sw_measure_row SW_BREAKDOWN_ROW = {
    {"time", SW_MEASURES_BREAKDOWN, "h", HOURS, false, true,
     "Part of the delivery time spent at a step in a class",
     "交货周期中某工序某类时间"},
    breakdown};
/* clang-format on */

const struct sw_measure_row SW_OWN_ROW = {{0}, own};
const struct sw_measure_row SW_STOCKS_ROW = {{0}, stocks};
const struct sw_measure_row SW_PART_ROW = {{0}, part};

_Static_assert(sizeof(SW_ORDER_ROWS) / sizeof(SW_ORDER_ROWS[0]) ==
                   SW_ORDER_ROW_COUNT,
               "one row per measure of orders");
_Static_assert(sizeof(SW_LIFE_ROWS) / sizeof(SW_LIFE_ROWS[0]) ==
                   SW_LIFE_ROW_COUNT,
               "one row per measure of orders that are cancelled");
_Static_assert(sizeof(SW_PROJECT_ROWS) / sizeof(SW_PROJECT_ROWS[0]) ==
                   SW_PROJECT_ROW_COUNT,
               "one row per measure of projects");
_Static_assert(sizeof(SW_STEP_ROWS) / sizeof(SW_STEP_ROWS[0]) ==
                   SW_STEP_ROW_COUNT,
               "one row per measure of steps");
_Static_assert(sizeof(SW_RESOURCE_ROWS) / sizeof(SW_RESOURCE_ROWS[0]) ==
                   SW_RESOURCE_ROW_COUNT,
               "one row per measure of resources");

static const struct {
    const struct sw_measure_row *rows;
    size_t count;
} TABLES[] = {
    {SW_ORDER_ROWS, SW_ORDER_ROW_COUNT},
    {SW_OTIF_ROWS, SW_OTIF_ROW_COUNT},
    {SW_LIFE_ROWS, SW_LIFE_ROW_COUNT},
    {SW_PROJECT_ROWS, SW_PROJECT_ROW_COUNT},
    {SW_STEP_ROWS, SW_STEP_ROW_COUNT},
    {SW_RESOURCE_ROWS, SW_RESOURCE_ROW_COUNT},
    {SW_POLICY_ROWS, SW_POLICY_ROW_COUNT},
    {&SW_DISPLACED_ROW, 1},
    {SW_ACTION_ROWS, SW_ACTION_ROW_COUNT},
    {&SW_REPLENISHED_ROW, 1},
    {SW_PROBLEM_ORDER_ROWS, SW_PROBLEM_ORDER_ROW_COUNT},
    {SW_PROBLEM_ROWS, SW_PROBLEM_ROW_COUNT},
    {SW_PAYMENT_ROWS, SW_PAYMENT_ROW_COUNT},
    {SW_DISPOSITION_ROWS, SW_DISPOSITION_ROW_COUNT},
    {SW_STAGE_ROWS, SW_STAGE_ROW_COUNT},
    {&SW_BREAKDOWN_ROW, 1},
    {SW_COST_UNIT_ROWS, SW_COST_UNITS},
    {SW_DEVELOPMENT_ROWS, SW_DEVELOPMENT_ROW_COUNT},
    {SW_DISRUPTION_ROWS, SW_DISRUPTION_ROW_COUNT},
    {SW_COST_ROWS, SW_COST_LINES},
    {SW_COST_SUM_ROWS, SW_COST_SUMS},
};

size_t sw_measure_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        count += TABLES[i].count;
    }
    return count;
}

const struct sw_measure *sw_measure_at(size_t index)
{
    size_t i = 0;
    while (index >= TABLES[i].count) {
        index -= TABLES[i].count;
        i++;
        assert(i < sizeof TABLES / sizeof TABLES[0]);
    }
    return &TABLES[i].rows[index].measure;
}

bool sw_measure_keep(struct sw_model *model, const char *id)
{
    for (unsigned i = 0; i < SW_SAMPLES; i++) {
        if (strcmp(SW_ORDER_ROWS[i].measure.id, id) == 0) {
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
