#include "model/replenish.h"

#include <stddef.h>

const struct sw_replenish_rule *const SW_REPLENISH_RULES[] = {
    &SW_REPLENISH_BASE_STOCK,
    &SW_REPLENISH_MIN_MAX,
    &SW_REPLENISH_REORDER_POINT,
    &SW_REPLENISH_KANBAN,
    &SW_REPLENISH_FORECAST,
    &SW_REPLENISH_NONE,
    NULL,
};

const struct sw_table *const SW_REPLENISH_TABLES[] = {
    &SW_REPLENISH_BASE_STOCK_TABLE,
    &SW_REPLENISH_MIN_MAX_TABLE,
    &SW_REPLENISH_REORDER_POINT_TABLE,
    &SW_REPLENISH_KANBAN_TABLE,
    &SW_REPLENISH_FORECAST_TABLE,
    &SW_REPLENISH_NONE_TABLE,
    NULL,
};

/* clang-format off */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(field) .offset = offsetof(struct sw_order_cost_settings, field)
static const struct sw_setting ORDER_COST[] = {
    { "fixed", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(fixed), .en = "Of each order, however large", .zh = "每次订货的固定费用" },
    { "tonne", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, AT(tonne), .en = "Of each tonne ordered", .zh = "每吨订货费用" },
};
#undef AT
static const struct sw_table ORDER_COST_TABLE = {
    .name = "order_cost", .en = "What an order of material costs", .zh = "订货费用",
    .size = sizeof(struct sw_order_cost_settings), .settings = ORDER_COST, .count = COUNT(ORDER_COST) };

#define AT(field) .offset = offsetof(struct sw_write_down_settings, field)
static const struct sw_setting WRITE_DOWN[] = {
    { "after", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, .required = true, AT(after_us),
      .en = "Age at which material loses in value", .zh = "达到该库龄时减值" },
    { "cost", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e6, .required = true, AT(cost),
      .en = "What it loses", .zh = "每吨减值金额" },
};
#undef AT
static const struct sw_table WRITE_DOWN_TABLE = {
    .name = "write_down", .en = "Loss in value of old material, which stays in stock", .zh = "库存减值(材料仍可用)",
    .size = sizeof(struct sw_write_down_settings), .settings = WRITE_DOWN, .count = COUNT(WRITE_DOWN) };

#define AT(field) .offset = offsetof(struct sw_article_settings, field)
static const struct sw_setting ARTICLE[] = {
    { "product", SW_SHAPE_NAME, AT(product),
      .en = "Product whose attributes and coil weights the material has; not given: the one of the article's name", .zh = "材料对应的产品;缺省与名称相同" },
    { "initial", SW_SHAPE_QUANTITY, SW_MASS, 0, 1e15, AT(initial_g), .en = "On hand at the start", .zh = "期初库存" },
    { "every", SW_SHAPE_QUANTITY, SW_TIME, 1, 3.2e16, AT(every_us),
      .en = "Time between reviews; not given: at every change", .zh = "盘点周期;缺省为连续盘点" },
    { "first", SW_SHAPE_QUANTITY, SW_TIME, 0, 3.2e16, AT(first_us), .en = "When the first review is; not given: at the start", .zh = "首次盘点时刻;缺省为开始时" },
    { "calendar", SW_SHAPE_NAME, AT(calendar),
      .en = "Calendar in whose open time reviews are: one that is due while it is closed waits", .zh = "盘点日历;休息时顺延" },
    { "multiple", SW_SHAPE_QUANTITY, SW_MASS, 1, 1e15, AT(multiple_g),
      .en = "Orders are rounded up to a multiple of this", .zh = "订货量向上取整的倍数" },
    { "holding", SW_SHAPE_RATIO, SW_MONEY_PER_MASS_TIME, 0, 1e9, AT(holding), .en = "Cost of material on hand over time", .zh = "库存持有费用" },
    { "backorder", SW_SHAPE_RATIO, SW_MONEY_PER_MASS_TIME, 0, 1e9, AT(backorder), .en = "Cost of material that is waited for, over time", .zh = "缺货等待费用" },
    { "lost", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, 0, 1e9, AT(lost), .en = "Cost of what is turned away", .zh = "失单费用" },
    { "order_cost", SW_SHAPE_MAPPING, .table = &ORDER_COST_TABLE, AT(order_cost), .en = "What an order costs", .zh = "订货费用" },
    { "write_down", SW_SHAPE_MAPPING, .table = &WRITE_DOWN_TABLE, AT(write_down), .en = "Loss in value with age", .zh = "库龄减值" },
};
#undef AT
const struct sw_table SW_ARTICLE_TABLE = {
    .name = "article", .en = "Settings of every article of a stock", .zh = "库存品种共有设置",
    .size = sizeof(struct sw_article_settings), .settings = ARTICLE, .count = COUNT(ARTICLE) };
/* clang-format on */
