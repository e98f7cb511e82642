/*
 * measure_policy.c - how often response policies were used, and what of.
 */
#include "model/measure_row.h"
#include "model/policy_run.h"

#include <stddef.h>

static const struct sw_policy_counts *counts_of(const struct sw_run *run,
                                                const struct sw_series_map *map)
{
    return &run->policies->counts[map->policy];
}

/* Told of a replication as a whole. */
static void set(struct sw_total *total, double value)
{
    total->numerator = value;
    total->denominator = 1;
}

static void fired(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->fired);
}

static void in_vain(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->in_vain);
}

static void refused(struct sw_run *run, const struct sw_series_map *map,
                    struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->refused);
}

static void lines(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->lines);
}

static void tonnes(struct sw_run *run, const struct sw_series_map *map,
                   struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->grams);
}

static void money(struct sw_run *run, const struct sw_series_map *map,
                  struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->money);
}

static void displaced(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->displaced[map->group]);
}

static void action_done(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->done[map->action]);
}

static void action_vain(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->vain[map->action]);
}

static void replenished(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    set(total, (double)counts_of(run, map)->replenished_g[map->action]);
}

/* clang-format off */
#define ROW(id, unit, scale, en, zh, fill)                                     \
    {{id, SW_MEASURES_POLICY, unit, scale, false, true, en, zh}, fill}
const struct sw_measure_row SW_POLICY_ROWS[SW_POLICY_ROW_COUNT] = {
    ROW("fired", "1", 1, "Firings of a response policy in the window", "统计期内规则触发次数", fired),
    ROW("in_vain", "1", 1, "Of these, those that found nothing to do", "其中无事可做的次数", in_vain),
    ROW("refused", "1", 1, "Firings, and orders of a firing, that its limit forbade", "因使用上限被拒的次数", refused),
    ROW("served", "1", 1, "Orders (lines) for which something was done, each time", "采取了措施的订单行次", lines),
    ROW("served_tonnes", "t", 1.0 / (double)SW_TONNE_G, "Their tonnes", "其吨数", tonnes),
    ROW("response_cost", "CNY", 1.0 / (double)SW_MONEY_UNIT, "What its use has cost", "规则使用费用", money),
};
const struct sw_measure_row SW_DISPLACED_ROW =
    ROW("put_off", "1", 1, "Promises of other orders that it has put off", "因其被推迟承诺的其他订单次", displaced);
const struct sw_measure_row SW_ACTION_ROWS[SW_ACTION_ROW_COUNT] = {
    ROW("done", "1", 1, "Times that an action did something", "措施生效次数", action_done),
    ROW("nothing_to_do", "1", 1, "Times that it found nothing to do", "措施无事可做的次数", action_vain),
};
const struct sw_measure_row SW_REPLENISHED_ROW =
    ROW("replenished", "t", 1.0 / (double)SW_TONNE_G, "Tonnes that an action `replenish` has ordered, in whole multiples", "`replenish` 措施追加订货的吨数（按整批倍数）", replenished);
#undef ROW
/* clang-format on */
