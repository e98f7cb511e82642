#include "model/problem_settings.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

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

#define AT(field) .offset = offsetof(struct sw_problem_type_settings, field)
static const struct sw_setting TYPE[] = {
    { "products", SW_SHAPE_NAMES, AT(products),
      .en = "Products that have it; none: all but background", .zh = "涉及的产品;缺省为全部自有产品" },
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
};
#undef AT
const struct sw_table SW_PROBLEMS_TABLE = {
    .name = "problems", .en = "What users find wrong, and how it is put right", .zh = "用户问题及其处理",
    .size = sizeof(struct sw_problems_settings), .settings = PROBLEMS, .count = COUNT(PROBLEMS) };

/* clang-format on */
