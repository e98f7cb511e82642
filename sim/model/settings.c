#include "model/settings.h"

#include "model/demand_kind.h"
#include "model/disruption.h"
#include "model/policy_settings.h"
#include "model/queue_rule.h"
#include "model/step_kind.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const OVER_SHIFT[] = {"stop_and_go_on", "must_fit", "finish",
                                         NULL};
static const char *const PREEMPT[] = {"none", "resume", "restart", NULL};
static const char *const ANY_OF_BY[] = {"first_free", "shortest_queue", NULL};
static const char *const CLOCKS[] = {"always", "busy", "tonnes", NULL};
const char *const SW_OWNER_NAMES[] = {"mill", "fabricator", "customer",
                                      "carrier", NULL};
static const char *const WHEN_FULL[] = {"block", "turn_away", NULL};
static const char *const PER[] = {"lot", "batch", NULL};
static const char *const PROMISES[] = {"fixed", "slot", "quantile", NULL};

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_run_settings, field)
static const struct sw_setting RUN[] = {
    { "warm_up", SW_SHAPE_NODE, .standard = "0 d", AT(warm_up),
      .en = "Time, or number of orders (`20000 orders`), before orders are counted",
      .zh = "预热期:时间或订单数(如 `20000 orders`),此后进入的订单才计入" },
    { "length", SW_SHAPE_NODE, .required = true, AT(length),
      .en = "Time, or number of orders, during which entered orders are counted",
      .zh = "统计期:时间或订单数,期间进入的订单计入统计" },
    { "limit", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e17, .standard = "3650 d", AT(limit_us),
      .en = "Longest time after the counted period to wait for its last orders",
      .zh = "统计期结束后等待未完成订单的最长时间" },
    { "replications", SW_SHAPE_INTEGER, .min = 1, .max = 1000000, .standard = "30", AT(replications),
      .en = "Number of independent replications", .zh = "独立重复运行次数" },
    { "seed", SW_SHAPE_INTEGER, .min = 0, .max = 9007199254740992.0, .standard = "1", AT(seed),
      .en = "Number that all random draws depend on", .zh = "随机数种子" },
    { "confidence", SW_SHAPE_RATIO, SW_SHARE, 0.5, 0.9999, .standard = "95 %", AT(confidence),
      .en = "Confidence of the intervals", .zh = "置信水平" },
    { "quantiles", SW_SHAPE_NODE, .standard = "[delivery_time]", AT(quantiles),
      .en = "Measures whose single values are kept, for quantiles", .zh = "保留逐单数值以计算分位数的指标" },
};
#undef AT
static const struct sw_table RUN_TABLE = {
    .name = "run", .en = "How long and how often to simulate", .zh = "仿真的时长与次数",
    .size = sizeof(struct sw_run_settings), .settings = RUN, .count = COUNT(RUN) };

#define AT(field) .offset = offsetof(struct sw_class_settings, field)
static const struct sw_setting CLASS[] = {
    { "priority", SW_SHAPE_INTEGER, .min = -1000, .max = 1000, .standard = "0", AT(priority),
      .en = "Rank in queues by priority, the smaller first", .zh = "优先级,数值小者先行" },
    { "fee", SW_SHAPE_MAPPING, .table = &SW_FEE_TABLE, AT(fee),
      .en = "What its orders cost beyond the price", .zh = "附加费" },
};
#undef AT
static const struct sw_table CLASS_TABLE = {
    .name = "class", .en = "A class of orders, as rush or standard", .zh = "订单等级,如加急、普通",
    .size = sizeof(struct sw_class_settings), .settings = CLASS, .count = COUNT(CLASS) };

