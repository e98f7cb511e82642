#include "output/trace.h"

#include "output/problem_row.h"
#include "steelway/units.h"

#include <inttypes.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */

#define SCENARIO_AND_REPLICATION                                                     \
    {"scenario", SW_COLUMN_TEXT, NULL, "Name of the scenario or option",             \
     "方案或措施名称"},                                                              \
    {                                                                                \
        "replication", SW_COLUMN_INTEGER, NULL,                                      \
            "Number of the replication, from 1", "重复运行序号，从 1 开始" \
    }

static const struct sw_column EVENTS[] = {
    SCENARIO_AND_REPLICATION,
    {"case", SW_COLUMN_TEXT, NULL, "The order", "订单"},
    {"lot", SW_COLUMN_INTEGER, NULL,
     "Its lot, from 1; empty for the order as a whole",
     "订单内的卷号，从 1 开始；整单事件为空"},
    {"activity", SW_COLUMN_TEXT, NULL, "The step", "工序"},
    {"timestamp", SW_COLUMN_TIME, NULL,
     "When it happened, by the plant's clock", "发生时间（工厂当地时间）"},
    {"lifecycle", SW_COLUMN_TEXT, NULL,
     "schedule: has come to the step; start: is worked on; suspend: waits for "
     "one that interrupts it; resume: goes on; complete: is done there; "
     "withdraw: leaves it while it waits",
     "schedule：到达工序；start：开始加工；suspend：被抢占；resume：继续；"
     "complete：完成；withdraw：等待中撤出"},
    {"resource", SW_COLUMN_TEXT, NULL, "The resource at work, if any",
     "所用资源（如有）"},
};

static const struct sw_column ORDERS[] = {
    SCENARIO_AND_REPLICATION,
    {"order", SW_COLUMN_TEXT, NULL, "The order", "订单"},
    {"project", SW_COLUMN_TEXT, NULL, "The project it belongs to", "所属项目"},
    {"customer", SW_COLUMN_TEXT, NULL, "Who ordered", "客户"},
    {"product", SW_COLUMN_TEXT, NULL, "What was ordered", "产品"},
    {"class", SW_COLUMN_TEXT, NULL, "Class of the order, as rush or standard",
     "订单等级，如加急、普通"},
    {"mass", SW_COLUMN_NUMBER, "t", "Tonnes ordered", "订货吨数"},
    {"lots", SW_COLUMN_INTEGER, NULL, "Lots (coils) it was made in", "卷数"},
    {"entered", SW_COLUMN_TIME, NULL, "When it was entered", "下单时间"},
    {"requested", SW_COLUMN_TIME, NULL,
     "When the customer wants it, a day at its end; empty if not said",
     "客户要求的交货时间，只有日期时为当日 24:00；未提出则为空"},
    {"promised", SW_COLUMN_TIME, NULL,
     "When it was promised; empty if it was not",
     "承诺的交货时间；无承诺则为空"},
    {"latest_promise", SW_COLUMN_TIME, NULL,
     "When it was promised after all revisions; empty if it was not",
     "历次改期后的承诺交货时间；无承诺则为空"},
    {"revisions", SW_COLUMN_INTEGER, NULL,
     "How often the promise was revised", "承诺改期次数"},
    {"revised_for", SW_COLUMN_TEXT, NULL,
     "Why the promise was revised the last time, displaced or changed; empty "
     "if never",
     "最近一次改期原因：displaced 被挤后，changed 订单变更；未改期则为空"},
    {"delivered", SW_COLUMN_TIME, NULL,
     "When it was delivered; empty if it was not", "交付时间；未交付则为空"},
    {"closed", SW_COLUMN_TIME, NULL,
     "When its last lot was at the end of its route; empty if never",
     "最后一卷走完工艺路线的时间；未完成则为空"},
    {"delivery_time", SW_COLUMN_NUMBER, "d",
     "From entered to delivered; empty if not delivered",
     "自下单至交付的天数；未交付则为空"},
    {"lateness", SW_COLUMN_NUMBER, "d",
     "From promised to delivered, negative if early; empty if either is "
     "missing",
     "自承诺至交付的天数，提前为负；缺一则为空"},
    {"outcome", SW_COLUMN_TEXT, NULL,
     "delivered, turned_away, cancelled, scrapped or open",
     "结果：delivered 已交付，turned_away 被拒，cancelled 取消，scrapped 报废，open 未完成"},
    {"in_cohort", SW_COLUMN_FLAG, NULL, "Is it counted in summary.csv?",
     "是否计入 summary.csv 的统计"},
};

static const struct sw_column DRAWS[] = {
    SCENARIO_AND_REPLICATION,
    {"purpose", SW_COLUMN_TEXT, NULL, "Path of the setting that is drawn",
     "所抽取设置项的路径"},
    {"entity", SW_COLUMN_TEXT, NULL,
     "For whom: a hash of its identity, in hexadecimal",
     "抽取对象的标识（十六进制散列值）"},
    {"visit", SW_COLUMN_INTEGER, NULL, "How often the entity was there before",
     "该对象此前到达的次数"},
    {"draw", SW_COLUMN_INTEGER, NULL, "Which draw of this visit, from 0",
     "本次到达的第几次抽取，从 0 开始"},
    {"value", SW_COLUMN_NUMBER, NULL, "The uniform number between 0 and 1",
     "0 与 1 之间的均匀随机数"},
};

const struct sw_csv_table SW_EVENTS_TABLE = {
    "events", "What happened to an order or lot, and when",
    "订单或卷在何时发生了什么", EVENTS, COUNT(EVENTS)};
