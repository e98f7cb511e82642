/*
 * measure_problem.c - what is measured of user problems: by type, severity and
 * stage, and by the product that they were found on.
 */
#include "model/measure_row.h"
#include "model/problem_tally.h"
#include "model/record.h"

#include "base/memory.h"

#include <string.h>

#define PERCENT 100.0
#define DAYS (1.0 / (double)SW_DAY_US)
#define MONEY (1.0 / (double)SW_MONEY_UNIT)
#define HOURS (1.0 / (double)SW_HOUR_US)

/* ------------------------------------------------------------- gathering -- */

/* Some tallies, one after the other. */
struct some {
    const struct sw_problem_tally *first;
    size_t count;
    size_t apart; /* from one to the next */
};

static const struct sw_problem_tally *at(const struct some *some, size_t i)
{
    return &some->first[i * some->apart];
}

/* Of one type or all, of one severity or all; or of one group of products. */
static struct some tallies_of(const struct sw_run *run,
                              const struct sw_series_map *map)
{
    const struct sw_problems *all = run->problems;
    const size_t classes = run->model->class_count;
    const struct sw_problem_key *key = &map->problem;
    if (key->of_group) {
        return (struct some){&all->by_group[map->group], 1, 1};
    }
    if (key->type == SW_ALL_TYPES && key->class_index == SW_ALL_CLASSES) {
        return (struct some){all->by_type,
                             run->model->problems->type_count * classes, 1};
    }
    if (key->type == SW_ALL_TYPES) {
        return (struct some){&all->by_type[key->class_index],
                             run->model->problems->type_count, classes};
    }
    const struct sw_problem_tally *first = &all->by_type[key->type * classes];
    return key->class_index == SW_ALL_CLASSES
               ? (struct some){first, classes, 1}
               : (struct some){first + key->class_index, 1, 1};
}

static void add_samples(struct sw_total *total,
                        const struct sw_samples *samples)
{
    size_t capacity = total->sample_count;
    if (samples->count == 0) {
        return;
    }
    total->samples =
        sw_reserve_array(total->samples, &capacity,
                         total->sample_count + samples->count, sizeof(int64_t));
    memcpy(total->samples + total->sample_count, samples->values,
           samples->count * sizeof(int64_t));
    total->sample_count += samples->count;
}

/* --------------------------------------------------------------- problems --
 */

static void found(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    total->denominator = 1.0;
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->problems;
    }
}

static void time_to_close(struct sw_run *run, const struct sw_series_map *map,
                          struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        const struct sw_problem_tally *tally = at(&some, i);
        total->numerator += (double)tally->life_us;
        total->denominator += (double)tally->lives.count;
        total->unreached += tally->open;
        add_samples(total, &tally->lives);
    }
}

static void backlog(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    total->denominator = (double)(run->window_to_us - run->window_from_us);
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->inside_area;
    }
}

static void open_at_end(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    total->denominator = 1.0;
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->inside_at_end;
    }
}

/* So much for each problem. */
#define FOR_EACH_PROBLEM(name, field)                                          \
    static void name(struct sw_run *run, const struct sw_series_map *map,      \
                     struct sw_total *total)                                   \
    {                                                                          \
        const struct some some = tallies_of(run, map);                         \
        for (size_t i = 0; i < some.count; i++) {                              \
            total->numerator += (double)at(&some, i)->field;                   \
            total->denominator += (double)at(&some, i)->problems;              \
        }                                                                      \
    }

FOR_EACH_PROBLEM(in_target, in_target)
FOR_EACH_PROBLEM(reopened, reopened)
FOR_EACH_PROBLEM(repeated, repeated)
FOR_EACH_PROBLEM(replaced, replaced)
FOR_EACH_PROBLEM(held, held_us)
FOR_EACH_PROBLEM(line_stopped, stood_us)
FOR_EACH_PROBLEM(money, money)

/* ------------------------------------------------------------------ money --
 */

static void settle_time(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        const struct sw_problem_tally *tally = at(&some, i);
        total->numerator += (double)tally->settle_us;
        total->denominator += (double)tally->settles.count;
        total->unreached += tally->problems - tally->settles.count;
        add_samples(total, &tally->settles);
    }
}

static void withheld(struct sw_run *run, const struct sw_series_map *map,
                     struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    total->denominator = (double)(run->window_to_us - run->window_from_us);
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->withheld_area;
    }
}

static void disposed_share(struct sw_run *run, const struct sw_series_map *map,
                           struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->disposed[map->own];
        total->denominator += (double)at(&some, i)->problems;
    }
}