#define AT(field) .offset = offsetof(struct sw_calendar_settings, field)
static const struct sw_setting WEEKLY[] = {
    { "open", SW_SHAPE_NODE, .required = true, AT(open),
      .en = "Days and hours of work: {mon-fri: [\"08:30-12:00\", \"13:30-17:30\"]}", .zh = "工作日与班次时间" },
    { "closed", SW_SHAPE_NODE, AT(closed),
      .en = "Dates without work: a list, or {file: holidays.csv}", .zh = "不工作的日期:列表或文件" },
};
static const struct sw_setting ALWAYS[] = {
    { "closed", SW_SHAPE_NODE, AT(closed),
      .en = "Dates without work: a list, or {file: holidays.csv}", .zh = "不工作的日期:列表或文件" },
};
#undef AT
static const struct sw_table WEEKLY_TABLE = {
    .name = "weekly", .en = "Works the same hours every week", .zh = "每周固定班次",
    .size = sizeof(struct sw_calendar_settings), .settings = WEEKLY, .count = COUNT(WEEKLY) };
static const struct sw_table ALWAYS_TABLE = {
    .name = "always", .en = "Works day and night", .zh = "全天候",
    .size = sizeof(struct sw_calendar_settings), .settings = ALWAYS, .count = COUNT(ALWAYS) };
static const struct sw_table *const CALENDAR_KINDS[] = { &WEEKLY_TABLE, &ALWAYS_TABLE, NULL };

#define AT(field) .offset = offsetof(struct sw_breakdown_settings, field)
static const struct sw_setting BREAKDOWN[] = {
    { "clock", SW_SHAPE_CHOICE, .choices = CLOCKS, .standard = "always", AT(clock),
      .en = "What wears a unit out: time (always), working time (busy), or tonnes worked on", .zh = "故障计时方式:日历时间、运行时间或加工吨数" },
    { "every", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(every),
      .en = "Time between the end of a repair and the next breakdown of a unit", .zh = "故障间隔时间" },
    { "tonnes", SW_SHAPE_DISTRIBUTION, SW_MASS, 0, 1e15, AT(tonnes),
      .en = "Tonnes between them, with `clock: tonnes`", .zh = "故障间隔吨数(clock: tonnes)" },
    { "repair", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(repair),
      .en = "Time to repair", .zh = "修复时间" },
    { "crew", SW_SHAPE_NAME, AT(crew),
      .en = "Resource of which a repair needs a unit, and waits for it; none: there is always one", .zh = "维修班组(资源),维修需占用其一个单位;缺省为随时可修" },
};
#undef AT
static const struct sw_table BREAKDOWN_TABLE = {
    .name = "breakdown", .en = "A way in which a unit breaks down", .zh = "一类故障",
    .size = sizeof(struct sw_breakdown_settings), .settings = BREAKDOWN, .count = COUNT(BREAKDOWN) };

#define AT(field) .offset = offsetof(struct sw_curb_settings, field)
static const struct sw_setting CURB[] = {
    { "from", SW_SHAPE_DATE, AT(from_us), .en = "Date at which it begins", .zh = "开始日期" },
    { "to", SW_SHAPE_DATE, AT(to_us), .en = "Date at which it ends", .zh = "结束日期" },
    { "every", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(every), .en = "In place of dates: time from the end of one to the next", .zh = "随机限产:上次结束至下次开始的时间" },
    { "lasts", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(lasts), .en = "And how long it lasts", .zh = "随机限产的持续时间" },
    { "speed", SW_SHAPE_RATIO, SW_SHARE, 0.01, 1, .standard = "100 %", AT(speed), .en = "Speed of all work meanwhile", .zh = "限产期间的速度" },
    { "units", SW_SHAPE_INTEGER, .min = -1, .max = 1000000, .standard = "-1", AT(units), .en = "Units that may work at a time meanwhile; -1: all", .zh = "限产期间可同时工作的台数,-1 为全部" },
};
#undef AT
static const struct sw_table CURB_TABLE = {
    .name = "curb", .en = "A time in which a resource may do less than it could: power, emissions", .zh = "限产:限电、环保等",
    .size = sizeof(struct sw_curb_settings), .settings = CURB, .count = COUNT(CURB) };

