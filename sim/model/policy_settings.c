#include "model/policy_settings.h"

#include "model/action_kind.h"
#include "model/cost_settings.h"
#include "model/trigger_kind.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const PER[] = {"week", "month", NULL};

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_who_settings, field)
static const struct sw_setting TONNES[] = {
    { "at_most", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, .required = true, .offset = 0,
      .en = "Tonnes of the order as a whole, at most", .zh = "订单总吨数上限" },
};
static const struct sw_table TONNES_TABLE = {
    .name = "tonnes", .en = "Size of the orders", .zh = "订单吨数",
    .size = sizeof(int64_t), .settings = TONNES, .count = COUNT(TONNES) };

static const struct sw_setting WHO[] = {
    { "classes", SW_SHAPE_NAMES, AT(classes), .en = "Classes of orders; not given: all", .zh = "订单等级,缺省为全部" },
    { "products", SW_SHAPE_NAMES, AT(products),
      .en = "Products; not given: all but those of other customers and of stocks", .zh = "产品,缺省为除背景负荷和库存补货外的全部产品" },
    { "problems", SW_SHAPE_NAMES, AT(problems),
      .en = "Types of user problems, or [all]: the rule is of problems themselves, whose classes are their severities; beside them only of products that are named", .zh = "用户问题类型,或 [all](全部):规则适用于问题本身(其等级即严重程度);此时产品须另行列出" },
    { "customers", SW_SHAPE_NODE, AT(customers), .en = "List of customers, as an order book names them; not given: all", .zh = "客户(按订单簿名称),缺省为全部" },
    { "at", SW_SHAPE_NAMES, AT(at),
      .en = "Steps: something of the order waits or is worked on at one of them; not given: wherever it is, but then no order that is delivered, unless by `waited`, `problem` or `passed`", .zh = "工序:订单有批次在其中之一等待或加工;缺省为任意位置,但不含已交付订单(`waited`、`problem`、`passed` 除外)" },
    { "tonnes", SW_SHAPE_MAPPING, .table = &TONNES_TABLE, AT(at_most_g), .en = "Size of the orders", .zh = "订单吨数" },
};
#undef AT
static const struct sw_table WHO_TABLE = {
    .name = "who", .en = "Which orders a rule takes: all that is told must be so", .zh = "规则适用的订单:所列条件须同时满足",
    .size = sizeof(struct sw_who_settings), .settings = WHO, .count = COUNT(WHO) };

#define AT(field) .offset = offsetof(struct sw_limit_settings, field)
static const struct sw_setting LIMIT[] = {
    { "lines", SW_SHAPE_INTEGER, .min = 1, .max = 1e9, AT(lines),
      .en = "Orders (lines) that it does something for, at most", .zh = "订单行数上限" },
    { "tonnes", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, AT(tonnes_g),
      .en = "Their tonnes, at most", .zh = "吨数上限" },
    { "projects", SW_SHAPE_INTEGER, .min = 1, .max = 1000, AT(projects),
      .en = "Projects that it does something for, at most", .zh = "项目数上限" },
    { "uses", SW_SHAPE_INTEGER, .min = 1, .max = 1e9, AT(uses),
      .en = "Firings that do something, at most", .zh = "使用次数上限" },
    { "per", SW_SHAPE_CHOICE, .choices = PER, .required = true, AT(per),
      .en = "In each calendar week, from Monday on, or month of the plant's clock", .zh = "按工厂时钟的自然周(周一起)或自然月" },
};
#undef AT
static const struct sw_table LIMIT_TABLE = {
    .name = "limit", .en = "How often a rule may be used", .zh = "规则的使用上限",
    .size = sizeof(struct sw_limit_settings), .settings = LIMIT, .count = COUNT(LIMIT) };

#define AT(field) .offset = offsetof(struct sw_policy_cost_settings, field)
static const struct sw_setting COST[] = {
    { "use", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(use),
      .en = "Cost for each order that it does something for, or of each firing for the plant", .zh = "每次(每订单)使用费用" },
    { "tonne", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(tonne),
      .en = "Cost for each tonne of such orders", .zh = "每吨费用" },
    { "payer", SW_SHAPE_CHOICE, .choices = SW_PAYER_NAMES, .required = true, AT(payer),
      .en = "Who pays it", .zh = "承担方" },
};
#undef AT
static const struct sw_table COST_TABLE = {
    .name = "cost", .en = "What using a rule costs", .zh = "规则使用费用",
    .size = sizeof(struct sw_policy_cost_settings), .settings = COST, .count = COUNT(COST) };

#define AT(field) .offset = offsetof(struct sw_policy_settings, field)
static const struct sw_setting POLICY[] = {
    { "when", SW_SHAPE_ONE, .kinds = SW_TRIGGER_TABLES, .required = true, AT(when),
      .en = "Condition at whose coming true the rule fires, just one", .zh = "触发条件(恰好一个),由假变真时触发" },
    { "who", SW_SHAPE_MAPPING, .table = &WHO_TABLE, AT(who), .en = "Which orders it takes", .zh = "适用的订单" },
    { "do", SW_SHAPE_LIST, .kinds = SW_ACTION_TABLES, .required = true, AT(actions),
      .en = "What it does, one after the other", .zh = "依次采取的措施" },
    { "limit", SW_SHAPE_MAPPING, .table = &LIMIT_TABLE, AT(limit), .en = "How often it may be used", .zh = "使用上限" },
    { "cost", SW_SHAPE_MAPPING, .table = &COST_TABLE, AT(cost), .en = "What its use costs", .zh = "使用费用" },
};
#undef AT
const struct sw_table SW_POLICY_TABLE = {
    .name = "policy", .en = "A response policy: when something becomes true, do something", .zh = "响应规则:条件成立时采取措施",
    .size = sizeof(struct sw_policy_settings), .settings = POLICY, .count = COUNT(POLICY) };

/* clang-format on */