const struct sw_csv_table SW_ORDERS_TABLE = {
    "orders", "What became of an order", "每个订单的结果", ORDERS,
    COUNT(ORDERS)};
const struct sw_csv_table SW_DRAWS_TABLE = {
    "draws", "A random number and its address", "一个随机数及其地址", DRAWS,
    COUNT(DRAWS)};

/* clang-format on */

struct tracing {
    const struct sw_trace *trace;
    const struct sw_traced *traced;
    int64_t start_us;
    struct sw_error failure; /* of the first row that could not be written */
};

static bool begin_row(const struct tracing *tracing, struct sw_rows *rows)
{
    if (tracing->failure.kind != SW_ERROR_NONE) {
        return false;
    }
    sw_row_text(rows, tracing->traced->scenario);
    sw_row_integer(rows, (int64_t)tracing->traced->replication);
    return true;
}

static void end_row(struct tracing *tracing, struct sw_rows *rows)
{
    struct sw_error err;
    if (!sw_row_end(rows, &err)) {
        tracing->failure = err;
    }
}

/* A time of the run on the plant's clock. */
static int64_t local_us(const struct tracing *tracing, int64_t run_us)
{
    return run_us == SW_NEVER_US ? SW_NEVER_US : tracing->start_us + run_us;
}

static void row_days(struct sw_rows *rows, int64_t from_us, int64_t to_us)
{
    if (from_us == SW_NEVER_US || to_us == SW_NEVER_US) {
        sw_row_empty(rows);
    } else {
        sw_row_number(rows, (double)(to_us - from_us) / (double)SW_DAY_US);
    }
}

static void see_happening(void *self, const struct sw_happening *happening)
{
    struct tracing *tracing = self;
    struct sw_rows *rows = tracing->trace->events;
    if (!begin_row(tracing, rows)) {
        return;
    }
    sw_row_text(rows, happening->order);
    if (happening->lot == 0) {
        sw_row_empty(rows);
    } else {
        sw_row_integer(rows, happening->lot);
    }
    sw_row_text(rows, happening->activity);
    sw_row_time(rows, local_us(tracing, happening->at_us));
    sw_row_text(rows, happening->lifecycle);
    sw_row_text(rows, happening->resource);
    end_row(tracing, rows);
}

static void see_order(void *self, const struct sw_order_record *record)
{
    struct tracing *tracing = self;
    struct sw_rows *rows = tracing->trace->orders;
    if (record->background && !tracing->traced->background) {
        return;
    }
    if (!begin_row(tracing, rows)) {
        return;
    }
    sw_row_text(rows, record->order);
    sw_row_text(rows, record->project);
    sw_row_text(rows, record->customer);
    sw_row_text(rows, record->product);
    sw_row_text(rows, record->class_name);
    sw_row_number(rows, (double)record->grams / (double)SW_TONNE_G);
    sw_row_integer(rows, record->lots);
    sw_row_time(rows, local_us(tracing, record->entered_us));
    sw_row_time(rows, local_us(tracing, record->requested_us));
    sw_row_time(rows, local_us(tracing, record->promised_us));
    sw_row_time(rows, local_us(tracing, record->latest_us));
    sw_row_integer(rows, record->revisions);
    sw_row_text(rows, record->revised_for);
    sw_row_time(rows, local_us(tracing, record->delivered_us));
    sw_row_time(rows, local_us(tracing, record->closed_us));
    row_days(rows, record->entered_us, record->delivered_us);
    row_days(rows, record->promised_us, record->delivered_us);
    sw_row_text(rows, record->outcome);
    sw_row_flag(rows, record->in_cohort);
    end_row(tracing, rows);
}

static void see_problem(void *self, const struct sw_problem_record *record)
{
    struct tracing *tracing = self;
    struct sw_rows *rows = tracing->trace->problems;
    if (!begin_row(tracing, rows)) {
        return;
    }
    sw_problem_row(rows, record, tracing->start_us);
    end_row(tracing, rows);
}

static void see_draw(void *self, const struct sw_draw_record *record)
{
    struct tracing *tracing = self;
    struct sw_rows *rows = tracing->trace->draws;
    char entity[17];
    if (!begin_row(tracing, rows)) {
        return;
    }
    (void)snprintf(entity, sizeof(entity), "%016" PRIx64, record->entity);
    sw_row_text(rows, record->purpose);
    sw_row_text(rows, entity);
    sw_row_integer(rows, (int64_t)record->visit);
    sw_row_integer(rows, (int64_t)record->draw);
    sw_row_number(rows, record->unit);
    end_row(tracing, rows);
}

bool sw_trace_run(const struct sw_trace *trace, const struct sw_traced *traced,
                  struct sw_error *err)
{
    struct tracing tracing = {
        .trace = trace,
        .traced = traced,
        .start_us = sw_model_start_us(traced->model),
    };
    const struct sw_observer observer = {
        .self = &tracing,
        .happening = trace->events == NULL ? NULL : see_happening,
        .order = trace->orders == NULL ? NULL : see_order,
        .draw = trace->draws == NULL ? NULL : see_draw,
        .problem = trace->problems == NULL ? NULL : see_problem,
    };
    struct sw_outcome outcome;
    if (!sw_model_run(traced->model,
                      &(struct sw_replication){traced->seed,
                                               traced->replication, &observer},
                      &outcome, err)) {
        return false;
    }
    sw_outcome_clear(&outcome);
    if (tracing.failure.kind != SW_ERROR_NONE) {
        *err = tracing.failure;
        return false;
    }
    return true;
}