#define AT(field) .offset = offsetof(struct sw_planned_settings, field)
static const struct sw_setting PLANNED[] = {
    { "every", SW_SHAPE_QUANTITY, SW_TIME, 3.6e9, 3.2e16, AT(every_us),
      .en = "Time from one stop to the next", .zh = "停机周期" },
    { "first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, AT(first_us),
      .en = "When the first stop begins after the start; else after `every`", .zh = "首次停机距仿真开始的时间" },
    { "date", SW_SHAPE_DATE, AT(date_us),
      .en = "Date of a single stop", .zh = "单次停机日期" },
    { "lasts", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, .required = true, AT(lasts_us),
      .en = "How long the stop lasts", .zh = "停机时长" },
};
#undef AT
static const struct sw_table PLANNED_TABLE = {
    .name = "planned", .en = "A planned stop of all units", .zh = "计划停机",
    .size = sizeof(struct sw_planned_settings), .settings = PLANNED, .count = COUNT(PLANNED) };

#define AT(field) .offset = offsetof(struct sw_resource_settings, field)
static const struct sw_setting RESOURCE[] = {
    { "units", SW_SHAPE_INTEGER, .min = 1, .max = 1000000, .standard = "1", AT(units),
      .en = "How many work side by side", .zh = "并行台数" },
    { "calendar", SW_SHAPE_NAME, AT(calendar),
      .en = "Calendar it works by; none: always", .zh = "工作日历" },
    { "over_shift", SW_SHAPE_CHOICE, .choices = OVER_SHIFT, .standard = "stop_and_go_on", AT(over_shift),
      .en = "Work longer than the shift: stops and goes on, must fit, or is finished", .zh = "跨班处理方式" },
    { "rule", SW_SHAPE_CHOICE, .choices = SW_QUEUE_RULE_WORDS, .standard = "fifo", AT(rule),
      .en = "Who is served next", .zh = "排队规则" },
    { "preempt", SW_SHAPE_CHOICE, .choices = PREEMPT, .standard = "none", AT(preempt),
      .en = "Whether one that goes first interrupts work, which is resumed or restarted later", .zh = "抢占:优先者可否中断加工,被中断者续做或重做" },
    { "down_until", SW_SHAPE_DATE, AT(down_until_us),
      .en = "All units are down from the start to this date", .zh = "自仿真开始至该日期全部停机" },
    { "breakdowns", SW_SHAPE_OBJECTS, .table = &BREAKDOWN_TABLE, AT(breakdowns),
      .en = "Breakdowns of each unit", .zh = "设备故障" },
    { "curbs", SW_SHAPE_OBJECTS, .table = &CURB_TABLE, AT(curbs), .en = "Curbs of its speed or units", .zh = "限产" },
    { "planned", SW_SHAPE_OBJECTS, .table = &PLANNED_TABLE, AT(planned),
      .en = "Planned stops", .zh = "计划停机" },
    { "cost", SW_SHAPE_MAPPING, .table = &SW_RESOURCE_COST_TABLE, AT(cost),
      .en = "What its hours cost", .zh = "小时费用" },
};
#undef AT
static const struct sw_table RESOURCE_TABLE = {
    .name = "resource", .en = "Units that serve lots: a mill, a line, people", .zh = "资源:轧机、产线、人员等",
    .size = sizeof(struct sw_resource_settings), .settings = RESOURCE, .count = COUNT(RESOURCE) };

#define AT(field) .offset = offsetof(struct sw_coil_settings, field)
static const struct sw_setting COIL[] = {
    { "unit", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, .required = true, AT(unit_g),
      .en = "Usual weight of a coil", .zh = "标准卷重" },
    { "min", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, AT(min_g), .en = "Smallest weight", .zh = "最小卷重" },
    { "max", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e9, AT(max_g), .en = "Largest weight", .zh = "最大卷重" },
};
#undef AT
static const struct sw_table COIL_TABLE = {
    .name = "coil", .en = "Weight of the lots an order is made into", .zh = "批次(钢卷)重量",
    .size = sizeof(struct sw_coil_settings), .settings = COIL, .count = COUNT(COIL) };

