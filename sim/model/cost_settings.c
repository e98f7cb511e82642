#include "model/cost_settings.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const SW_PAYER_NAMES[] = {"mill", "fabricator", "carrier", NULL};

const char *sw_payer_name(int payer)
{
    return SW_PAYER_NAMES[payer];
}

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_cost_settings, field)
static const struct sw_setting STEP[] = {
    { "tonne", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(tonne),
      .en = "Cost of each tonne that passes", .zh = "每吨费用" },
    { "value", SW_SHAPE_RATIO, SW_SHARE, 0, 10, AT(value),
      .en = "Share of the product's `value`, at the price of the time, for each tonne that passes: 100 % where it is bought", .zh = "每吨按产品当时价值的比例计费;采购处为 100 %" },
    { "lot", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(lot),
      .en = "Cost of each lot that passes", .zh = "每批(卷)费用" },
    { "trip", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(trip),
      .en = "Cost of each trip or heat, full or not", .zh = "每趟(炉)费用" },
    { "setup", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(setup),
      .en = "Cost of each setup or changeover, shared by the lots of the run that it opens",
      .zh = "每次换型费用,由其后一段生产的批次分摊" },
    { "surplus", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(surplus),
      .en = "Price lost on each tonne by which a heat that goes part-filled is not full", .zh = "不满炉次余材每吨的价格损失" },
    { "downgrade", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(downgrade),
      .en = "Price lost on each tonne that is downgraded", .zh = "降级品每吨的价格损失" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer),
      .en = "Who pays it, and for what becomes scrap here", .zh = "承担方(含本工序废品损失)" },
};
#undef AT
const struct sw_table SW_STEP_COST_TABLE = {
    .name = "cost", .en = "What a step costs", .zh = "费用",
    .size = sizeof(struct sw_cost_settings), .settings = STEP, .count = COUNT(STEP) };

#define AT(field) .offset = offsetof(struct sw_resource_cost_settings, field)
static const struct sw_setting RESOURCE[] = {
    { "hour", SW_SHAPE_RATIO, SW_MONEY_PER_TIME, 0, 1e6, AT(hour),
      .en = "Cost of each hour that a unit works or is set up", .zh = "每台每作业(含换型)小时费用" },
    { "overtime", SW_SHAPE_RATIO, SW_MONEY_PER_TIME, 0, 1e6, AT(overtime),
      .en = "Cost of each hour outside its calendar in which work is finished, beyond `hour`", .zh = "日历外加班每小时附加费用" },
    { "lost_hour", SW_SHAPE_RATIO, SW_MONEY_PER_TIME, 0, 1e6, AT(lost_hour),
      .en = "Margin lost with each hour of setups, and of breakdowns that stop work, while background would have bought it",
      .zh = "换型及停机每损失一小时的边际利润(仅当有背景订单可填补时计)" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer), .en = "Who pays it", .zh = "承担方" },
};
#undef AT
const struct sw_table SW_RESOURCE_COST_TABLE = {
    .name = "resource_cost", .en = "What the hours of a resource cost", .zh = "资源小时费用",
    .size = sizeof(struct sw_resource_cost_settings), .settings = RESOURCE, .count = COUNT(RESOURCE) };

#define AT(field) .offset = offsetof(struct sw_fee_settings, field)
static const struct sw_setting FEE[] = {
    { "tonne", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(tonne),
      .en = "Fee for each tonne delivered", .zh = "每吨加价" },
    { "order", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(order),
      .en = "Fee for each order delivered", .zh = "每单加价" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "fabricator", AT(payer), .en = "Who pays it", .zh = "承担方" },
};
#undef AT
const struct sw_table SW_FEE_TABLE = {
    .name = "fee", .en = "What orders of a class cost beyond the price, as a rush fee", .zh = "该等级订单的附加费,如加急费",
    .size = sizeof(struct sw_fee_settings), .settings = FEE, .count = COUNT(FEE) };

#define AT(field) .offset = offsetof(struct sw_penalty_settings, field)
static const struct sw_setting PENALTY[] = {
    { "rate", SW_SHAPE_RATIO, SW_SHARE_RATE, 0, 1e-10, AT(rate),
      .en = "Share of the order's value for the time after the promised date", .zh = "逾期每单位时间占订单货值的比例" },
    { "cap", SW_SHAPE_RATIO, SW_SHARE, 0, 10, .standard = "5 %", AT(cap),
      .en = "No more than this share in all", .zh = "违约金上限(占货值比例)" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer), .en = "Who pays it", .zh = "承担方" },
};
#undef AT
const struct sw_table SW_PENALTY_TABLE = {
    .name = "penalty", .en = "What a late delivery costs: 0.05 %/d of the value, at most 5 %", .zh = "逾期违约金",
    .size = sizeof(struct sw_penalty_settings), .settings = PENALTY, .count = COUNT(PENALTY) };

#define AT(field) .offset = offsetof(struct sw_holding_settings, field)
static const struct sw_setting HOLDING[] = {
    { "rate", SW_SHAPE_RATIO, SW_SHARE_RATE, 0, 1e-12, AT(rate),
      .en = "Share of the products' value: 12 %/year", .zh = "占货值的年资金费率" },
    { "space", SW_SHAPE_RATIO, SW_MONEY_PER_MASS_TIME, 0, 1e-3, AT(space),
      .en = "For the place that a tonne takes: 0.4 CNY/t/d", .zh = "每吨每天的场地费用" },
    { "from", SW_SHAPE_NAME, AT(from),
      .en = "Milestone from which on a lot is steel that is held; else since the order became lots", .zh = "自该里程碑起计占用;缺省自分批起" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "mill", AT(payer),
      .en = "Who pays it until delivery", .zh = "交付前承担方" },
    { "after_delivery", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .standard = "fabricator", AT(after_delivery),
      .en = "Who pays it from delivery to the end of the route", .zh = "交付后承担方" },
};
#undef AT
const struct sw_table SW_HOLDING_TABLE = {
    .name = "holding", .en = "What it costs to hold work in process", .zh = "在制品资金占用费用",
    .size = sizeof(struct sw_holding_settings), .settings = HOLDING, .count = COUNT(HOLDING) };

#define AT(field) .offset = offsetof(struct sw_tonnes_per_settings, field)
static const struct sw_setting TONNES_PER[] = {
    { "km", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, AT(km_g),
      .en = "Of it in a kilometre of guardrail: 12.3 t", .zh = "每公里护栏用量" },
    { "MW", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e12, AT(mw_g),
      .en = "Of it in a megawatt of photovoltaic brackets: 30 t", .zh = "每兆瓦光伏支架用量" },
};
#undef AT
const struct sw_table SW_TONNES_PER_TABLE = {
    .name = "tonnes_per", .en = "What a tonnage makes, to tell costs by it", .zh = "单位工程量的用钢量",
    .size = sizeof(struct sw_tonnes_per_settings), .settings = TONNES_PER, .count = COUNT(TONNES_PER) };

/* clang-format on */