static void disposed_for(struct sw_run *run, const struct sw_series_map *map,
                         struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    total->denominator = 1.0;
    for (size_t i = 0; i < some.count; i++) {
        total->numerator += (double)at(&some, i)->disposed_for[map->own];
    }
}

/* ------------------------------------------------------------------ usable --
 */

/* Orders that are still open may yet have problems. */
static void usable_time(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    const struct sw_problem_tally *tally = &run->problems->by_group[map->group];
    total->numerator = (double)tally->usable_us;
    total->denominator = (double)tally->usables.count;
    total->unreached = run->records->orders[map->group].open + tally->unusable;
    add_samples(total, &tally->usables);
}

static void wait_for_usable(struct sw_run *run, const struct sw_series_map *map,
                            struct sw_total *total)
{
    const struct sw_problem_tally *tally = &run->problems->by_group[map->group];
    total->numerator = (double)tally->wait_us;
    total->denominator = (double)tally->usables.count;
    total->unreached = run->records->orders[map->group].open + tally->unusable;
}

/* ----------------------------------------------------------------- stages --
 */

static const struct sw_stage_tally *stage_at(const struct some *some, size_t i,
                                             const struct sw_series_map *map)
{
    return &at(some, i)->stages[map->problem.stage];
}

static void stage_in_target(struct sw_run *run, const struct sw_series_map *map,
                            struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        const struct sw_stage_tally *stage = stage_at(&some, i, map);
        total->numerator += (double)stage->within;
        total->denominator += (double)(stage->passed + stage->open);
    }
}

static void stage_time(struct sw_run *run, const struct sw_series_map *map,
                       struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        const struct sw_stage_tally *stage = stage_at(&some, i, map);
        total->numerator += (double)stage->mill_us;
        total->denominator += (double)stage->passed;
        total->unreached += stage->open;
        add_samples(total, &stage->samples);
    }
}

static void customer_time(struct sw_run *run, const struct sw_series_map *map,
                          struct sw_total *total)
{
    const struct some some = tallies_of(run, map);
    for (size_t i = 0; i < some.count; i++) {
        const struct sw_stage_tally *stage = stage_at(&some, i, map);
        total->numerator += (double)stage->theirs_us;
        total->denominator += (double)stage->passed;
    }
}

/* ----------------------------------------------------------------- tables --
 */

/* clang-format off */
const struct sw_measure_row SW_PROBLEM_ROWS[] = {
    {{"problems_found", SW_MEASURES_PROBLEM, "problems", 1.0, false, true,
      "Problems received within the window", "统计期内受理的问题数"},
     found},
    {{"in_target", SW_MEASURES_PROBLEM, "%", PERCENT, false, false,
      "Problems that kept the target of every stage", "各阶段均在目标时限内的问题比例"},
     in_target},
    {{"time_to_close", SW_MEASURES_PROBLEM, "d", DAYS, true, true,
      "Time from when a problem is found to its end", "从发现到关闭的时间"},
     time_to_close},
    {{"backlog", SW_MEASURES_PROBLEM, "problems", 1.0, false, true,
      "Problems that are open, in the mean over time", "平均未关闭问题数"},
     backlog},
    {{"open_at_end", SW_MEASURES_PROBLEM, "problems", 1.0, false, true,
      "Problems that are open when the window closes", "统计期末未关闭的问题数"},
     open_at_end},
    {{"reopened", SW_MEASURES_PROBLEM, "%", PERCENT, false, true,
      "Problems that were opened again", "重新打开的问题比例"},
     reopened},
    {{"repeated", SW_MEASURES_PROBLEM, "%", PERCENT, false, true,
      "Problems whose cause was known from one before", "因原因未消除而重复发生的问题比例"},
     repeated},
    {{"replaced", SW_MEASURES_PROBLEM, "%", PERCENT, false, true,
      "Problems for which goods are made again", "换货补产的问题比例"},
     replaced},
    {{"held", SW_MEASURES_PROBLEM, "d", DAYS, false, true,
      "Days for which lots are held, summed over them, for each problem", "每个问题扣留批次的天数合计"},
     held},
    {{"line_stopped", SW_MEASURES_PROBLEM, "h", HOURS, false, true,
      "Hours for which a line stands still, for each problem", "每个问题的停线小时数"},
     line_stopped},
    {{"problem_money", SW_MEASURES_PROBLEM, "CNY", MONEY, false, true,
      "Money for each problem: dispositions, lines that stand still, interest on payment withheld", "每个问题的费用:处理结果、停线、扣付货款利息"},
     money},
};