#define AT(field) .offset = offsetof(struct sw_family_settings, field)
static const struct sw_setting FAMILY[] = {
    { "group", SW_SHAPE_TEXT, .standard = "", AT(group), .en = "Product group", .zh = "产品组" },
    { "gauge", SW_SHAPE_QUANTITY, SW_LENGTH, 1, 1e9, AT(gauge_um), .en = "Thickness", .zh = "厚度" },
    { "width", SW_SHAPE_QUANTITY, SW_LENGTH, 1, 1e9, AT(width_um), .en = "Width", .zh = "宽度" },
    { "coating", SW_SHAPE_TEXT, .standard = "", AT(coating), .en = "Coating, as ZM or GI", .zh = "镀层" },
};
#undef AT
static const struct sw_table FAMILY_TABLE = {
    .name = "family", .en = "What products have in common on the lines", .zh = "产品族属性",
    .size = sizeof(struct sw_family_settings), .settings = FAMILY, .count = COUNT(FAMILY) };

#define AT(field) .offset = offsetof(struct sw_range_settings, field)
static const struct sw_setting RANGE[] = {
    { "min", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, AT(min_us), .en = "Not shorter than this", .zh = "下限" },
    { "max", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, AT(max_us), .en = "Not longer than this", .zh = "上限" },
};
#undef AT
static const struct sw_table RANGE_TABLE = {
    .name = "range", .en = "From and to what a time is expected", .zh = "预期范围",
    .size = sizeof(struct sw_range_settings), .settings = RANGE, .count = COUNT(RANGE) };

#define AT(field) .offset = offsetof(struct sw_expect_settings, field)
static const struct sw_setting EXPECT[] = {
    { "mean", SW_SHAPE_MAPPING, .table = &RANGE_TABLE, AT(mean), .en = "Range of the mean", .zh = "均值的预期范围" },
    { "p90", SW_SHAPE_MAPPING, .table = &RANGE_TABLE, AT(p90), .en = "Range of the 90 % quantile", .zh = "90 % 分位数的预期范围" },
};
#undef AT
static const struct sw_table EXPECT_PRODUCT_TABLE = {
    .name = "expect", .en = "What is expected of the delivery time; runs mark what misses it", .zh = "对交货周期的预期;运行结果标出不符者",
    .size = sizeof(struct sw_expect_settings), .settings = EXPECT, .count = COUNT(EXPECT) };
static const struct sw_table EXPECT_STEP_TABLE = {
    .name = "expect", .en = "What is expected of the stay of a lot at the step; runs mark what misses it", .zh = "对批次在该工序停留时间的预期;运行结果标出不符者",
    .size = sizeof(struct sw_expect_settings), .settings = EXPECT, .count = 1 };

#define AT(field) .offset = offsetof(struct sw_product_settings, field)
static const struct sw_setting PRODUCT[] = {
    { "route", SW_SHAPE_NAME, .required = true, AT(route), .en = "Route through the steps", .zh = "工艺路线" },
    { "steel_code", SW_SHAPE_TEXT, .standard = "", AT(steel_code),
      .en = "Steel code: the key of casting and heats", .zh = "钢种(出钢记号)" },
    { "family", SW_SHAPE_MAPPING, .table = &FAMILY_TABLE, AT(family), .en = "Attributes that rules look at", .zh = "产品族" },
    { "coil", SW_SHAPE_MAPPING, .table = &COIL_TABLE, AT(coil), .en = "Weights of its coils", .zh = "卷重" },
    { "standard_lead_time", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(standard_lead_time_us),
      .en = "Usual delivery time that is quoted", .zh = "标准交货期" },
    { "remainder", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(remainder_us),
      .en = "Planned time from the end of its slot to delivery; else the mean touch time of what is still ahead", .zh = "所订期结束至交货的计划时间;缺省为其后工序平均作业时间" },
    { "tolerance", SW_SHAPE_RATIO, SW_SHARE, 0, 0.5, .standard = "5 %", AT(tolerance),
      .en = "A line is delivered when all but this share is", .zh = "数量允差" },
    { "expect", SW_SHAPE_MAPPING, .table = &EXPECT_PRODUCT_TABLE, AT(expect),
      .en = "Expected delivery time", .zh = "预期交货周期" },
    { "value", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(value),
      .en = "What a tonne is worth, for holding and penalties: 3450 CNY/t", .zh = "每吨货值,用于资金占用与违约金" },
    { "scrap_loss", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(scrap_loss),
      .en = "Value lost on each tonne of it that becomes scrap", .zh = "每吨报废的价值损失" },
    { "tonnes_per", SW_SHAPE_MAPPING, .table = &SW_TONNES_PER_TABLE, AT(tonnes_per),
      .en = "What a tonnage makes: {km: 12.3 t}, {MW: 30 t}", .zh = "单位工程量的用钢量" },
};
#undef AT
static const struct sw_table PRODUCT_TABLE = {
    .name = "product", .en = "Something that is ordered", .zh = "产品",
    .size = sizeof(struct sw_product_settings), .settings = PRODUCT, .count = COUNT(PRODUCT) };

