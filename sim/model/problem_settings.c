#include "model/problem_settings.h"

#include "model/cost_settings.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const SW_DISPOSITION_NAMES[] = {"advice", "concession", "credit",
                                            "rework", "replace",    "reject"};
static const char *const SCOPES[] = {"coil", "test_lot", "heat", "order", NULL};

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_reopened_settings, field)
static const struct sw_setting REOPENED[] = {
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 0.9, .required = true, AT(probability),
      .en = "Share of problems at the end of their route that are not solved after all", .zh = "走完流程后重新打开的比例" },
    { "to", SW_SHAPE_NAME, AT(to),
      .en = "Step of the route at which it begins again; none: the first", .zh = "重新打开后返回的工序;缺省为流程起点" },
};
#undef AT
static const struct sw_table REOPENED_TABLE = {
    .name = "reopened", .en = "Problems that come back before they are solved", .zh = "重新打开",
    .size = sizeof(struct sw_reopened_settings), .settings = REOPENED, .count = COUNT(REOPENED) };

#define AT(field) .offset = offsetof(struct sw_stop_settings, field)
static const struct sw_setting STOPS[] = {
    { "severity", SW_SHAPE_NAMES, AT(severity),
      .en = "Of which severities; none: of all", .zh = "适用的严重程度;缺省为全部" },
    { "resource", SW_SHAPE_NAME, .required = true, AT(resource),
      .en = "Resource of which a unit stands still", .zh = "停线的资源(一个单位)" },
    { "cost", SW_SHAPE_RATIO, SW_MONEY_PER_TIME, 0, 1e9, AT(cost),
      .en = "Money lost in each hour", .zh = "停线每小时损失" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "fabricator", AT(payer),
      .en = "Who bears it", .zh = "承担方" },
};
#undef AT
static const struct sw_table STOPS_TABLE = {
    .name = "stops", .en = "A line stands still from when the problem is found until the stage `contained`, else its end", .zh = "自发现至 contained 阶段(否则至关闭)停线",
    .size = sizeof(struct sw_stop_settings), .settings = STOPS, .count = COUNT(STOPS) };

#define AT(field) .offset = offsetof(struct sw_withheld_settings, field)
static const struct sw_setting WITHHOLDS[] = {
    { "share", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "100 %", AT(share),
      .en = "Share of the value of the lot (or order) that is not paid", .zh = "扣付比例(占该批次或订单货值)" },
    { "terms", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, .standard = "0 d", AT(terms_us),
      .en = "Time from delivery until it would be paid; what is not delivered yet, from when the problem is found", .zh = "账期:自交付起;未交付的自发现问题起" },
    { "interest", SW_SHAPE_RATIO, SW_SHARE_RATE, 0, 1e-12, .standard = "0 %/year", AT(interest),
      .en = "What it costs that it is not there: 6 %/year", .zh = "资金占用费率" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer),
      .en = "Who waits for the money, and bears the interest", .zh = "承担方" },
};
#undef AT
static const struct sw_table WITHHOLDS_TABLE = {
    .name = "withholds", .en = "Payment that is withheld from when it is due until the stage `settled`, else the end", .zh = "到期未付货款,至 settled 阶段(否则至关闭)",
    .size = sizeof(struct sw_withheld_settings), .settings = WITHHOLDS, .count = COUNT(WITHHOLDS) };

#define AT(field) .offset = offsetof(struct sw_disposition_settings, field)
#define SHARE \
    { "share", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(share), \
      .en = "Share of the problems that end so", .zh = "占比" }
#define COST \
    { "cost", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(cost), \
      .en = "Money for each tonne of the lot (or order) that it was found on", .zh = "每吨费用(按发现问题的批次或订单)" }, \
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer), \
      .en = "Who pays", .zh = "承担方" }
static const struct sw_setting PLAIN[] = { SHARE, COST };
static const struct sw_setting REWORK[] = {
    SHARE, COST,
    { "to", SW_SHAPE_NAME, .required = true, AT(to),
      .en = "Step to which what is held goes back", .zh = "返修返回的工序" },
};
static const struct sw_setting REPLACE[] = {
    SHARE, COST,
    { "class", SW_SHAPE_NAME, AT(class),
      .en = "Order class of the order that replaces what is held", .zh = "补货订单的等级" },
};
#undef SHARE
#undef COST
#undef AT
#define DISPOSITION_TABLE(symbol, rows, key, text, chinese) \
    static const struct sw_table symbol = { \
        .name = (key), .en = (text), .zh = (chinese), \
        .size = sizeof(struct sw_disposition_settings), .settings = (rows), .count = COUNT(rows) }