const struct sw_measure_row SW_PAYMENT_ROWS[] = {
    {{"settle_time", SW_MEASURES_PROBLEM, "d", DAYS, true, true,
      "Time from when a problem is found until it is settled, and paid for", "从发现到结清的时间"},
     settle_time},
    {{"withheld", SW_MEASURES_PROBLEM, "CNY", MONEY, false, true,
      "Payment that is due and withheld, in the mean over time", "平均到期扣付货款"},
     withheld},
};

#define DISPOSED(id, en, zh) \
    {{id "_share", SW_MEASURES_PROBLEM, "%", PERCENT, false, true, \
      "Problems that ended so: " en, "处理结果占比:" zh}, disposed_share}, \
    {{id "_money", SW_MEASURES_PROBLEM, "CNY", MONEY, false, true, \
      "Money for problems that ended so, of all received in the window: " en, "处理结果费用合计:" zh}, disposed_for}
/* By enum sw_disposition. */
const struct sw_measure_row SW_DISPOSITION_ROWS[] = {
    DISPOSED("advice", "advice", "技术指导"),
    DISPOSED("concession", "used as it is, for less", "让步接收"),
    DISPOSED("credit", "taken back and paid back", "退货退款"),
    DISPOSED("rework", "put right", "返修"),
    DISPOSED("replace", "taken back and made again", "换货"),
    DISPOSED("reject", "not the mill's fault", "不予受理"),
};
#undef DISPOSED

const struct sw_measure_row SW_STAGE_ROWS[] = {
    {{"stage_in_target", SW_MEASURES_PROBLEM, "%", PERCENT, false, false,
      "Problems that came to the stage within its target", "在目标时限内达到该阶段的问题比例"},
     stage_in_target},
    {{"stage_time", SW_MEASURES_PROBLEM, "h", HOURS, true, true,
      "Time from when a problem is found to the stage, without the customer's", "从发现到该阶段的时间(不含客户占用时间)"},
     stage_time},
    {{"customer_time", SW_MEASURES_PROBLEM, "h", HOURS, false, true,
      "The customer's part of the time to the stage", "到该阶段为止客户占用的时间"},
     customer_time},
};

const struct sw_measure_row SW_PROBLEM_ORDER_ROWS[] = {
    {{"problems_in_target", SW_MEASURES_ORDER, "%", PERCENT, false, false,
      "Problems found on the product that kept the target of every stage", "该产品各阶段均在目标时限内的问题比例"},
     in_target},
    {{"problem_time", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Time from when a problem of the product is found to its end", "该产品问题从发现到关闭的时间"},
     time_to_close},
    {{"problem_backlog", SW_MEASURES_ORDER, "problems", 1.0, false, true,
      "Problems of the product that are open, in the mean over time", "该产品平均未关闭问题数"},
     backlog},
    {{"usable_time", SW_MEASURES_ORDER, "d", DAYS, true, true,
      "Time from entry until all of the order was delivered and fit for use, with what replaced some of it", "从下单到整单(含换货)可用的时间"},
     usable_time},
    {{"wait_for_usable", SW_MEASURES_ORDER, "d", DAYS, false, true,
      "Of that, from delivery on: the days that problems take from an order, in the mean over all", "其中交付之后的时间:问题使每张订单平均损失的天数"},
     wait_for_usable},
};
/* clang-format on */

_Static_assert(sizeof(SW_PROBLEM_ROWS) / sizeof(SW_PROBLEM_ROWS[0]) ==
                   SW_PROBLEM_ROW_COUNT,
               "one row per measure of problems");
_Static_assert(sizeof(SW_PAYMENT_ROWS) / sizeof(SW_PAYMENT_ROWS[0]) ==
                   SW_PAYMENT_ROW_COUNT,
               "one row per measure of payment");
_Static_assert(sizeof(SW_DISPOSITION_ROWS) / sizeof(SW_DISPOSITION_ROWS[0]) ==
                   (size_t)2 * SW_DISPOSITIONS,
               "two rows per disposition");
_Static_assert(sizeof(SW_STAGE_ROWS) / sizeof(SW_STAGE_ROWS[0]) ==
                   SW_STAGE_ROW_COUNT,
               "one row per measure of stages");
_Static_assert(sizeof(SW_PROBLEM_ORDER_ROWS) /
                       sizeof(SW_PROBLEM_ORDER_ROWS[0]) ==
                   SW_PROBLEM_ORDER_ROW_COUNT,
               "one row per measure of problems by product");