#define AT(field) .offset = offsetof(struct sw_route_settings, field)
static const struct sw_setting ROUTE[] = {
    { "order", SW_SHAPE_NODE, AT(order), .en = "Steps of the order as a whole", .zh = "整单工序" },
    { "lots", SW_SHAPE_NODE, AT(lots), .en = "Steps of each lot", .zh = "各批次工序" },
    { "problem", SW_SHAPE_NODE, AT(problem), .en = "In place of both: steps of a user problem", .zh = "用户问题的处理步骤(代替 order 与 lots)" },
};
#undef AT
static const struct sw_table ROUTE_TABLE = {
    .name = "route", .en = "The steps in their order: names, {choose: …}, {together: […]}", .zh = "工艺路线",
    .size = sizeof(struct sw_route_settings), .settings = ROUTE, .count = COUNT(ROUTE) };

#define AT(field) .offset = offsetof(struct sw_milestone_settings, field)
static const struct sw_setting MILESTONE[] = {
    { "after", SW_SHAPE_NAMES, .required = true, AT(after), .en = "Step (or one of several) that passes it", .zh = "完成后即达到该里程碑的工序" },
};
#undef AT
static const struct sw_table MILESTONE_TABLE = {
    .name = "milestone", .en = "A point on the way; `delivered` ends the delivery time", .zh = "里程碑;`delivered` 为交货时点",
    .size = sizeof(struct sw_milestone_settings), .settings = MILESTONE, .count = COUNT(MILESTONE) };

#define AT(field) .offset = offsetof(struct sw_promise_settings, field)
static const struct sw_setting PROMISE[] = {
    { "rule", SW_SHAPE_CHOICE, .choices = PROMISES, .standard = "fixed", AT(rule),
      .en = "What a date is promised from: a fixed time after entry, the end of the slot that is booked, or what the baseline takes", .zh = "承诺交期依据:下单后固定时间、所订期的结束,或基准方案的交货周期" },
    { "after", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(after_us),
      .en = "Promised time after entry; else the product's standard lead time", .zh = "承诺交货期;缺省为产品标准交货期" },
    { "buffer", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, AT(buffer_us), .en = "Added to it", .zh = "缓冲时间" },
    { "of", SW_SHAPE_RATIO, SW_SHARE, 0.01, 0.999, AT(of),
      .en = "By `quantile`: within the promised time so many of the baseline's orders are delivered", .zh = "quantile 规则:基准方案中在承诺时间内交货的订单比例" },
    { "replications", SW_SHAPE_INTEGER, .min = 1, .max = 100000, .standard = "10", AT(replications),
      .en = "By `quantile`: replications of the baseline that it is found from", .zh = "quantile 规则:用于求分位数的基准方案重复次数" },
    { "early", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "3 d", AT(early_us),
      .en = "OTIF: so much before the date is still on time", .zh = "OTIF 允许提前量" },
    { "late", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e14, .standard = "0 d", AT(late_us),
      .en = "OTIF: so much after the date is still on time", .zh = "OTIF 允许滞后量" },
    { "penalty", SW_SHAPE_MAPPING, .table = &SW_PENALTY_TABLE, AT(penalty),
      .en = "What a late delivery costs", .zh = "逾期违约金" },
};
#undef AT
static const struct sw_table PROMISE_TABLE = {
    .name = "promise", .en = "The date that is promised, and what counts as kept", .zh = "承诺交期",
    .size = sizeof(struct sw_promise_settings), .settings = PROMISE, .count = COUNT(PROMISE) };