DISPOSITION_TABLE(ADVICE_TABLE, PLAIN, "advice", "The user is told how to go about it", "技术指导");
DISPOSITION_TABLE(CONCESSION_TABLE, PLAIN, "concession", "It is used as it is, for less", "让步接收(降价)");
DISPOSITION_TABLE(CREDIT_TABLE, PLAIN, "credit", "What is held goes back and is paid back", "退货退款");
DISPOSITION_TABLE(REWORK_TABLE, REWORK, "rework", "What is held is put right", "返修");
DISPOSITION_TABLE(REPLACE_TABLE, REPLACE, "replace", "What is held goes back and is made again, by an order of its own", "换货(另下补货订单)");
DISPOSITION_TABLE(REJECT_TABLE, PLAIN, "reject", "It is not the mill's fault", "不予受理");

#define AT(disposition) .offset = offsetof(struct sw_dispositions_settings, by) + \
    (disposition) * sizeof(struct sw_disposition_settings)
#define ROW(key, symbol, disposition) \
    { key, SW_SHAPE_MAPPING, .table = &(symbol), AT(disposition), .en = "Share and cost", .zh = "占比与费用" }
static const struct sw_setting DISPOSITIONS[] = {
    ROW("advice", ADVICE_TABLE, SW_ADVICE),
    ROW("concession", CONCESSION_TABLE, SW_CONCESSION),
    ROW("credit", CREDIT_TABLE, SW_CREDIT),
    ROW("rework", REWORK_TABLE, SW_REWORK),
    ROW("replace", REPLACE_TABLE, SW_REPLACE),
    ROW("reject", REJECT_TABLE, SW_REJECT),
};
#undef ROW
#undef AT
static const struct sw_table DISPOSITIONS_TABLE = {
    .name = "dispositions", .en = "What comes of problems, in shares of all; none: nothing", .zh = "处理结果及其占比;缺省为无后果",
    .size = sizeof(struct sw_dispositions_settings), .settings = DISPOSITIONS, .count = COUNT(DISPOSITIONS) };

#define AT(field) .offset = offsetof(struct sw_repeats_settings, field)
static const struct sw_setting REPEATS[] = {
    { "share", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(share),
      .en = "Probability that the next order of the product has it too", .zh = "同产品下一订单再次发生的概率" },
    { "after_cause", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(after_cause),
      .en = "The same once the stage `cause_found` is passed", .zh = "达到 cause_found 阶段后的概率" },
};
#undef AT
static const struct sw_table REPEATS_TABLE = {
    .name = "repeats", .en = "Problems that come again while their cause is there", .zh = "原因未消除时的重复发生",
    .size = sizeof(struct sw_repeats_settings), .settings = REPEATS, .count = COUNT(REPEATS) };

