#include "model/measure_row.h"

#include "base/memory.h"
#include "model/development.h"
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

/* ----------------------------------------------------------- developments - */

static const struct sw_development *
development_of(const struct sw_run *run, const struct sw_series_map *map)
{
    return run->demands[map->demand];
}

static void development_time(struct sw_run *run,
                             const struct sw_series_map *map,
                             struct sw_total *total)
{
    const struct sw_development *development = development_of(run, map);
    if (development->approved_us == SW_NEVER_US) {
        total->unreached = 1;
        return;
    }
    total->samples = sw_new_array(1, sizeof(int64_t));
    total->samples[0] = development->approved_us - development->begun_us;
    total->sample_count = 1;
    total->numerator = (double)total->samples[0];
    total->denominator = 1.0;
}

static void development_trials(struct sw_run *run,
                               const struct sw_series_map *map,
                               struct sw_total *total)
{
    total->numerator = (double)development_of(run, map)->trials;
    total->denominator = 1.0;
}

static void development_heats(struct sw_run *run,
                              const struct sw_series_map *map,
                              struct sw_total *total)
{
    total->numerator = (double)development_of(run, map)->heats;
    total->denominator = 1.0;
}

static void development_surplus(struct sw_run *run,
                                const struct sw_series_map *map,
                                struct sw_total *total)
{
    total->numerator = (double)development_of(run, map)->surplus_g;
    total->denominator = 1.0;
}

/* clang-format off */
const struct sw_measure_row SW_DEVELOPMENT_ROWS[] = {
    {{"development_time", SW_MEASURES_DEVELOPMENT, "d", 1.0 / (double)SW_DAY_US, true, true,
      "Time from the beginning of a development to its approval", "新钢种开发至批准的时间"},
     development_time},
    {{"development_trials", SW_MEASURES_DEVELOPMENT, "trials", 1.0, false, true,
      "Trials of a development, over all stages", "开发试制次数(各阶段合计)"},
     development_trials},
    {{"development_heats", SW_MEASURES_DEVELOPMENT, "heats", 1.0, false, true,
      "Heats with lots of its trials", "含试制批次的炉数"},
     development_heats},
    {{"development_surplus", SW_MEASURES_DEVELOPMENT, "t", 1.0 / (double)SW_TONNE_G, false, true,
      "Tonnes poured in these heats beyond their lots", "这些炉次的余材吨数"},
     development_surplus},
};

const struct sw_measure_row SW_DISRUPTION_ROWS[] = {
    {{"disruptions", SW_MEASURES_DISRUPTION, "times", 1.0, false, true,
      "How often a disruption began in the window", "统计期内突发事件的次数"},
     disruptions},
    {{"disrupted", SW_MEASURES_DISRUPTION, "d", 1.0 / (double)SW_DAY_US, false, true,
      "Time of the window in which a disruption held", "统计期内突发事件持续的时间"},
     disrupted},
};
/* clang-format on */

_Static_assert(sizeof(SW_DEVELOPMENT_ROWS) / sizeof(SW_DEVELOPMENT_ROWS[0]) ==
                   SW_DEVELOPMENT_ROW_COUNT,
               "one row per measure of developments");
_Static_assert(sizeof(SW_DISRUPTION_ROWS) / sizeof(SW_DISRUPTION_ROWS[0]) ==
                   SW_DISRUPTION_ROW_COUNT,
               "one row per measure of disruptions");