#define AT(field) .offset = offsetof(struct sw_step_settings, field)
static const struct sw_setting STEP[] = {
    { "per", SW_SHAPE_CHOICE, .choices = PER, .standard = "lot", AT(per),
      .en = "Whether lots pass singly or a batch passes as one unit", .zh = "按批次或整炉通过" },
    { "yield", SW_SHAPE_RATIO, SW_SHARE, 0.1, 1, .standard = "100 %", AT(yield),
      .en = "Good tonnes out of a tonne in; the loss is scrap", .zh = "成材率" },
    { "room", SW_SHAPE_INTEGER, .min = -1, .max = 1000000, .standard = "-1", AT(room),
      .en = "Waiting places before the step; -1: any number", .zh = "工序前等待位数,-1 为不限" },
    { "when_full", SW_SHAPE_CHOICE, .choices = WHEN_FULL, .standard = "block", AT(when_full),
      .en = "No room: the step before is blocked, or the order is turned away", .zh = "满位时:阻塞上道工序或拒单" },
    { "expect", SW_SHAPE_MAPPING, .table = &EXPECT_STEP_TABLE, AT(expect),
      .en = "Expected stay of a lot, waiting and served", .zh = "预期停留时间(含等待)" },
    { "owner", SW_SHAPE_CHOICE, .choices = SW_OWNER_NAMES, AT(owner),
      .en = "Who is answerable for the time here; else carrier (transport), fabricator (after `delivered`) or mill",
      .zh = "该工序时间的责任方;缺省:运输为承运方,交付后为加工厂,其余为钢厂" },
    { "cost", SW_SHAPE_MAPPING, .table = &SW_STEP_COST_TABLE, AT(cost), .en = "What it costs", .zh = "费用" },
};
#undef AT
const struct sw_table SW_STEP_TABLE = {
    .name = "step", .en = "Settings of every kind of step", .zh = "各类工序共有设置",
    .size = sizeof(struct sw_step_settings), .settings = STEP, .count = COUNT(STEP) };

#define AT(field) .offset = offsetof(struct sw_setup_change_settings, field)
static const struct sw_setting SETUP_CHANGE[] = {
    { "from", SW_SHAPE_NODE, AT(from), .en = "What the unit was set up for, by a condition as routes have: {coating: GI}; none: anything", .zh = "换型前的产品条件,写法同工艺路线;缺省为任意" },
    { "to", SW_SHAPE_NODE, AT(to), .en = "What it is set up for: {coating: ZM}; none: anything", .zh = "换型后的产品条件;缺省为任意" },
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(time), .en = "Time of such a setup", .zh = "此类换型的时间" },
};
#undef AT
static const struct sw_table SETUP_CHANGE_TABLE = {
    .name = "change", .en = "Setups from some products to some others", .zh = "某些产品之间的换型",
    .size = sizeof(struct sw_setup_change_settings), .settings = SETUP_CHANGE, .count = COUNT(SETUP_CHANGE) };

#define AT(field) .offset = offsetof(struct sw_setup_matrix_settings, field)
static const struct sw_setting SETUP_MATRIX[] = {
    { "file", SW_SHAPE_NODE, .required = true, AT(file),
      .en = "CSV file with a row for what the unit was set up for and a column for what it is set up for", .zh = "CSV 文件:行为换型前,列为换型后" },
};
#undef AT
static const struct sw_table SETUP_MATRIX_TABLE = {
    .name = "matrix", .en = "Times of setups from a spreadsheet", .zh = "换型时间矩阵",
    .size = sizeof(struct sw_setup_matrix_settings), .settings = SETUP_MATRIX, .count = COUNT(SETUP_MATRIX) };