#define AT(field) .offset = offsetof(struct sw_problem_type_settings, field)
static const struct sw_setting TYPE[] = {
    { "products", SW_SHAPE_NAMES, AT(products),
      .en = "Products that have it, maybe of the background; none: all but that", .zh = "涉及的产品;缺省为全部自有产品" },
    { "probability", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .required = true, AT(probability),
      .en = "Share of the lots that have it; with `scope: order`, of the orders", .zh = "发生概率:每批次(scope: order 时每订单)" },
    { "found", SW_SHAPE_NODE, .required = true, AT(found),
      .en = "Steps at whose end it is found if it is there, each with the probability to find it if that was not done before: {slit: 30 %, form: 50 %}", .zh = "发现问题的工序及各自的发现概率(此前未发现时)" },
    { "severity", SW_SHAPE_NODE, AT(severity),
      .en = "Order classes that say how grave it is, with shares: {line_down: 10 %, information: 90 %}; none: standard", .zh = "严重程度(即订单等级)及其比例;缺省为 standard" },
    { "scope", SW_SHAPE_CHOICE, .choices = SCOPES, .standard = "coil", AT(scope),
      .en = "What is wrong: a coil, all coils tested with it, all of its heat, or the order (short, late, papers, freight)", .zh = "问题范围:单卷、同一检验批、同一炉次、或整单(短量、迟交、单证、运损)" },
    { "late_by", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, AT(late_by_us),
      .en = "Only of orders that are so much later than promised when they come to where it is found", .zh = "仅限比承诺交期晚于该时间的订单" },
    { "route", SW_SHAPE_NAME, .required = true, AT(route),
      .en = "Route that it takes: one with `problem`", .zh = "处理流程(含 problem 的工艺路线)" },
    { "hold", SW_SHAPE_FLAG, .standard = "no", AT(hold),
      .en = "The lot is held when it is found, and the others in its scope from the stage `contained`, until the stage `disposition`", .zh = "发现即扣留该批次,contained 阶段起扣留范围内其他批次,至 disposition 阶段放行" },
    { "stops", SW_SHAPE_MAPPING, .table = &STOPS_TABLE, AT(stops),
      .en = "A line stands still", .zh = "停线" },
    { "withholds", SW_SHAPE_MAPPING, .table = &WITHHOLDS_TABLE, AT(withholds),
      .en = "Users do not pay until it is settled", .zh = "问题解决前用户扣付货款" },
    { "dispositions", SW_SHAPE_MAPPING, .table = &DISPOSITIONS_TABLE, AT(dispositions),
      .en = "What comes of it, at the stage `disposition`, else at its end", .zh = "处理结果(disposition 阶段,否则关闭时)" },
    { "repeats", SW_SHAPE_MAPPING, .table = &REPEATS_TABLE, AT(repeats),
      .en = "Problems that come again", .zh = "重复发生" },
    { "reopened", SW_SHAPE_MAPPING, .table = &REOPENED_TABLE, AT(reopened),
      .en = "Problems that come back before they are solved", .zh = "重新打开" },
};
#undef AT
static const struct sw_table TYPE_TABLE = {
    .name = "problem", .en = "A kind of user problem", .zh = "一类用户问题",
    .size = sizeof(struct sw_problem_type_settings), .settings = TYPE, .count = COUNT(TYPE) };

#define AT(field) .offset = offsetof(struct sw_problem_stage_settings, field)
static const struct sw_setting STAGE[] = {
    { "after", SW_SHAPE_NAMES, AT(after),
      .en = "Step (or one of several) whose end passes it; none: the problem is closed", .zh = "完成后即达到该阶段的工序;缺省为问题关闭" },
    { "within", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, AT(within_us),
      .en = "Target, from when the problem is found; what the customer takes does not count", .zh = "自发现起的目标时限;客户占用的时间不计" },
};
#undef AT
static const struct sw_table STAGE_TABLE = {
    .name = "stage", .en = "A stage of solving, and when it should be reached", .zh = "处理阶段及目标时限",
    .size = sizeof(struct sw_problem_stage_settings), .settings = STAGE, .count = COUNT(STAGE) };

#define AT(field) .offset = offsetof(struct sw_problems_settings, field)
static const struct sw_setting PROBLEMS[] = {
    { "types", SW_SHAPE_OBJECTS, .table = &TYPE_TABLE, .required = true, AT(types),
      .en = "Kinds of problems", .zh = "问题类型" },
    { "stages", SW_SHAPE_OBJECTS, .table = &STAGE_TABLE, AT(stages),
      .en = "Stages of solving them", .zh = "处理阶段" },
    { "history", SW_SHAPE_NODE, AT(history),
      .en = "CSV file of problems that were, in place of drawn ones: date, type, product, severity, step, order, lot, customer, tonnes; on orders of the run that are open then", .zh = "历史问题 CSV 文件(代替随机抽取):date, type, product, severity, step, order, lot, customer, tonnes;所列订单届时未完成的,即发生在该订单上" },
};
#undef AT
const struct sw_table SW_PROBLEMS_TABLE = {
    .name = "problems", .en = "What users find wrong, and how it is put right", .zh = "用户问题及其处理",
    .size = sizeof(struct sw_problems_settings), .settings = PROBLEMS, .count = COUNT(PROBLEMS) };

/* clang-format on */
