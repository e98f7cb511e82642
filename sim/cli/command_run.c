#include "cli/experiment.h"

static enum sw_exit run_run(const struct sw_options *options)
{
    if (sw_study_is_file(options->arguments[0])) {
        return sw_command_usage("'%s' is a study: steelway compare runs it",
                                options->arguments[0]);
    }
    return sw_experiment_run(options, SW_EXPERIMENT_RUN);
}

static const struct sw_example examples[] = {
    {"steelway run base.yaml", "tables on the terminal"},
    {"steelway run base.yaml --out results/base", "and CSV files in a folder"},
    {"steelway run base.yaml --set resources.hot_mill.units=2",
     "the same with one setting changed"},
    {"steelway run quarter.yaml --dates",
     "and the orders of its order book that will be late"},
    {"steelway run base.yaml --replications 200 --seed 7",
     "more replications, other random numbers"},
    {"steelway run base.yaml --out results/base --orders --events",
     "and every order and event of replication 1"},
    {0},
};

const struct sw_command sw_command_run = {
    .name = "run",
    .help = "run replications of one scenario",
    .usage = "steelway run SCENARIO",
    .about = "Prints for every product orders, delivery times and service with "
             "their intervals,\nwhere the delivery time goes, and how busy the "
             "resources are. The first Ctrl-C lets\nthe replications that are "
             "running finish and tells what is done; the second ends\nat once.",
    .examples = examples,
    .options = SW_EXPERIMENT_OPTIONS | SW_OPTION(DATES) | SW_OPTION(EXPECT),
    .least = 1,
    .most = 1,
    .run = run_run,
};