#define AT(field) .offset = offsetof(struct sw_setup_settings, field)
static const struct sw_setting SETUP[] = {
    { "key", SW_SHAPE_NAMES, .required = true, AT(key),
      .en = "Attributes whose change needs a setup, as [steel_code]", .zh = "换型依据的属性" },
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, .required = true, AT(time), .en = "Time of a setup", .zh = "换型时间" },
    { "matrix", SW_SHAPE_MAPPING, .table = &SETUP_MATRIX_TABLE, AT(matrix),
      .en = "Setups that take another time, by what was and what comes", .zh = "按前后产品列出的换型时间" },
    { "changes", SW_SHAPE_OBJECTS, .table = &SETUP_CHANGE_TABLE, AT(changes),
      .en = "Setups that take another time; the first that fits counts", .zh = "用时不同的换型,以首个符合者为准" },
};
#undef AT
static const struct sw_table SETUP_TABLE = {
    .name = "setup", .en = "Changeover of a unit from one key to another", .zh = "换型",
    .size = sizeof(struct sw_setup_settings), .settings = SETUP, .count = COUNT(SETUP) };

#define AT(field) .offset = offsetof(struct sw_alternative_settings, field)
static const struct sw_setting ALTERNATIVE[] = {
    { "when", SW_SHAPE_NODE, AT(when), .en = "What it can serve, by a condition as routes have: {gauge: {below: 3 mm}}", .zh = "可加工的条件,写法同工艺路线" },
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(time), .en = "Time on it; else the step's", .zh = "在该资源上的时间;缺省用工序的" },
    { "rate", SW_SHAPE_RATIO, SW_MASS_RATE, 0, 1e6, AT(rate), .en = "Tonnes an hour on it; else the step's", .zh = "在该资源上的小时产量;缺省用工序的" },
};
#undef AT
static const struct sw_table ALTERNATIVE_TABLE = {
    .name = "alternative", .en = "One of several resources that can serve; its name is the resource's", .zh = "可选资源之一,名称即资源名",
    .size = sizeof(struct sw_alternative_settings), .settings = ALTERNATIVE, .count = COUNT(ALTERNATIVE) };

#define AT(field) .offset = offsetof(struct sw_service_settings, field)
static const struct sw_setting SERVICE[] = {
    { "resource", SW_SHAPE_NAME, AT(resource), .en = "Resource that serves", .zh = "使用的资源" },
    { "any_of", SW_SHAPE_OBJECTS, .table = &ALTERNATIVE_TABLE, AT(any_of), .en = "Resources of which one serves, in place of `resource`", .zh = "多个可选资源(代替 resource)" },
    { "any_of_by", SW_SHAPE_CHOICE, .choices = ANY_OF_BY, .standard = "first_free", AT(any_of_by),
      .en = "Which of `any_of`: the first that is free for the lot, or the one with the shortest queue when it comes", .zh = "可选资源的选择:最先空闲者,或到达时队列最短者" },
    { "also", SW_SHAPE_NAMES, AT(also), .en = "Resources needed at the same time, all or none", .zh = "同时占用的其他资源" },
    { "time", SW_SHAPE_DISTRIBUTION, SW_TIME, AT(time), .en = "Time of a lot, or of a batch as a whole", .zh = "每批时间" },
    { "rate", SW_SHAPE_RATIO, SW_MASS_RATE, 0, 1e6, AT(rate), .en = "Tonnes an hour, in place of a time", .zh = "小时产量(代替时间)" },
    { "setup", SW_SHAPE_MAPPING, .table = &SETUP_TABLE, AT(setup), .en = "Changeover", .zh = "换型" },
};
#undef AT
const struct sw_table SW_SERVICE_TABLE = {
    .name = "service", .en = "Settings of every step that uses a resource", .zh = "占用资源的工序共有设置",
    .size = sizeof(struct sw_service_settings), .base = &SW_STEP_TABLE, .settings = SERVICE, .count = COUNT(SERVICE) };

