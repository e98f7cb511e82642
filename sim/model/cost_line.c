#include "model/cost_line.h"

#include "model/cost.h"
#include "model/record.h"

static double delivered_g(const struct sw_run *run,
                          const struct sw_series_map *map)
{
    return (double)run->records->orders[map->group].delivered_g;
}

static void line(struct sw_run *run, const struct sw_series_map *map,
                 struct sw_total *total)
{
    total->numerator = (double)sw_cost_of(run, map->group, map->account);
    total->denominator = delivered_g(run, map);
}

static void per_tonne(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    total->numerator = (double)sw_cost_sum(run, map->group, map->payer);
    total->denominator = delivered_g(run, map);
}

static void per_km(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    per_tonne(run, map, total);
    total->denominator /= (double)map->product->tonnes_per.km_g;
}

static void per_mw(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    per_tonne(run, map, total);
    total->denominator /= (double)map->product->tonnes_per.mw_g;
}

/* Money units a gram to currency a tonne. */
#define A_TONNE ((double)SW_TONNE_G / (double)SW_MONEY_UNIT)
#define MONEY (1.0 / (double)SW_MONEY_UNIT)

/* clang-format off */
#define LINE(name, en, zh)                                                     \
    {{name, SW_MEASURES_COST, "CNY/t", A_TONNE, false, true, en, zh}, line}
const struct sw_measure_row SW_COST_ROWS[SW_COST_LINES] = {
    [SW_COST_VARIABLE] = LINE("variable",
        "Tonnes, lots and heats that pass a step", "变动费用:按吨、批、炉计"),
    [SW_COST_FREIGHT] = LINE("freight",
        "Tonnes, lots and trips of transport", "运费:按吨、批、趟计"),
    [SW_COST_HOURS] = LINE("hours",
        "Hours that a resource works", "资源作业小时费用"),
    [SW_COST_OVERTIME] = LINE("overtime",
        "Hours in which work is finished outside the calendar", "加班费用"),
    [SW_COST_CHANGEOVER] = LINE("changeover",
        "Setups and changeovers", "换型费用"),
    [SW_COST_LOST_HOURS] = LINE("lost_hours",
        "Margin of hours lost at a bottleneck that others would have bought", "瓶颈工时损失的边际利润"),
    [SW_COST_SURPLUS] = LINE("surplus_loss",
        "Price lost on steel poured beyond what was ordered", "余材价格损失"),
    [SW_COST_DOWNGRADE] = LINE("downgrade_loss",
        "Price lost on what is downgraded", "降级价格损失"),
    [SW_COST_SCRAP] = LINE("scrap_loss",
        "Value lost with what becomes scrap, what is remade included", "废品损失(含重做)"),
    [SW_COST_HOLDING] = LINE("holding",
        "Capital and place for work in process and stocks", "在制品及库存的资金与场地占用费"),
    [SW_COST_ORDERING] = LINE("ordering",
        "Orders by which stocks are filled up", "库存订货费用"),
    [SW_COST_SHORTAGE] = LINE("shortage",
        "Material of stocks that is waited for or turned away", "缺货费用"),
    [SW_COST_WRITE_DOWN] = LINE("write_down",
        "Loss in value of old material in stocks", "库存减值"),
    [SW_COST_RUSH_FEE] = LINE("rush_fee",
        "Fees of order classes", "订单等级附加费(如加急费)"),
    [SW_COST_PENALTY] = LINE("lateness_penalty",
        "Penalties for late delivery", "逾期违约金"),
    [SW_COST_POLICY] = LINE("response",
        "Uses of response policies", "响应规则使用费用"),
    [SW_COST_PROBLEM] = LINE("problem",
        "Concessions and credits for user problems, and lines that stand still", "用户问题的让步、退赔及停线损失"),
};
#undef LINE

const struct sw_measure_row SW_COST_SUM_ROWS[SW_COST_SUMS] = {
    [SW_COST_PER_TONNE] = {
        {"total", SW_MEASURES_COST, "CNY/t", A_TONNE, false, true,
         "All lines of a payer, or of all, over tonnes delivered", "费用合计(每吨)"}, per_tonne},
    [SW_COST_PER_KM] = {
        {"total_per_km", SW_MEASURES_COST, "CNY/km", MONEY, false, true,
         "All lines of a payer, or of all, over kilometres of guardrail delivered", "费用合计(每公里护栏)"}, per_km},
    [SW_COST_PER_MW] = {
        {"total_per_mw", SW_MEASURES_COST, "CNY/MW", MONEY, false, true,
         "All lines of a payer, or of all, over megawatts of brackets delivered", "费用合计(每兆瓦光伏支架)"}, per_mw},
};

const struct sw_measure_row SW_COST_UNIT_ROWS[SW_COST_UNITS] = {
    {{"cost_per_km", SW_MEASURES_ORDER, "CNY/km", MONEY, false, true,
      "Costs of the window over kilometres of guardrail delivered in it", "每公里护栏费用"}, per_km},
    {{"cost_per_mw", SW_MEASURES_ORDER, "CNY/MW", MONEY, false, true,
      "Costs of the window over megawatts of brackets delivered in it", "每兆瓦光伏支架费用"}, per_mw},
};
/* clang-format on */
