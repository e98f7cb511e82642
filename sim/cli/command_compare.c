#include "cli/experiment.h"

static enum sw_exit run_compare(const struct sw_options *options)
{
    if (options->count == 1) {
        if (!sw_study_is_file(options->arguments[0])) {
            return sw_command_usage(
                "'%s' is no study (it has no key 'study'): compare takes a "
                "study, or a baseline and other scenarios",
                options->arguments[0]);
        }
    } else {
        for (size_t i = 0; i < options->count; i++) {
            if (sw_study_is_file(options->arguments[i])) {
                return sw_command_usage("'%s' is a study: compare takes it "
                                        "alone",
                                        options->arguments[i]);
            }
        }
    }
    return sw_experiment_run(options, SW_EXPERIMENT_COMPARE);
}

static const struct sw_example examples[] = {
    {"steelway compare study.yaml --out results/study",
     "the options of a study, ranked; CSV files in a folder"},
    {"steelway compare base.yaml faster.yaml cheaper.yaml",
     "scenarios against the first of them"},
    {"steelway compare study.yaml --replications 200", "narrower intervals"},
    {0},
};

const struct sw_command sw_command_compare = {
    .name = "compare",
    .help = "compare options with a baseline, on the same random numbers",
    .usage = "steelway compare STUDY | steelway compare BASE OTHER...",
    .about =
        "Every option meets the same orders with the same process times and "
        "defects as the\nbaseline, so that differences are due to the option. "
        "Prints the options ranked by\nwhat the study improves, with "
        "differences and costs against the baseline, whose\nintervals hold "
        "together, and whether the limits of the study are kept. The first\n"
        "Ctrl-C lets the replications that are running finish and tells what "
        "is done; the\nsecond ends at once.",
    .examples = examples,
    .options = SW_EXPERIMENT_OPTIONS,
    .least = 1,
    .most = SW_MAX_SCENARIOS,
    .run = run_compare,
};