#define AT(field) .offset = offsetof(struct sw_scenario_settings, field)
static const struct sw_setting SCENARIO[] = {
    { "format", SW_SHAPE_INTEGER, .min = 1, .max = 1, .required = true, AT(format),
      .en = "Version of the file's format: 1", .zh = "文件格式版本:1" },
    { "name", SW_SHAPE_TEXT, .required = true, AT(name), .en = "Name of the scenario", .zh = "方案名称" },
    { "utc_offset", SW_SHAPE_TEXT, .standard = "+08:00", AT(utc_offset), .en = "Offset of the plant's clock", .zh = "时区" },
    { "start", SW_SHAPE_DATE, .standard = "2026-01-05", AT(start_us), .en = "Date at which the run starts", .zh = "仿真开始日期" },
    { "currency", SW_SHAPE_TEXT, .standard = "CNY", AT(currency), .en = "Currency of all money", .zh = "货币" },
    { "run", SW_SHAPE_MAPPING, .table = &RUN_TABLE, .required = true, AT(run), .en = "How long and how often", .zh = "运行设置" },
    { "classes", SW_SHAPE_OBJECTS, .table = &CLASS_TABLE, AT(classes), .en = "Classes of orders", .zh = "订单等级" },
    { "calendars", SW_SHAPE_OBJECTS, .kinds = CALENDAR_KINDS, AT(calendars), .en = "Calendars", .zh = "日历" },
    { "resources", SW_SHAPE_OBJECTS, .table = &RESOURCE_TABLE, AT(resources), .en = "Resources", .zh = "资源" },
    { "products", SW_SHAPE_OBJECTS, .table = &PRODUCT_TABLE, .required = true, AT(products), .en = "Products", .zh = "产品" },
    { "routes", SW_SHAPE_OBJECTS, .table = &ROUTE_TABLE, .required = true, AT(routes), .en = "Routes", .zh = "工艺路线" },
    { "milestones", SW_SHAPE_OBJECTS, .table = &MILESTONE_TABLE, AT(milestones), .en = "Milestones", .zh = "里程碑" },
    { "steps", SW_SHAPE_OBJECTS, .kinds = SW_STEP_TABLES, .required = true, AT(steps), .en = "Steps", .zh = "工序" },
    { "demand", SW_SHAPE_OBJECTS, .kinds = SW_DEMAND_TABLES, .required = true, AT(demand), .en = "Where orders come from", .zh = "需求" },
    { "promise", SW_SHAPE_MAPPING, .table = &PROMISE_TABLE, AT(promise), .en = "Promised dates", .zh = "承诺交期" },
    { "holding", SW_SHAPE_MAPPING, .table = &SW_HOLDING_TABLE, AT(holding),
      .en = "What holding work in process costs", .zh = "在制品占用费用" },
    { "policies", SW_SHAPE_OBJECTS, .table = &SW_POLICY_TABLE, AT(policies),
      .en = "Response policies: rules that expedite, in the order in which they fire", .zh = "响应规则,按所列顺序触发" },
    { "problems", SW_SHAPE_MAPPING, .table = &SW_PROBLEMS_TABLE, AT(problems),
      .en = "What users find wrong, and how it is put right", .zh = "用户问题及其处理" },
    { "disruptions", SW_SHAPE_OBJECTS, .table = &SW_DISRUPTION_TABLE, AT(disruptions),
      .en = "Events that the plan does not know of", .zh = "计划外的突发事件" },
    { "opening", SW_SHAPE_NODE, AT(opening), .en = "CSV file of lots in process at the start", .zh = "期初在制品文件" },
};
#undef AT
static const struct sw_table SCENARIO_TABLE = {
    .name = "scenario", .en = "A scenario", .zh = "方案",
    .size = sizeof(struct sw_scenario_settings), .settings = SCENARIO, .count = COUNT(SCENARIO) };

/* clang-format on */

const struct sw_table *sw_scenario_table(void)
{
    return &SCENARIO_TABLE;
}
