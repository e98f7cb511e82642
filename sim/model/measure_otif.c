/*
 * measure_otif.c - orders delivered in full and on time, by every date and
 * level that there is but the first promise of an order.
 */
#include "model/measure_row.h"
#include "model/record.h"

#include <stddef.h>

static const struct sw_order_records *group_of(const struct sw_run *run,
                                               const struct sw_series_map *map)
{
    return &run->records->orders[map->group];
}

static void of_orders(const struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total, enum sw_basis basis)
{
    const struct sw_order_records *records = group_of(run, map);
    total->numerator = (double)records->otif[basis];
    total->denominator = (double)records->dated[basis];
}

static void of_projects(const struct sw_run *run,
                        const struct sw_series_map *map, struct sw_total *total,
                        enum sw_basis basis)
{
    const struct sw_order_records *records = group_of(run, map);
    total->numerator = (double)records->projects_otif[basis];
    total->denominator = (double)records->projects[basis];
}

static void otif_latest(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    of_orders(run, map, total, SW_BASIS_LATEST_PROMISE);
}

static void otif_requested(struct sw_run *run, const struct sw_series_map *map,
                           struct sw_total *total)
{
    of_orders(run, map, total, SW_BASIS_REQUESTED);
}

static void otif_project(struct sw_run *run, const struct sw_series_map *map,
                         struct sw_total *total)
{
    of_projects(run, map, total, SW_BASIS_FIRST_PROMISE);
}

static void otif_project_latest(struct sw_run *run,
                                const struct sw_series_map *map,
                                struct sw_total *total)
{
    of_projects(run, map, total, SW_BASIS_LATEST_PROMISE);
}

static void otif_project_requested(struct sw_run *run,
                                   const struct sw_series_map *map,
                                   struct sw_total *total)
{
    of_projects(run, map, total, SW_BASIS_REQUESTED);
}

static void revised(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    const struct sw_order_records *records = group_of(run, map);
    total->numerator = (double)records->revised;
    total->denominator = (double)records->orders;
}

const struct sw_measure_row SW_OTIF_ROWS[] = {
    {{"otif_latest", SW_MEASURES_ORDER, "%", 100.0, false, false,
      "Orders delivered in full within the window about the latest promise",
      "按时足量交付率 OTIF(按最新承诺)"},
     otif_latest},
    {{"otif_requested", SW_MEASURES_ORDER, "%", 100.0, false, false,
      "Orders delivered in full within the window about the requested date",
      "按时足量交付率 OTIF(按客户要求日期)"},
     otif_requested},
    {{"otif_project", SW_MEASURES_ORDER, "%", 100.0, false, false,
      "Projects of which all orders of the product kept the first promise",
      "项目 OTIF:该产品所有订单均守首次承诺的项目比例"},
     otif_project},
    {{"otif_project_latest", SW_MEASURES_ORDER, "%", 100.0, false, false,
      "Projects of which all orders of the product kept the latest promise",
      "项目 OTIF:该产品所有订单均守最新承诺的项目比例"},
     otif_project_latest},
    {{"otif_project_requested", SW_MEASURES_ORDER, "%", 100.0, false, false,
      "Projects of which all orders of the product kept the requested date",
      "项目 OTIF:该产品所有订单均守客户要求日期的项目比例"},
     otif_project_requested},
    {{"revised", SW_MEASURES_ORDER, "%", 100.0, false, true,
      "Orders whose promise was revised, of all", "承诺被改期的订单比例"},
     revised},
};
_Static_assert(sizeof(SW_OTIF_ROWS) / sizeof(SW_OTIF_ROWS[0]) ==
                   SW_OTIF_ROW_COUNT,
               "as many as measure_row.h says");
