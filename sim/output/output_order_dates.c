#include "output/estimate_columns.h"
#include "output/order_dates.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
static const struct sw_column COLUMNS[] = {
    SW_COLUMN_SCENARIO,
    {"order", SW_COLUMN_TEXT, NULL,
     "The order, as the order book or the opening state names it",
     "订单号，同订单簿或期初在制品文件"},
    {"project", SW_COLUMN_TEXT, NULL, "The project it belongs to", "所属项目"},
    {"customer", SW_COLUMN_TEXT, NULL, "Who ordered", "客户"},
    {"product", SW_COLUMN_TEXT, NULL, "What was ordered", "产品"},
    {"class", SW_COLUMN_TEXT, NULL, "Class of the order, as rush or standard",
     "订单等级，如加急、普通"},
    {"mass", SW_COLUMN_NUMBER, "t",
     "Tonnes ordered; in the opening state: of the lots that are listed",
     "订货吨数；期初在制品为所列各批之和"},
    {"entered", SW_COLUMN_TIME, NULL, "When it is entered", "下单时间"},
    {"requested", SW_COLUMN_TIME, NULL,
     "When the customer wants it, a day at its end; empty if not said",
     "客户要求的交货时间，只有日期时为当日 24:00；未提出则为空"},
    {"promised", SW_COLUMN_TIME, NULL,
     "When it is promised, as stated or by the scenario's rule, a day at its "
     "end; empty if it is not",
     "承诺的交货时间（已有承诺或按承诺规则），只有日期时为当日 24:00；无承诺则为空"},
    {"delivered_p10", SW_COLUMN_TIME, NULL,
     "It is delivered by then in 10 % of the replications: the early date",
     "10 % 的重复运行中于此前交付（偏早）"},
    {"delivered_p50", SW_COLUMN_TIME, NULL,
     "In 50 % of the replications: the middle date",
     "50 % 的重复运行中于此前交付（居中）"},
    {"delivered_p90", SW_COLUMN_TIME, NULL,
     "In 90 % of the replications: the date that is rather safe",
     "90 % 的重复运行中于此前交付（较稳妥）"},
    {"p_promised", SW_COLUMN_NUMBER, NULL,
     "Share of the replications in which it is delivered by the promised date",
     "按承诺交期交付的重复运行比例"},
    {"p_requested", SW_COLUMN_NUMBER, NULL,
     "Share of the replications in which it is delivered by the requested date",
     "按客户要求日期交付的重复运行比例"},
    {"delivered", SW_COLUMN_INTEGER, NULL,
     "Replications in which it is delivered before the run ends",
     "仿真结束前已交付的重复运行次数"},
    {"replications", SW_COLUMN_INTEGER, NULL, "Replications that were run",
     "重复运行次数"},
    {"note", SW_COLUMN_TEXT, NULL,
     "Why a date of delivery is missing: not reached before the run ends",
     "交付时间空缺的原因：not reached 仿真结束前未达到"},
};

static const struct sw_csv_table TABLE = {
    "order_dates",
    "When an order that is known by name is delivered, over all replications",
    "已知订单的交付时间，按全部重复运行统计", COLUMNS, COUNT(COLUMNS)};
/* clang-format on */

static bool applies(const struct sw_findings *findings)
{
    for (size_t i = 0; i < findings->cases->options; i++) {
        if (sw_model_known_order_count(findings->models[i]) > 0) {
            return true;
        }
    }
    return false;
}

/* A time of the run on the plant's clock. */
static void row_time(struct sw_rows *rows, const struct sw_model *model,
                     int64_t run_us)
{
    sw_row_time(rows, run_us == SW_NEVER_US
                          ? SW_NEVER_US
                          : sw_model_start_us(model) + run_us);
}

static void row_order(struct sw_rows *rows, const struct sw_model *model,
                      const struct sw_known_order *order)
{
    sw_row_text(rows, order->name);
    sw_row_text(rows, order->project);
    sw_row_text(rows, order->customer);
    sw_row_text(rows, order->product);
    sw_row_text(rows, order->class_name);
    sw_row_number(rows, (double)order->grams / (double)SW_TONNE_G);
    row_time(rows, model, order->entered_us);
    row_time(rows, model, order->requested_us);
    row_time(rows, model, order->promised_us);
}

static bool write_order(const struct sw_findings *findings, size_t option,
                        size_t index, struct sw_rows *rows,
                        struct sw_error *err)
{
    const struct sw_model *model = findings->models[option];
    const struct sw_order_dates dates = sw_order_dates(findings, option, index);
    sw_row_text(rows, findings->scenarios[option]);
    row_order(rows, model, sw_model_known_order(model, index));
    row_time(rows, model, dates.p10_us);
    row_time(rows, model, dates.p50_us);
    row_time(rows, model, dates.p90_us);
    sw_row_number(rows, dates.by_promised);
    sw_row_number(rows, dates.by_requested);
    sw_row_integer(rows, (int64_t)dates.delivered);
    sw_row_integer(rows, (int64_t)dates.replications);
    sw_row_note(rows,
                dates.p90_us == SW_NEVER_US ? SW_GAP_NOT_REACHED : SW_GAP_NONE);
    return sw_row_end(rows, err);
}

static bool write_rows(const struct sw_findings *findings, struct sw_rows *rows,
                       struct sw_error *err)
{
    for (size_t i = 0; i < findings->cases->options; i++) {
        const size_t count = sw_model_known_order_count(findings->models[i]);
        for (size_t index = 0; index < count; index++) {
            if (!write_order(findings, i, index, rows, err)) {
                return false;
            }
        }
    }
    return true;
}

const struct sw_output SW_OUTPUT_ORDER_DATES = {
    .table = &TABLE,
    .applies = applies,
    .write = write_rows,
};
