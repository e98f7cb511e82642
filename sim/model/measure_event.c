#include "model/measure_row.h"

#include "model/disruption.h"

static const struct sw_disruption_state *
disruption_of(const struct sw_run *run, const struct sw_series_map *map)
{
    return &run->disruptions[map->own];
}

static void disruptions(struct sw_run *run, const struct sw_series_map *map,
                        struct sw_total *total)
{
    total->numerator = (double)disruption_of(run, map)->times;
    total->denominator = 1.0;
}

static void disrupted(struct sw_run *run, const struct sw_series_map *map,
                      struct sw_total *total)
{
    total->numerator = (double)sw_disruption_us(run, disruption_of(run, map));
    total->denominator = 1.0;
}

/* clang-format off */
const struct sw_measure_row SW_DISRUPTION_ROWS[] = {
    {{"disruptions", SW_MEASURES_DISRUPTION, "times", 1.0, false, true,
      "How often a disruption began in the window", "统计期内突发事件的次数"},
     disruptions},
    {{"disrupted", SW_MEASURES_DISRUPTION, "d", 1.0 / (double)SW_DAY_US, false, true,
      "Time of the window in which a disruption held", "统计期内突发事件持续的时间"},
     disrupted},
};
/* clang-format on */

_Static_assert(sizeof(SW_DISRUPTION_ROWS) / sizeof(SW_DISRUPTION_ROWS[0]) ==
                   SW_DISRUPTION_ROW_COUNT,
               "one row per measure of disruptions");
